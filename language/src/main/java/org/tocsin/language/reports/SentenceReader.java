package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.morphology.Dictionary;

/** Recognises words, numbers, times and places of sentences. Safe to share between threads. */
final class SentenceReader {
  /** What of a country's is the whole country's: "on Ukraine's power grid". */
  private static final Set<String> WHOLE = Set.of("energy", "power", "grid", "gas", "electricity", "cities", "infrastructure", "critical");

  private final Phrases english = Phrases.of("report-en.tsv");
  private final Phrases ukrainian = Phrases.of("report-uk.tsv");
  private final Numbers numbers = new Numbers();
  private final EnglishPlaces englishPlaces;
  private final UkrainianPlaces ukrainianPlaces;
  private final Dictionary dictionary = new Dictionary();

  SentenceReader(Areas areas, Gazetteer gazetteer) {
    PlaceIndex index = new PlaceIndex(areas);
    englishPlaces = new EnglishPlaces(index);
    ukrainianPlaces = new UkrainianPlaces(index, gazetteer);
  }

  Read read(Sentence s, String text, boolean isUkrainian, @Nullable LocalDate published) {
    List<Mark> marks = (isUkrainian ? ukrainian : english).find(s);
    // "on Ukraine's capital" tells of the capital.
    marks.removeIf(m -> m.tag() == Tag.NATIONWIDE && s.isGenitive(m.to() - 1) && !WHOLE.contains(s.norm(m.to())));
    List<PlaceMention> places;
    if (isUkrainian) {
      synchronized (dictionary) {
        places = ukrainianPlaces.find(s, text, dictionary);
      }
    } else {
      places = englishPlaces.find(s, text);
    }
    Read r = new Read(s, marks, numbers.find(s), TimeFinder.mayTell(s) ? TimeFinder.find(s.at().of(text), published) : List.of(), places);
    List<PlaceMention> judged = isUkrainian ? ukrainianPlaces.judge(r) : EnglishWhere.judge(r);
    return new Read(s, marks, r.numbers(), r.times(), judged);
  }
}

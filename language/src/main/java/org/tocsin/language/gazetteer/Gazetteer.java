package org.tocsin.language.gazetteer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.language.gazetteer.Match.Reading;
import org.tocsin.language.morphology.RussianSpelling;
import org.tocsin.language.text.Token;

/**
 * Finds place names in every inflected form, in Ukrainian, Russian and English spelling. Built once from any set of
 * areas; answers never change afterwards, and it is safe to share between threads.
 */
public final class Gazetteer {
  private static final int MAX_WORDS = 5;
  private static final double KNOWN = 3;
  private static final int MAX_REMEMBERED = 50_000;
  private static final int LONG = 9;
  /** No word of a name is longer. */
  private static final int LONGEST = 30;

  private final Map<String, List<Entry>> entries;
  private final Map<String, List<PlaceName>> byTag;
  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
  /** Answers for words that may be Russian, trying many spellings each: what is asked often is asked again. */
  private final ConcurrentHashMap<String, List<Reading>> russian = new ConcurrentHashMap<>();

  private final ConcurrentHashMap<String, Boolean> russianBeginnings = new ConcurrentHashMap<>();

  private final ConcurrentHashMap<String, Word> words = new ConcurrentHashMap<>();
  private final Bucket known;

  private Gazetteer(GazetteerBuilder b) {
    entries = b.entries();
    byTag = b.tags();
    List<Entry> towns = new ArrayList<>();
    for (List<Entry> list : entries.values()) {
      for (Entry e : list) {
        if (e.name().rank() >= KNOWN && e.style() == Entry.Style.NAME) {
          towns.add(e);
        }
      }
    }
    known = new Bucket(towns);
  }

  /** Takes a few tenths of a second for the full register: forms are made when words that begin alike are first met. */
  public static Gazetteer of(Areas areas) {
    return new Gazetteer(new GazetteerBuilder(areas));
  }

  private Bucket bucket(String form) {
    String key = Entry.bucket(form);
    Bucket b = buckets.get(key);
    if (b != null) {
      return b;
    }
    List<Entry> list = entries.get(key);
    return list == null ? Bucket.EMPTY : buckets.computeIfAbsent(key, _ -> new Bucket(list));
  }

  /** The longest name that starts at a token, if any. */
  public Optional<Match> find(List<Token> tokens, int at) {
    if (!tokens.get(at).isWord()) {
      return Optional.empty();
    }
    Word word = word(tokens.get(at).norm());
    if (word.beginsLonger()) {
      Match found = longest(tokens, at);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return word.alone();
  }

  /** What is known of one word: whether longer names begin with it, and the names it is by itself. */
  private record Word(boolean beginsLonger, Optional<Match> alone) {}

  private Word word(String norm) {
    Word known = words.get(norm);
    if (known == null) {
      List<Reading> one = look(norm);
      known =
          new Word(
              bucket(norm).beginsLonger(norm) || beginsLongerInRussian(norm),
              one.isEmpty() ? Optional.empty() : Optional.of(new Match(1, one)));
      if (words.size() < MAX_REMEMBERED && norm.length() <= 2 * LONGEST) {
        words.put(norm, known);
      }
    }
    return known;
  }

  private boolean beginsLongerInRussian(String word) {
    if (!RussianSpelling.isPossible(word)) {
      return false;
    }
    Boolean known = russianBeginnings.get(word);
    if (known == null) {
      known = false;
      for (String candidate : RussianSpelling.asUkrainian(word)) {
        known |= bucket(candidate).beginsLonger(candidate);
      }
      if (russianBeginnings.size() < MAX_REMEMBERED) {
        russianBeginnings.put(word, known);
      }
    }
    return known;
  }

  private @Nullable Match longest(List<Token> tokens, int at) {
    int[] ends = new int[MAX_WORDS];
    String[] joined = new String[MAX_WORDS];
    StringBuilder s = new StringBuilder(tokens.get(at).norm());
    int words = 1;
    int i = at + 1;
    while (words < MAX_WORDS && i < tokens.size()) {
      Token t = tokens.get(i);
      boolean hyphen = t.is("-") && t.glued() && i + 1 < tokens.size() && tokens.get(i + 1).glued();
      // An abbreviation's full stop does not part a name: р. н., обл.
      boolean stop = t.is(".") && t.glued() && i + 1 < tokens.size() && tokens.get(i - 1).norm().length() <= 3;
      if (hyphen || stop) {
        i++;
        continue;
      }
      if (!t.isWord() && !(t.isNumber() && tokens.get(i - 1).is("-"))) {
        break;
      }
      s.append(' ').append(t.norm());
      i++;
      joined[words] = s.toString();
      ends[words] = i - at;
      words++;
    }
    for (int w = words - 1; w >= 1; w--) {
      List<Reading> r = look(joined[w]);
      if (!r.isEmpty()) {
        return new Match(ends[w], r);
      }
    }
    return null;
  }

  private List<Reading> look(String form) {
    List<Reading> direct = bucket(form).find(form);
    if (!direct.isEmpty()) {
      return direct;
    }
    if (!RussianSpelling.isPossible(form)) {
      return List.of();
    }
    List<Reading> remembered = russian.get(form);
    if (remembered != null) {
      return remembered;
    }
    List<Reading> found = List.of();
    for (String candidate : RussianSpelling.asUkrainian(form)) {
      found = bucket(candidate).find(candidate);
      if (!found.isEmpty()) {
        break;
      }
    }
    if (russian.size() < MAX_REMEMBERED) {
      russian.put(form, found);
    }
    return found;
  }

  /** Names of exactly this form (normal form: lower case, spaces for hyphens), likeliest first. */
  public List<Reading> listForms(String form) {
    return bucket(form).find(form);
  }

  /**
   * The name that one mended letter (missing, added, changed or swapped) makes of a word, when there is exactly one,
   * or one far better known than the others.
   */
  public Optional<Match> findSlip(String word) {
    if (word.length() < 5 || word.length() > LONGEST) {
      return Optional.empty();
    }
    Map<String, Reading> found = new LinkedHashMap<>();
    for (String c : Slips.of(word)) {
      for (Reading r : known.find(c)) {
        if (!r.adjective()) {
          found.putIfAbsent(r.name().label(), new Reading(r.name(), r.cases(), false, true));
        }
      }
    }
    if (found.isEmpty() && word.length() >= LONG) {
      longWordSlip(word, found);
    }
    List<Reading> sorted = new ArrayList<>(found.values());
    sorted.sort(Bucket.LIKELIEST);
    if (sorted.isEmpty() || sorted.size() > 1 && sorted.get(0).name().rank() < sorted.get(1).name().rank() + 2) {
      return Optional.empty();
    }
    return Optional.of(new Match(1, sorted.subList(0, 1)));
  }

  /** A long name has no neighbours one letter away: any settlement's may be mended, but not in its first letters. */
  private void longWordSlip(String word, Map<String, Reading> found) {
    Bucket near = bucket(word);
    for (String c : Slips.of(word)) {
      if (c.startsWith(word.substring(0, 3))) {
        for (Reading r : near.find(c)) {
          if (!r.adjective() && r.name().sites().size() == 1) {
            found.putIfAbsent(r.name().label(), new Reading(r.name(), r.cases(), false, true));
          }
        }
      }
    }
    if (found.size() > 1) {
      found.clear();
    }
  }

  /** Units and cities by the hashtag that siren channels use: no blanks, hyphens or apostrophes, lower case. */
  public List<PlaceName> listByTag(String tag) {
    return byTag.getOrDefault(GazetteerBuilder.tagKey(tag), List.of());
  }
}

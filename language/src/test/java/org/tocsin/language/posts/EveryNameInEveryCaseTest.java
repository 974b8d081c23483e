package org.tocsin.language.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.place.Settlement;
import org.tocsin.geography.AreaStore;
import org.tocsin.language.gazetteer.Gazetteer;

/**
 * Names of settlements in the cases of a dictionary that our own declension does not use, put into the same sentences: the
 * right code must come out, at the right end of the way.
 */
class EveryNameInEveryCaseTest {
  private static final int SAMPLE = 400;

  /** Sentences by the case that their name stands in; whether it is where the object is, or where it heads for. */
  private static final Map<String, List<String>> FRAMES =
      Map.of(
          "v_rod", List.of("at БпЛА від %s", "at Шахед біля %s", "to 2 шахеди в бік %s", "to ракета до %s"),
          "v_zna", List.of("to БпЛА на %s", "at 3 шахеди через %s", "at КР повз %s на захід"),
          "v_oru", List.of("at Шахед над %s", "at БпЛА під %s"),
          "v_mis", List.of("at шахед у %s"));

  private final Map<String, List<Settlement>> byName = new TreeMap<>();
  private final PostParser parser;

  EveryNameInEveryCaseTest(@TempDir Path empty) {
    var areas = new AreaStore(empty).load();
    areas.settlements().forEach(s -> byName.computeIfAbsent(s.nameUk().replace('’', '\''), _ -> new ArrayList<>()).add(s));
    parser = new PostParser(Gazetteer.of(areas));
  }

  @Test
  void aNameInAnyCaseIsReadToItsCode() throws IOException {
    Map<String, Map<String, TreeSet<String>>> forms = dictionaryForms();
    assertThat(forms).hasSizeGreaterThan(1_000);
    List<String> names = new ArrayList<>(forms.keySet());
    Collections.shuffle(names, new Random(5));
    Map<String, int[]> score = new TreeMap<>();
    for (String name : names.subList(0, SAMPLE)) {
      forms.get(name).forEach((grammaticalCase, words) -> {
        for (String frame : FRAMES.get(grammaticalCase)) {
          for (String word : words) {
            int[] n = score.computeIfAbsent(frame, _ -> new int[2]);
            n[0] += isRead(parser.parse(frame.substring(3).formatted(word)), name, frame.startsWith("at")) ? 1 : 0;
            n[1]++;
          }
        }
      });
    }
    // Measured: 0.95 to 1; "у" takes forms of the locative that are hardly used, and "на" those of a namesake.
    score.forEach((frame, n) -> assertThat((double) n[0] / n[1]).as(frame).isGreaterThan(frame.contains("шахед у ") ? 0.93 : 0.97));
  }

  @Test
  void aNameAloneIsASighting() {
    int right = 0;
    for (String name : byName.keySet()) {
      Parsed p = parser.parse(name + " два");
      right += p.kind() == PostKind.SIGHTING && (isRead(p, name, true) || isRead(p, name, false)) ? 1 : 0;
    }
    assertThat((double) right / byName.size()).isGreaterThan(0.99);
  }

  private boolean isRead(Parsed p, String name, boolean at) {
    if (p.statements().isEmpty()) {
      return false;
    }
    Statement s = p.statements().getFirst();
    List<Named> named = new ArrayList<>(at ? s.places() : s.toward());
    if (s.area() != null && at) {
      named.add(s.area());
    }
    return named.stream()
        .flatMap(n -> n.readings().stream())
        .flatMap(r -> r.name().sites().stream())
        .anyMatch(site -> byName.get(name).stream().anyMatch(x -> x.code().equals(site.code())));
  }

  /** Inflected forms of the names by case. */
  private Map<String, Map<String, TreeSet<String>>> dictionaryForms() throws IOException {
    Map<String, Map<String, TreeSet<String>>> out = new TreeMap<>();
    for (WordData w : new DictionaryLookup(Dictionary.read(EveryNameInEveryCaseTest.class.getResource("/org/languagetool/resource/uk/ukrainian.dict")))) {
      String tag = String.valueOf(w.getTag());
      if (tag.contains("prop:geo") && !tag.contains("arch") && !tag.contains("alt") && !tag.contains("bad") && byName.containsKey(w.getStem().toString())) {
        for (String c : FRAMES.keySet()) {
          if (tag.contains(c)) {
            out.computeIfAbsent(w.getStem().toString(), _ -> new TreeMap<>()).computeIfAbsent(c, _ -> new TreeSet<>()).add(w.getWord().toString());
          }
        }
      }
    }
    return out;
  }
}

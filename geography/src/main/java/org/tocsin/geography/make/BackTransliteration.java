package org.tocsin.geography.make;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The likeliest Ukrainian spelling of a romanised word that no dictionary has: of all spellings that the Latin letters
 * allow, the one that looks most like the names the model was made from. Soft signs and apostrophes, which the
 * romanisation drops, are tried wherever Ukrainian permits them.
 */
final class BackTransliteration {
  private static final int BEAM = 40;
  private static final int LONGEST = 5;
  private static final String SOFTENED = "дзлнстц";
  private static final String BEFORE_APOSTROPHE = "бвмпфркгхжчшщнд";
  private static final String IOTATED = "яюєї";
  /** What one spelling outside the official table costs, in units of the model's logarithm. */
  private static final double UNOFFICIAL = -3;
  /** What a spelling found in the dictionary gains. */
  private static final double KNOWN = 6;
  /** The official table backwards. */
  private static final Map<String, List<String>> OFFICIAL =
      table(
          "a а;b б;v в;h г;g ґ;d д;e е;ye є;ie є;zh ж;z з;y и й;i і й ї;yi ї ий;k к;l л;m м;n н;o о;p п;r р;s с;t т;"
              + "u у;f ф;kh х;ts ц тс;ch ч;sh ш;shch щ;yu ю;iu ю;ya я;ia я;zgh зг;ii ій ії;io йо іо");
  /** Older forms that GeoNames still has: BGN/PCGN, and Russian names in Crimea. */
  private static final Map<String, List<String>> OTHER =
      table(
          "g г;yy ий;iy ій ий;y і;i и;yo йо ьо о;iyi ії;iya ія;iyu ію;iye іє;' ь;'ya 'я я;'yu 'ю ю;'ye 'є є;'yi 'ї ї;"
              + "ovka івка;yovka івка;evka івка;yevka ївка;oye е;skoye ське;ovo ове;yevo єве;evo еве;ino ине;yno ине");

  private static Map<String, List<String>> table(String text) {
    Map<String, List<String>> out = new TreeMap<>();
    for (String row : text.split(";")) {
      String[] cells = row.split(" ");
      out.put(cells[0], List.of(cells).subList(1, cells.length));
    }
    return out;
  }

  private record Path(String written, double score) {}

  private final LetterModel model;
  private final Predicate<String> known;

  /** @param known whether a spelling in lower case is a word */
  BackTransliteration(LetterModel model, Predicate<String> known) {
    this.model = model;
    this.known = known;
  }

  /** @param latin one word in lower case; letters outside the table are copied */
  String spell(String latin) {
    List<List<Path>> reached = new ArrayList<>();
    for (int i = 0; i <= latin.length(); i++) {
      reached.add(new ArrayList<>());
    }
    reached.getFirst().add(new Path("   ", 0));
    for (int at = 0; at < latin.length(); at++) {
      for (Path p : best(reached.get(at))) {
        boolean read = false;
        for (int n = 1; n <= LONGEST && at + n <= latin.length(); n++) {
          String chunk = latin.substring(at, at + n);
          read |= extend(p, OFFICIAL, chunk, 0, reached.get(at + n));
          read |= extend(p, OTHER, chunk, UNOFFICIAL, reached.get(at + n));
        }
        if (!read) {
          reached.get(at + 1).add(append(p, latin.substring(at, at + 1), 0));
        }
      }
    }
    return best(reached.getLast().stream().map(this::ended).toList()).getFirst().written().strip();
  }

  private Path ended(Path p) {
    return append(p, " ", known.test(p.written().strip()) ? KNOWN : 0);
  }

  private boolean extend(Path p, Map<String, List<String>> table, String chunk, double cost, List<Path> to) {
    List<String> spellings = table.getOrDefault(chunk, List.of());
    char last = p.written().charAt(p.written().length() - 1);
    for (String letters : spellings) {
      to.add(append(p, letters, cost));
      if (IOTATED.indexOf(letters.charAt(0)) >= 0 && BEFORE_APOSTROPHE.indexOf(last) >= 0) {
        to.add(append(p, "'" + letters, cost));
      }
      if (SOFTENED.indexOf(letters.charAt(letters.length() - 1)) >= 0) {
        to.add(append(p, letters + "ь", cost));
      }
    }
    return !spellings.isEmpty();
  }

  private Path append(Path p, String letters, double cost) {
    String written = p.written();
    double score = p.score() + cost;
    for (int i = 0; i < letters.length(); i++) {
      score += model.score(written, letters.charAt(i));
      written += letters.charAt(i);
    }
    return new Path(written, score);
  }

  private static List<Path> best(List<Path> paths) {
    return paths.stream()
        .sorted(Comparator.comparingDouble(Path::score).reversed().thenComparing(Path::written))
        .limit(BEAM)
        .toList();
  }
}

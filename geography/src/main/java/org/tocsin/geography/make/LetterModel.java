package org.tocsin.geography.make;

import java.util.Collection;
import java.util.HashMap;

/** How likely a letter follows the three before it in a language's names: interpolated counts of one to four letters. */
final class LetterModel {
  private static final int ORDER = 4;
  /** Shares of the estimates from one, two, three and four letters; the longer ones decide where they were seen. */
  private static final double[] SHARE = {0.02, 0.08, 0.25, 0.65};
  /** For a letter never seen, so that no spelling is impossible. */
  private static final double FLOOR = 1e-6;

  private final HashMap<String, Integer> counts = new HashMap<>();
  /** How often each run of letters was followed by any. */
  private final HashMap<String, Integer> followed = new HashMap<>();

  /** @param names in lower case */
  LetterModel(Collection<String> names) {
    for (String name : names) {
      String s = edges(name);
      for (int end = ORDER; end <= s.length(); end++) {
        for (int n = 1; n <= ORDER; n++) {
          followed.merge(s.substring(end - n, end - 1), 1, Integer::sum);
          counts.merge(s.substring(end - n, end), 1, Integer::sum);
        }
      }
    }
  }

  /** Three blanks before the name and one after it are letters of their own. */
  static String edges(String name) {
    return "   " + name + " ";
  }

  /** Natural logarithm of the chance of {@code next} after {@code before}, which has at least three letters. */
  double score(String before, char next) {
    double p = FLOOR;
    for (int n = 1; n <= ORDER; n++) {
      String context = before.substring(before.length() - n + 1);
      int seen = followed.getOrDefault(context, 0);
      if (seen > 0) {
        p += SHARE[n - 1] * counts.getOrDefault(context + next, 0) / seen;
      }
    }
    return StrictMath.log(p);
  }

  /** Of a whole name. */
  double score(String name) {
    String s = edges(name);
    double sum = 0;
    for (int i = ORDER - 1; i < s.length(); i++) {
      sum += score(s.substring(0, i), s.charAt(i));
    }
    return sum;
  }
}

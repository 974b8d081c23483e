package org.tocsin.language.reports;

import java.util.Locale;
import java.util.Set;

/** Right, invented and missed of one field. */
final class Tally {
  private int right;
  private int invented;
  private int missed;

  void sets(Set<String> truth, Set<String> read) {
    for (String t : truth) {
      if (read.contains(t)) {
        right++;
      } else {
        missed++;
      }
    }
    for (String r : read) {
      invented += truth.contains(r) ? 0 : 1;
    }
  }

  void pairs(int pairs, int truths, int reads) {
    right += pairs;
    missed += truths - pairs;
    invented += reads - pairs;
  }

  void answer(boolean correct) {
    if (correct) {
      right++;
    } else {
      missed++;
    }
  }

  double f1() {
    return right == 0 ? invented + missed == 0 ? 1 : 0 : 2.0 * right / (2.0 * right + invented + missed);
  }

  double share() {
    return right + missed == 0 ? 1 : (double) right / (right + missed);
  }

  String asF1(String name) {
    double p = right + invented == 0 ? 1 : (double) right / (right + invented);
    double r = right + missed == 0 ? 1 : (double) right / (right + missed);
    return String.format(Locale.ROOT, "%-44s F1 %.3f  precision %.3f  recall %.3f  (%d right, %d invented, %d missed)%n", name, f1(), p, r, right, invented, missed);
  }

  String asShare(String name) {
    return String.format(Locale.ROOT, "%-44s %.3f  (%d of %d)%n", name, share(), right, right + missed);
  }
}

package org.tocsin.language.gazetteer;

import java.util.LinkedHashSet;
import java.util.Set;

/** Words one typing slip away: a letter missing, added, changed, or two neighbours swapped. */
final class Slips {
  private static final String LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'";

  private Slips() {}

  static Set<String> of(String w) {
    Set<String> out = new LinkedHashSet<>();
    for (int i = 0; i < w.length(); i++) {
      String head = w.substring(0, i);
      out.add(head + w.substring(i + 1));
      if (i + 1 < w.length()) {
        out.add(head + w.charAt(i + 1) + w.charAt(i) + w.substring(i + 2));
      }
    }
    for (int i = 0; i <= w.length(); i++) {
      for (int l = 0; l < LETTERS.length(); l++) {
        out.add(w.substring(0, i) + LETTERS.charAt(l) + w.substring(i));
        if (i < w.length()) {
          out.add(w.substring(0, i) + LETTERS.charAt(l) + w.substring(i + 1));
        }
      }
    }
    out.remove(w);
    return out;
  }
}

package org.tocsin.language.morphology;

import java.util.ArrayList;
import java.util.List;

/**
 * Ukrainian spellings that a Russian spelling of a Ukrainian name may stand for. The two differ by regular
 * correspondences of letters (Светловодска, Світловодська), so a look-up tries the few spellings they admit rather than
 * holding a second set of forms. Cases survive: the endings that differ are mapped as well.
 */
public final class RussianSpelling {
  private static final int MAX = 96;
  /** No name is longer. */
  private static final int MAX_LENGTH = 40;
  private static final String[][] ENDINGS = {
    {"ской", "ської", "ській"}, {"ская", "ська"}, {"скую", "ську"}, {"ского", "ського"}, {"скому", "ському"},
    {"ском", "ському", "ськом"}, {"ским", "ським"}, {"ский", "ський"}, {"ске", "ську", "ське"}, {"ску", "ську"}, {"ска", "ська"},
    {"ском", "ськом"}, {"ске", "ську"}, {"ск", "ськ"}, {"цкой", "цької", "цькій"}, {"цкая", "цька"}, {"цкую", "цьку"},
    {"цкого", "цького"}, {"цкому", "цькому"}, {"цкий", "цький"}, {"цка", "цька"}, {"цку", "цьку"}, {"цк", "цьк"},
    {"ки", "ки"}, {"ке", "ці", "ке"}, {"ге", "зі", "ге"}, {"ой", "ою", "ої", "ій"}, {"ого", "ого"}, {"ое", "е"}, {"ые", "і"}, {"ый", "ий"},
    {"ия", "ія"}, {"ии", "ії"}, {"ию", "ію"}, {"ье", "'я"}, {"е", "і", "е", "ї"}, {"ье", "я"},
  };

  private RussianSpelling() {}

  /** Whether a word (normal form) is worth trying: Cyrillic with a vowel that the two write differently. */
  public static boolean isPossible(String form) {
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c == 'ы' || c == 'э' || c == 'ъ') {
        return form.length() <= MAX_LENGTH;
      }
      if (c == 'і' || c == 'ї' || c == 'є' || c < 128 && c != ' ') {
        return false;
      }
    }
    return form.length() >= 4 && form.length() <= MAX_LENGTH;
  }

  public static List<String> asUkrainian(String given) {
    // Черкасской, Черкаської: the double letter is Russian only.
    String form = given.replace("сск", "ск");
    List<String> out = new ArrayList<>();
    boolean ended = false;
    for (String[] e : ENDINGS) {
      if (form.endsWith(e[0])) {
        String stem = form.substring(0, form.length() - e[0].length());
        for (int i = 1; i < e.length; i++) {
          spell(stem, 0, new StringBuilder(), e[i], out);
        }
        ended = true;
        if (e[0].length() > 1) {
          break;
        }
      }
    }
    if (!ended || form.length() < 9) {
      spell(form, 0, new StringBuilder(), "", out);
    }
    return out;
  }

  private static void spell(String s, int at, StringBuilder sofar, String ending, List<String> out) {
    if (out.size() >= MAX) {
      return;
    }
    if (at == s.length()) {
      out.add(sofar + ending);
      return;
    }
    String options =
        switch (s.charAt(at)) {
          case 'и' -> at == 0 ? "іи" : "иії";
          case 'е' -> "еієї";
          case 'о' -> "оі";
          case 'ы' -> "и";
          case 'э' -> "е";
          case 'ъ' -> "'";
          case 'с' -> at + 1 < s.length() && s.charAt(at + 1) == 'к' ? "с" : "с";
          default -> String.valueOf(s.charAt(at));
        };
    int mark = sofar.length();
    for (int i = 0; i < options.length(); i++) {
      sofar.append(options.charAt(i));
      spell(s, at + 1, sofar, ending, out);
      sofar.setLength(mark);
    }
  }
}

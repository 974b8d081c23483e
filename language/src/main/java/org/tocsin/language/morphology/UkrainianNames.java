package org.tocsin.language.morphology;

import static org.tocsin.language.morphology.Case.ACCUSATIVE;
import static org.tocsin.language.morphology.Case.DATIVE;
import static org.tocsin.language.morphology.Case.GENITIVE;
import static org.tocsin.language.morphology.Case.INSTRUMENTAL;
import static org.tocsin.language.morphology.Case.LOCATIVE;
import static org.tocsin.language.morphology.Case.NOMINATIVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Declension of Ukrainian place names by their endings. Where an ending admits two paradigms (Лозова is declined as an
 * adjective, Полтава as a noun) both are given: a form that nobody uses does no harm, a missing one loses a place.
 * Names are given and returned in normal form: lower case, plain apostrophe, spaces for hyphens.
 */
public final class UkrainianNames {
  private static final String VOWELS = "аеєиіїоуюя";
  private static final int MAX_FORMS_PER_CASE = 6;

  private UkrainianNames() {}

  /** Forms of a name of one or several words; words decline together. */
  public static Forms of(String name) {
    String[] words = name.split(" ");
    if (words.length == 1) {
      return word(name);
    }
    List<Forms> parts = new ArrayList<>();
    for (String w : words) {
      parts.add(word(w));
    }
    Forms out = new Forms().add(NOMINATIVE, name);
    // Of a hyphenated name people often decline the last word only: на Конча-Заспу.
    String before = name.substring(0, name.lastIndexOf(' '));
    parts.getLast().all().forEach((form, cases) -> out.add(cases, before + ' ' + form));
    for (int c = NOMINATIVE; c <= LOCATIVE; c <<= 1) {
      List<String> joined = List.of("");
      for (Forms p : parts) {
        List<String> next = new ArrayList<>();
        for (String head : joined) {
          for (Map.Entry<String, Integer> f : p.all().entrySet()) {
            if ((f.getValue() & c) != 0 && next.size() < MAX_FORMS_PER_CASE * 2) {
              next.add(head.isEmpty() ? f.getKey() : head + ' ' + f.getKey());
            }
          }
        }
        joined = next;
      }
      for (String j : joined) {
        out.add(c, j);
      }
    }
    return out;
  }

  private static Forms word(String w) {
    Forms f = new Forms().add(NOMINATIVE, w);
    int n = w.length();
    if (n < 3 || !Character.isLetter(w.charAt(n - 1))) {
      return f.add(Case.ANY, w);
    }
    String stem = w.substring(0, n - 1);
    String stem2 = w.substring(0, n - 2);
    switch (w.charAt(n - 1)) {
      case 'а' -> feminineHard(f, stem);
      case 'я' -> softA(f, stem);
      case 'е', 'є' -> neuterE(f, w, stem);
      case 'о' ->
          f.add(GENITIVE, stem + "а").add(DATIVE, stem + "у").add(ACCUSATIVE, w).add(INSTRUMENTAL, stem + "ом")
              .add(LOCATIVE, stem + "і", stem + "у");
      case 'и', 'і', 'ї' -> {
        if (w.endsWith("кі") || w.endsWith("ні") || w.endsWith("ві") || w.endsWith("рі")) {
          pluralAdjective(f, w, stem);
        }
        plural(f, w, stem);
      }
      case 'й' -> {
        if (w.endsWith("ий") || w.endsWith("ій")) {
          f.add(GENITIVE, stem2 + "ого", stem2 + "ього").add(DATIVE, stem2 + "ому", stem2 + "ьому").add(ACCUSATIVE, w, stem2 + "ого")
              .add(INSTRUMENTAL, stem2 + "им", stem2 + "ім").add(LOCATIVE, stem2 + "ому", stem2 + "им", stem2 + "ім");
        }
        f.add(GENITIVE, stem + "я", stem + "ю").add(DATIVE, stem + "ю").add(ACCUSATIVE, w).add(INSTRUMENTAL, stem + "єм")
            .add(LOCATIVE, stem + "ї", stem + "ю");
      }
      case 'ь' -> soft(f, w, stem);
      default -> masculine(f, w);
    }
    return f;
  }

  private static String palatalised(String stem) {
    char last = stem.charAt(stem.length() - 1);
    String head = stem.substring(0, stem.length() - 1);
    return switch (last) {
      case 'к' -> head + 'ц';
      case 'г' -> head + 'з';
      case 'х' -> head + 'с';
      default -> stem;
    };
  }

  private static void feminineHard(Forms f, String stem) {
    String p = palatalised(stem);
    boolean hushing = "жчшщ".indexOf(stem.charAt(stem.length() - 1)) >= 0;
    f.add(ACCUSATIVE, stem + "у").add(INSTRUMENTAL, stem + "ою").add(DATIVE | LOCATIVE, p + "і").add(GENITIVE, stem + "и");
    if (hushing) {
      f.add(GENITIVE, stem + "і").add(INSTRUMENTAL, stem + "ею");
    }
    f.add(GENITIVE, stem + "ої").add(DATIVE | LOCATIVE, stem + "ій");
  }

  private static void softA(Forms f, String stem) {
    int n = stem.length();
    char last = stem.charAt(n - 1);
    boolean doubled = n >= 2 && last == stem.charAt(n - 2) || last == '\'';
    if (doubled) {
      f.add(GENITIVE | ACCUSATIVE, stem + "я").add(DATIVE, stem + "ю").add(INSTRUMENTAL, stem + "ям")
          .add(LOCATIVE, stem + "і", stem + "ю").add(DATIVE | LOCATIVE, stem + "ї");
      if (last != '\'') {
        return;
      }
    }
    boolean vowel = VOWELS.indexOf(last) >= 0 || last == '\'';
    f.add(ACCUSATIVE, stem + "ю").add(INSTRUMENTAL, stem + (vowel ? "єю" : "ею"))
        .add(GENITIVE | DATIVE | LOCATIVE, stem + (vowel ? "ї" : "і"));
    if (!vowel) {
      f.add(GENITIVE, stem + "ьої").add(DATIVE | LOCATIVE, stem + "ій").add(INSTRUMENTAL, stem + "ьою");
    }
  }

  private static void neuterE(Forms f, String w, String stem) {
    f.add(ACCUSATIVE, w);
    if (w.endsWith("є")) {
      f.add(GENITIVE, stem + "ього", stem + "я").add(DATIVE, stem + "ьому", stem + "ю")
          .add(INSTRUMENTAL, stem + "ім", stem + "єм").add(LOCATIVE, stem + "ьому", stem + "ї");
      return;
    }
    if (w.endsWith("ре") || w.endsWith("ле")) {
      f.add(GENITIVE, stem + "я").add(DATIVE, stem + "ю");
    }
    f.add(GENITIVE, stem + "а").add(DATIVE, stem + "у").add(INSTRUMENTAL, stem + "ем", stem + "ом").add(LOCATIVE, stem + "і", stem + "у");
    if (!w.endsWith("ще") && !w.endsWith("це")) {
      f.add(GENITIVE, stem + "ого").add(DATIVE, stem + "ому").add(INSTRUMENTAL, stem + "им").add(LOCATIVE, stem + "ому", stem + "им", stem + "ім");
    }
  }

  private static void pluralAdjective(Forms f, String w, String stem) {
    f.add(GENITIVE | LOCATIVE, stem + "их", stem + "іх").add(DATIVE, stem + "им", stem + "ім").add(ACCUSATIVE, w)
        .add(INSTRUMENTAL, stem + "ими", stem + "іми");
  }

  private static void plural(Forms f, String w, String stem) {
    boolean soft = w.endsWith("і") || w.endsWith("ї");
    f.add(ACCUSATIVE, w);
    if (w.endsWith("ї")) {
      f.add(GENITIVE, stem + "їв", stem + "й").add(DATIVE, stem + "ям").add(INSTRUMENTAL, stem + "ями").add(LOCATIVE, stem + "ях");
      return;
    }
    String a = soft ? "я" : "а";
    f.add(GENITIVE, stem + "ів").add(DATIVE, stem + a + "м").add(INSTRUMENTAL, stem + a + "ми").add(LOCATIVE, stem + a + "х");
    if (soft) {
      f.add(GENITIVE, stem + "ей", stem + "ь").add(DATIVE, stem + "ам").add(INSTRUMENTAL, stem + "ами").add(LOCATIVE, stem + "ах");
    }
    int n = stem.length();
    char last = stem.charAt(n - 1);
    if (n >= 3 && VOWELS.indexOf(stem.charAt(n - 2)) < 0 && stem.charAt(n - 2) != '\'') {
      // A zero ending parts a cluster: Петрушки, Петрушок; Лубни, Лубен.
      String head = stem.charAt(n - 2) == 'ь' ? stem.substring(0, n - 2) : stem.substring(0, n - 1);
      f.add(GENITIVE, head + "о" + last, head + "е" + last);
    }
    f.add(GENITIVE, stem);
    int o = lastIndexOf(stem, 'о', 'е');
    if (o > 0 && o >= n - 3) {
      f.add(GENITIVE, stem.substring(0, o) + 'і' + stem.substring(o + 1));
    }
    if (w.endsWith("яни") || w.endsWith("ани")) {
      f.add(GENITIVE, stem);
    }
  }

  private static int lastIndexOf(String s, char a, char b) {
    return Math.max(s.lastIndexOf(a), s.lastIndexOf(b));
  }

  private static void soft(Forms f, String w, String stem) {
    // Feminine of the third declension: Умань.
    f.add(GENITIVE | DATIVE | LOCATIVE, stem + "і").add(ACCUSATIVE, w);
    char last = stem.charAt(stem.length() - 1);
    f.add(INSTRUMENTAL, VOWELS.indexOf(stem.charAt(stem.length() - 2)) >= 0 ? stem + last + "ю" : stem + "ю");
    // Masculine: Бориспіль, Борисполя; Кременець, Кременця.
    for (String s : stemsOf(stem)) {
      f.add(GENITIVE, s + "я").add(DATIVE, s + "ю", s + "еві").add(INSTRUMENTAL, s + "ем").add(LOCATIVE, s + "і", s + "ю", s + "еві");
    }
  }

  private static void masculine(Forms f, String w) {
    f.add(ACCUSATIVE, w);
    boolean hushing = "жчшщц".indexOf(w.charAt(w.length() - 1)) >= 0;
    for (String s : stemsOf(w)) {
      f.add(GENITIVE, s + "а", s + "у").add(DATIVE, s + "у", s + "ові").add(INSTRUMENTAL, s + "ом")
          .add(LOCATIVE, s + "і", s + "у", s + "ові", palatalised(s) + "і");
      if (hushing) {
        f.add(INSTRUMENTAL, s + "ем").add(DATIVE, s + "еві");
      }
      if (w.endsWith("ин") || w.endsWith("їн") || w.endsWith("ів") || w.endsWith("їв")) {
        f.add(INSTRUMENTAL, s + "им").add(GENITIVE, s + "ого").add(LOCATIVE | DATIVE, s + "ому");
      }
    }
  }

  /** The stems of oblique cases: і of a closed syllable opens to о or е, a fleeting е or о falls out. */
  private static List<String> stemsOf(String w) {
    List<String> out = new ArrayList<>(3);
    int n = w.length();
    char v = w.charAt(n - 2);
    char c = w.charAt(n - 1);
    String head = w.substring(0, n - 2);
    if (v == 'і' && !w.endsWith("ік")) {
      out.add(head + 'о' + c);
      out.add(head + 'е' + c);
      out.add(w);
    } else if (v == 'ї') {
      out.add(head + 'є' + c);
      out.add(w);
    } else if (v == 'е' && c == 'ц' || v == 'о' && c == 'к' || v == 'е' && c == 'р' && n > 4) {
      boolean softBefore = head.endsWith("л") || head.endsWith("н") && c == 'ц';
      out.add(head + c);
      if (softBefore) {
        out.add(head + 'ь' + c);
      }
      out.add(w);
    } else if (v == 'е' && c == 'л') {
      out.add(head + c);
      out.add(w);
    } else if (v == 'є' && c == 'ц') {
      out.add(head + 'й' + c);
      out.add(head + 'ї' + c);
    } else {
      out.add(w);
    }
    return out;
  }
}

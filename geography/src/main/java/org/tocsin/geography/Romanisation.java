package org.tocsin.geography;

import java.util.Map;

/**
 * Ukrainian names in Latin letters by the table of the Cabinet of Ministers' resolution 55 of 27 January 2010, as in
 * passports and on road signs: {@code Згурівка} is {@code Zghurivka}.
 */
public final class Romanisation {
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('а', "a"), Map.entry('б', "b"), Map.entry('в', "v"), Map.entry('г', "h"),
          Map.entry('ґ', "g"), Map.entry('д', "d"), Map.entry('е', "e"), Map.entry('є', "ie"),
          Map.entry('ж', "zh"), Map.entry('з', "z"), Map.entry('и', "y"), Map.entry('і', "i"),
          Map.entry('ї', "i"), Map.entry('й', "i"), Map.entry('к', "k"), Map.entry('л', "l"),
          Map.entry('м', "m"), Map.entry('н', "n"), Map.entry('о', "o"), Map.entry('п', "p"),
          Map.entry('р', "r"), Map.entry('с', "s"), Map.entry('т', "t"), Map.entry('у', "u"),
          Map.entry('ф', "f"), Map.entry('х', "kh"), Map.entry('ц', "ts"), Map.entry('ч', "ch"),
          Map.entry('ш', "sh"), Map.entry('щ', "shch"), Map.entry('ю', "iu"), Map.entry('я', "ia"),
          Map.entry('ь', ""), Map.entry('\'', ""), Map.entry('’', ""), Map.entry('ʼ', ""));
  private static final Map<Character, String> FIRST_LETTERS =
      Map.of('є', "ye", 'ї', "yi", 'й', "y", 'ю', "yu", 'я', "ya");

  private Romanisation() {}

  /** Letters outside the Ukrainian alphabet stay as they are. */
  public static String of(String ukrainian) {
    StringBuilder out = new StringBuilder(ukrainian.length() + 8);
    boolean inWord = false;
    char previous = ' ';
    for (int i = 0; i < ukrainian.length(); i++) {
      char c = ukrainian.charAt(i);
      char lower = Character.toLowerCase(c);
      String latin = LETTERS.get(lower);
      if (latin == null) {
        out.append(c);
      } else {
        latin = inWord ? latin : FIRST_LETTERS.getOrDefault(lower, latin);
        latin = lower == 'г' && previous == 'з' ? "gh" : latin;
        out.append(c == lower || latin.isEmpty() ? latin : capitalised(latin));
      }
      inWord = Character.isLetter(c) || latin != null && inWord;
      previous = lower;
    }
    return out.toString();
  }

  private static String capitalised(String latin) {
    return Character.toUpperCase(latin.charAt(0)) + latin.substring(1);
  }
}

package org.tocsin.language.reports;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tocsin.language.text.Table;

/** The numbers that stand in a text in any form, found without the reader's rules: a check on what it reads. */
final class NumbersOf {
  private static final Pattern DIGITS = Pattern.compile("\\d{1,3}(?:[ ,\u00a0\u202f]\\d{3}(?!\\d))+|\\d{1,9}");
  private static final Pattern WORDS = Pattern.compile("[\\p{L}'’]+");
  private static final Pattern SINGLE = Pattern.compile("(?iU)\\b(a|an|another|man|woman|girl|boy|child|людин\\p{L}|чолов\\p{L}+|жінк\\p{L}|дитин\\p{L}|особ\\p{L}|діл\\p{L}+|хлоп\\p{L}+|дівч\\p{L}+|мешкан\\p{L}+|поранено|чергову)\\b");
  private static final Pattern PARTS = Pattern.compile("(?U)\\b(half(?: an?)?|пів|півтора|півтори) (dozen|hundred|thousand|десятк\\p{L}+|сотн\\p{L}+|тисяч\\p{L}*)");
  private static final Pattern PAIR = Pattern.compile("(?iU)\\b(couple|husband and wife|подружжя)\\b");
  private static final Pattern NONE = Pattern.compile("(?iU)\\b(no|without|nobody|none|не|немає|без|ніхто)\\b");

  private NumbersOf() {}

  static Set<Integer> in(String text) {
    Set<Integer> out = new LinkedHashSet<>();
    Matcher m = DIGITS.matcher(text);
    while (m.find()) {
      String d = m.group().replaceAll("\\D", "");
      if (d.length() <= 9) {
        out.add(Integer.parseInt(d));
      }
      for (String part : m.group().split("\\D")) {
        out.add(Integer.parseInt(part));
      }
    }
    String low = text.toLowerCase(Locale.ROOT).replace('’', '\'').replace('-', ' ');
    Set<String> words = new LinkedHashSet<>();
    Matcher w = WORDS.matcher(low);
    while (w.find()) {
      words.add(w.group());
    }
    for (Table.Row r : Table.resource(NumbersOf.class, "numbers.tsv")) {
      for (String word : r.get(2).split(",")) {
        boolean there = word.indexOf(' ') > 0 ? low.contains(word) : words.contains(word);
        if (there) {
          int v = Integer.parseInt(r.get(1));
          out.add(v);
          Set<Integer> more = new LinkedHashSet<>();
          for (int o : out) {
            boolean product = r.get(0).equals("times") && (long) o * v < 1_000_000_000L;
            boolean sum = v >= 20 && v < 100 && o < 10;
            more.add(product ? o * v : sum ? v + o : o);
          }
          out.addAll(more);
        }
      }
    }
    Matcher parts = PARTS.matcher(low);
    while (parts.find()) {
      int halves = parts.group(1).startsWith("півт") ? 3 : 1;
      String round = parts.group(2);
      int of = round.equals("dozen") ? 12 : round.startsWith("десят") ? 10 : round.equals("thousand") || round.startsWith("тис") ? 1000 : 100;
      out.add(halves * of / 2);
    }
    if (SINGLE.matcher(text).find()) {
      out.add(1);
    }
    if (PAIR.matcher(text).find()) {
      out.add(2);
    }
    if (NONE.matcher(text).find()) {
      out.add(0);
    }
    return out;
  }
}

package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Quantity.Bound;
import org.tocsin.language.text.Table;
import org.tocsin.language.text.Token;

/** Finds the numbers of a sentence that may count something, in digits and in words, with their bounds. */
final class Numbers {
  private static final int MAX_DIGITS = 9;
  private static final int MAX_PHRASE = 4;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2040;

  /** Halves that a word stands for. */
  private static final Map<String, Integer> HALVES = Map.of("half", 1, "пів", 1, "півтора", 3, "півтори", 3);

  private static final Map<String, Integer> ROUND =
      Map.ofEntries(Map.entry("dozen", 12), Map.entry("hundred", 100), Map.entry("thousand", 1000), Map.entry("десятка", 10), Map.entry("десятки", 10), Map.entry("десятків", 10), Map.entry("сотні", 100), Map.entry("сотня", 100), Map.entry("сотень", 100), Map.entry("тисячі", 1000), Map.entry("тисяч", 1000));

  private record Word(String kind, int value) {}

  private final Map<String, Word> words = new HashMap<>();
  private final Map<String, Bound> before = new HashMap<>();
  private final Map<String, Bound> after = new HashMap<>();
  private final List<String> measures = new ArrayList<>();

  Numbers() {
    for (Table.Row r : Table.resource(Numbers.class, "numbers.tsv")) {
      for (String w : r.get(2).split(",")) {
        words.put(w, new Word(r.get(0), Integer.parseInt(r.get(1))));
      }
    }
    for (Table.Row r : Table.resource(Numbers.class, "bounds.tsv")) {
      for (String w : r.get(1).split(",")) {
        (r.get(2).isEmpty() ? before : after).put(w, Bound.valueOf(r.get(0).toUpperCase(Locale.ROOT)));
      }
    }
    for (Table.Row r : Table.resource(Numbers.class, "measures.tsv")) {
      measures.add(r.get(0));
    }
  }

  /** A bare number, before bounds. */
  private record Core(int value, boolean vague, int from, int to, boolean digits) {}

  List<NumberMention> find(Sentence s) {
    List<NumberMention> out = new ArrayList<>();
    for (int i = 0; i < s.size(); ) {
      Core c = core(s, i);
      if (c == null) {
        i++;
        continue;
      }
      Core top = range(s, c);
      int to = top == null ? c.to : top.to;
      if (counts(s, c, to)) {
        out.add(mention(s, c, top, to));
      }
      i = to;
    }
    return out;
  }

  private NumberMention mention(Sentence s, Core c, @Nullable Core top, int to) {
    if (top != null) {
      return new NumberMention(new Quantity(c.value, Bound.RANGE, top.value, false, false, false), c.from, c.from, to, true);
    }
    int from = c.from;
    Bound b = null;
    for (int n = MAX_PHRASE; n >= 1 && b == null; n--) {
      if (c.from - n >= 0) {
        b = before.get(join(s, c.from - n, c.from));
        from = b == null ? from : c.from - n;
      }
    }
    if (b == Bound.AT_MOST && "до".equals(s.norm(from)) && !c.digits) {
      b = null;
    }
    if (b == null && s.norm(to).equals("+")) {
      return new NumberMention(Quantity.of(c.value, Bound.AT_LEAST), from, c.from, to + 1, true);
    }
    for (int n = 2; n >= 1 && b == null; n--) {
      b = after.get(join(s, to, Math.min(s.size(), to + n)));
    }
    if (c.vague) {
      return new NumberMention(new Quantity(c.value, Bound.AT_LEAST, null, true, false, false), from, c.from, to, true);
    }
    return new NumberMention(Quantity.of(c.value, b == null ? Bound.EXACT : b), from, c.from, to, b != null && b != Bound.EXACT);
  }

  private static String join(Sentence s, int from, int to) {
    StringBuilder b = new StringBuilder();
    for (int i = from; i < to; i++) {
      b.append(i > from ? " " : "").append(s.norm(i));
    }
    return b.toString();
  }

  private @Nullable Core core(Sentence s, int i) {
    Token t = s.token(i);
    if (t.isNumber()) {
      return digits(s, i);
    }
    Word w = t.isWord() ? words.get(t.norm()) : null;
    if (w == null && t.isWord() && ("a".equals(t.norm()))) {
      w = words.get(join(s, i, Math.min(s.size(), i + 3)));
      if (w != null) {
        return new Core(w.value, true, i, i + 3, false);
      }
      Word next = words.get(s.norm(i + 1));
      return next != null && next.kind.equals("times") ? new Core(next.value, false, i, i + 2, false) : null;
    }
    Core part = t.isWord() ? part(s, i) : null;
    if (part != null) {
      return part;
    }
    if (w == null || w.kind.equals("vague") || w.kind.equals("times")) {
      return w == null ? null : new Core(w.value, w.kind.equals("vague"), i, i + 1, false);
    }
    return inWords(s, i);
  }

  /** "half a dozen", "пів сотні", "півтора десятка", "два десятки": parts and sums of round numbers. */
  private @Nullable Core part(Sentence s, int i) {
    Integer half = HALVES.get(s.norm(i));
    int next = i + 1 + (half != null && s.norm(i + 1).equals("a") ? 1 : 0);
    Integer round = ROUND.get(s.norm(next));
    Word unit = words.get(s.norm(i));
    if (round == null || half == null && (unit == null || !unit.kind.equals("unit") || unit.value > 9)) {
      return null;
    }
    int value = half != null ? half * round / 2 : unit.value * round;
    return new Core(value, false, i, next + 1, false);
  }

  private Core inWords(Sentence s, int at) {
    int value = 0;
    int i = at;
    while (i < s.size()) {
      if (s.isJoint(i)) {
        i++;
        continue;
      }
      Word w = words.get(s.norm(i));
      if (w == null || w.kind.equals("vague") || w.kind.equals("unit") && i > at && value % 10 != 0) {
        break;
      }
      value = w.kind.equals("times") ? value * w.value : value + w.value;
      i++;
      if (value > 1_000_000) {
        break;
      }
    }
    while (i > at + 1 && s.norm(i - 1).equals("-")) {
      i--;
    }
    return new Core(value, false, at, i, false);
  }

  private @Nullable Core digits(Sentence s, int at) {
    StringBuilder d = new StringBuilder(s.token(at).raw());
    int i = at + 1;
    while (i + 1 < s.size() && (s.norm(i).equals(",") && s.token(i).glued() && s.token(i + 1).glued() || s.token(i).raw().isBlank())
        && s.token(i + 1).isNumber() && s.token(i + 1).raw().length() == 3 && d.length() <= MAX_DIGITS) {
      d.append(s.token(i + 1).raw());
      i += 2;
    }
    // "1 200" with a space between thousands.
    while (i < s.size() && s.token(i).isNumber() && s.token(i).raw().length() == 3 && d.length() <= 3 && !s.token(i).glued()
        && s.token(i).start() - s.token(i - 1).end() == 1) {
      d.append(s.token(i).raw());
      i++;
    }
    if (d.length() > MAX_DIGITS) {
      return null;
    }
    int value = Integer.parseInt(d.toString());
    boolean sign = i < s.size() && s.token(i).norm().equals("х") && s.token(i).glued();
    if (sign) {
      i++;
    }
    Word times = i < s.size() ? words.get(s.norm(i)) : null;
    if (times != null && times.kind.equals("times") && value < 1_000 && times.value > 12) {
      long product = (long) value * times.value;
      return product > 1_000_000_000 ? null : new Core((int) product, false, at, i + 1, true);
    }
    return new Core(value, false, at, i, true);
  }

  private @Nullable Core range(Sentence s, Core c) {
    int i = c.to;
    boolean dash = c.digits && s.norm(i).equals("-") && i + 1 < s.size() && s.token(i + 1).isNumber();
    if (!dash) {
      return null;
    }
    Core top = core(s, i + 1);
    return top != null && top.value > c.value ? top : null;
  }

  /** Whether what follows and precedes leaves it a count: no measure, money, year, clock time, date, age or model number. */
  private boolean counts(Sentence s, Core c, int to) {
    if (c.digits && !countable(s, c, to)) {
      return false;
    }
    int i = to;
    while (s.norm(i).equals("-") && s.isJoint(i)) {
      i++;
    }
    String next = s.norm(i);
    for (String m : measures) {
      if (m.endsWith("*") ? next.startsWith(m.substring(0, m.length() - 1)) : next.equals(m)) {
        return false;
      }
    }
    boolean pronoun = !c.digits && c.value == 1 && ("of".equals(next) || "another".equals(next) || "no".equals(s.norm(c.from - 1)) || "із".equals(next) || "з".equals(next));
    return !pronoun;
  }

  private static boolean countable(Sentence s, Core c, int to) {
    String prev = s.norm(c.from - 1);
    if ("$€£#№@".contains(prev) && !prev.isEmpty() || prev.equals("no") && s.norm(to).isEmpty()) {
      return false;
    }
    boolean age = prev.equals(",") && s.norm(to).equals(",") && c.value < 110 && to == c.from + 1;
    boolean year = age || c.value >= FIRST_YEAR && c.value <= LAST_YEAR && to == c.from + 1;
    boolean gluedBefore = s.token(c.from).glued() && c.from > 0 && !prev.equals("(") && !prev.equals("\"") && !prev.equals("#");
    // Kh-101, S-300, 18.00, 12.04.24, 22:05, 2.5
    boolean piece = gluedBefore && (prev.equals("-") || prev.equals(".") || prev.equals(":") || prev.equals("/") || s.token(c.from - 1).isWord());
    boolean more = to + 1 < s.size() && s.token(to).glued() && s.token(to + 1).glued() && s.token(to + 1).isNumber() && ".:/".contains(s.norm(to)) && !s.norm(to).isEmpty();
    boolean unit = to < s.size() && s.token(to).glued() && s.token(to).isWord() && !s.norm(to).equals("х") && s.norm(to).length() <= 2;
    return !year && !piece && !more && !unit;
  }
}

package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tocsin.language.text.Table;

/**
 * Cuts a stored text into sentences: run-together sentences are parted, lines that a sentence was broken into are
 * joined, furniture of the page is left out. Bounded: what lies beyond {@link #MAX_TEXT} characters is not read.
 */
final class SentenceSplitter {
  /** No article is longer; a page that is holds something else. */
  static final int MAX_TEXT = 120_000;

  /** A longer stretch without an end is cut: what is in it is no sentence. */
  private static final int MAX_SENTENCE = 1_500;

  private static final Set<String> ABBREVIATIONS =
      Set.of("mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "capt", "sgt", "st", "no", "vs", "jan", "feb", "mar", "apr", "jun", "jul",
          "aug", "sep", "sept", "oct", "nov", "dec", "approx", "м", "с", "смт", "обл", "вул", "ім", "тис", "млн", "грн", "р", "рр", "ін", "о",
          "об", "просп", "буд", "напр", "ред", "св", "т", "зб");

  private final Pattern furniture;

  SentenceSplitter() {
    List<String> all = new ArrayList<>();
    Table.resource(SentenceSplitter.class, "furniture.tsv").forEach(r -> all.add(r.get(0)));
    furniture = Pattern.compile(String.join("|", all), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  List<Sentence> split(String given) {
    String text = given.length() > MAX_TEXT ? given.substring(0, MAX_TEXT) : given;
    List<Sentence> out = new ArrayList<>();
    int firstBreak = text.strip().indexOf('\n');
    int lines = 0;
    boolean first = true;
    for (int from = 0; from < text.length(); ) {
      int to = paragraphEnd(text, from);
      if (!text.substring(from, to).isBlank()) {
        boolean headline = first && firstBreak > 0 && to - from < 300 && !text.substring(from, to).strip().endsWith(".");
        sentences(text, from, to, lines++, headline, out);
        first = false;
      }
      from = to;
    }
    return out;
  }

  /** A line ends a paragraph unless the sentence plainly goes on in the next. */
  private static int paragraphEnd(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int nl = text.indexOf('\n', i);
      if (nl < 0) {
        return text.length();
      }
      int next = nl + 1;
      while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\u00a0')) {
        next++;
      }
      if (next >= text.length() || text.charAt(next) == '\n') {
        return nl + 1;
      }
      String before = text.substring(from, nl).stripTrailing();
      char c = text.charAt(next);
      boolean goesOn = Character.isLowerCase(c) && !before.isEmpty() && !endsSentence(before)
          || (before.endsWith(":") || before.endsWith(" і") || before.endsWith(" та") || before.endsWith(",")) && Character.isLetterOrDigit(c) && before.length() > 25;
      if (!goesOn) {
        return nl + 1;
      }
      i = nl + 1;
    }
    return i;
  }

  private static boolean endsSentence(String s) {
    char c = s.charAt(s.length() - 1);
    return c == '.' || c == '!' || c == '?' || c == '…' || c == '”' || c == '»';
  }

  private void sentences(String text, int from, int to, int paragraph, boolean headline, List<Sentence> out) {
    int start = from;
    for (int i = from; i < to; i++) {
      boolean end = i - start >= MAX_SENTENCE && text.charAt(i) == ' ' || i - start >= 2 * MAX_SENTENCE || isEnd(text, i, start, to);
      if (end) {
        int stop = i + 1;
        while (stop < to && "\"”»’)".indexOf(text.charAt(stop)) >= 0) {
          stop++;
        }
        add(text, start, stop, paragraph, headline, out);
        start = stop;
        i = stop - 1;
      }
    }
    add(text, start, to, paragraph, headline, out);
  }

  private static boolean isEnd(String text, int i, int start, int to) {
    char c = text.charAt(i);
    if (c == '!' || c == '?' || c == '…' || c == ';') {
      return true;
    }
    if (c != '.') {
      return false;
    }
    int next = i + 1;
    while (next < to && "\"”»’)".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next >= to) {
      return true;
    }
    boolean space = Character.isWhitespace(text.charAt(next)) || text.charAt(next) == '\u00a0';
    while (next < to && (Character.isWhitespace(text.charAt(next)) || text.charAt(next) == '\u00a0')) {
      next++;
    }
    if (next >= to) {
      return true;
    }
    char n = text.charAt(next);
    if (Character.isLowerCase(n) || !space && Character.isDigit(n)) {
      return false;
    }
    int w = i;
    while (w > start && Character.isLetter(text.charAt(w - 1))) {
      w--;
    }
    String word = text.substring(w, i);
    if (word.length() == 1 || ABBREVIATIONS.contains(word.toLowerCase(java.util.Locale.ROOT))) {
      return false;
    }
    // Without a space only a capital after a written-out word parts: "began.The", not "U.S" or "tvn24.Pl".
    return space || Character.isUpperCase(n) || n == '-' || n == '"' || n == '“';
  }

  private void add(String text, int from, int to, int paragraph, boolean headline, List<Sentence> out) {
    int a = from;
    int b = to;
    while (a < b && !isInk(text.charAt(a))) {
      a++;
    }
    while (b > a && !isInk(text.charAt(b - 1))) {
      b--;
    }
    if (b - a < 3) {
      return;
    }
    if (furniture.matcher(text).region(a, b).lookingAt()) {
      return;
    }
    out.add(Sentence.of(text, new Span(a, b), out.size(), paragraph, headline));
  }

  private static boolean isInk(char c) {
    return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\u200b' && c != '\ufeff' && c != '\u2060' && c != '\u00ad';
  }
}

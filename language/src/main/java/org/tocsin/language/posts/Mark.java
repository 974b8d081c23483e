package org.tocsin.language.posts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.Match;

/**
 * A stretch of tokens that means something: words of the lexicon, a number, a place name or a sign.
 *
 * @param from index of the first token
 * @param to index after the last token
 * @param entries roles of the lexicon; empty for others
 * @param number the number, or -1
 * @param place the place name, or null
 * @param sign a punctuation sign, emoji or line break that matters, or empty
 */
record Mark(int from, int to, List<Lexicon.Entry> entries, int number, @Nullable Match place, String sign) {
  static Mark words(int from, int to, List<Lexicon.Entry> entries) {
    return new Mark(from, to, entries, -1, null, "");
  }

  static Mark number(int from, int to, int n) {
    return new Mark(from, to, List.of(), n, null, "");
  }

  static Mark place(int from, int to, Match m) {
    return new Mark(from, to, List.of(), -1, m, "");
  }

  static Mark sign(int at, String sign) {
    return new Mark(at, at + 1, List.of(), -1, null, sign);
  }

  boolean is(Role role) {
    for (Lexicon.Entry e : entries) {
      if (e.role() == role) {
        return true;
      }
    }
    return false;
  }

  boolean isAny(Role... roles) {
    for (Role r : roles) {
      if (is(r)) {
        return true;
      }
    }
    return false;
  }

  Lexicon.@Nullable Entry entry(Role role) {
    for (Lexicon.Entry e : entries) {
      if (e.role() == role) {
        return e;
      }
    }
    return null;
  }

  boolean isSign(String s) {
    return sign.equals(s);
  }

  /** A number of objects in words or digits. */
  boolean isCount() {
    return number >= 0 || is(Role.COUNT);
  }

  int count() {
    Lexicon.Entry e = entry(Role.COUNT);
    return e != null ? Integer.parseInt(e.argument()) : number;
  }

  boolean isBreak() {
    return sign.equals("\n") || sign.equals(".") || sign.equals("!") || sign.equals("?") || sign.equals(";");
  }
}

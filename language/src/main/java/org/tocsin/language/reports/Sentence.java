package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.language.text.Token;
import org.tocsin.language.text.Tokens;

/**
 * One sentence, caption or line of a report.
 *
 * @param at where in the report's text it stands
 * @param tokens its tokens; their offsets count from the start of the sentence
 * @param number from 0, in the order of the text
 * @param paragraph number of the paragraph or line it stands in, from 0
 * @param headline stands on the first line of a text that has more than one, or is a title kept apart
 */
record Sentence(Span at, List<Token> tokens, int number, int paragraph, boolean headline) {

  static Sentence of(String text, Span at, int number, int paragraph, boolean headline) {
    List<Token> out = new ArrayList<>();
    for (Token t : Tokens.of(at.of(text))) {
      if (t.kind() != Token.Kind.LINE_BREAK) {
        out.add(plain(t));
      }
    }
    return new Sentence(at, out, number, paragraph, headline);
  }

  /** English genitives lose their ending: Ukraine's. */
  private static Token plain(Token t) {
    String n = t.norm();
    if (n.endsWith("'s") && n.length() > 3) {
      return new Token(t.kind(), t.raw(), n.substring(0, n.length() - 2), t.start(), t.end(), t.glued());
    }
    return t;
  }

  int size() {
    return tokens.size();
  }

  Token token(int i) {
    return tokens.get(i);
  }

  /** The normal form of a token; empty beyond the ends. */
  String norm(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).norm() : "";
  }

  boolean isGenitive(int i) {
    if (i < 0 || i >= tokens.size()) {
      return false;
    }
    String raw = tokens.get(i).raw();
    return raw.length() > 2 && raw.endsWith("s") && raw.charAt(raw.length() - 2) != 's' && !Character.isLetter(raw.charAt(raw.length() - 2));
  }

  /** A hyphen inside a compound: 14-year-old. */
  boolean isJoint(int i) {
    return i > 0 && i + 1 < tokens.size() && norm(i).equals("-") && tokens.get(i).glued() && tokens.get(i + 1).glued();
  }

  /** The stretch of the report's text that tokens {@code from} to {@code to} (exclusive) take. */
  Span span(int from, int to) {
    return new Span(at.start() + tokens.get(from).start(), at.start() + tokens.get(Math.max(from, to - 1)).end());
  }

  String words(String text, int from, int to) {
    return span(from, to).of(text).replaceAll("\\s+", " ");
  }
}

package org.tocsin.language.text;

/**
 * A word, number, sign or emoji of a text.
 *
 * @param raw as written
 * @param norm lower case, one kind of apostrophe and dash, Latin look-alikes inside Cyrillic words replaced
 * @param start offset of the first character in the text
 * @param end offset after the last character
 * @param glued no space between this token and the one before it
 */
public record Token(Kind kind, String raw, String norm, int start, int end, boolean glued) {
  public enum Kind {
    WORD,
    NUMBER,
    SIGN,
    EMOJI,
    LINE_BREAK
  }

  public boolean isWord() {
    return kind == Kind.WORD;
  }

  public boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  public boolean is(String norm) {
    return this.norm.equals(norm);
  }

  /** Starts with a capital letter. */
  public boolean capitalised() {
    return Character.isUpperCase(raw.codePointAt(0));
  }
}

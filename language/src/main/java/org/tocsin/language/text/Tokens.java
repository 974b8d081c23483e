package org.tocsin.language.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tocsin.language.text.Token.Kind;

/** Cuts a text into tokens in one pass. Letters and digits are parted, so "Ту-95мс" gives ту - 95 мс. */
public final class Tokens {
  /** Longer texts are cut here: no channel's post is longer than 4,096 characters. */
  public static final int MAX_LENGTH = 8_192;

  private static final String LATIN = "abcehikmoptxyABCEHIKMOPTXY";
  private static final String CYRILLIC = "авсенікмортхуАВСЕНІКМОРТХУ";

  private Tokens() {}

  public static List<Token> of(String given) {
    String text = given.length() > MAX_LENGTH ? given.substring(0, MAX_LENGTH) : given;
    List<Token> out = new ArrayList<>(text.length() / 4 + 4);
    int end = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int n = Character.charCount(c);
      if (c == '\n') {
        out.add(new Token(Kind.LINE_BREAK, "\n", "\n", i, i + 1, false));
        i++;
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || isIgnored(c)) {
        // Invisible joiners and selectors do not part what they stand between.
        end = isIgnored(c) && end == i ? i + n : end;
        i += n;
      } else {
        int to = i + n;
        Kind kind;
        if (isLetter(c)) {
          kind = Kind.WORD;
          to = wordEnd(text, to);
        } else if (c >= '0' && c <= '9') {
          kind = Kind.NUMBER;
          while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
          }
        } else {
          kind = isEmoji(c) ? Kind.EMOJI : Kind.SIGN;
        }
        String raw = text.substring(i, to);
        out.add(new Token(kind, raw, norm(kind, raw), i, to, end == i));
        i = to;
        end = to;
      }
    }
    return out;
  }

  private static boolean isLetter(int c) {
    return c == '×' || Character.isLetter(c) && c != 'ㅤ';
  }

  private static int wordEnd(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int n = Character.charCount(c);
      boolean inner = isApostrophe(c) && i + n < text.length() && Character.isLetter(text.codePointAt(i + n));
      if (!isLetter(c) && !isCombining(c) && !inner) {
        break;
      }
      i += n;
    }
    return i;
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == 'ʼ' || c == '‘' || c == '`' || c == '´' || c == '′' || c == 'ʹ';
  }

  private static boolean isCombining(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isIgnored(int c) {
    return c == 0xFE0F || c == 0x200D || c == 0x200B || c == 0xFEFF || c == 0x2060 || c == 0x00AD || c == 0x3164
        || c == 0x20E3;
  }

  private static boolean isEmoji(int c) {
    int type = Character.getType(c);
    return type == Character.OTHER_SYMBOL
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.MODIFIER_SYMBOL && c > 0xFFFF
        || c >= 0x2190 && c <= 0x21FF
        || c >= 0x2600 && c <= 0x27BF
        || c == 0x203C
        || c == 0x2049;
  }

  /** "БІЛАААА": a letter three times or more is a shout. */
  private static String unstretched(StringBuilder s) {
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); ) {
      int end = i;
      while (end < s.length() && s.charAt(end) == s.charAt(i)) {
        end++;
      }
      out.append(s, i, end - i > 2 ? i + 1 : end);
      i = end;
    }
    return out.toString();
  }

  private static String norm(Kind kind, String raw) {
    if (kind != Kind.WORD) {
      return switch (raw) {
        case "—", "–", "‒", "−", "‐", "‑", "―" -> "-";
        case "«", "»", "“", "”", "„", "\"" -> "\"";
        case "⏩", "➔", "→", "⇒", "▶", "👉", "⤵", "↗", "↘", "↖", "↙", "⬆", "⬇" -> "➡";
        default -> raw;
      };
    }
    StringBuilder s = new StringBuilder(raw.length());
    boolean cyrillic = false;
    for (int i = 0; i < raw.length(); i++) {
      cyrillic |= raw.charAt(i) >= 'Ѐ' && raw.charAt(i) <= 'ӿ';
    }
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      int at = cyrillic && c < 128 ? LATIN.indexOf(c) : -1;
      if (at >= 0) {
        s.append(CYRILLIC.charAt(at));
      } else if (isApostrophe(c)) {
        s.append('\'');
      } else if (!isCombining(c)) {
        s.append(c);
      }
    }
    String low = unstretched(s).toLowerCase(Locale.ROOT);
    return switch (low) {
      case "x", "×" -> "х";
      default -> low.indexOf('ё') >= 0 ? low.replace('ё', 'е') : low;
    };
  }
}

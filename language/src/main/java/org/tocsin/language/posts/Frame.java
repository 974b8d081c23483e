package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.language.text.Tokens;

/**
 * A post without what its channel puts on every post: signatures, invitations, addresses, hashtags. Removed parts become
 * blanks, so that offsets stay those of the post.
 *
 * @param tags hashtags without the sign
 * @param soliciting it holds an address or a card number
 */
record Frame(String text, List<String> tags, boolean soliciting) {

  static Frame of(String given) {
    String cut = given.length() > Tokens.MAX_LENGTH ? given.substring(0, Tokens.MAX_LENGTH) : given;
    StringBuilder s = new StringBuilder(cut);
    List<String> tags = new ArrayList<>();
    boolean soliciting = false;
    int start = 0;
    while (start < s.length()) {
      int end = s.indexOf("\n", start);
      end = end < 0 ? s.length() : end;
      for (int i = start; i < end; i++) {
        char c = s.charAt(i);
        if (c == '#' || c == '@') {
          int stop = i + 1;
          while (stop < end && (Character.isLetterOrDigit(s.charAt(stop)) || s.charAt(stop) == '_' || s.charAt(stop) == '\'' || s.charAt(stop) == '’')) {
            stop++;
          }
          if (c == '#' && stop > i + 1) {
            tags.add(s.substring(i + 1, stop));
          }
          blank(s, i, stop);
        } else if (c == '|') {
          blank(s, sentenceStart(s, start, i), end);
        } else if (c == '[' && (s.indexOf("[url]", i) == i || s.indexOf("[card]", i) == i) || c == 'h' && s.indexOf("http", i) == i) {
          soliciting = true;
          blank(s, start, end);
        } else if (c == '➡' && s.indexOf("Підписатися", i) > i && s.indexOf("Підписатися", i) <= i + 3) {
          blank(s, start, end);
        }
      }
      start = end + 1;
    }
    return new Frame(s.toString(), tags, soliciting);
  }

  private static int sentenceStart(StringBuilder s, int lineStart, int at) {
    for (int i = at; i > lineStart; i--) {
      char c = s.charAt(i - 1);
      if (c == '.' || c == '!' || c == '?') {
        return i;
      }
    }
    return lineStart;
  }

  private static void blank(StringBuilder s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.charAt(i) != '\n') {
        s.setCharAt(i, ' ');
      }
    }
  }
}

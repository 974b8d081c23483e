package org.tocsin.language.reports;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.text.Table;
import org.tocsin.language.text.Token;

/** Who says what a sentence tells: named persons in one spelling, else offices as written. */
final class Speakers {
  private static final Set<String> NO_NAME =
      Set.of("on", "in", "the", "at", "a", "an", "but", "and", "he", "she", "it", "they", "his", "her", "as", "after", "telegram", "facebook", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "president", "mayor",
          "governor", "minister", "defense", "defence", "foreign", "regional", "head", "mr", "mrs", "ms", "gen", "lt", "ukrainian", "russian", "ukraine", "russia", "kyiv", "kharkiv", "moscow", "x", "according", "local", "officials", "cnn", "bbc", "reuters", "this", "we", "there", "these", "for", "two", "three", "secretary", "state");
  private static final int REACH = 14;

  private final Map<String, String> names = new HashMap<>();

  Speakers() {
    for (Table.Row r : Table.resource(Speakers.class, "officials.tsv")) {
      for (String last : r.get(1).split(",")) {
        names.put(last, r.get(0));
      }
    }
  }

  /** The name nearest before or after a verb of saying or asking, or the office named there; null when none is. */
  @Nullable String find(Read r, String text, Mark verb) {
    Sentence s = r.sentence();
    String office = null;
    for (int d = 1; d <= REACH; d++) {
      for (int i : new int[] {verb.from() - d, verb.to() - 1 + d}) {
        if (i < 0 || i >= s.size()) {
          continue;
        }
        String known = names.get(s.norm(i));
        if (known != null) {
          return known;
        }
        String name = name(s, text, i);
        if (name != null && i < verb.from() && r.placeAt(i) == null) {
          return name;
        }
        boolean before = i < verb.from() && d <= 4;
        Mark title = before ? r.at(Tag.TITLE, i) : null;
        if (title != null && office == null) {
          int from = Math.max(0, title.from() - (title.from() > 0 && s.token(title.from() - 1).capitalised() ? 1 : 0));
          office = s.words(text, from, title.to());
        }
        Mark staff = before ? r.at(Tag.STAFF, i) : null;
        if (staff != null && office == null) {
          office = s.words(text, Math.max(0, staff.from() - 1), staff.to()).replaceFirst("^(?i)(the|and) ", "");
        }
      }
    }
    return office;
  }

  @Nullable String known(Token t) {
    return names.get(t.norm());
  }

  private static @Nullable String name(Sentence s, String text, int i) {
    boolean two = i > 0 && isName(s, i) && isName(s, i - 1) && s.token(i - 1).end() + 1 == s.token(i).start();
    return two ? s.words(text, i - 1, i + 1).replaceAll("['’]s$", "") : null;
  }

  private static boolean isName(Sentence s, int i) {
    Token t = s.token(i);
    return t.isWord() && t.capitalised() && t.raw().length() > 2 && !NO_NAME.contains(t.norm());
  }
}

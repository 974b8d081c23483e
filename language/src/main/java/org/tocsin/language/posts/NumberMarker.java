package org.tocsin.language.posts;

import java.util.List;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.morphology.Dictionary;
import org.tocsin.language.text.Token;

/** Numbers that count objects, told from clock times, distances, thousands and what other nouns count. */
final class NumberMarker {
  private static final int MAX_NUMBER = 999;
  /** Kilometres; a longer way from a place says nothing of where something is. */
  private static final int FARTHEST = 150;

  private final Lexicon lexicon;
  private final Gazetteer gazetteer;
  private final Dictionary dictionary;

  NumberMarker(Lexicon lexicon, Gazetteer gazetteer, Dictionary dictionary) {
    this.lexicon = lexicon;
    this.gazetteer = gazetteer;
    this.dictionary = dictionary;
  }

  /** Marks what a number counts, if it counts objects; returns the index after it. */
  int mark(List<Token> tokens, int i, List<Mark> out) {
    int end = i + 1;
    int value = parse(tokens.get(i).norm());
    // "40,000", "1 200": thousands are no objects.
    while (end + 1 < tokens.size() && (tokens.get(end).is(",") || tokens.get(end).is(".")) && tokens.get(end).glued() && tokens.get(end + 1).isNumber() && tokens.get(end + 1).glued() && tokens.get(end + 1).norm().length() == 3) {
      value = MAX_NUMBER + 1;
      end += 2;
    }
    if (!out.isEmpty() && out.getLast().is(Role.MEASURE) && i - out.getLast().to() <= 1) {
      return i + 1;
    }
    // A clock time or a date counts nothing: 02:39, 22.02.
    // The 136 of "Shahed-136/131" counts nothing either.
    boolean tight = i > 0 && tokens.get(i).glued() && (tokens.get(i - 1).is("-") || tokens.get(i - 1).is("/"));
    if (tight && !out.isEmpty() && out.stream().skip(Math.max(0, out.size() - 5)).anyMatch(m -> m.is(Role.WEAPON))) {
      return i + 1;
    }
    boolean clock = false;
    while (end + 1 < tokens.size()
        && (tokens.get(end).is(":") || tokens.get(end).is("."))
        && tokens.get(end).glued()
        && tokens.get(end + 1).isNumber()
        && tokens.get(end + 1).glued()) {
      clock = true;
      end += 2;
    }
    if (clock) {
      return end;
    }
    // "3-4", "30/35", "3 - 4": the higher.
    while (end + 1 < tokens.size()
        && (tokens.get(end).is("-") || tokens.get(end).is("/"))
        && tokens.get(end).glued()
        && tokens.get(end + 1).isNumber()
        && tokens.get(end + 1).glued()) {
      value = Math.max(value, parse(tokens.get(end + 1).norm()));
      end += 2;
    }
    if (end < tokens.size() && tokens.get(end).is("+")) {
      end++;
    }
    boolean multiplied = false;
    int after = end;
    if (after < tokens.size() && tokens.get(after).is("-") && tokens.get(after).glued()) {
      after++;
    }
    if (after < tokens.size() && (tokens.get(after).isWord() || tokens.get(after).is("%"))) {
      Lexicon.Found f = lexicon.find(tokens, after);
      if (f != null && f.entries().getFirst().role() == Role.UNIT || tokens.get(after).is("%")) {
        if (f != null && f.entries().getFirst().argument().equals("km") && value <= FARTHEST) {
          out.add(Mark.words(i, after + 1, List.of(new Lexicon.Entry(Role.DISTANCE, String.valueOf(value), null, false))));
        }
        if (tokens.get(after).is("%")) {
          // A share is a figure of what is over.
          out.add(Mark.words(i, after + 1, List.of(new Lexicon.Entry(Role.PAST, "", null, false))));
        }
        return after + 1;
      }
      boolean times = f != null && f.entries().stream().anyMatch(e -> e.role() == Role.TIMES);
      if (times && (tokens.get(after).glued() || after > end || tokens.get(after).norm().length() > 1)) {
        end = after + f.tokens();
        multiplied = true;
      }
    }
    if (value >= 0 && value <= MAX_NUMBER && (multiplied || !countsOther(tokens, end))) {
      out.add(Mark.number(i, end, value));
    }
    return end;
  }

  /** "10 систем", "150 боєзіткнень": a noun that means nothing here is what the number counts. */
  private boolean countsOther(List<Token> tokens, int i) {
    if (i >= tokens.size() || !tokens.get(i).isWord() || tokens.get(i).capitalised()) {
      return false;
    }
    String w = tokens.get(i).norm();
    if (isLatin(w)) {
      return lexicon.find(tokens, i) == null;
    }
    return w.length() > 2 && dictionary.isNoun(w) && lexicon.find(tokens, i) == null && gazetteer.find(tokens, i).isEmpty();
  }

  static boolean isLatin(String word) {
    return word.charAt(0) < 128;
  }

  private static int parse(String digits) {
    return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}

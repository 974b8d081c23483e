package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.gazetteer.Match;
import org.tocsin.language.gazetteer.Match.Reading;
import org.tocsin.language.gazetteer.PlaceName;
import org.tocsin.language.morphology.Case;
import org.tocsin.language.morphology.Dictionary;
import org.tocsin.language.text.Token;

/** Finds what means something in the tokens of a post: words of the lexicon, numbers, place names, signs. */
final class Marker {
  private static final String SIGNS = ":,/-()+.!?;~";
  private static final int MAX_NUMBER = 999;
  private static final int LONGEST = 30;
  /** Kilometres; a longer way from a place says nothing of where something is. */
  private static final int FARTHEST = 150;

  private static final int MAX_REMEMBERED = 20_000;

  /** Words already tried for a slip: each try looks up some five hundred neighbours. */
  private final Map<String, Optional<Match>> slips = new HashMap<>();

  private final Lexicon lexicon;
  private final Gazetteer gazetteer;
  private final Dictionary dictionary;

  Marker(Lexicon lexicon, Gazetteer gazetteer, Dictionary dictionary) {
    this.lexicon = lexicon;
    this.gazetteer = gazetteer;
    this.dictionary = dictionary;
  }

  List<Mark> mark(List<Token> tokens) {
    List<Mark> out = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); ) {
      Token t = tokens.get(i);
      int next =
          switch (t.kind()) {
            case LINE_BREAK -> sign(out, i, "\n");
            case NUMBER -> number(tokens, i, out);
            case SIGN -> signAt(tokens, i, out);
            case EMOJI, WORD -> word(tokens, i, out);
          };
      i = next;
    }
    return out;
  }

  private static int sign(List<Mark> out, int i, String s) {
    out.add(Mark.sign(i, s));
    return i + 1;
  }

  private static int signAt(List<Token> tokens, int i, List<Mark> out) {
    Token t = tokens.get(i);
    boolean inner = t.glued() && i + 1 < tokens.size() && tokens.get(i + 1).glued();
    if (t.is("…")) {
      return sign(out, i, ".");
    }
    if (t.norm().length() == 1 && SIGNS.indexOf(t.norm()) >= 0 && !(t.is(".") && inner && !tokens.get(i + 1).capitalised())) {
      return sign(out, i, t.norm());
    }
    if (t.is("•") || t.is("·") || t.is("*")) {
      return t.is("*") ? i + 1 : sign(out, i, ";");
    }
    return i + 1;
  }

  private int number(List<Token> tokens, int i, List<Mark> out) {
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

  private static boolean isLatin(String word) {
    return word.charAt(0) < 128;
  }

  private static int parse(String digits) {
    return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private int word(List<Token> tokens, int i, List<Mark> out) {
    Token t = tokens.get(i);
    Lexicon.@Nullable Found words = lexicon.find(tokens, i);
    if (!t.isWord()) {
      if (words != null) {
        out.add(Mark.words(i, i + words.tokens(), words.entries()));
        return i + words.tokens();
      }
      return t.is("➡") ? sign(out, i, "➡") : i + 1;
    }
    // A verb that no table names yields to a name spelt alike.
    int length = words == null || has(words.entries(), Role.TOLD) ? 0 : words.tokens();
    Match match = gazetteer.find(tokens, i).orElse(null);
    if (match != null && match.tokens() >= length && (match.tokens() > length || beats(tokens, i, words, match, out))) {
      Match kept = accept(tokens, i, match, out, length);
      if (kept != null) {
        out.add(Mark.place(i, i + kept.tokens(), kept));
        return i + kept.tokens();
      }
    }
    if (words != null) {
      return words(tokens, i, words, out);
    }
    if (match == null) {
      Optional<Match> mended = slip(t, out);
      if (mended.isPresent()) {
        out.add(Mark.place(i, i + 1, mended.get()));
        return i + 1;
      }
      Match unknown = unknown(tokens, i, out);
      if (unknown != null) {
        out.add(Mark.place(i, i + unknown.tokens(), unknown));
        return i + unknown.tokens();
      }
    }
    return i + 1;
  }

  private static boolean has(List<Lexicon.Entry> entries, Role role) {
    return entries.stream().anyMatch(e -> e.role() == role);
  }

  private int words(List<Token> tokens, int i, Lexicon.Found words, List<Mark> out) {
    int end = i + words.tokens();
    List<Lexicon.Entry> entries = words.entries();
    if (isSlipForOn(tokens, i, words, out)) {
      out.add(Mark.words(i, end, List.of(new Lexicon.Entry(Role.ON, "", null, false))));
      return end;
    }
    boolean infinitive = end < tokens.size() && (tokens.get(end).norm().endsWith("ти") || tokens.get(end).norm().endsWith("тися") || tokens.get(end).norm().endsWith("тись"));
    if (words.tokens() == 1 && has(entries, Role.MODAL) && has(entries, Role.WEAPON)) {
      // "Міг" before an infinitive is a verb, else an aircraft.
      Role other = infinitive ? Role.WEAPON : Role.MODAL;
      entries = entries.stream().filter(e -> e.role() != other).toList();
    }
    Mark made = Mark.words(i, end, entries);
    if (made.is(Role.COUNT) && !out.isEmpty() && out.getLast().is(Role.COUNT) && out.getLast().to() == i && out.getLast().count() >= 20 && out.getLast().count() % 10 == 0 && made.count() < 10) {
      // "тридцять п'ять"
      made = Mark.number(out.getLast().from(), end, out.removeLast().count() + made.count());
    }
    if (made.is(Role.COUNT) && !out.isEmpty() && out.getLast().isCount() && out.getLast().to() == i && tokens.get(i).norm().startsWith("пар") && out.getLast().count() <= 10) {
      // "дві пари"
      made = Mark.number(out.getLast().from(), end, out.removeLast().count() * made.count());
    }
    out.add(made);
    // The full stop of an abbreviation ends no sentence: н. п. Богодухів.
    boolean abbreviation = has(entries, Role.NP) && tokens.get(end - 1).norm().length() <= 3;
    return abbreviation && end < tokens.size() && tokens.get(end).is(".") && tokens.get(end).glued() ? end + 1 : end;
  }

  /** "БпЛА не Стоянку": a name in the accusative alone is not denied but headed for; one letter of the preposition slipped. */
  private boolean isSlipForOn(List<Token> tokens, int i, Lexicon.Found words, List<Mark> out) {
    Lexicon.Entry first = words.entries().getFirst();
    boolean object = !out.isEmpty() && (out.getLast().place() != null || out.getLast().is(Role.WEAPON) || out.getLast().isCount());
    if (first.role() != Role.NOT || !first.argument().equals("on") || !object || i + 1 >= tokens.size()) {
      return false;
    }
    return gazetteer.find(tokens, i + 1).stream().flatMap(m -> m.readings().stream()).anyMatch(r -> !r.adjective() && (r.cases() & Case.ACCUSATIVE) != 0 && (r.cases() & (Case.NOMINATIVE | Case.GENITIVE)) == 0);
  }

  /** A name beats words of the lexicon of the same length only where the word is a weak one. */
  private boolean beats(List<Token> tokens, int i, Lexicon.@Nullable Found words, Match match, List<Mark> out) {
    if (words == null || has(words.entries(), Role.TOLD)) {
      return true;
    }
    if (!words.exact() && words.tokens() == 1 && match.best().name().rank() >= 2.5 && !match.best().adjective()) {
      // A full name beats a stem: Бортничі is not "борт*".
      return true;
    }
    Role r = words.entries().getFirst().role();
    boolean weak = r == Role.PAST || r == Role.NOISE || r == Role.NP || r == Role.UNIT || r == Role.ALERT || r == Role.MANY || r == Role.SINGLE;
    return weak && match.best().name().rank() >= 3 && !match.best().adjective() && tokens.get(i).norm().length() > 3
        && (isPlacePosition(out) || tokens.get(i).capitalised());
  }

  private @Nullable Match accept(List<Token> tokens, int i, Match m, List<Mark> out, int lexiconLength) {
    if (m.tokens() > 1) {
      // Two ordinary words in a row may spell a village by chance; names are written with capitals or after a preposition.
      boolean known = m.best().name().rank() >= 2 || tokens.get(i).capitalised() || isPlacePosition(out);
      return known ? m : null;
    }
    Token t = tokens.get(i);
    List<Reading> kept = new ArrayList<>(m.readings().size());
    boolean position = isPlacePosition(out);
    boolean close = position && !out.isEmpty() && isClose(tokens, out.getLast().to(), i);
    boolean terse = isTerse(tokens, i);
    boolean leads = t.capitalised() && leadsOn(tokens, i);
    boolean start = isStart(out);
    boolean common = dictionary.isCommon(t.norm());
    boolean shouting = t.raw().length() > 2 && t.raw().chars().noneMatch(Character::isLowerCase);
    for (Reading r : m.readings()) {
      PlaceName n = r.name();
      boolean fine;
      if (r.adjective()) {
        fine = n.kind() == PlaceName.Kind.OBLAST ? position || t.capitalised() && (!start || standsAlone(tokens, i)) : t.capitalised() || followsAdjective(out) && position || raionsAhead(tokens, i);
      } else if (t.norm().length() < 3) {
        fine = t.norm().equals(t.raw().toLowerCase(java.util.Locale.ROOT)) && Character.isUpperCase(t.raw().charAt(t.raw().length() - 1)) && n.rank() > 3;
      } else if (common && start && !position && (r.cases() & Case.NOMINATIVE) == 0) {
        // An ordinary word opens the sentence: only the name as it is in the register may look like it.
        fine = false;
      } else if (common) {
        fine = close && n.kind() == PlaceName.Kind.LANDMARK || (t.capitalised() && !shouting
            ? !start || n.rank() >= 1.5 || n.kind() == PlaceName.Kind.QUARTER || leads || standsAlone(tokens, i)
            : n.rank() >= 4 && dictionary.findVerb(t.norm()).isEmpty() || n.rank() >= 3 && (close || terse) || close && (n.rank() >= 1.8 || terse) || terse && n.rank() >= 1.8 && followsObject(out));
      } else {
        fine = t.norm().length() > 3 || t.capitalised() || n.rank() >= 3;
      }
      if (fine) {
        kept.add(r);
      }
    }
    return kept.isEmpty() ? null : new Match(1, kept);
  }

  /** "сумський, конотопський райони": adjectives in a list before the noun they share. */
  private boolean raionsAhead(List<Token> tokens, int i) {
    for (int k = i + 1; k < tokens.size() && k < i + LONGEST; k++) {
      Token t = tokens.get(k);
      boolean joins = t.is(",") || t.is("та") || t.is("і") || t.is("й") || t.is("и") || t.is("-") && t.glued();
      boolean adjective = t.norm().endsWith("ський") || t.norm().endsWith("цький") || t.norm().endsWith("ського") || t.norm().endsWith("ському");
      if (!joins && !adjective) {
        Lexicon.Found f = t.isWord() ? lexicon.find(tokens, k) : null;
        return f != null && has(f.entries(), Role.RAION_WORD);
      }
    }
    return false;
  }

  /** Only signs stand between two tokens. */
  private static boolean isClose(List<Token> tokens, int from, int to) {
    for (int k = from; k < to; k++) {
      if (tokens.get(k).isWord()) {
        return false;
      }
    }
    return true;
  }

  /** A line of a few words leaves no room for chatter. */
  private static boolean isTerse(List<Token> tokens, int i) {
    int words = 0;
    for (int k = i; k >= 0 && tokens.get(k).kind() != Token.Kind.LINE_BREAK; k--) {
      words += tokens.get(k).isWord() ? 1 : 0;
    }
    for (int k = i + 1; k < tokens.size() && tokens.get(k).kind() != Token.Kind.LINE_BREAK; k++) {
      words += tokens.get(k).isWord() ? 1 : 0;
    }
    return words <= 4;
  }

  private static boolean followsObject(List<Mark> out) {
    return !out.isEmpty() && (out.getLast().is(Role.WEAPON) || out.getLast().isCount());
  }

  /** What follows makes it a place: a preposition of motion, a weapon, a list. */
  private boolean leadsOn(List<Token> tokens, int i) {
    if (i + 1 >= tokens.size()) {
      return false;
    }
    Token next = tokens.get(i + 1);
    if (next.is("-") || next.is(",") || next.is("/")) {
      return i + 2 < tokens.size() && tokens.get(i + 2).capitalised();
    }
    Lexicon.Found f = lexicon.find(tokens, i + 1);
    return f != null && f.entries().stream().anyMatch(e -> e.role() == Role.ON || e.role() == Role.WEAPON || e.role() == Role.COUNT || e.role() == Role.ACOUSTIC);
  }

  private static boolean followsAdjective(List<Mark> out) {
    for (int k = out.size() - 1; k >= 0 && k >= out.size() - 2; k--) {
      Match p = out.get(k).place();
      if (p != null) {
        return p.readings().stream().anyMatch(Reading::adjective);
      }
    }
    return false;
  }

  private static boolean standsAlone(List<Token> tokens, int i) {
    boolean before = i == 0 || tokens.get(i - 1).kind() == Token.Kind.LINE_BREAK;
    for (int k = i + 1; k < tokens.size() && tokens.get(k).kind() != Token.Kind.LINE_BREAK; k++) {
      if (tokens.get(k).isWord() && k > i + 2) {
        return false;
      }
    }
    return before;
  }

  /** After a preposition, a course, or a name it may be joined to. */
  private static boolean isPlacePosition(List<Mark> out) {
    if (out.isEmpty()) {
      return false;
    }
    Mark last = out.getLast();
    if (last.isSign("/") || last.isSign("-") || last.isSign("~") || last.isSign(",") || last.is(Role.AND)) {
      return out.size() > 1 && (out.get(out.size() - 2).place() != null || last.isSign("~"));
    }
    return last.place() != null
        || last.isAny(Role.ON, Role.IN, Role.TO, Role.FROM, Role.AT, Role.VIA, Role.BORDER, Role.PART, Role.NP, Role.COMPASS_AT, Role.COMPASS_OFF, Role.COURSE);
  }

  private static boolean isStart(List<Mark> out) {
    return out.isEmpty() || out.getLast().isBreak() || out.getLast().isSign(":");
  }

  private Optional<Match> slip(Token t, List<Mark> out) {
    if (t.norm().length() < 5 || dictionary.isCommon(t.norm()) || !isPlacePosition(out) && !t.capitalised()) {
      return Optional.empty();
    }
    Optional<Match> known = slips.get(t.norm());
    if (known == null) {
      known = gazetteer.findSlip(t.norm());
      if (slips.size() < MAX_REMEMBERED) {
        slips.put(t.norm(), known);
      }
    }
    return known;
  }

  /** A capitalised word that the gazetteer does not know, where a place is due or where the dictionary knows a place. */
  private @Nullable Match unknown(List<Token> tokens, int i, List<Mark> out) {
    Token t = tokens.get(i);
    boolean due =
        !out.isEmpty()
            && out.getLast().isAny(Role.ON, Role.TO, Role.AT, Role.VIA, Role.FROM, Role.NP)
            && out.getLast().to() == i;
    if (!due && !isTerse(tokens, i) || !t.capitalised() || isLatin(t.norm()) || t.norm().length() < 4 || t.norm().length() > LONGEST || dictionary.isCommon(t.norm())) {
      return null;
    }
    String lemma = dictionary.findPlaceLemma(t.raw().charAt(0) + t.norm().substring(1));
    if (lemma == null && !due) {
      return null;
    }
    String label = lemma != null ? lemma : Guess.nominative(t.raw(), out.getLast());
    return new Match(1, List.of(new Reading(new PlaceName(label, PlaceName.Kind.LANDMARK, List.of(), 0), Case.ANY, false, false)));
  }
}

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

/**
 * Place names: which of the words that look like one is meant as one, by capitals, by what stands before it, by how well known
 * the place is; slips of a letter and names that no list holds.
 */
final class NameMarker {
  private static final int LONGEST = 30;
  private static final int MAX_REMEMBERED = 20_000;

  /** Words already tried for a slip: each try looks up some five hundred neighbours. */
  private final Map<String, Optional<Match>> slips = new HashMap<>();

  private final Lexicon lexicon;
  private final Gazetteer gazetteer;
  private final Dictionary dictionary;

  NameMarker(Lexicon lexicon, Gazetteer gazetteer, Dictionary dictionary) {
    this.lexicon = lexicon;
    this.gazetteer = gazetteer;
    this.dictionary = dictionary;
  }

  /** The name that begins at a word, where words of the lexicon of so many tokens begin there too; or null. */
  @Nullable Match find(List<Token> tokens, int i, Lexicon.@Nullable Found words, List<Mark> out) {
    // A verb that no table names yields to a name spelt alike.
    int length = words == null || Marker.has(words.entries(), Role.TOLD) ? 0 : words.tokens();
    Match match = gazetteer.find(tokens, i).orElse(null);
    if (match != null && match.tokens() >= length && (match.tokens() > length || beats(tokens, i, words, match, out))) {
      Match kept = accept(tokens, i, match, out);
      if (kept != null) {
        return kept;
      }
    }
    if (words != null || match != null) {
      return null;
    }
    return slip(tokens.get(i), out).orElseGet(() -> unknown(tokens, i, out));
  }

  /** A name beats words of the lexicon of the same length only where the word is a weak one. */
  private boolean beats(List<Token> tokens, int i, Lexicon.@Nullable Found words, Match match, List<Mark> out) {
    if (words == null || Marker.has(words.entries(), Role.TOLD)) {
      return true;
    }
    if (!words.exact() && words.tokens() == 1 && match.best().name().rank() >= 2.5 && !match.best().adjective()) {
      // A full name beats a stem: Бортничі is not "борт*".
      return true;
    }
    if (!words.exact() && words.tokens() == 1 && tokens.get(i).capitalised() && !match.best().adjective() && !dictionary.isCommon(tokens.get(i).norm())) {
      // Nor is a village whose name is no ordinary word.
      return true;
    }
    Role r = words.entries().getFirst().role();
    boolean weak = r == Role.PAST || r == Role.NOISE || r == Role.NP || r == Role.UNIT || r == Role.ALERT || r == Role.MANY || r == Role.SINGLE;
    return weak && match.best().name().rank() >= 3 && !match.best().adjective() && tokens.get(i).norm().length() > 3
        && (isPlacePosition(out) || tokens.get(i).capitalised());
  }

  private @Nullable Match accept(List<Token> tokens, int i, Match m, List<Mark> out) {
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
        return f != null && Marker.has(f.entries(), Role.RAION_WORD);
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
    if (out.isEmpty() || out.getLast().isBreak()) {
      return true;
    }
    // What follows "2 шахеди:" goes on with them.
    return out.getLast().isSign(":") && !(out.size() > 1 && (out.get(out.size() - 2).is(Role.WEAPON) || out.get(out.size() - 2).isCount()));
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
    if (!due && !isTerse(tokens, i) || !t.capitalised() || NumberMarker.isLatin(t.norm()) || t.norm().length() < 4 || t.norm().length() > LONGEST || dictionary.isCommon(t.norm())) {
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

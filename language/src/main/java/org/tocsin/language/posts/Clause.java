package org.tocsin.language.posts;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.text.Token;

/** What the grammar has gathered of the sentence it is in, and a look at the marks around. Mutable, local to one post. */
final class Clause {
  final List<Token> tokens;
  final List<Mark> marks;
  EnumSet<Role> roles = EnumSet.noneOf(Role.class);
  Draft cur = new Draft(roles);
  /** The preposition that waits for its name. */
  @Nullable Role need;
  @Nullable Role lastPlaceRole;
  int lastPlaceAt = -2;
  /** A sentence has ended: the next mark tells whether another object begins. */
  boolean boundary;
  boolean snapshot;
  @Nullable Named parenthesised;
  boolean lastWasBare;
  /** Where a number stands that tells in how many parts objects fly. */
  int partsAt = -1;
  /** A distance that waits for its place, metres. */
  double distance = Double.NaN;
  @Nullable Aside aside;
  int parentheses;
  @Nullable Named heading;
  boolean headingIsBlock;
  @Nullable WeaponName headingWeapon;
  @Nullable WeaponName lastWeapon;
  @Nullable WeaponName emoji;
  @Nullable WeaponName lineWeapon;

  Clause(List<Token> tokens, List<Mark> marks) {
    this.tokens = tokens;
    this.marks = marks;
  }

  boolean onlyEmoji(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isEmoji(i) && marks.get(i).sign().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  boolean isEmoji(int i) {
    return tokens.get(marks.get(i).from()).kind() == Token.Kind.EMOJI;
  }

  void sentenceEnd() {
    boundary = true;
    parentheses = 0;
    aside = null;
    distance = Double.NaN;
    if (need == Role.TO) {
      cur.openCourse = true;
    }
    need = null;
    lastPlaceRole = null;
    lastPlaceAt = -2;
  }

  boolean placeAhead(int from) {
    for (int i = from; i < marks.size() && !marks.get(i).isBreak(); i++) {
      if (marks.get(i).place() != null) {
        return true;
      }
    }
    return false;
  }

  boolean sameParagraph(int i) {
    return i < 2 || !(marks.get(i - 1).isSign("\n") && marks.get(i - 2).isSign("\n"));
  }

  boolean sameLine(int i) {
    return i > 0 && !marks.get(i - 1).isSign("\n");
  }

  boolean hasSubjectAhead(int from) {
    for (int i = from; i < marks.size() && !marks.get(i).isBreak(); i++) {
      if (marks.get(i).isCount() || marks.get(i).is(Role.WEAPON) && !isEmoji(i)) {
        return true;
      }
    }
    return false;
  }

  /** The next mark of the sentence that is not a sign or a word beside the number. */
  @Nullable Mark ahead(int from) {
    for (int i = from; i < marks.size() && !marks.get(i).isBreak() && !marks.get(i).isSign(","); i++) {
      Mark m = marks.get(i);
      if (m.sign().isEmpty() && !isEmoji(i) && !m.isAny(Role.TIMES, Role.SINGLE, Role.MANY)) {
        return m;
      }
    }
    return null;
  }

  @Nullable Mark lastMeaningful(int i) {
    for (int k = i - 1; k >= 0 && !marks.get(k).isBreak(); k--) {
      Mark m = marks.get(k);
      if (m.sign().isEmpty() && (!m.isAny(Role.AND, Role.NP) || m.is(Role.TO)) && !isEmoji(k)) {
        return m;
      }
    }
    return null;
  }

  static @Nullable String argument(Mark m, Role r) {
    Lexicon.Entry e = m.entry(r);
    return e == null ? null : e.argument();
  }
}

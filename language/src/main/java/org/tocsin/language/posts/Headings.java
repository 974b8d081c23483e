package org.tocsin.language.posts;

import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.Match;
import org.tocsin.language.gazetteer.PlaceName;
import org.tocsin.language.morphology.Case;
import org.tocsin.language.text.Token;

/** Lines that govern others: a region, a city or a weapon above a list; and lines that only speak of the channel. */
final class Headings {
  private final Clause c;

  Headings(Clause c) {
    this.c = c;
  }

  /** A line that asks for money or readers and names no weapon speaks of the channel, not of the sky. */
  boolean soliciting(int from, int to) {
    boolean asks = false;
    for (int i = from; i < to; i++) {
      asks |= c.marks.get(i).is(Role.NOISE);
      if (c.marks.get(i).isAny(Role.OFF, Role.CLEAR)) {
        return false;
      }
      if (c.marks.get(i).is(Role.WEAPON) && !c.isEmoji(i)) {
        return false;
      }
    }
    return asks;
  }

  @Nullable WeaponName lineEmoji(int from, int to) {
    WeaponName found = null;
    for (int i = from; i < to; i++) {
      Lexicon.Entry e = c.marks.get(i).entry(Role.WEAPON);
      if (e != null && e.weapon() != null && c.tokens.get(c.marks.get(i).from()).kind() == Token.Kind.EMOJI) {
        found = found == null ? e.weapon() : found.with(e.weapon());
      }
    }
    return found;
  }

  /** A region or city that governs the line, or the lines below it. Returns where the rest of the line begins. */
  int heading(int from, int to) {
    int i = from;
    while (i < to && (c.isEmoji(i) || !c.marks.get(i).sign().isEmpty() && !c.marks.get(i).isSign("+") && !c.marks.get(i).isSign("~"))) {
      i++;
    }
    int start = i;
    if (i < to && c.marks.get(i).isAny(Role.ON, Role.IN)) {
      i++;
    }
    if (i + 1 < to && c.marks.get(i).is(Role.PART) && c.marks.get(i + 1).place() != null && c.onlyEmoji(i + 2, to) && i + 2 < to) {
      return to;
    }
    if (i >= to || c.marks.get(i).place() == null) {
      return weaponHeading(from, to) ? to : from;
    }
    Named n = Names.named(c.marks.get(i), Case.NOMINATIVE | Case.LOCATIVE);
    int next = i + 1;
    boolean arrow = next < to && c.marks.get(next).isSign("➡") && !(next + 1 < to && c.marks.get(next + 1).place() instanceof Match p && p.best().name().isRegion());
    boolean colon = next < to && c.marks.get(next).isSign(":") || arrow;
    boolean region = n.name().isRegion() || n.name().isUnit();
    if (colon && (region || next + 1 >= to || n.name().kind() == PlaceName.Kind.SETTLEMENT && followsCount(next + 1))) {
      c.heading = n;
      c.headingIsBlock = next + 1 >= to || c.onlyEmoji(next + 1, to);
      return next + 1;
    }
    boolean alone = c.onlyEmoji(next, to) && start == i;
    boolean listBelow = to + 1 < c.marks.size() && (c.marks.get(to + 1).isCount() || c.marks.get(to + 1).is(Role.WEAPON) && !c.isEmoji(to + 1));
    if (alone && listBelow && (region || n.name().kind() == PlaceName.Kind.SETTLEMENT)) {
      c.heading = n;
      c.headingIsBlock = true;
      return to;
    }
    return from;
  }

  /** "Остаток по мопедам:" names the weapon of the lines below and no object of its own. */
  boolean weaponHeading(int from, int to) {
    if (to <= from || !c.marks.get(to - 1).isSign(":")) {
      return false;
    }
    boolean placed = false;
    for (int i = from; i < to; i++) {
      Lexicon.Entry e = c.marks.get(i).entry(Role.WEAPON);
      if (e != null && e.weapon() != null) {
        c.headingWeapon = e.weapon();
      }
      placed |= c.marks.get(i).place() != null;
      if (c.marks.get(i).is(Role.SNAPSHOT)) {
        c.snapshot = true;
      }
    }
    return !placed && c.headingWeapon != null;
  }

  boolean followsCount(int i) {
    return i < c.marks.size() && (c.marks.get(i).isCount() || c.marks.get(i).is(Role.WEAPON));
  }
}

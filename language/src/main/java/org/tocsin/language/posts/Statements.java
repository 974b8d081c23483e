package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.text.Token;

/** Turns what was gathered into statements when a sentence, or an object within it, is complete. */
final class Statements {
  private final Clause c;
  private final List<Statement> out = new ArrayList<>();
  /** Words without a role before each token, and the tokens where its sentence starts and ends. */
  private final int[] talk;

  private final int[] starts;
  private final int[] ends;

  Statements(Clause c) {
    this.c = c;
    int n = c.tokens.size();
    BitSet marked = new BitSet();
    for (Mark m : c.marks) {
      if (!m.isAny(Role.BUT, Role.TOLD)) {
        marked.set(m.from(), m.to());
      }
    }
    talk = new int[n + 1];
    starts = new int[n + 1];
    ends = new int[n + 1];
    for (int i = 0; i < n; i++) {
      talk[i + 1] = talk[i] + (c.tokens.get(i).isWord() && !marked.get(i) ? 1 : 0);
      starts[i + 1] = endsSentence(c.tokens.get(i)) ? i + 1 : starts[i];
    }
    ends[n] = n;
    for (int i = n - 1; i >= 0; i--) {
      ends[i] = endsSentence(c.tokens.get(i)) ? i : ends[i + 1];
    }
  }

  List<Statement> all() {
    return out;
  }

  /** Another object of the same sentence: what the sentence says holds for it too. */
  void flushWithin() {
    EnumSet<Role> kept = EnumSet.copyOf(c.roles);
    flush();
    c.roles = kept;
    c.cur = new Draft(c.roles);
    c.cur.framed = true;
    c.cur.heading = c.heading;
    c.cur.emoji = c.emoji;
    c.cur.lineWeapon = c.lineWeapon;
  }

  void flush() {
    Draft d = c.cur;
    c.roles = EnumSet.noneOf(Role.class);
    c.cur = new Draft(c.roles);
    c.need = null;
    if (d.isEmpty() && d.roles.isEmpty()) {
      return;
    }
    if (d.openCourse && d.toward.isEmpty() && d.places.isEmpty() && d.isSubject() && !out.isEmpty()) {
      Statement before = out.getLast();
      d.toward.addAll(before.toward().isEmpty() ? before.places() : before.toward());
    }
    d.liftCity();
    if (d.weapons.isEmpty()) {
      WeaponName w = inherited(d);
      d.weapons.add(new Draft.Use(w, false, d.count));
    }
    if (d.each && (d.places.size() > 1 || d.toward.size() > 1)) {
      distribute(d);
      return;
    }
    boolean several = d.areas.size() > 1 && d.count == null && !d.passing;
    for (Draft.Use u : d.weapons) {
      Integer n = u.count != null ? u.count : d.weapons.size() == 1 && d.count != null ? d.count : null;
      boolean counted = n != null;
      if (!counted && (u.one || d.single) && !d.many && !d.groups) {
        n = 1;
      }
      if (d.groups) {
        n = null;
      }
      for (int a = 0; a < (several ? d.areas.size() : 1); a++) {
        out.add(statement(d, u, n, d.areas.isEmpty() ? null : d.areas.get(several ? a : 0)));
      }
      c.lastWeapon = u.name.kind() == WeaponKind.UNKNOWN ? c.lastWeapon : u.name;
    }
  }

  /** "По 2 КР на A та B": as many on each. */
  void distribute(Draft d) {
    Draft.Use u = d.weapons.getFirst();
    Integer n = u.count != null ? u.count : d.count != null ? d.count : u.one ? Integer.valueOf(1) : null;
    Named area = d.areas.isEmpty() ? null : d.areas.getFirst();
    List<Named> all = List.copyOf(d.places.size() > 1 ? d.places : d.toward);
    List<Named> list = d.places.size() > 1 ? d.places : d.toward;
    for (Named one : all) {
      list.clear();
      list.add(one);
      out.add(statement(d, u, n, area));
    }
    c.lastWeapon = u.name.kind() == WeaponKind.UNKNOWN ? c.lastWeapon : u.name;
  }

  /** What the rest of the post lets one take for granted. */
  WeaponName inherited(Draft d) {
    boolean called = d.roles.contains(Role.ALERT) && d.lineWeapon != null && d.lineWeapon.kind() == WeaponKind.AIRCRAFT_CARRIER_TAKEOFF;
    if (d.lineWeapon != null && d.isPositioned() && !called) {
      return d.lineWeapon;
    }
    if (c.headingWeapon != null) {
      return c.headingWeapon;
    }
    return c.lastWeapon != null && d.count != null && d.isPositioned() ? c.lastWeapon : WeaponName.UNKNOWN;
  }

  /** Words without a role in the sentences of a draft. */
  private int chatter(Draft d) {
    return d.to < 0 ? 0 : talk[ends[d.to]] - talk[starts[d.from]];
  }

  static boolean endsSentence(Token t) {
    return t.kind() == Token.Kind.LINE_BREAK || t.is(".") || t.is("!") || t.is("?") || t.is(";");
  }

  Statement statement(Draft d, Draft.Use u, @Nullable Integer n, @Nullable Named stated) {
    Named area = stated;
    Named within = stated == null ? null : d.inside.get(stated.label());
    if (d.qualifier != null) {
      if (area == null) {
        area = d.qualifier;
      } else if (!area.name().isRegion()) {
        within = d.qualifier;
      }
    }
    if (area == null) {
      area = d.heading != null ? d.heading : d.towardRegion;
    } else if (d.heading != null && d.heading.isOblast()) {
      // The heading governs its lines; a region named inside is where it came from or passes.
      if (area.name().isRegion()) {
        area = d.heading;
      } else {
        within = d.heading;
      }
    }
    WeaponName w = u.name;
    boolean byEmoji = false;
    WeaponName emojis = d.emoji;
    if (emojis != null) {
      if (w.kind() == WeaponKind.UNKNOWN) {
        w = emojis;
        byEmoji = true;
      } else if (emojis.kind() != WeaponKind.MISSILE_UNKNOWN && w.agrees(emojis)) {
        w = w.with(emojis);
      }
    }
    if (c.snapshot) {
      d.roles.add(Role.SNAPSHOT);
    }
    int from = d.from == Integer.MAX_VALUE ? 0 : c.tokens.get(d.from).start();
    int to = d.to < 0 ? 0 : c.tokens.get(d.to - 1).end();
    return new Statement(w, n, d.groups, area, within, d.places, d.toward, d.course, d.status, EnumSet.copyOf(d.roles), from, to, byEmoji, chatter(d));
  }
}

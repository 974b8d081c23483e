package org.tocsin.language.posts;


/** Numbers and weapons: whether they go on with the object of the sentence or begin another. */
final class Objects {
  private final Clause c;
  private final Statements statements;

  Objects(Clause c, Statements statements) {
    this.c = c;
    this.statements = statements;
  }

  void count(int i, Mark m) {
    Mark next = c.ahead(i + 1);
    if (next != null && next.is(Role.UNIT)) {
      return;
    }
    if (m.count() == 0) {
      c.roles.add(Role.NOT);
      return;
    }
    if (c.cur.count != null && i > 0 && c.marks.get(i - 1).is(Role.WEAPON) && next != null && next.is(Role.GROUP)) {
      // "28 БпЛА двома групами": in how many parts they fly.
      c.partsAt = i + 1;
      return;
    }
    // "Йде група з 6 шахедів": the number of a group just named.
    boolean ofGroup = i > 0 && (c.marks.get(i - 1).is(Role.GROUP) || i > 1 && c.marks.get(i - 2).is(Role.GROUP) && c.marks.get(i - 1).isAny(Role.FROM, Role.APPROX));
    boolean each = c.need == Role.BY;
    c.need = null;
    boolean opens = next != null && (next.isAny(Role.ON, Role.IN, Role.TO, Role.AT, Role.VIA, Role.FROM, Role.WEAPON, Role.GROUP, Role.COMPASS_FROM, Role.COMPASS_AT, Role.COMPASS_OFF, Role.COMPASS_TO, Role.MOTION, Role.BORDER, Role.MOTION_ONE, Role.BY) || next.place() != null);
    boolean fated = c.cur.status != Status.ACTIVE && opens && separated(i);
    if (!ofGroup && c.cur.isPositioned() && (c.cur.isSubject() || fated || c.cur.single && opens) && (opens || c.cur.count != null) || c.cur.count != null && c.cur.weapons.isEmpty() && opens && separated(i)) {
      statements.flushWithin();
    }
    if (c.cur.count != null && !c.cur.isPositioned() && c.cur.weapons.isEmpty()) {
      c.cur.take(m);
      return;
    }
    if (!c.cur.weapons.isEmpty() && c.cur.weapons.getLast().count == null) {
      c.cur.weapons.getLast().count = m.count();
    }
    c.cur.count = m.count();
    // "Група 15х", "група із 4 бортів": the number counts objects; "4 групи" counts groups.
    c.cur.groups = false;
    c.cur.each |= each;
    c.cur.take(m);
  }

  boolean separated(int i) {
    return i > 0 && (c.marks.get(i - 1).isSign(",") || c.marks.get(i - 1).isAny(Role.AND, Role.MORE));
  }

  void weapon(int i, Mark m) {
    Lexicon.Entry e = m.entry(Role.WEAPON);
    if (e == null || e.weapon() == null) {
      return;
    }
    WeaponName w = e.weapon();
    if (e.one() && i > 0 && c.marks.get(i - 1).isSign("-") && c.roles.contains(Role.THREAT) && c.cur.weapons.isEmpty()) {
      // "Загроза актуальна - ракета на місто": the object is the reason for the warning.
      statements.flush();
    }
    c.cur.many |= m.is(Role.MANY);
    if (c.need == Role.BY) {
      // "По ракеті над A та B": one each.
      c.cur.each |= e.one();
      c.need = null;
    }
    boolean close = c.lastMeaningful(i) instanceof Mark p && (p.is(Role.WEAPON) || p.is(Role.GROUP) || c.cur.weapons.isEmpty() && p.isCount());
    boolean listed = i > 0 && (c.marks.get(i - 1).is(Role.AND) || c.marks.get(i - 1).isSign(","));
    if (c.cur.status != Status.ACTIVE && c.cur.isSubject() && !close) {
      statements.flush();
    }
    if (!c.cur.weapons.isEmpty()) {
      Draft.Use last = c.cur.weapons.getLast();
      boolean fresh = c.cur.count != null && last.count == null && c.cur.weapons.size() > 0 && !close;
      if (last.name.agrees(w) && !(listed && last.name.kind() != w.kind()) && !(c.cur.isPositioned() && fresh)) {
        last.name = last.name.with(w);
        // "Ракет «Іскандер»" is a plural with a name; "БпЛА реактивний" is one.
        last.one |= e.one() && !c.cur.many && (!close || last.name.kind() == WeaponKind.UAV_UNKNOWN || abbreviated(i));
        c.cur.take(m);
        c.lineWeapon = last.name;
        return;
      }
      if (c.cur.isPositioned() && !close) {
        Integer carried = last.count == null && c.cur.count != null ? c.cur.count : null;
        statements.flushWithin();
        c.cur.count = carried;
      }
    }
    c.cur.weapons.add(new Draft.Use(w, e.one(), c.cur.weapons.isEmpty() || i > 0 && c.marks.get(i - 1).isCount() ? c.cur.count : null));
    c.lineWeapon = w;
    c.cur.take(m);
  }

  /** "КР Циркон": an abbreviation before a name says nothing of number. */
  boolean abbreviated(int i) {
    Mark p = c.lastMeaningful(i);
    return p != null && c.tokens.get(p.to() - 1).norm().length() <= 2;
  }
}

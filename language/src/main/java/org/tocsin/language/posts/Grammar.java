package org.tocsin.language.posts;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.PlaceName;
import org.tocsin.language.text.Token;

/**
 * The grammar of motion: walks over the marks of a post once and gathers who is where and heads for what. It knows roles,
 * cases and signs, no words of any language. Its parts: {@link Headings} for lines, {@link Objects} for numbers and weapons,
 * {@link Places} and {@link Compass} for where, {@link Names} for cases, {@link Statements} for what comes out; they share
 * one {@link Clause}.
 */
final class Grammar {
  private final Clause c;
  private final Headings headings;
  private final Compass compass;
  private final Statements statements;
  private final Objects objects;
  private final Places places;

  Grammar(List<Token> tokens, List<Mark> marks) {
    c = new Clause(tokens, marks);
    headings = new Headings(c);
    compass = new Compass(c);
    statements = new Statements(c);
    objects = new Objects(c, statements);
    places = new Places(c, compass, statements);
  }

  List<Statement> read() {
    int i = 0;
    boolean blank = false;
    while (i < c.marks.size()) {
      int end = i;
      while (end < c.marks.size() && !c.marks.get(end).isSign("\n")) {
        end++;
      }
      if (end == i) {
        blank = true;
      } else {
        line(i, end, blank);
        blank = false;
      }
      i = end + 1;
    }
    statements.flush();
    return statements.all();
  }

  void line(int from, int to, boolean afterBlank) {
    if (headings.soliciting(from, to)) {
      return;
    }
    c.emoji = headings.lineEmoji(from, to);
    c.lineWeapon = null;
    boolean listGoesOn = c.headingIsBlock && from < to && c.marks.get(from).isCount();
    if (!listGoesOn && (afterBlank || !c.headingIsBlock)) {
      c.heading = null;
    }
    c.sentenceEnd();
    int i = headings.heading(from, to);
    for (; i < to; i++) {
      i = step(i, to);
    }
    c.sentenceEnd();
  }

  /** Takes in one mark; returns the index of the last mark consumed. */
  int step(int i, int to) {
    Mark m = c.marks.get(i);
    if (!m.sign().isEmpty()) {
      sign(i, m);
      return i;
    }
    if (c.isEmoji(i)) {
      return i;
    }
    if (c.boundary) {
      settleBoundary(i, m);
    }
    if (m.is(Role.BUT) && c.cur.isSubject() && (c.roles.contains(Role.CLEAR) || c.roles.contains(Role.NOT))) {
      // What was denied before "but" is not denied after it.
      statements.flush();
      return i;
    }
    c.cur.lineWeapon = c.lineWeapon;
    boolean another = m.isAny(Role.ORDINAL, Role.REST) && c.cur.isPositioned() && (c.cur.isSubject() || c.cur.single) && i > 0 && (c.marks.get(i - 1).isSign(",") || c.marks.get(i - 1).is(Role.AND));
    if (another && !(m.is(Role.ORDINAL) && !c.placeAhead(i))) {
      statements.flush();
    }
    if (m.is(Role.THREAT) && c.cur.roles.contains(Role.EXPLOSION) && c.cur.isPositioned()) {
      statements.flush();
    }
    boolean weaponNext = c.ahead(i + 1) instanceof Mark w && w.is(Role.WEAPON);
    for (Lexicon.Entry e : m.entries()) {
      // "Без шахедів" clears the sky, "без вихідних" does not.
      boolean needsThreat = e.argument().equals("threat") && !c.roles.contains(Role.THREAT) && !c.roles.contains(Role.SIREN);
      if ((!e.argument().equals("weapon") || weaponNext) && !needsThreat) {
        c.roles.add(e.role());
      }
    }
    if (!c.cur.framed) {
      c.cur.framed = true;
      c.cur.heading = c.heading;
      c.cur.emoji = c.emoji;
    }
    if (m.place() != null) {
      places.place(i, m);
    } else if (m.isCount() && !(m.is(Role.MANY) && c.need != null)) {
      objects.count(i, m);
    } else if (m.is(Role.WEAPON)) {
      objects.weapon(i, m);
    } else {
      words(i, m, to);
    }
    return i;
  }

  void sign(int i, Mark m) {
    switch (m.sign()) {
      case "?" -> {
        c.roles.add(Role.QUESTION);
        c.sentenceEnd();
      }
      case ".", "!", ";" -> c.sentenceEnd();
      case ":" -> {
        boolean parts = c.cur.count != null && !c.cur.weapons.isEmpty() && !c.cur.isPositioned() && i + 1 < c.marks.size() && c.marks.get(i + 1).isCount();
        if (parts) {
          // "У повітрі 12 шахедів: 5 на Київщині, 7 на Черкащині": the parts are the objects.
          c.headingWeapon = c.cur.weapons.getLast().name;
          c.cur.weapons.clear();
          c.cur.count = null;
        }
      }
      case "(" -> c.parentheses++;
      case "," -> {
        boolean over = c.cur.status != Status.ACTIVE && c.cur.isSubject() && !c.cur.isPositioned();
        if (over && i + 1 < c.marks.size() && c.marks.get(i + 1).place() == null) {
          statements.flush();
        }
      }
      case ")" -> {
        c.parentheses = Math.max(0, c.parentheses - 1);
        c.parenthesised = null;
      }
      case "➡" -> {
        if (i + 1 < c.marks.size() && c.marks.get(i + 1).place() != null && (c.cur.isSubject() || !c.cur.places.isEmpty() || !c.cur.areas.isEmpty())) {
          c.need = Role.TO;
        }
      }
      case "+" -> {
        if (c.cur.isPositioned()) {
          c.sentenceEnd();
        }
        c.roles.add(Role.MORE);
      }
      default -> {}
    }
  }

  /** A new sentence begins: it goes on with the same object, or starts another. */
  void settleBoundary(int i, Mark m) {
    c.boundary = false;
    boolean course = m.isAny(Role.COURSE, Role.COMPASS_TO) || m.is(Role.TO) && !m.is(Role.APPROX);
    boolean lostAgain = m.isAny(Role.LOST, Role.DESTROYED, Role.CLEAR) && c.cur.isSubject() && c.cur.isPositioned() && !c.hasSubjectAhead(i);
    boolean goesOn = course && c.cur.isPositioned() && c.cur.toward.isEmpty() && !c.hasSubjectAhead(i) && c.sameParagraph(i);
    boolean compassAhead = course && Double.isNaN(c.cur.course) && (m.is(Role.COMPASS_TO) || i + 1 < c.marks.size() && c.marks.get(i + 1).isAny(Role.COMPASS_ADJ, Role.COMPASS));
    goesOn |= compassAhead && c.cur.isPositioned() && !c.hasSubjectAhead(i) && c.sameParagraph(i);
    goesOn |= course && c.cur.isPositioned() && !c.hasSubjectAhead(i) && c.ahead(i + 1) instanceof Mark q && q.place() != null && q.place().best().name().kind() == PlaceName.Kind.QUARTER;
    boolean ordinal = m.is(Role.ORDINAL) && c.cur.isSubject() && c.ahead(i + 1) == null;
    boolean completes = !c.cur.isPositioned() && c.cur.isSubject() && m.place() != null && !c.hasSubjectAhead(i) && c.sameLine(i);
    goesOn |= c.sameLine(i) && m.isAny(Role.MOTION, Role.MOTION_ONE) && c.placeAhead(i) && c.cur.isSubject() && c.cur.isPositioned() && c.cur.toward.isEmpty() && !c.hasSubjectAhead(i);
    boolean named = !c.cur.isSubject() && c.cur.status == Status.ACTIVE && !c.cur.places.isEmpty() && onlyHeard(c.cur.roles) && m.is(Role.WEAPON) && c.sameLine(i) && !c.placeAhead(i);
    boolean counted = c.cur.count != null && c.cur.weapons.isEmpty() && !c.cur.isPositioned() && c.sameLine(i) && m.is(Role.WEAPON);
    boolean heard = m.isAny(Role.EXPLOSION, Role.DEFENCE) && c.sameLine(i) && !c.cur.isSubject() && c.cur.status == Status.ACTIVE && !c.cur.places.isEmpty() && c.cur.toward.isEmpty() && onlyHeard(c.cur.roles);
    if (goesOn || heard || lostAgain || completes || ordinal || named || counted) {
      EnumSet<Role> both = c.cur.roles;
      c.roles = both;
      return;
    }
    statements.flush();
  }

  static boolean onlyHeard(EnumSet<Role> said) {
    return said.isEmpty() || said.contains(Role.EXPLOSION) && !said.contains(Role.PAST);
  }

  void words(int i, Mark m, int to) {
    if (m.is(Role.TOLD)) {
      return;
    }
    if (m.entry(Role.DISTANCE) instanceof Lexicon.Entry far) {
      c.distance = Double.parseDouble(far.argument()) * 1_000;
      c.aside = c.aside == null ? null : new Aside(c.aside.bearing(), c.distance, true);
      return;
    }
    Mark next = i + 1 < to ? c.marks.get(i + 1) : null;
    if (m.isAny(Role.COMPASS_FROM, Role.COMPASS_TO, Role.COMPASS_AT, Role.COMPASS_OFF, Role.COMPASS_ADJ, Role.COMPASS)) {
      compass.compass(i, m, next);
      return;
    }
    if (m.is(Role.APPROX) && next != null && (next.isCount() || next.isSign("~"))) {
      return;
    }
    if (m.is(Role.LOST)) {
      c.cur.status = Status.LOST;
      c.cur.take(m);
    } else if (m.is(Role.DESTROYED) && c.parentheses > 0 && c.roles.contains(Role.BY) && i > 0 && c.marks.get(i - 1).isCount()) {
      // "4 ракети по області (2 збито)": the tally of a strike.
      c.roles.add(Role.PAST);
    } else if (m.is(Role.DESTROYED)) {
      c.cur.status = Status.DESTROYED;
      c.cur.take(m);
    } else if (m.is(Role.CLEAR) && c.cur.isSubject() && c.roles.contains(Role.CLEAR)) {
      c.cur.status = Status.LOST;
    }
    boolean lostPlace = m.is(Role.LOST) && c.cur.isPositioned();
    boolean ordinalOfOther = m.is(Role.ORDINAL) && next != null && next.isAny(Role.LAUNCH, Role.EXIT, Role.GROUP);
    if (m.isAny(Role.SINGLE, Role.ORDINAL, Role.MOTION_ONE) && !ordinalOfOther && !lostPlace) {
      c.cur.single = true;
      c.cur.take(m);
    }
    if (m.isAny(Role.MANY, Role.REST) || "many".equals(Clause.argument(m, Role.LAUNCH))) {
      c.cur.many = true;
    }
    if (m.is(Role.GROUP) && i != c.partsAt && !(i > 1 && c.marks.get(i - 1).isSign("/"))) {
      c.cur.groups = true;
      c.cur.take(m);
    }
    if (m.is(Role.BACK) && !m.is(Role.TO) && c.cur.toward.isEmpty() && !c.cur.places.isEmpty() && (c.need == Role.ON || c.need == Role.TO || c.need == Role.IN || "to".equals(Clause.argument(m, Role.BACK)) && (next == null || preposition(next) == null))) {
      c.cur.toward.addAll(c.cur.places);
      c.cur.places.clear();
    }
    if ("to".equals(Clause.argument(m, Role.HERE)) && c.cur.toward.isEmpty() && !c.cur.places.isEmpty() && (c.cur.isSubject() || next != null && (next.isCount() || next.is(Role.WEAPON)))) {
      // "Обухів, БпЛА до вас через Григорівку": those who are spoken to are where it heads for.
      c.cur.toward.addAll(c.cur.places);
      c.cur.places.clear();
    }
    if (m.is(Role.AND) && "next".equals(Clause.argument(m, Role.AND)) && c.cur.isEmpty()) {
      c.need = Role.TO;
    } else if (m.is(Role.BORDER)) {
      c.cur.border = true;
      c.need = Role.AT;
    } else {
      Role r = preposition(m);
      if (r != null) {
        // "на підліт до", "в бік від": the later preposition governs; "на / через X" is a destination.
        boolean keep = c.need == Role.ON && r == Role.VIA && i > 0 && c.marks.get(i - 1).isSign("/");
        c.need = keep || m.is(Role.TO) && m.is(Role.VIA) ? Role.TO : r;
        c.cur.through |= keep || m.is(Role.TO) && m.is(Role.VIA);
        if (r == Role.AT && c.cur.roughPlace && !c.cur.places.isEmpty()) {
          c.cur.places.clear();
          c.cur.roughPlace = false;
        }
        c.cur.passing |= r == Role.VIA && !m.is(Role.TO);
        c.cur.take(m);
      } else if (!m.isAny(Role.NP, Role.PART, Role.MODAL, Role.MORE, Role.AND)) {
        c.need = null;
      } else if (m.is(Role.PART) && c.need != Role.TO) {
        c.need = Role.AT;
      }
    }
    if (m.is(Role.RAION_WORD)) {
      Names.asRaions(c.cur.places);
      Names.asRaions(c.cur.toward);
    }
  }

  static @Nullable Role preposition(Mark m) {
    for (Lexicon.Entry e : m.entries()) {
      switch (e.role()) {
        case ON, IN, BY, FROM, TO, VIA, AT -> {
          return e.role();
        }
        default -> {}
      }
    }
    return null;
  }
}

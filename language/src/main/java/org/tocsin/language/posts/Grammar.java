package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.Match;
import org.tocsin.language.gazetteer.Match.Reading;
import org.tocsin.language.gazetteer.PlaceName;
import org.tocsin.language.morphology.Case;
import org.tocsin.language.text.Token;

/**
 * The grammar of motion: walks over the marks of a post once and gathers who is where and heads for what. It knows roles,
 * cases and signs, no words of any language.
 */
final class Grammar {
  private static final int NOT_SOUGHT = 0;

  /** What the right case is worth against how well known a place is, in ranks of {@link PlaceName}. */
  private static final double CASE_FITS = 1.5;

  /** A name without a preposition is in the nominative. */
  private static final double NOMINATIVE_FITS = 3.5;

  private static final double ADJECTIVE = 2;

  private final List<Token> tokens;
  private final List<Mark> marks;
  private final BitSet marked = new BitSet();
  private final List<Statement> out = new ArrayList<>();
  private EnumSet<Role> roles = EnumSet.noneOf(Role.class);
  private Draft cur = new Draft(roles);
  private @Nullable Role need;
  private @Nullable Role lastPlaceRole;
  private int lastPlaceAt = -2;
  private boolean boundary;
  private boolean snapshot;
  private @Nullable Named parenthesised;
  private boolean lastWasBare;
  private int partsAt = -1;
  private double distance = Double.NaN;
  private @Nullable Aside aside;
  private int parentheses;
  private @Nullable Named heading;
  private boolean headingIsBlock;
  private @Nullable WeaponName headingWeapon;
  private @Nullable WeaponName lastWeapon;
  private @Nullable WeaponName emoji;
  private @Nullable WeaponName lineWeapon;

  Grammar(List<Token> tokens, List<Mark> marks) {
    this.tokens = tokens;
    this.marks = marks;
    for (Mark m : marks) {
      marked.set(m.from(), m.to());
    }
  }

  List<Statement> read() {
    int i = 0;
    boolean blank = false;
    while (i < marks.size()) {
      int end = i;
      while (end < marks.size() && !marks.get(end).isSign("\n")) {
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
    flush();
    return out;
  }

  private void line(int from, int to, boolean afterBlank) {
    if (soliciting(from, to)) {
      return;
    }
    emoji = lineEmoji(from, to);
    lineWeapon = null;
    boolean listGoesOn = headingIsBlock && from < to && marks.get(from).isCount();
    if (!listGoesOn && (afterBlank || !headingIsBlock)) {
      heading = null;
    }
    sentenceEnd();
    int i = heading(from, to);
    for (; i < to; i++) {
      i = step(i, to);
    }
    sentenceEnd();
  }

  /** A line that asks for money or readers and names no weapon speaks of the channel, not of the sky. */
  private boolean soliciting(int from, int to) {
    boolean asks = false;
    for (int i = from; i < to; i++) {
      asks |= marks.get(i).is(Role.NOISE);
      if (marks.get(i).is(Role.WEAPON) && !isEmoji(i)) {
        return false;
      }
    }
    return asks;
  }

  private @Nullable WeaponName lineEmoji(int from, int to) {
    WeaponName found = null;
    for (int i = from; i < to; i++) {
      Lexicon.Entry e = marks.get(i).entry(Role.WEAPON);
      if (e != null && e.weapon() != null && tokens.get(marks.get(i).from()).kind() == Token.Kind.EMOJI) {
        found = found == null ? e.weapon() : found.with(e.weapon());
      }
    }
    return found;
  }

  /** A region or city that governs the line, or the lines below it. Returns where the rest of the line begins. */
  private int heading(int from, int to) {
    int i = from;
    while (i < to && (isEmoji(i) || !marks.get(i).sign().isEmpty() && !marks.get(i).isSign("+") && !marks.get(i).isSign("~"))) {
      i++;
    }
    int start = i;
    if (i < to && marks.get(i).isAny(Role.ON, Role.IN)) {
      i++;
    }
    if (i + 1 < to && marks.get(i).is(Role.PART) && marks.get(i + 1).place() != null && onlyEmoji(i + 2, to) && i + 2 < to) {
      return to;
    }
    if (i >= to || marks.get(i).place() == null) {
      return weaponHeading(from, to) ? to : from;
    }
    Named n = named(marks.get(i), Case.NOMINATIVE | Case.LOCATIVE);
    int next = i + 1;
    boolean arrow = next < to && marks.get(next).isSign("➡") && !(next + 1 < to && marks.get(next + 1).place() instanceof Match p && p.best().name().isRegion());
    boolean colon = next < to && marks.get(next).isSign(":") || arrow;
    boolean region = n.name().isRegion() || n.name().isUnit();
    if (colon && (region || next + 1 >= to || n.name().kind() == PlaceName.Kind.SETTLEMENT && followsCount(next + 1))) {
      heading = n;
      headingIsBlock = next + 1 >= to || onlyEmoji(next + 1, to);
      return next + 1;
    }
    boolean alone = onlyEmoji(next, to) && start == i;
    boolean listBelow = to + 1 < marks.size() && (marks.get(to + 1).isCount() || marks.get(to + 1).is(Role.WEAPON) && !isEmoji(to + 1));
    if (alone && listBelow && (region || n.name().kind() == PlaceName.Kind.SETTLEMENT)) {
      heading = n;
      headingIsBlock = true;
      return to;
    }
    return from;
  }

  /** "Остаток по мопедам:" names the weapon of the lines below and no object of its own. */
  private boolean weaponHeading(int from, int to) {
    if (to <= from || !marks.get(to - 1).isSign(":")) {
      return false;
    }
    boolean placed = false;
    for (int i = from; i < to; i++) {
      Lexicon.Entry e = marks.get(i).entry(Role.WEAPON);
      if (e != null && e.weapon() != null) {
        headingWeapon = e.weapon();
      }
      placed |= marks.get(i).place() != null;
      if (marks.get(i).is(Role.SNAPSHOT)) {
        snapshot = true;
      }
    }
    return !placed && headingWeapon != null;
  }

  private boolean followsCount(int i) {
    return i < marks.size() && (marks.get(i).isCount() || marks.get(i).is(Role.WEAPON));
  }

  private boolean onlyEmoji(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isEmoji(i) && marks.get(i).sign().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private boolean isEmoji(int i) {
    return tokens.get(marks.get(i).from()).kind() == Token.Kind.EMOJI;
  }

  /** Takes in one mark; returns the index of the last mark consumed. */
  private int step(int i, int to) {
    Mark m = marks.get(i);
    if (!m.sign().isEmpty()) {
      sign(i, m);
      return i;
    }
    if (isEmoji(i)) {
      return i;
    }
    if (boundary) {
      settleBoundary(i, m);
    }
    cur.lineWeapon = lineWeapon;
    if (m.is(Role.THREAT) && cur.roles.contains(Role.EXPLOSION) && cur.isPositioned()) {
      flush();
    }
    boolean weaponNext = ahead(i + 1) instanceof Mark w && w.is(Role.WEAPON);
    for (Lexicon.Entry e : m.entries()) {
      // "Без шахедів" clears the sky, "без вихідних" does not.
      if (!e.argument().equals("weapon") || weaponNext) {
        roles.add(e.role());
      }
    }
    if (!cur.framed) {
      cur.framed = true;
      cur.heading = heading;
      cur.emoji = emoji;
    }
    if (m.place() != null) {
      place(i, m);
    } else if (m.isCount() && !(m.is(Role.MANY) && need != null)) {
      count(i, m);
    } else if (m.is(Role.WEAPON)) {
      weapon(i, m);
    } else {
      words(i, m, to);
    }
    return i;
  }

  private void sign(int i, Mark m) {
    switch (m.sign()) {
      case "?" -> {
        roles.add(Role.QUESTION);
        sentenceEnd();
      }
      case ".", "!", ";" -> sentenceEnd();
      case ":" -> {
        boolean parts = cur.count != null && !cur.weapons.isEmpty() && !cur.isPositioned() && i + 1 < marks.size() && marks.get(i + 1).isCount();
        if (parts) {
          // "У повітрі 12 шахедів: 5 на Київщині, 7 на Черкащині": the parts are the objects.
          headingWeapon = cur.weapons.getLast().name;
          cur.weapons.clear();
          cur.count = null;
        }
      }
      case "(" -> parentheses++;
      case "," -> {
        boolean over = cur.status != Status.ACTIVE && cur.isSubject() && !cur.isPositioned();
        if (over && i + 1 < marks.size() && marks.get(i + 1).place() == null) {
          flush();
        }
      }
      case ")" -> {
        parentheses = Math.max(0, parentheses - 1);
        parenthesised = null;
      }
      case "➡" -> {
        if (i + 1 < marks.size() && marks.get(i + 1).place() != null && (cur.isSubject() || !cur.places.isEmpty() || !cur.areas.isEmpty())) {
          need = Role.TO;
        }
      }
      case "+" -> {
        if (cur.isPositioned()) {
          sentenceEnd();
        }
        roles.add(Role.MORE);
      }
      default -> {}
    }
  }

  private void sentenceEnd() {
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

  /** A new sentence begins: it goes on with the same object, or starts another. */
  private void settleBoundary(int i, Mark m) {
    boundary = false;
    boolean course = m.isAny(Role.COURSE, Role.COMPASS_TO) || m.is(Role.TO) && !m.is(Role.APPROX);
    boolean lostAgain = m.isAny(Role.LOST, Role.DESTROYED, Role.CLEAR) && cur.isSubject() && cur.isPositioned() && !hasSubjectAhead(i);
    boolean goesOn = course && cur.isPositioned() && cur.toward.isEmpty() && !hasSubjectAhead(i) && sameParagraph(i);
    boolean compassAhead = course && Double.isNaN(cur.course) && (m.is(Role.COMPASS_TO) || i + 1 < marks.size() && marks.get(i + 1).isAny(Role.COMPASS_ADJ, Role.COMPASS));
    goesOn |= compassAhead && cur.isPositioned() && !hasSubjectAhead(i) && sameParagraph(i);
    goesOn |= course && cur.isPositioned() && !hasSubjectAhead(i) && ahead(i + 1) instanceof Mark q && q.place() != null && q.place().best().name().kind() == PlaceName.Kind.QUARTER;
    boolean ordinal = m.is(Role.ORDINAL) && cur.isSubject() && ahead(i + 1) == null;
    boolean completes = !cur.isPositioned() && cur.isSubject() && m.place() != null && !hasSubjectAhead(i) && sameLine(i);
    goesOn |= sameLine(i) && m.is(Role.MOTION) && placeAhead(i) && cur.isSubject() && cur.isPositioned() && cur.toward.isEmpty() && !hasSubjectAhead(i);
    boolean named = !cur.isSubject() && cur.status == Status.ACTIVE && !cur.places.isEmpty() && onlyHeard(cur.roles) && m.is(Role.WEAPON) && sameLine(i) && !placeAhead(i);
    boolean counted = cur.count != null && cur.weapons.isEmpty() && !cur.isPositioned() && sameLine(i) && m.is(Role.WEAPON);
    if (goesOn || lostAgain || completes || ordinal || named || counted) {
      EnumSet<Role> both = cur.roles;
      roles = both;
      return;
    }
    flush();
  }

  private static boolean onlyHeard(EnumSet<Role> roles) {
    return roles.isEmpty() || roles.contains(Role.EXPLOSION) && !roles.contains(Role.PAST);
  }

  private boolean placeAhead(int from) {
    for (int i = from; i < marks.size() && !marks.get(i).isBreak(); i++) {
      if (marks.get(i).place() != null) {
        return true;
      }
    }
    return false;
  }

  private boolean sameParagraph(int i) {
    return i < 2 || !(marks.get(i - 1).isSign("\n") && marks.get(i - 2).isSign("\n"));
  }

  private boolean sameLine(int i) {
    return i > 0 && !marks.get(i - 1).isSign("\n");
  }

  private boolean hasSubjectAhead(int from) {
    for (int i = from; i < marks.size() && !marks.get(i).isBreak(); i++) {
      if (marks.get(i).isCount() || marks.get(i).is(Role.WEAPON) && !isEmoji(i)) {
        return true;
      }
    }
    return false;
  }

  private void count(int i, Mark m) {
    Mark next = ahead(i + 1);
    if (next != null && next.is(Role.UNIT)) {
      return;
    }
    if (cur.count != null && i > 0 && marks.get(i - 1).is(Role.WEAPON) && next != null && next.is(Role.GROUP)) {
      // "28 БпЛА двома групами": in how many parts they fly.
      partsAt = i + 1;
      return;
    }
    boolean each = need == Role.BY;
    need = null;
    boolean opens = next != null && (next.isAny(Role.ON, Role.IN, Role.TO, Role.AT, Role.VIA, Role.FROM, Role.WEAPON, Role.GROUP, Role.COMPASS_FROM, Role.COMPASS_AT, Role.COMPASS_OFF, Role.COMPASS_TO, Role.MOTION, Role.BORDER, Role.MOTION_ONE, Role.BY) || next.place() != null);
    if (cur.isPositioned() && (cur.isSubject() || cur.single && opens) && (opens || cur.count != null) || cur.count != null && cur.weapons.isEmpty() && opens && separated(i)) {
      flushWithin();
    }
    if (cur.count != null && !cur.isPositioned() && cur.weapons.isEmpty()) {
      cur.take(m);
      return;
    }
    if (!cur.weapons.isEmpty() && cur.weapons.getLast().count == null) {
      cur.weapons.getLast().count = m.count();
    }
    cur.count = m.count();
    // "Група 15х", "група із 4 бортів": the number counts objects; "4 групи" counts groups.
    cur.groups = false;
    cur.each |= each;
    cur.take(m);
  }

  private boolean separated(int i) {
    return i > 0 && (marks.get(i - 1).isSign(",") || marks.get(i - 1).isAny(Role.AND, Role.MORE));
  }

  /** The next mark of the sentence that is not a sign or a word beside the number. */
  private @Nullable Mark ahead(int from) {
    for (int i = from; i < marks.size() && !marks.get(i).isBreak() && !marks.get(i).isSign(","); i++) {
      Mark m = marks.get(i);
      if (m.sign().isEmpty() && !isEmoji(i) && !m.isAny(Role.TIMES, Role.SINGLE, Role.MANY)) {
        return m;
      }
    }
    return null;
  }

  private void weapon(int i, Mark m) {
    Lexicon.Entry e = m.entry(Role.WEAPON);
    if (e == null || e.weapon() == null) {
      return;
    }
    WeaponName w = e.weapon();
    cur.many |= m.is(Role.MANY);
    if (need == Role.BY) {
      // "По ракеті над A та B": one each.
      cur.each |= e.one();
      need = null;
    }
    boolean close = lastMeaningful(i) instanceof Mark p && (p.is(Role.WEAPON) || p.is(Role.GROUP) || cur.weapons.isEmpty() && p.isCount());
    boolean listed = i > 0 && (marks.get(i - 1).is(Role.AND) || marks.get(i - 1).isSign(","));
    if (cur.status != Status.ACTIVE && cur.isSubject() && !close) {
      flush();
    }
    if (!cur.weapons.isEmpty()) {
      Draft.Use last = cur.weapons.getLast();
      boolean fresh = cur.count != null && last.count == null && cur.weapons.size() > 0 && !close;
      if (last.name.agrees(w) && !(listed && last.name.kind() != w.kind()) && !(cur.isPositioned() && fresh)) {
        last.name = last.name.with(w);
        // "Ракет «Іскандер»" is a plural with a name; "БпЛА реактивний" is one.
        last.one |= e.one() && !cur.many && (!close || last.name.kind() == WeaponKind.UAV_UNKNOWN || abbreviated(i));
        cur.take(m);
        lineWeapon = last.name;
        return;
      }
      if (cur.isPositioned() && !close) {
        Integer carried = last.count == null && cur.count != null ? cur.count : null;
        flushWithin();
        cur.count = carried;
      }
    }
    cur.weapons.add(new Draft.Use(w, e.one(), cur.weapons.isEmpty() || i > 0 && marks.get(i - 1).isCount() ? cur.count : null));
    lineWeapon = w;
    cur.take(m);
  }

  /** "КР Циркон": an abbreviation before a name says nothing of number. */
  private boolean abbreviated(int i) {
    Mark p = lastMeaningful(i);
    return p != null && tokens.get(p.to() - 1).norm().length() <= 2;
  }

  private @Nullable Mark lastMeaningful(int i) {
    for (int k = i - 1; k >= 0 && !marks.get(k).isBreak(); k--) {
      Mark m = marks.get(k);
      if (m.sign().isEmpty() && (!m.isAny(Role.AND, Role.NP) || m.is(Role.TO)) && !isEmoji(k)) {
        return m;
      }
    }
    return null;
  }

  private void words(int i, Mark m, int to) {
    if (m.entry(Role.DISTANCE) instanceof Lexicon.Entry far) {
      distance = Double.parseDouble(far.argument()) * 1_000;
      aside = aside == null ? null : new Aside(aside.bearing(), distance, true);
      return;
    }
    Mark next = i + 1 < to ? marks.get(i + 1) : null;
    if (m.isAny(Role.COMPASS_FROM, Role.COMPASS_TO, Role.COMPASS_AT, Role.COMPASS_OFF, Role.COMPASS_ADJ, Role.COMPASS)) {
      compass(i, m, next);
      return;
    }
    if (m.is(Role.APPROX) && next != null && (next.isCount() || next.isSign("~"))) {
      return;
    }
    if (m.is(Role.LOST)) {
      cur.status = Status.LOST;
      cur.take(m);
    } else if (m.is(Role.DESTROYED)) {
      cur.status = Status.DESTROYED;
      cur.take(m);
    } else if (m.is(Role.CLEAR) && cur.isSubject() && roles.contains(Role.CLEAR)) {
      cur.status = Status.LOST;
    }
    boolean lostPlace = m.is(Role.LOST) && cur.isPositioned();
    boolean ordinalOfOther = m.is(Role.ORDINAL) && next != null && next.isAny(Role.LAUNCH, Role.EXIT, Role.GROUP);
    if (m.isAny(Role.SINGLE, Role.ORDINAL, Role.MOTION_ONE) && !ordinalOfOther && !lostPlace) {
      cur.single = true;
      cur.take(m);
    }
    if (m.is(Role.MANY) || "many".equals(argument(m, Role.LAUNCH))) {
      cur.many = true;
    }
    if (m.is(Role.GROUP) && i != partsAt && !(i > 1 && marks.get(i - 1).isSign("/"))) {
      cur.groups = true;
      cur.take(m);
    }
    if (m.is(Role.BACK) && !m.is(Role.TO) && cur.toward.isEmpty() && !cur.places.isEmpty() && (need == Role.ON || need == Role.TO || need == Role.IN || "to".equals(argument(m, Role.BACK)) && (next == null || preposition(next) == null))) {
      cur.toward.addAll(cur.places);
      cur.places.clear();
    }
    if ("to".equals(argument(m, Role.HERE)) && cur.toward.isEmpty() && !cur.places.isEmpty() && cur.isSubject()) {
      // "Обухів, БпЛА до вас через Григорівку": those who are spoken to are where it heads for.
      cur.toward.addAll(cur.places);
      cur.places.clear();
    }
    if (m.is(Role.AND) && "next".equals(argument(m, Role.AND)) && cur.isEmpty()) {
      need = Role.TO;
    } else if (m.is(Role.BORDER)) {
      cur.border = true;
      need = Role.AT;
    } else {
      Role r = preposition(m);
      if (r != null) {
        // "на підліт до", "в бік від": the later preposition governs; "на / через X" is a destination.
        boolean keep = need == Role.ON && r == Role.VIA && i > 0 && marks.get(i - 1).isSign("/");
        need = keep || m.is(Role.TO) && m.is(Role.VIA) ? Role.TO : r;
        cur.through |= keep || m.is(Role.TO) && m.is(Role.VIA);
        if (r == Role.AT && cur.roughPlace && !cur.places.isEmpty()) {
          cur.places.clear();
          cur.roughPlace = false;
        }
        cur.passing |= r == Role.VIA && !m.is(Role.TO);
        cur.take(m);
      } else if (!m.isAny(Role.NP, Role.PART, Role.MODAL, Role.MORE, Role.AND)) {
        need = null;
      } else if (m.is(Role.PART) && need != Role.TO) {
        need = Role.AT;
      }
    }
    if (m.is(Role.RAION_WORD)) {
      asRaions(cur.places);
      asRaions(cur.toward);
    }
  }

  private static @Nullable String argument(Mark m, Role r) {
    Lexicon.Entry e = m.entry(r);
    return e == null ? null : e.argument();
  }

  private static @Nullable Role preposition(Mark m) {
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

  private static void asRaions(List<Named> list) {
    for (int i = 0; i < list.size(); i++) {
      Named n = list.get(i);
      for (Reading r : n.readings()) {
        if (r.name().isUnit()) {
          list.set(i, new Named(r.name(), n.readings(), n.aside()));
          break;
        }
      }
    }
  }

  private void compass(int i, Mark m, @Nullable Mark next) {
    Lexicon.Entry from = m.entry(Role.COMPASS_FROM);
    Lexicon.Entry toward = m.entry(Role.COMPASS_TO);
    Lexicon.Entry off = m.entry(Role.COMPASS_OFF);
    Lexicon.Entry at = off != null ? off : m.entry(Role.COMPASS_AT);
    Lexicon.Entry adjective = m.entry(Role.COMPASS_ADJ);
    boolean genitive = next != null && next.place() != null && has(next, Case.GENITIVE) && !has(next, Case.NOMINATIVE);
    cur.take(m);
    if (from != null) {
      if (next != null && next.is(Role.BACK)) {
        return;
      }
      if (genitive) {
        need = Role.FROM;
      } else if (Double.isNaN(cur.course)) {
        cur.course = Double.parseDouble(from.argument());
      }
    } else if (toward != null && (next == null || !next.is(Role.BACK))) {
      if (next != null && next.is(Role.FROM) && ahead(i + 2) instanceof Mark p && p.place() != null) {
        bearing(toward, true);
        need = Role.AT;
      } else if (genitive) {
        bearing(toward, false);
        need = Role.TO;
      } else {
        cur.course = Double.parseDouble(toward.argument());
        need = null;
      }
    } else if (adjective != null && (beside(i, -1) || beside(i, 1))) {
      if (Double.isNaN(cur.course)) {
        cur.course = Double.parseDouble(adjective.argument());
      }
      need = null;
    } else if (m.entry(Role.COMPASS) instanceof Lexicon.Entry noun) {
      if ((need == Role.TO || need == Role.ON) && !genitive) {
        cur.course = Double.parseDouble(noun.argument());
        need = null;
      } else if (next != null && next.place() != null) {
        bearing(noun, false);
        need = need == Role.TO ? Role.TO : Role.AT;
      }
    } else if (at != null || adjective != null) {
      cur.roughPlace = at != null && next != null && next.place() != null;
      need = need == Role.TO || need == Role.ON && adjective != null ? Role.TO : Role.AT;
      if (at != null) {
        bearing(at, off != null);
      } else {
        bearing(adjective, false);
      }
    }
  }

  private void bearing(Lexicon.@Nullable Entry e, boolean outside) {
    if (e != null) {
      aside = new Aside(Double.parseDouble(e.argument()), distance, outside || !Double.isNaN(distance));
    }
  }

  private boolean beside(int at, int step) {
    int i = at + step;
    while (i >= 0 && i < marks.size() && (marks.get(i).isSign("-") || marks.get(i).isSign(":"))) {
      i += step;
    }
    return i >= 0 && i < marks.size() && marks.get(i).is(Role.COURSE);
  }

  private static boolean has(Mark m, int cases) {
    return m.place() != null && (m.place().best().cases() & cases) != 0;
  }

  private static Named named(Mark m, int cases) {
    if (m.place() == null) {
      throw new IllegalArgumentException("not a place");
    }
    List<Reading> all = m.place().readings();
    Reading best = all.getFirst();
    double most = Double.NEGATIVE_INFINITY;
    for (Reading r : all) {
      double score = r.name().rank() + ((r.cases() & cases) == 0 ? 0 : cases == Case.NOMINATIVE ? NOMINATIVE_FITS : CASE_FITS) - (r.adjective() && !r.name().isRegion() ? ADJECTIVE : 0);
      if (score > most) {
        most = score;
        best = r;
      }
    }
    return new Named(best.name(), all);
  }

  private void place(int i, Mark m) {
    if (i + 1 < marks.size() && marks.get(i + 1).isSign(":") && i > 0 && (marks.get(i - 1).isBreak() || isEmoji(i - 1)) && m.place() != null && m.place().best().name().isRegion()) {
      flush();
      heading = named(m, Case.NOMINATIVE);
      return;
    }
    Mark last = lastMeaningful(i);
    if (need == null && !cur.toward.isEmpty() && called(i)) {
      // "Повернула на Грибівку, увага Одеса": those who are called are told of the danger, not where it is.
      return;
    }
    boolean joined = lastPlaceRole != null && last != null && last.to() == lastPlaceAt && need == null;
    Role r = need;
    if (joined) {
      r = lastPlaceRole;
    }
    Named n;
    switch (r) {
      case ON -> {
        n = named(m, Case.ACCUSATIVE | Case.LOCATIVE);
        r = (casesOf(n) & Case.LOCATIVE) == 0 || (casesOf(n) & (Case.ACCUSATIVE | Case.NOMINATIVE)) != 0 ? Role.TO : Role.AT;
      }
      case IN -> {
        n = named(m, Case.LOCATIVE | Case.ACCUSATIVE);
        r = (casesOf(n) & Case.LOCATIVE) != 0 ? Role.AT : Role.TO;
      }
      case BY -> {
        n = named(m, Case.DATIVE | Case.LOCATIVE);
        r = roles.contains(Role.LAUNCH) || roles.contains(Role.EXIT) ? Role.TO : Role.AT;
      }
      case FROM -> n = named(m, Case.GENITIVE);
      case TO -> n = named(m, Case.GENITIVE | Case.ACCUSATIVE | Case.NOMINATIVE);
      case VIA -> n = named(m, Case.ACCUSATIVE | Case.GENITIVE);
      case AT -> n = named(m, Case.GENITIVE | Case.INSTRUMENTAL | Case.LOCATIVE);
      case null, default -> {
        n = named(m, Case.NOMINATIVE);
        r = bare(i, m, n, last);
      }
    }
    if (joined && lastWasBare) {
      n = named(m, Case.NOMINATIVE);
    }
    lastWasBare = need == null && (!joined || lastWasBare);
    if (joined && parentheses > 0 && n.name().isRegion()) {
      r = null;
    }
    boolean qualifier =
        (r == null || joined) && n.isOblast() && last != null && last.place() != null && (parentheses > 0 || (casesOf(n) & Case.NOMINATIVE) == 0 && r != Role.FROM && !marks.get(i - 1).isSign("/") && !marks.get(i - 1).is(Role.AND) && !(joined && sameCaseRegion(last))
            || i > 0 && marks.get(i - 1).isSign(",") && (casesOf(n) & Case.NOMINATIVE) != 0 && !lastIsRegion(last));
    if (qualifier) {
      cur.qualifier = n;
    } else {
      put(i, r, aside(r, n), joined);
    }
    aside = null;
    distance = Double.NaN;
    cur.take(m);
    lastPlaceRole = qualifier ? null : r;
    lastPlaceAt = m.to();
    need = null;
  }

  /** Only names stand between this one and a call. */
  private boolean called(int i) {
    int k = i - 1;
    while (k >= 0 && (marks.get(k).place() != null || marks.get(k).is(Role.AND) || marks.get(k).isSign(",") || marks.get(k).isSign("/"))) {
      k--;
    }
    return k >= 0 && marks.get(k).is(Role.ALERT) && !marks.get(k).is(Role.WEAPON);
  }

  /** "10 км північніше Умані", "за 15 км від Вінниці": the place as its words qualify it. */
  private Named aside(@Nullable Role r, Named n) {
    if (aside != null) {
      return n.with(aside);
    }
    boolean away = !Double.isNaN(distance) && (r == Role.FROM || r == Role.AT);
    return away ? n.with(new Aside(Double.NaN, distance, true)) : n;
  }

  private static boolean lastIsRegion(Mark last) {
    return last.place() != null && last.place().best().name().isRegion();
  }

  private static boolean sameCaseRegion(Mark last) {
    return lastIsRegion(last);
  }

  private static int casesOf(Named n) {
    for (Reading r : n.readings()) {
      if (r.name() == n.name()) {
        return r.cases();
      }
    }
    return NOT_SOUGHT;
  }

  /** What a name without a preposition is: where it is, or, in the accusative alone, where it heads for. */
  private Role bare(int i, Mark m, Named n, @Nullable Mark last) {
    boolean accusativeOnly = (casesOf(n) & Case.ACCUSATIVE) != 0 && (casesOf(n) & (Case.NOMINATIVE | Case.GENITIVE)) == 0;
    if (last != null && last.isCount() && cur.isPositioned() && cur.isSubject()) {
      flushWithin();
    }
    if (accusativeOnly) {
      boolean crosses = n.name().isRegion() && (roles.contains(Role.MOTION) || roles.contains(Role.MOTION_ONE));
      return crosses ? Role.VIA : Role.TO;
    }
    boolean descends = roles.contains(Role.DESCENT) || roles.contains(Role.EXIT) || descentAhead(i);
    return descends ? Role.TO : Role.AT;
  }

  private boolean descentAhead(int i) {
    for (int k = i + 1; k < marks.size() && !marks.get(k).isBreak(); k++) {
      if (marks.get(k).is(Role.DESCENT)) {
        return true;
      }
    }
    return false;
  }

  /** An "and" since the last place: a further destination. */
  private boolean andBefore(int i) {
    for (int k = i - 1; k >= 0 && marks.get(k).place() == null; k--) {
      if (marks.get(k).is(Role.AND)) {
        return true;
      }
    }
    return false;
  }

  /** A town of the region just named says where in it. */
  private static boolean lies(Named town, Named region) {
    return !town.name().isRegion()
        && region.isOblast()
        && !region.name().sites().isEmpty()
        && town.name().sites().stream().anyMatch(x -> region.name().sites().getFirst().oblast().equals(x.oblast()));
  }

  private void put(int i, @Nullable Role r, Named n, boolean joined) {
    boolean region = n.name().isRegion() || n.name().isUnit() && n.name().kind() != PlaceName.Kind.CITY_DISTRICT;
    if (r == Role.TO) {
      boolean hadRegion = !cur.toward.isEmpty() && cur.toward.stream().allMatch(t -> t.name().isRegion());
      if (cur.through && andBefore(i) && !cur.toward.isEmpty()) {
        cur.toward.add(n);
      } else if (cur.through && !joined && !cur.toward.isEmpty()) {
        cur.places.addAll(cur.toward);
        cur.toward.clear();
        cur.through = false;
        cur.toward.add(n);
      } else if (hadRegion && (!joined || parentheses > 0 || lies(n, cur.toward.getLast()))) {
        if (!n.name().isRegion()) {
          cur.towardRegion = cur.toward.getFirst();
          cur.toward.clear();
          cur.toward.add(n);
        }
      } else if (cur.toward.isEmpty() || !n.name().isRegion() || hadRegion) {
        cur.toward.add(n);
      }
    } else if (region) {
      boolean origin = r == Role.FROM && !cur.areas.isEmpty() && !cur.origins;
      cur.origins = r == Role.FROM && (cur.areas.isEmpty() || cur.origins);
      boolean tail = cur.border && !cur.areas.isEmpty();
      if (parentheses > 0 && !cur.areas.isEmpty() && cur.areas.getLast().isOblast() && n.name().kind() == PlaceName.Kind.RAION) {
        // "Сумська область (Конотопський район)": the nearer unit, inside the region.
        Named oblast = cur.areas.removeLast();
        cur.inside.put(n.label(), oblast);
        parenthesised = oblast;
        cur.areas.add(n);
      } else if (parentheses > 0 && parenthesised != null && n.name().kind() == PlaceName.Kind.RAION) {
        cur.inside.put(n.label(), parenthesised);
        cur.areas.add(n);
      } else if (!origin && !tail) {
        if (r == Role.VIA || cur.passing) {
          if (n.name().isUnit() && !cur.areas.isEmpty() && cur.areas.getLast().isOblast()) {
            cur.inside.put(n.label(), cur.areas.getLast());
          }
          cur.areas.clear();
        }
        cur.areas.add(n);
      }
    } else {
      cur.places.add(n);
    }
  }

  /** Another object of the same sentence: what the sentence says holds for it too. */
  private void flushWithin() {
    EnumSet<Role> kept = EnumSet.copyOf(roles);
    flush();
    roles = kept;
    cur = new Draft(roles);
    cur.framed = true;
    cur.heading = heading;
    cur.emoji = emoji;
    cur.lineWeapon = lineWeapon;
  }

  private void flush() {
    Draft d = cur;
    roles = EnumSet.noneOf(Role.class);
    cur = new Draft(roles);
    need = null;
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
      lastWeapon = u.name.kind() == WeaponKind.UNKNOWN ? lastWeapon : u.name;
    }
  }

  /** "По 2 КР на A та B": as many on each. */
  private void distribute(Draft d) {
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
    lastWeapon = u.name.kind() == WeaponKind.UNKNOWN ? lastWeapon : u.name;
  }

  /** What the rest of the post lets one take for granted. */
  private WeaponName inherited(Draft d) {
    boolean called = d.roles.contains(Role.ALERT) && d.lineWeapon != null && d.lineWeapon.kind() == WeaponKind.AIRCRAFT_CARRIER_TAKEOFF;
    if (d.lineWeapon != null && d.isPositioned() && !called) {
      return d.lineWeapon;
    }
    if (headingWeapon != null) {
      return headingWeapon;
    }
    return lastWeapon != null && d.count != null && d.isPositioned() ? lastWeapon : WeaponName.UNKNOWN;
  }

  /** Words without a role in the sentences of a draft. */
  private int chatter(Draft d) {
    if (d.to < 0) {
      return 0;
    }
    int from = d.from;
    while (from > 0 && !endsSentence(tokens.get(from - 1))) {
      from--;
    }
    int to = d.to;
    while (to < tokens.size() && !endsSentence(tokens.get(to))) {
      to++;
    }
    int n = 0;
    for (int i = from; i < to; i++) {
      n += tokens.get(i).isWord() && !marked.get(i) ? 1 : 0;
    }
    return n;
  }

  private static boolean endsSentence(Token t) {
    return t.kind() == Token.Kind.LINE_BREAK || t.is(".") || t.is("!") || t.is("?") || t.is(";");
  }

  private Statement statement(Draft d, Draft.Use u, @Nullable Integer n, @Nullable Named stated) {
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
    if (snapshot) {
      d.roles.add(Role.SNAPSHOT);
    }
    int from = d.from == Integer.MAX_VALUE ? 0 : tokens.get(d.from).start();
    int to = d.to < 0 ? 0 : tokens.get(d.to - 1).end();
    return new Statement(w, n, d.groups, area, within, d.places, d.toward, d.course, d.status, EnumSet.copyOf(d.roles), from, to, byEmoji, chatter(d));
  }
}

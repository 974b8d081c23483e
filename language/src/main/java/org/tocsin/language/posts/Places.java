package org.tocsin.language.posts;

import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.PlaceName;
import org.tocsin.language.morphology.Case;

/** What a place name is to the object of its sentence: where it is, where it heads for, where it came from. */
final class Places {
  private final Clause c;
  private final Compass compass;
  private final Statements statements;

  Places(Clause c, Compass compass, Statements statements) {
    this.c = c;
    this.compass = compass;
    this.statements = statements;
  }

  void place(int i, Mark m) {
    if (i + 1 < c.marks.size() && c.marks.get(i + 1).isSign(":") && i > 0 && (c.marks.get(i - 1).isBreak() || c.isEmoji(i - 1)) && m.place() != null && m.place().best().name().isRegion()) {
      statements.flush();
      c.heading = Names.named(m, Case.NOMINATIVE);
      return;
    }
    Mark last = c.lastMeaningful(i);
    if (c.need == null && !c.cur.toward.isEmpty() && called(i)) {
      // "Повернула на Грибівку, увага Одеса": those who are called are told of the danger, not where it is.
      return;
    }
    boolean joined = c.lastPlaceRole != null && last != null && last.to() == c.lastPlaceAt && c.need == null;
    Role r = c.need;
    if (joined) {
      r = c.lastPlaceRole;
    }
    Named n;
    switch (r) {
      case ON -> {
        n = Names.named(m, Case.ACCUSATIVE | Case.LOCATIVE);
        r = (Names.casesOf(n) & Case.LOCATIVE) == 0 || (Names.casesOf(n) & (Case.ACCUSATIVE | Case.NOMINATIVE)) != 0 ? Role.TO : Role.AT;
      }
      case IN -> {
        n = Names.named(m, Case.LOCATIVE | Case.ACCUSATIVE);
        boolean beside = (Names.casesOf(n) & Case.GENITIVE) != 0 && (Names.casesOf(n) & Case.ACCUSATIVE) == 0;
        r = beside || (Names.casesOf(n) & Case.LOCATIVE) != 0 ? Role.AT : Role.TO;
      }
      case BY -> {
        n = Names.named(m, Case.DATIVE | Case.LOCATIVE);
        r = c.roles.contains(Role.LAUNCH) || c.roles.contains(Role.EXIT) ? Role.TO : Role.AT;
      }
      case FROM -> n = Names.named(m, Case.GENITIVE);
      case TO -> n = Names.named(m, Case.GENITIVE | Case.ACCUSATIVE | Case.NOMINATIVE);
      case VIA -> n = Names.named(m, Case.ACCUSATIVE | Case.GENITIVE);
      case AT -> n = Names.named(m, Case.GENITIVE | Case.INSTRUMENTAL | Case.LOCATIVE);
      case null, default -> {
        n = Names.named(m, Case.NOMINATIVE);
        r = bare(i, m, n, last);
      }
    }
    if (joined && c.lastWasBare) {
      n = Names.named(m, Case.NOMINATIVE);
    }
    c.lastWasBare = c.need == null && (!joined || c.lastWasBare);
    if (joined && c.parentheses > 0 && n.name().isRegion()) {
      r = null;
    }
    boolean qualifier =
        (r == null || joined) && n.isOblast() && last != null && last.place() != null && (c.parentheses > 0 || (Names.casesOf(n) & Case.NOMINATIVE) == 0 && r != Role.FROM && !c.marks.get(i - 1).isSign("/") && !c.marks.get(i - 1).is(Role.AND) && !(joined && Names.sameCaseRegion(last))
            || i > 0 && c.marks.get(i - 1).isSign(",") && (Names.casesOf(n) & Case.NOMINATIVE) != 0 && !Names.lastIsRegion(last));
    if (qualifier) {
      c.cur.qualifier = n;
    } else {
      put(i, r, compass.aside(r, n), joined);
    }
    c.aside = null;
    c.distance = Double.NaN;
    c.cur.take(m);
    c.lastPlaceRole = qualifier ? null : r;
    c.lastPlaceAt = m.to();
    c.need = null;
  }

  /** Only names stand between this one and a call. */
  boolean called(int i) {
    int k = i - 1;
    while (k >= 0 && (c.marks.get(k).place() != null || c.marks.get(k).is(Role.AND) || c.marks.get(k).isSign(",") || c.marks.get(k).isSign("/"))) {
      k--;
    }
    return k >= 0 && c.marks.get(k).is(Role.ALERT) && !c.marks.get(k).is(Role.WEAPON);
  }

  /** What a name without a preposition is: where it is, or, in the accusative alone, where it heads for. */
  Role bare(int i, Mark m, Named n, @Nullable Mark last) {
    boolean accusativeOnly = (Names.casesOf(n) & Case.ACCUSATIVE) != 0 && (Names.casesOf(n) & (Case.NOMINATIVE | Case.GENITIVE)) == 0;
    if (last != null && last.isCount() && c.cur.isPositioned() && c.cur.isSubject()) {
      statements.flushWithin();
    }
    if (accusativeOnly) {
      boolean crosses = n.name().isRegion() && (c.roles.contains(Role.MOTION) || c.roles.contains(Role.MOTION_ONE));
      return crosses ? Role.VIA : Role.TO;
    }
    boolean descends = c.roles.contains(Role.DESCENT) || c.roles.contains(Role.EXIT) || descentAhead(i);
    return descends ? Role.TO : Role.AT;
  }

  boolean descentAhead(int i) {
    for (int k = i + 1; k < c.marks.size() && !c.marks.get(k).isBreak(); k++) {
      if (c.marks.get(k).is(Role.DESCENT)) {
        return true;
      }
    }
    return false;
  }

  /** An "and" since the last place: a further destination. */
  boolean andBefore(int i) {
    for (int k = i - 1; k >= 0 && c.marks.get(k).place() == null; k--) {
      if (c.marks.get(k).is(Role.AND)) {
        return true;
      }
    }
    return false;
  }

  void put(int i, @Nullable Role r, Named n, boolean joined) {
    boolean region = n.name().isRegion() || n.name().isUnit() && n.name().kind() != PlaceName.Kind.CITY_DISTRICT;
    if (r == Role.TO) {
      boolean hadRegion = !c.cur.toward.isEmpty() && c.cur.toward.stream().allMatch(t -> t.name().isRegion());
      if (c.cur.through && andBefore(i) && !c.cur.toward.isEmpty()) {
        c.cur.toward.add(n);
      } else if (c.cur.through && !joined && !c.cur.toward.isEmpty()) {
        c.cur.places.addAll(c.cur.toward);
        c.cur.toward.clear();
        c.cur.through = false;
        c.cur.toward.add(n);
      } else if (hadRegion && (!joined || c.parentheses > 0 || Names.lies(n, c.cur.toward.getLast()))) {
        if (!n.name().isRegion()) {
          c.cur.towardRegion = c.cur.toward.getFirst();
          c.cur.toward.clear();
          c.cur.toward.add(n);
        }
      } else if (c.cur.toward.isEmpty() || !n.name().isRegion() || hadRegion) {
        c.cur.toward.add(n);
      }
    } else if (region) {
      boolean origin = r == Role.FROM && !c.cur.areas.isEmpty() && !c.cur.origins;
      c.cur.origins = r == Role.FROM && (c.cur.areas.isEmpty() || c.cur.origins);
      boolean tail = c.cur.border && !c.cur.areas.isEmpty();
      if (c.parentheses > 0 && !c.cur.areas.isEmpty() && c.cur.areas.getLast().isOblast() && n.name().kind() == PlaceName.Kind.RAION) {
        // "Сумська область (Конотопський район)": the nearer unit, inside the region.
        Named oblast = c.cur.areas.removeLast();
        c.cur.inside.put(n.label(), oblast);
        c.parenthesised = oblast;
        c.cur.areas.add(n);
      } else if (c.parentheses > 0 && c.parenthesised != null && n.name().kind() == PlaceName.Kind.RAION) {
        c.cur.inside.put(n.label(), c.parenthesised);
        c.cur.areas.add(n);
      } else if (!origin && !tail) {
        if (r == Role.VIA || c.cur.passing) {
          if (n.name().isUnit() && !c.cur.areas.isEmpty() && c.cur.areas.getLast().isOblast()) {
            c.cur.inside.put(n.label(), c.cur.areas.getLast());
          }
          c.cur.areas.clear();
        }
        c.cur.areas.add(n);
      }
    } else {
      c.cur.places.add(n);
    }
  }
}

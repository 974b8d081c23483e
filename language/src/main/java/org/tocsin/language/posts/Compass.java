package org.tocsin.language.posts;

import org.jspecify.annotations.Nullable;
import org.tocsin.language.morphology.Case;

/** Compass words: a course, an origin, a part of a place, or a position beside it, told apart by what stands around them. */
final class Compass {
  private final Clause c;

  Compass(Clause c) {
    this.c = c;
  }

  void compass(int i, Mark m, @Nullable Mark next) {
    Lexicon.Entry from = m.entry(Role.COMPASS_FROM);
    Lexicon.Entry toward = m.entry(Role.COMPASS_TO);
    Lexicon.Entry off = m.entry(Role.COMPASS_OFF);
    Lexicon.Entry at = off != null ? off : m.entry(Role.COMPASS_AT);
    Lexicon.Entry adjective = m.entry(Role.COMPASS_ADJ);
    boolean genitive = next != null && next.place() != null && Names.has(next, Case.GENITIVE) && !Names.has(next, Case.NOMINATIVE);
    c.cur.take(m);
    if (from != null) {
      if (next != null && next.is(Role.BACK)) {
        return;
      }
      if (genitive) {
        c.need = Role.FROM;
      } else if (Double.isNaN(c.cur.course)) {
        c.cur.course = Double.parseDouble(from.argument());
      }
    } else if (toward != null && (next == null || !next.is(Role.BACK))) {
      if (next != null && next.is(Role.FROM) && c.ahead(i + 2) instanceof Mark p && p.place() != null) {
        bearing(toward, true);
        c.need = Role.AT;
      } else if (genitive) {
        bearing(toward, false);
        c.need = Role.TO;
      } else {
        // "Північним та західним курсом": of two the first.
        boolean second = i > 0 && c.marks.get(i - 1).is(Role.AND) && !Double.isNaN(c.cur.course);
        c.cur.course = second ? c.cur.course : Double.parseDouble(toward.argument());
        c.need = null;
      }
    } else if (adjective != null && (beside(i, -1) || beside(i, 1))) {
      if (Double.isNaN(c.cur.course)) {
        c.cur.course = Double.parseDouble(adjective.argument());
      }
      c.need = null;
    } else if (m.entry(Role.COMPASS) instanceof Lexicon.Entry noun) {
      if ((c.need == Role.TO || c.need == Role.ON) && !genitive) {
        c.cur.course = Double.parseDouble(noun.argument());
        c.need = null;
      } else if (next != null && next.place() != null) {
        bearing(noun, false);
        c.need = c.need == Role.TO ? Role.TO : Role.AT;
      }
    } else if (at != null || adjective != null) {
      c.cur.roughPlace = at != null && next != null && next.place() != null;
      c.need = c.need == Role.TO || c.need == Role.ON && adjective != null ? Role.TO : Role.AT;
      if (at != null) {
        bearing(at, off != null);
      } else {
        bearing(adjective, false);
      }
    }
  }

  void bearing(Lexicon.@Nullable Entry e, boolean outside) {
    if (e != null) {
      c.aside = new Aside(Double.parseDouble(e.argument()), c.distance, outside || !Double.isNaN(c.distance));
    }
  }

  boolean beside(int at, int step) {
    int i = at + step;
    while (i >= 0 && i < c.marks.size() && (c.marks.get(i).isSign("-") || c.marks.get(i).isSign(":") || step > 0 && (c.marks.get(i).is(Role.AND) || c.marks.get(i).is(Role.COMPASS_ADJ)))) {
      i += step;
    }
    return i >= 0 && i < c.marks.size() && (c.marks.get(i).is(Role.COURSE) || step > 0 && i > at + 1 && c.marks.get(i).is(Role.COMPASS_TO));
  }

  /** "10 км північніше Умані", "за 15 км від Вінниці": the place as its words qualify it. */
  Named aside(@Nullable Role r, Named n) {
    if (c.aside != null) {
      return n.with(c.aside);
    }
    boolean away = !Double.isNaN(c.distance) && (r == Role.FROM || r == Role.AT);
    return away ? n.with(new Aside(Double.NaN, c.distance, true)) : n;
  }
}

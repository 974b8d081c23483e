package org.tocsin.language.posts;

import java.util.List;
import org.tocsin.language.gazetteer.Match.Reading;
import org.tocsin.language.morphology.Case;

/** Which of the names that a form may stand for is meant, by its grammatical case and how well known it is. */
final class Names {
  private static final int NOT_SOUGHT = 0;

  /** What the right case is worth against how well known a place is, in ranks of {@link PlaceName}. */
  private static final double CASE_FITS = 1.5;

  /** A name without a preposition is in the nominative. */
  private static final double NOMINATIVE_FITS = 3.5;

  private static final double ADJECTIVE = 2;

  private Names() {}

  static Named named(Mark m, int cases) {
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

  static int casesOf(Named n) {
    for (Reading r : n.readings()) {
      if (r.name() == n.name()) {
        return r.cases();
      }
    }
    return NOT_SOUGHT;
  }

  static boolean has(Mark m, int cases) {
    return m.place() != null && (m.place().best().cases() & cases) != 0;
  }

  /** A town of the region just named says where in it. */
  static boolean lies(Named town, Named region) {
    return !town.name().isRegion()
        && region.isOblast()
        && !region.name().sites().isEmpty()
        && town.name().sites().stream().anyMatch(x -> region.name().sites().getFirst().oblast().equals(x.oblast()));
  }

  static boolean lastIsRegion(Mark last) {
    return last.place() != null && last.place().best().name().isRegion();
  }

  static boolean sameCaseRegion(Mark last) {
    return lastIsRegion(last);
  }

  static void asRaions(List<Named> list) {
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
}

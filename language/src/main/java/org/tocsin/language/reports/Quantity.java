package org.tocsin.language.reports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number as a text gives it, with its bound.
 *
 * @param value the printed number; null only with {@link Bound#SOME}
 * @param max upper end of a {@link Bound#RANGE}, else null
 * @param vague read from a word that names no number: dozens, several
 * @param prelim the text says that this may change: no immediate reports of
 * @param derived added up from parts of one split total: a girl and at least six other people
 */
public record Quantity(
    @Nullable Integer value, Bound bound, @Nullable Integer max, boolean vague, boolean prelim, boolean derived) {

  public enum Bound {
    EXACT,
    AT_LEAST,
    AT_MOST,
    APPROX,
    RANGE,
    /** More than none; no number is said. */
    SOME;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Quantity {
    if (value == null != (bound == Bound.SOME)) {
      throw new IllegalArgumentException("a quantity has a value unless it is just some: " + value + " " + bound);
    }
    if (max == null == (bound == Bound.RANGE)) {
      throw new IllegalArgumentException("a range has two ends: " + value + " " + bound + " " + max);
    }
  }

  public static Quantity of(int value, Bound bound) {
    return new Quantity(value, bound, null, false, false, false);
  }

  public static Quantity exact(int value) {
    return of(value, Bound.EXACT);
  }

  public static Quantity some() {
    return new Quantity(null, Bound.SOME, null, false, false, false);
  }

  public Quantity asPrelim() {
    return new Quantity(value, bound, max, vague, true, derived);
  }

  public Quantity withBound(Bound b) {
    return new Quantity(value, b, max, vague, prelim, derived);
  }
}

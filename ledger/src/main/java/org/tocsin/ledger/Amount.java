package org.tocsin.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Quantity;

/**
 * A number as a source gives it.
 *
 * @param value null when the source says "some", or names a thing without a number
 * @param max upper end of a range, else null
 * @param bound exact, at_least, at_most, approx, range or some
 */
public record Amount(
    @Nullable Long value, @Nullable Long max, String bound, boolean vague, boolean prelim, boolean derived) {
  /** What "about" may mean, as a share of the number. Own assumption: reports rarely say. */
  private static final double ABOUT = 0.1;

  public static Amount exact(long value) {
    return new Amount(value, null, "exact", false, false, false);
  }

  public static Amount of(Quantity q) {
    return new Amount(
        q.value() == null ? null : Long.valueOf(q.value()),
        q.max() == null ? null : Long.valueOf(q.max()),
        q.bound().key(),
        q.vague(),
        q.prelim(),
        q.derived());
  }

  /** The smallest number it allows. */
  public long low() {
    if (value == null) {
      return 1;
    }
    return switch (bound) {
      case "at_most" -> 0;
      case "approx" -> (long) Math.floor(value * (1 - ABOUT));
      default -> value;
    };
  }

  /** The largest number it allows; null when there is none. */
  public @Nullable Long high() {
    if (value == null) {
      return null;
    }
    return switch (bound) {
      case "at_least", "some" -> null;
      case "approx" -> (long) Math.ceil(value * (1 + ABOUT));
      case "range" -> max;
      default -> value;
    };
  }

  /** Whether one true number can satisfy both. */
  public boolean agrees(Amount other) {
    Long high = high();
    Long otherHigh = other.high();
    return (otherHigh == null || low() <= otherHigh) && (high == null || other.low() <= high);
  }

  /** In English, short: {@code ≥ 47}, {@code about 15}, {@code 70–80}, {@code some}. */
  public String text() {
    if (value == null) {
      return "some";
    }
    String n = String.format(Locale.ROOT, "%d", value);
    return switch (bound) {
      case "at_least" -> "≥ " + n;
      case "at_most" -> "≤ " + n;
      case "approx" -> "about " + n;
      case "range" -> n + "–" + max;
      default -> n;
    };
  }
}

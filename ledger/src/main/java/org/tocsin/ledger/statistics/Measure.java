package org.tocsin.ledger.statistics;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sum over attacks with its bounds.
 *
 * @param low the smallest number that the sources allow
 * @param high the largest; null when open
 * @param attacks how many attacks it is made of
 * @param disputed in how many of these sources contradict each other
 * @param claims ids of the claims it rests on
 */
public record Measure(long low, @Nullable Long high, int attacks, int disputed, List<Long> claims) {
  public static final Measure NONE = new Measure(0, 0L, 0, 0, List.of());

  public Measure {
    claims = List.copyOf(claims);
  }

  /** {@code 12}, {@code 12–15} or {@code ≥ 12}. */
  public String text() {
    return high == null ? "≥ " + low : high == low ? String.format(Locale.ROOT, "%d", low) : low + "–" + high;
  }
}

package org.tocsin.core.approach;

import java.time.Instant;

/**
 * Hop 6: one threat seen from one community.
 *
 * @param threat id of the threat
 * @param community index in {@code Areas.communities()}
 * @param probability that it comes within its danger radius of the community, 0 to 1
 * @param earliest 10 % quantile of the time of arrival, given that it comes
 * @param likely median
 * @param latest 90 % quantile
 */
public record Approach(
    String threat, int community, double probability, Instant earliest, Instant likely, Instant latest) {

  /**
   * Probability that it comes before a time: the quantiles joined by straight lines, which end a quarter of their length
   * beyond the outer ones.
   */
  public double within(Instant t) {
    long x = t.toEpochMilli();
    long a = earliest.toEpochMilli();
    long b = likely.toEpochMilli();
    long c = latest.toEpochMilli();
    double share = x < b ? (a == b ? 0 : 0.5 - 0.4 * (b - x) / (b - a)) : c == b ? 1 : 0.5 + 0.4 * (x - b) / (c - b);
    return probability * StrictMath.max(0, StrictMath.min(1, share));
  }
}

package org.tocsin.core.track;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scan being processed, and what stands for everything in it that no target explains. */
final class Current {
  final Plots plots = new Plots();

  /** Time that the scan states, and that at which it was true, which differ by the error of the sensor's clock. */
  double stamp = Double.NEGATIVE_INFINITY;

  double time = Double.NEGATIVE_INFINITY;

  /** Its number, counted from 1. */
  long number;

  /** Density of clutter and newcomers at each detection. */
  double[] beta = new double[0];

  /** Least of these, for a radar per square metre on the ground. */
  double leastBeta;

  /** Seconds by which the sensor's clock is ahead. */
  double clock;

  private List<String> claims = List.of();

  void claims(List<String> labels) {
    claims = labels;
  }

  /** Identity that a detection claims, or null. */
  @Nullable String claim(int d) {
    String label = claims.isEmpty() ? "" : claims.get(plots.origin[d]);
    return label.isEmpty() ? null : label;
  }
}

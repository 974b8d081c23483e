package org.tocsin.simulator.study;

import java.util.Arrays;

/**
 * What was forecast against what came. Adds up over raids.
 *
 * @param cases forecasts by stated probability in tenths
 * @param stated sum of the stated probabilities in each tenth
 * @param came how many came
 * @param squares sum of squared differences, for the Brier score
 * @param early arrivals before the stated 10 % quantile
 * @param within arrivals between the 10 % and the 90 % quantile
 * @param lateness arrivals after the 90 % quantile
 */
public record Calibration(
    long[] cases, double[] stated, long[] came, double squares, long early, long within, long lateness) {
  public static final int BINS = 10;

  public static Calibration none() {
    return new Calibration(new long[BINS], new double[BINS], new long[BINS], 0, 0, 0, 0);
  }

  /** Collects the forecasts of one raid. */
  static final class Builder {
    private final long[] cases = new long[BINS];
    private final double[] stated = new double[BINS];
    private final long[] came = new long[BINS];
    private double squares;
    private long early;
    private long within;
    private long lateness;

    void forecast(double p, boolean arrived) {
      int bin = Math.min(BINS - 1, (int) (p * BINS));
      cases[bin]++;
      stated[bin] += p;
      came[bin] += arrived ? 1 : 0;
      squares += (p - (arrived ? 1 : 0)) * (p - (arrived ? 1 : 0));
    }

    void arrival(double at, double earliest, double latest) {
      if (at < earliest) {
        early++;
      } else if (at > latest) {
        lateness++;
      } else {
        within++;
      }
    }

    Calibration build() {
      return new Calibration(cases, stated, came, squares, early, within, lateness);
    }
  }

  public Calibration plus(Calibration o) {
    long[] n = Arrays.copyOf(cases, BINS);
    double[] p = Arrays.copyOf(stated, BINS);
    long[] c = Arrays.copyOf(came, BINS);
    for (int i = 0; i < BINS; i++) {
      n[i] += o.cases[i];
      p[i] += o.stated[i];
      c[i] += o.came[i];
    }
    return new Calibration(n, p, c, squares + o.squares, early + o.early, within + o.within, lateness + o.lateness);
  }

  /** Mean squared difference between stated probability and outcome. */
  public double brier() {
    long n = Arrays.stream(cases).sum();
    return n == 0 ? 0 : squares / n;
  }

  /** Share of arrivals inside the stated 80 % interval. */
  public double coverage() {
    long n = early + within + lateness;
    return n == 0 ? Double.NaN : (double) within / n;
  }
}

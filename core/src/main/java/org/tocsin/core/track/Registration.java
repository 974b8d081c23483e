package org.tocsin.core.track;

/**
 * What is wrong with one radar: offsets of range and azimuth and of its clock, estimated by a Kalman filter from what it
 * measures of objects that report their own position, and more slowly from tracks that other sensors hold. A residual
 * of range is {@code bias - rate * clock}, likewise of azimuth. Corrections are made once they are beyond doubt.
 */
final class Registration {
  /** Standard deviations before anything is measured: metres, radians, seconds. */
  private static final double[] PRIOR = {300, 0.009, 1};

  /** Variances gained with each second: m², rad², s². */
  private static final double[] DRIFT = {0.01, 1e-11, 1e-7};

  /** Least that is corrected: metres, radians, seconds. */
  private static final double[] LEAST = {10, 1e-4, 0.02};

  private static final double SURE = 5;
  private static final double GATE = 16;

  private final double[] x = new double[3];
  private final double[] p = new double[9];
  private final double[] h = new double[3];
  private final double[] b = new double[3];
  private double time = Double.NaN;
  int count;

  /** Of all plots those of objects that report their own position. */
  int said;

  Registration() {
    for (int i = 0; i < 3; i++) {
      p[4 * i] = PRIOR[i] * PRIOR[i];
    }
  }

  void set(Registration o) {
    System.arraycopy(o.x, 0, x, 0, 3);
    System.arraycopy(o.p, 0, p, 0, 9);
    time = o.time;
    count = o.count;
    said = o.said;
  }

  void archive(Archive a) {
    a.of(x, 3);
    a.of(p, 9);
    time = a.of(time);
    count = a.of(count);
    said = a.of(said);
  }

  /** Offset of range (m), azimuth (rad) or clock (s, positive when it is ahead), and its standard deviation. */
  double offset(int i) {
    return x[i];
  }

  double sigma(int i) {
    return Math.sqrt(p[4 * i]);
  }

  boolean sure(int i) {
    return Math.abs(x[i]) > LEAST[i] && x[i] * x[i] > SURE * SURE * p[4 * i];
  }

  /** What is to be taken off a measurement. */
  double correction(int i) {
    return sure(i) ? x[i] : 0;
  }

  /**
   * Learns from one plot of an object whose place is known.
   *
   * @param self whether the object itself says where it is; the clock shows only there, for tracks lag as well
   * @param range residual of the uncorrected measurement, m
   * @param rangeRate m/s
   * @param rangeVariance of residual, m²
   * @param azimuth residual, rad
   * @param azimuthRate rad/s
   * @param azimuthVariance rad²
   */
  void learn(boolean self, double now, double range, double rangeRate, double rangeVariance, double azimuth, double azimuthRate,
      double azimuthVariance) {
    double dt = Double.isNaN(time) ? 0 : Math.max(0, now - time);
    time = Double.isNaN(time) ? now : Math.max(time, now);
    for (int i = 0; i < 3; i++) {
      p[4 * i] = Math.min(p[4 * i] + dt * DRIFT[i], PRIOR[i] * PRIOR[i]);
    }
    update(0, range, self ? rangeRate : 0, rangeVariance);
    update(1, azimuth, self ? azimuthRate : 0, azimuthVariance);
    count++;
    said += self ? 1 : 0;
  }

  private void update(int column, double y, double rate, double variance) {
    h[0] = column == 0 ? 1 : 0;
    h[1] = column == 1 ? 1 : 0;
    h[2] = -rate;
    double s = variance;
    double d = y;
    for (int i = 0; i < 3; i++) {
      b[i] = p[3 * i] * h[0] + p[3 * i + 1] * h[1] + p[3 * i + 2] * h[2];
      s += h[i] * b[i];
      d -= h[i] * x[i];
    }
    if (d * d > GATE * s) {
      return;
    }
    for (int i = 0; i < 3; i++) {
      x[i] += b[i] / s * d;
      for (int j = 0; j < 3; j++) {
        p[3 * i + j] -= b[i] * b[j] / s;
      }
    }
  }
}

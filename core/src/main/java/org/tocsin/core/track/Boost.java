package org.tocsin.core.track;

import org.tocsin.core.place.TangentPlane;

/**
 * The powered part of a ballistic flight: from rest on the ground at a constant acceleration, gravity included. Then the way is
 * straight, the end of the burn lies at half its speed times its duration from the launch, and the vertical speed there says how long
 * the burn was: twice the height over it. When the burn ended nobody saw; each moment means another acceleration, which missiles
 * have within bounds.
 */
final class Boost {
  /** Net acceleration of missiles, m/s²: median, and standard deviation of its logarithm. */
  private static final double USUAL = 32;

  private static final double USUAL_LOG_SIGMA = 0.5;

  /** Beyond so many of these it is none. */
  private static final double MOST_SIGMAS = 3;

  /** Part of the powered way by which the launch may lie elsewhere, since no thrust is quite constant. */
  private static final double UNEVEN = 0.05;

  private static final double STEP = 1;
  private static final double LONGEST = 300;
  private static final double LEAST_CLIMB = 30;
  private static final double LEAST_HEIGHT = 100;

  private final double radius;
  private final double altitude;
  private final double began;
  private final double[] g = new double[Gaussian.SIZE];

  /**
   * @param began seconds from now, negative, at which it was first seen: it had been launched by then
   */
  Boost(TangentPlane frame, double began) {
    radius = frame.radius() + frame.altitude();
    altitude = frame.altitude();
    this.began = began;
  }

  /** Net acceleration of a state that rises from rest, m/s², or 0 where none brings it there. */
  static double acceleration(double[] x, double radius, double altitude) {
    double h = Gaussian.altitude(x[0], x[1], x[2], radius) + altitude;
    double climb = climb(x, 0, radius);
    double v = StrictMath.sqrt(x[3] * x[3] + x[4] * x[4] + x[5] * x[5]);
    return climb < LEAST_CLIMB || h < LEAST_HEIGHT ? 0 : v * climb / (2 * h);
  }

  static double climb(double[] x, int o, double radius) {
    double z = x[o + 2] + radius;
    return (x[o] * x[o + 3] + x[o + 1] * x[o + 4] + z * x[o + 5]) / StrictMath.sqrt(x[o] * x[o] + x[o + 1] * x[o + 1] + z * z);
  }

  /** The state after thrust goes on along its course for so many seconds. */
  static double[] after(double[] x, double acceleration, double seconds) {
    double v = StrictMath.sqrt(x[3] * x[3] + x[4] * x[4] + x[5] * x[5]);
    double[] to = x.clone();
    for (int i = 0; i < 3; i++) {
      double a = acceleration * x[3 + i] / v;
      to[i] += seconds * (x[3 + i] + seconds / 2 * a);
      to[3 + i] += seconds * a;
    }
    return to;
  }

  /**
   * Adds the launches that a state may have had.
   *
   * @param drag inverse of the ballistic coefficient, m²/kg
   */
  void rise(double[] state, double drag, boolean powered, GroundMoments to) {
    System.arraycopy(state, 0, g, Gaussian.P, 6);
    double[] x = state.clone();
    double last = Double.NaN;
    for (double back = 0; back < LONGEST; back += STEP) {
      double a = acceleration(x, radius, altitude);
      double h = Gaussian.altitude(x[0], x[1], x[2], radius) + altitude;
      if (h < LEAST_HEIGHT && !(powered && back == 0)) {
        return;
      }
      if (a > 0 || powered) {
        double log = a > 0 ? StrictMath.log(a / USUAL) / USUAL_LOG_SIGMA : 0;
        // Each second of the way stands for a span of accelerations.
        double span = Double.isNaN(last) ? STEP * 0.02 : StrictMath.abs(log - last);
        double weight = powered ? 1 : span * StrictMath.exp(-0.5 * log * log);
        last = log;
        if (StrictMath.abs(log) < MOST_SIGMAS || powered) {
          launch(x, h, back, weight, to);
        }
      }
      if (powered) {
        return;
      }
      Gaussian.fall(g, 0, -STEP, drag, radius);
      System.arraycopy(g, Gaussian.P, x, 0, 6);
    }
  }

  private void launch(double[] x, double h, double back, double weight, GroundMoments to) {
    double burn = 2 * StrictMath.max(h, 0) / StrictMath.max(climb(x, 0, radius), LEAST_CLIMB);
    if (-back - burn > began + STEP) {
      return;
    }
    double v = StrictMath.sqrt(x[3] * x[3] + x[4] * x[4] + x[5] * x[5]);
    double own = UNEVEN * burn / 2 * v;
    to.add(weight, x[0] - burn / 2 * x[3], x[1] - burn / 2 * x[4], -back - burn, own * own);
  }
}

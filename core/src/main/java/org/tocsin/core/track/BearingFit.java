package org.tocsin.core.track;

/**
 * Place and velocity on the ground fitted to bearings by Gauss-Newton, with the travel time of the sound and a prior on
 * speed: east, north and their rates in {@link #x}, the upper triangle of the covariance in {@link #p}.
 */
final class BearingFit {
  private final Sensor[] sensors;
  private final Bearings of;
  private final double height;
  private final double speed;
  final double[] x = new double[4];
  final double[] p = new double[10];

  /** Of the bearing predicted last, rad. */
  double residual;

  private final double[] info = new double[10];
  private final double[] grad = new double[4];
  private final double[] row = new double[4];
  private final double[] full = new double[16];
  private final double[] inverse = new double[16];

  /** @param height and usual speed of what is heard, m and m/s */
  BearingFit(Sensor[] sensors, Bearings of, double height, double speed) {
    this.sensors = sensors;
    this.of = of;
    this.height = height;
    this.speed = speed;
  }

  /** Residual and derivative of bearing {@code k} at the current fit; false when out of hearing or behind. */
  boolean predict(int k, double now) {
    Sensor s = sensors[of.sensor[k]];
    double lag = now - of.time[k];
    double de = x[0] - x[2] * lag - s.at[0];
    double dn = x[1] - x[3] * lag - s.at[1];
    double a = s.sound * s.sound - x[2] * x[2] - x[3] * x[3];
    double h = de * x[2] + dn * x[3];
    double delay = Double.isInfinite(s.sound) ? 0
        : (-h + Math.sqrt(h * h + a * (de * de + dn * dn + height * height))) / a;
    de -= delay * x[2];
    dn -= delay * x[3];
    double rho2 = de * de + dn * dn + 1;
    double rho = Math.sqrt(rho2);
    if (rho > 1.15 * s.model.rangeMax()) {
      return false;
    }
    double c = (of.sin[k] * de + of.cos[k] * dn) / rho;
    if (c <= 0) {
      return false;
    }
    residual = StrictMath.atan2((of.sin[k] * dn - of.cos[k] * de) / rho, c);
    double along = lag + delay;
    row[0] = dn / rho2;
    row[1] = -de / rho2;
    row[2] = -along * row[0];
    row[3] = -along * row[1];
    return true;
  }

  /** Variance of the predicted bearing from that of the fit. */
  double spread() {
    double v = 0;
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        v += row[a] * row[b] * p[index(a, b)];
      }
    }
    return v;
  }

  static int index(int a, int b) {
    int i = Math.min(a, b);
    int j = Math.max(a, b);
    return i * 4 - i * (i - 1) / 2 + j - i;
  }

  double sigma2(int k) {
    return sensors[of.sensor[k]].variance[0];
  }

  /** Gauss-Newton over the set with a prior on speed; leaves state in {@link #x} and covariance in {@link #p}. */
  void fit(int[] set, int size, double now) {
    for (int round = 0; round < 3; round++) {
      java.util.Arrays.fill(info, 0);
      info[index(0, 0)] = 1e-8;
      info[index(1, 1)] = 1e-8;
      info[index(2, 2)] = 1 / (speed * speed);
      info[index(3, 3)] = 1 / (speed * speed);
      grad[0] = 0;
      grad[1] = 0;
      grad[2] = -x[2] / (speed * speed);
      grad[3] = -x[3] / (speed * speed);
      for (int q = 0; q < size; q++) {
        if (predict(set[q], now)) {
          double w = 1 / sigma2(set[q]);
          for (int a = 0; a < 4; a++) {
            grad[a] += w * row[a] * residual;
            for (int b = a; b < 4; b++) {
              info[index(a, b)] += w * row[a] * row[b];
            }
          }
        }
      }
      invert();
      for (int a = 0; a < 4; a++) {
        double d = 0;
        for (int b = 0; b < 4; b++) {
          d += p[index(a, b)] * grad[b];
        }
        row[a] = d;
      }
      for (int a = 0; a < 4; a++) {
        x[a] += row[a];
      }
      double v = Math.sqrt(x[2] * x[2] + x[3] * x[3]);
      if (v > 3 * speed) {
        x[2] *= 3 * speed / v;
        x[3] *= 3 * speed / v;
      }
    }
  }

  /** Sets {@link #p} to the inverse of {@link #info} by Gauss-Jordan elimination; it is positive definite. */
  private void invert() {
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        full[4 * a + b] = info[index(a, b)];
        inverse[4 * a + b] = a == b ? 1 : 0;
      }
    }
    for (int a = 0; a < 4; a++) {
      double d = 1 / full[4 * a + a];
      for (int b = 0; b < 4; b++) {
        full[4 * a + b] *= d;
        inverse[4 * a + b] *= d;
      }
      for (int r = 0; r < 4; r++) {
        double f = r == a ? 0 : full[4 * r + a];
        for (int b = 0; b < 4 && f != 0; b++) {
          full[4 * r + b] -= f * full[4 * a + b];
          inverse[4 * r + b] -= f * inverse[4 * a + b];
        }
      }
    }
    for (int a = 0; a < 4; a++) {
      for (int b = a; b < 4; b++) {
        p[index(a, b)] = inverse[4 * a + b];
      }
    }
  }
}

package org.tocsin.core.track;

/** A hypothesis carried to the time of a scan and laid out for any detection of it: scratch, reused scan after scan. */
final class Predicted {
  static final int DIMS = 4;

  /** Existence below which unlikely modes are not worth their cost. */
  private static final double DOUBTFUL = 0.3;

  private static final double LOG_2PI = 1.8378770664093453;

  int n;
  int[] mode = new int[0];
  double[] prior = new double[0];
  double[] post = new double[0];
  double[] pd = new double[0];
  private double[] geo = new double[0];
  private double[] gain = new double[0];
  private double[] s = new double[0];
  private double[] chain = new double[0];
  private double[] norm = new double[0];
  private double[] lik = new double[0];
  private final double[] row = new double[6];
  private final double[] b = new double[6];
  private final double[] rows = new double[6 * DIMS];
  private final double[] classWeight = new double[32];
  private final double[] nu = new double[DIMS];

  private void room(int k) {
    if (mode.length < k) {
      mode = new int[k];
      prior = new double[k * Gaussian.SIZE];
      post = new double[k * Gaussian.SIZE];
      pd = new double[k];
      geo = new double[k * 8];
      gain = new double[k * DIMS * 6];
      s = new double[k * DIMS];
      chain = new double[k * DIMS * DIMS];
      norm = new double[k];
      lik = new double[k];
    }
  }

  /**
   * IMM mixing and prediction to {@code time}.
   *
   * @param wanted classes to be predicted, as bits; others keep their weight and take no part
   */
  void predict(Hypothesis h, double time, Modes m, double radius, int wanted) {
    room(m.count);
    n = 0;
    double dt = time - h.time;
    double least = h.existence < DOUBTFUL ? 1e-3 : 1e-5;
    int i = 0;
    while (i < h.n) {
      int cls = m.classOf[h.mode[i]];
      int end = i + 1;
      while (end < h.n && m.classOf[h.mode[end]] == cls) {
        end++;
      }
      if ((wanted >> cls & 1) != 0) {
        mixClass(h, i, end, cls, dt, m, radius, least);
      }
      i = end;
    }
  }

  private void mixClass(Hypothesis h, int from, int to, int cls, double dt, Modes m, double radius,
      double least) {
    int f = m.first[cls];
    int l = m.first[cls + 1];
    double leaveStraight = Elementary.decayed(dt / m.straightTime[cls]);
    double leaveTurn = Elementary.decayed(dt / m.turnTime[cls]);
    for (int j = f; j < l; j++) {
      double sum = 0;
      double best = 0;
      int bestAt = from;
      for (int i = from; i < to; i++) {
        double w = h.g[i * Gaussian.SIZE] * m.transition(h.mode[i], j, leaveStraight, leaveTurn);
        sum += w;
        if (w > best) {
          best = w;
          bestAt = i;
        }
      }
      if (sum < least) {
        continue;
      }
      int o = n * Gaussian.SIZE;
      if (best > 0.9995 * sum) {
        System.arraycopy(h.g, bestAt * Gaussian.SIZE, prior, o, Gaussian.SIZE);
      } else {
        for (int k = 0; k < Gaussian.SIZE; k++) {
          prior[o + k] = 0;
        }
        for (int i = from; i < to; i++) {
          double w = h.g[i * Gaussian.SIZE] * m.transition(h.mode[i], j, leaveStraight, leaveTurn) / sum;
          if (w > 0) {
            Gaussian.addMean(h.g, i * Gaussian.SIZE, prior, o, w);
          }
        }
        for (int i = from; i < to; i++) {
          double w = h.g[i * Gaussian.SIZE] * m.transition(h.mode[i], j, leaveStraight, leaveTurn) / sum;
          if (w > 0) {
            Gaussian.addCovariance(h.g, i * Gaussian.SIZE, prior, o, w);
          }
        }
      }
      prior[o] = sum;
      mode[n++] = j;
      if (dt != 0) {
        Gaussian.predict(prior, o, dt, m, j, radius);
        m.keepHeight(prior, o, cls, radius);
      }
    }
  }

  /** Lays out every component for the sensor: predicted measurement, gains, posterior covariance. */
  void linearise(Sensor x, Modes m, double radius) {
    int dims = x.columns.length;
    for (int j = 0; j < n; j++) {
      int o = j * Gaussian.SIZE;
      geometry(x, j, o);
      double altitude = Gaussian.altitude(prior[o + 1], prior[o + 2], prior[o + 3], radius);
      int q = j * 8;
      pd[j] = x.detection(m.classOf[mode[j]], geo[q + 4], geo[q + 2], altitude, prior[o + 12]);
      rowsOf(x, q, o);
      System.arraycopy(prior, o, post, o, Gaussian.SIZE);
      double log = 0;
      for (int d = 0; d < dims; d++) {
        Gaussian.covarianceTimes(post, o, rows, 6 * d, b, 0);
        double v = x.variance[d];
        for (int k = 0; k < 6; k++) {
          v += rows[6 * d + k] * b[k];
        }
        int go = (j * DIMS + d) * 6;
        for (int k = 0; k < 6; k++) {
          gain[go + k] = b[k] / v;
        }
        Gaussian.downdate(post, o, gain, go, b);
        s[j * DIMS + d] = v;
        log += LOG_2PI + Elementary.log(v);
        for (int i = 0; i < d; i++) {
          double c = 0;
          for (int k = 0; k < 6; k++) {
            c += rows[6 * d + k] * gain[(j * DIMS + i) * 6 + k];
          }
          chain[(j * DIMS + d) * DIMS + i] = c;
        }
      }
      norm[j] = -0.5 * log;
    }
  }

  private void geometry(Sensor x, int j, int o) {
    int q = j * 8;
    double de = prior[o + 1] - x.at[0];
    double dn = prior[o + 2] - x.at[1];
    double du = prior[o + 3] - x.at[2];
    double delay = 0;
    if (x.model.kind() == SensorModel.Kind.BEARING && x.sound < 1e5) {
      // Solve |p - v t - s| = c t: what is heard now left the object t seconds ago.
      double ve = prior[o + 4];
      double vn = prior[o + 5];
      double vu = prior[o + 6];
      double a = x.sound * x.sound - ve * ve - vn * vn - vu * vu;
      double h = de * ve + dn * vn + du * vu;
      double d2 = de * de + dn * dn + du * du;
      delay = a > 0 ? (-h + Math.sqrt(h * h + a * d2)) / a : 0;
      de -= delay * ve;
      dn -= delay * vn;
      du -= delay * vu;
    }
    double[] r = x.rotation;
    double e = r[0] * de + r[1] * dn + r[2] * du;
    double n = r[3] * de + r[4] * dn + r[5] * du;
    double u = r[6] * de + r[7] * dn + r[8] * du;
    double rho = Math.sqrt(e * e + n * n);
    double range = Math.sqrt(rho * rho + u * u);
    geo[q] = e;
    geo[q + 1] = n;
    geo[q + 2] = u;
    geo[q + 3] = Math.max(rho, 1e-3);
    geo[q + 4] = Math.max(range, 1e-3);
    geo[q + 6] = delay;
  }

  private void rowsOf(Sensor x, int q, int o) {
    double e = geo[q];
    double n = geo[q + 1];
    double u = geo[q + 2];
    double rho = geo[q + 3];
    double r = geo[q + 4];
    for (int d = 0; d < x.columns.length; d++) {
      int at = 6 * d;
      for (int k = 0; k < 6; k++) {
        row[k] = 0;
      }
      if (x.position()) {
        for (int k = 0; k < 6; k++) {
          rows[at + k] = k == x.columns[d] ? 1 : 0;
        }
        continue;
      }
      int column = x.radar() ? x.columns[d] : 1;
      switch (column) {
        case 0 -> set(e / r, n / r, u / r);
        case 1 -> set(n / (rho * rho), -e / (rho * rho), 0);
        case 2 -> set(-e * u / (r * r * rho), -n * u / (r * r * rho), rho / (r * r));
        default -> {
          double[] m = x.rotation;
          double ve = m[0] * prior[o + 4] + m[1] * prior[o + 5] + m[2] * prior[o + 6];
          double vn = m[3] * prior[o + 4] + m[4] * prior[o + 5] + m[5] * prior[o + 6];
          double vu = m[6] * prior[o + 4] + m[7] * prior[o + 5] + m[8] * prior[o + 6];
          double rate = (e * ve + n * vn + u * vu) / r;
          geo[q + 5] = rate;
          set((ve - rate * e / r) / r, (vn - rate * n / r) / r, (vu - rate * u / r) / r);
          row[3] = e / r;
          row[4] = n / r;
          row[5] = u / r;
        }
      }
      double[] m = x.rotation;
      for (int k = 0; k < 3; k++) {
        rows[at + k] = m[k] * row[0] + m[3 + k] * row[1] + m[6 + k] * row[2];
        rows[at + 3 + k] = m[k] * row[3] + m[3 + k] * row[4] + m[6 + k] * row[5];
      }
      if (geo[q + 6] != 0) {
        for (int k = 0; k < 3; k++) {
          rows[at + 3 + k] = -geo[q + 6] * rows[at + k];
        }
      }
    }
  }

  private void set(double e, double n, double u) {
    row[0] = e;
    row[1] = n;
    row[2] = u;
  }

  /**
   * Fills {@link #nu} with the innovation of component {@code j}.
   *
   * @return its squared Mahalanobis distance, or infinity as soon as it is beyond the gate
   */
  private double innovation(Sensor x, Plots z, int d, int j, double gate) {
    int q = j * 8;
    int o = j * Gaussian.SIZE;
    double d2 = 0;
    for (int i = 0; i < x.columns.length; i++) {
      int column = x.columns[i];
      double y;
      if (x.position()) {
        y = z.value(d, column) - prior[o + 1 + column];
      } else if (!x.radar() || column == 1) {
        double sin = (z.sinAzimuth[d] * geo[q + 1] - z.cosAzimuth[d] * geo[q]) / geo[q + 3];
        double cos = (z.sinAzimuth[d] * geo[q] + z.cosAzimuth[d] * geo[q + 1]) / geo[q + 3];
        if (cos <= 0) {
          return Double.POSITIVE_INFINITY;
        }
        y = smallAngle(sin, cos);
      } else if (column == 0) {
        y = z.value(d, 0) - geo[q + 4];
      } else if (column == 2) {
        double sin = (z.sinElevation[d] * geo[q + 3] - z.cosElevation[d] * geo[q + 2]) / geo[q + 4];
        double cos = (z.cosElevation[d] * geo[q + 3] + z.sinElevation[d] * geo[q + 2]) / geo[q + 4];
        y = smallAngle(sin, cos);
      } else {
        y = z.value(d, 3) - geo[q + 5];
      }
      for (int k = 0; k < i; k++) {
        y -= chain[(j * DIMS + i) * DIMS + k] * nu[k];
      }
      nu[i] = y;
      d2 += y * y / s[j * DIMS + i];
      if (d2 >= gate) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return d2;
  }

  private static double smallAngle(double sin, double cos) {
    if (cos < 0.94) {
      return StrictMath.atan2(sin, cos);
    }
    double s2 = sin * sin;
    return sin * (1 + s2 * (1.0 / 6 + s2 * (3.0 / 40 + s2 * (15.0 / 336))));
  }

  /** Probability density of detection {@code d} of the scan, with the chance of being seen at all; 0 outside the gate. */
  double likelihood(Sensor x, Plots z, int d, double gate) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      lik[j] = 0;
      double d2 = pd[j] > 0 ? innovation(x, z, d, j, gate) : gate;
      if (d2 < gate) {
        lik[j] = prior[j * Gaussian.SIZE] * pd[j] * Elementary.exp(norm[j] - 0.5 * d2);
        sum += lik[j];
      }
    }
    return sum;
  }

  /** Writes the posterior given detection {@code d} to {@code to}. */
  void update(Sensor x, Plots z, int d, double time, Hypothesis to) {
    double gate = Gate.LIMIT;
    double sum = likelihood(x, z, d, gate);
    to.room(n);
    to.n = 0;
    to.time = time;
    to.judged = time;
    to.existence = 1;
    for (int j = 0; j < n; j++) {
      if (lik[j] <= 1e-6 * sum || innovation(x, z, d, j, gate) >= gate) {
        continue;
      }
      int o = j * Gaussian.SIZE;
      int t = to.n * Gaussian.SIZE;
      System.arraycopy(post, o, to.g, t, Gaussian.SIZE);
      to.g[t] = lik[j] / sum;
      to.mode[to.n++] = mode[j];
      for (int i = 0; i < x.columns.length; i++) {
        int go = (j * DIMS + i) * 6;
        for (int k = 0; k < 6; k++) {
          to.g[t + 1 + k] += gain[go + k] * nu[i];
        }
      }
    }
    to.normalise(1e-4);
    to.summarise();
  }

  /** Moment-matched mean and covariance of all components at {@code out}; returns nothing but fills 28 numbers. */
  void combined(double[] out) {
    java.util.Arrays.fill(out, 0);
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += prior[j * Gaussian.SIZE];
    }
    for (int j = 0; j < n; j++) {
      Gaussian.addMean(prior, j * Gaussian.SIZE, out, 0, prior[j * Gaussian.SIZE] / sum);
    }
    for (int j = 0; j < n; j++) {
      Gaussian.addCovariance(prior, j * Gaussian.SIZE, out, 0, prior[j * Gaussian.SIZE] / sum);
    }
    out[0] = sum;
  }
}

package org.tocsin.core.track;

/**
 * Starts targets from bearings that no target explains: where lines of the last seconds meet, place and velocity are
 * fitted to all of them with the travel time of the sound, and the bearings that are there and those that are missing
 * weigh for and against. Two lines always meet somewhere, so two sensors alone need repeated bearings and far better odds.
 */
final class BearingStarts {
  /** Seconds that a bearing without explanation is kept. */
  private static final double KEEP = 12;

  /** Log odds that bearings of three sensors need, and those of two, whose lines always meet somewhere. */
  private static final double ODDS = 1;

  private static final double PAIR_ODDS = 5;
  private static final int MOST = 512;
  private static final int MOST_IN_FIT = 24;

  private final Sensor[] sensors;
  private final double height;
  private final double speed;
  private int n;
  private final int[] sensor = new int[MOST];
  private final double[] time = new double[MOST];
  private final double[] sin = new double[MOST];
  private final double[] cos = new double[MOST];
  private final double[] lastLook;
  private final int[] set = new int[MOST_IN_FIT];
  private final int[] bestSet = new int[MOST_IN_FIT];
  private final double[] x = new double[4];
  private final double[] bestX = new double[4];
  private final double[] info = new double[10];
  private final double[] bestP = new double[10];
  private final double[] p = new double[10];
  private final double[] grad = new double[4];
  private final double[] row = new double[4];
  private double residual;
  private double along;

  BearingStarts(Sensor[] sensors, double height, double speed) {
    this.sensors = sensors;
    this.height = height;
    this.speed = speed;
    lastLook = new double[sensors.length];
  }

  /** @param place index here of each sensor of the other, -1 for those that are gone */
  void set(BearingStarts o, int[] place) {
    n = 0;
    for (int k = 0; k < o.n; k++) {
      int here = place[o.sensor[k]];
      if (here >= 0) {
        sensor[n] = here;
        time[n] = o.time[k];
        sin[n] = o.sin[k];
        cos[n++] = o.cos[k];
      }
    }
    for (int i = 0; i < place.length; i++) {
      if (place[i] >= 0) {
        lastLook[place[i]] = o.lastLook[i];
      }
    }
  }

  void archive(Archive a) {
    n = Math.min(a.count(n), MOST);
    a.of(sensor, n);
    a.of(time, n);
    a.of(sin, n);
    a.of(cos, n);
    a.of(lastLook, lastLook.length);
  }

  /** Notes a bearing that nothing explains. */
  void add(Sensor s, double t, double sinAzimuth, double cosAzimuth) {
    if (n == MOST) {
      remove(0);
    }
    sensor[n] = s.index;
    time[n] = t;
    sin[n] = sinAzimuth;
    cos[n] = cosAzimuth;
    n++;
  }

  void forget(double now) {
    int k = 0;
    while (k < n && time[k] < now - KEEP) {
      k++;
    }
    if (k > 0) {
      n -= k;
      System.arraycopy(sensor, k, sensor, 0, n);
      System.arraycopy(time, k, time, 0, n);
      System.arraycopy(sin, k, sin, 0, n);
      System.arraycopy(cos, k, cos, 0, n);
    }
  }

  private void remove(int i) {
    int m = n - i - 1;
    System.arraycopy(sensor, i + 1, sensor, i, m);
    System.arraycopy(time, i + 1, time, i, m);
    System.arraycopy(sin, i + 1, sin, i, m);
    System.arraycopy(cos, i + 1, cos, i, m);
    n--;
  }

  /**
   * Tries to start a target with the newest bearing.
   *
   * @param density undetected objects per square metre
   * @param to filled with the state when there is one
   * @return probability that it exists, or 0
   */
  double attempt(double now, double density, Modes modes, Kinematics k, int cls, Hypothesis to) {
    int newest = n - 1;
    double best = 0;
    int bestSize = 0;
    for (int j = 0; j < newest; j++) {
      if (sensor[j] == sensor[newest] || !meet(newest, j)) {
        continue;
      }
      int size = collect(newest, j, now);
      if (size < 3) {
        continue;
      }
      boolean pair = distinct(size) < 3;
      if (pair && size < 4) {
        continue;
      }
      double log = odds(size, now, density);
      if (log > (pair ? PAIR_ODDS : ODDS) && log > best) {
        best = log;
        bestSize = size;
        System.arraycopy(x, 0, bestX, 0, 4);
        System.arraycopy(p, 0, bestP, 0, 10);
        System.arraycopy(set, 0, bestSet, 0, size);
      }
    }
    if (best == 0) {
      return 0;
    }
    write(now, modes, k, cls, to);
    java.util.Arrays.sort(bestSet, 0, bestSize);
    seers = 0;
    for (int i = 0; i < bestSize; i++) {
      seer[seers++] = sensor[bestSet[i]];
    }
    for (int i = bestSize - 1; i >= 0; i--) {
      remove(bestSet[i]);
    }
    return 1 / (1 + StrictMath.exp(-best));
  }

  /** Where two lines cross, into {@link #x} with zero velocity; false when they do not within hearing. */
  private boolean meet(int i, int j) {
    Sensor a = sensors[sensor[i]];
    Sensor b = sensors[sensor[j]];
    double de = b.at[0] - a.at[0];
    double dn = b.at[1] - a.at[1];
    double reach = a.model.rangeMax() + b.model.rangeMax();
    if (de * de + dn * dn > reach * reach) {
      return false;
    }
    double cross = sin[i] * cos[j] - cos[i] * sin[j];
    if (Math.abs(cross) < 0.2) {
      return false;
    }
    double ra = (de * cos[j] - dn * sin[j]) / cross;
    double rb = (de * cos[i] - dn * sin[i]) / cross;
    if (ra < 0 || rb < 0 || ra > 1.1 * a.model.rangeMax() || rb > 1.1 * b.model.rangeMax()) {
      return false;
    }
    x[0] = a.at[0] + ra * sin[i];
    x[1] = a.at[1] + ra * cos[i];
    x[2] = 0;
    x[3] = 0;
    return true;
  }

  /** Gathers the bearings that agree with the crossing, fitting again as they come in. */
  private int collect(int i, int j, double now) {
    int size = 0;
    set[size++] = j;
    set[size++] = i;
    fit(size, now);
    for (int round = 0; round < 2; round++) {
      size = 0;
      for (int k = n - 1; k >= 0 && size < MOST_IN_FIT; k--) {
        if (predict(k, now)) {
          double v = sigma2(k) + spread();
          if (residual * residual < 7 * v) {
            set[size++] = k;
          }
        }
      }
      if (size < 3) {
        return size;
      }
      fit(size, now);
    }
    return size;
  }

  private int distinct(int size) {
    int k = 0;
    for (int a = 0; a < size; a++) {
      boolean seen = false;
      for (int b = 0; b < a; b++) {
        seen |= sensor[set[b]] == sensor[set[a]];
      }
      k += seen ? 0 : 1;
    }
    return k;
  }

  private double sigma2(int k) {
    return sensors[sensor[k]].variance[0];
  }

  /** Residual and derivative of bearing {@code k} at the current fit; false when out of hearing or behind. */
  private boolean predict(int k, double now) {
    Sensor s = sensors[sensor[k]];
    double lag = now - time[k];
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
    double c = (sin[k] * de + cos[k] * dn) / rho;
    if (c <= 0) {
      return false;
    }
    residual = StrictMath.atan2((sin[k] * dn - cos[k] * de) / rho, c);
    along = lag + delay;
    row[0] = dn / rho2;
    row[1] = -de / rho2;
    row[2] = -along * row[0];
    row[3] = -along * row[1];
    return true;
  }

  /** Variance of the predicted bearing from that of the fit. */
  private double spread() {
    double v = 0;
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        v += row[a] * row[b] * p[index(a, b)];
      }
    }
    return v;
  }

  private static int index(int a, int b) {
    int i = Math.min(a, b);
    int j = Math.max(a, b);
    return i * 4 - i * (i - 1) / 2 + j - i;
  }

  /** Gauss-Newton over the set with a prior on speed; leaves state in {@link #x} and covariance in {@link #p}. */
  private void fit(int size, double now) {
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

  private final int[] seer = new int[MOST_IN_FIT];
  private int seers;

  /** Tells a target just started which sensors started it. */
  void seers(Target t) {
    for (int i = 0; i < seers; i++) {
      t.seenBy(sensors[seer[i]].model.id());
    }
  }

  private final double[] full = new double[16];
  private final double[] inverse = new double[16];

  /** Notes that a sensor listened, whether or not it heard something. */
  void looked(Sensor s, double t) {
    lastLook[s.index] = t;
  }

  /** Log odds of an object against clutter, by Laplace's integral over its place. */
  private double odds(int size, double now, double density) {
    double log = 0;
    double oldest = now;
    for (int q = 0; q < size; q++) {
      int k = set[q];
      if (!predict(k, now)) {
        return Double.NEGATIVE_INFINITY;
      }
      double v = sigma2(k);
      Sensor s = sensors[sensor[k]];
      log += StrictMath.log(s.model.pd() / (s.clutterDensity * Math.sqrt(6.283185307179586 * v)))
          - 0.5 * residual * residual / v;
      oldest = Math.min(oldest, time[k]);
    }
    double det = p[0] * p[index(1, 1)] - p[1] * p[1];
    log += StrictMath.log(density * 6.283185307179586 * Math.sqrt(Math.max(det, 1)));
    log -= 0.5 * (x[2] * x[2] + x[3] * x[3]) / (speed * speed);
    double detV = p[index(2, 2)] * p[index(3, 3)] - p[index(2, 3)] * p[index(2, 3)];
    log += 0.5 * StrictMath.log(Math.max(detV, 1e-9) / (speed * speed * speed * speed));
    return log + missing(size, now, oldest);
  }

  /** What the silence of sensors that should have heard it says. */
  private double missing(int size, double now, double oldest) {
    double log = 0;
    for (Sensor s : sensors) {
      if (s.model.kind() != SensorModel.Kind.BEARING) {
        continue;
      }
      double de = x[0] - s.at[0];
      double dn = x[1] - s.at[1];
      double near = 0.95 * s.model.rangeMax();
      double r = Math.sqrt(de * de + dn * dn + height * height);
      if (r > near + 1000) {
        continue;
      }
      // Where it was when what is heard now left it.
      double lag = r / s.sound + 0.5 * (now - oldest);
      de -= lag * x[2];
      dn -= lag * x[3];
      if (de * de + dn * dn + height * height > near * near) {
        continue;
      }
      double looks = Math.floor((lastLook[s.index] - oldest) / s.model.period()) + 1;
      double heard = 0;
      for (int q = 0; q < size; q++) {
        heard += sensors[sensor[set[q]]] == s ? 1 : 0;
      }
      log += Math.max(0, looks - heard) * StrictMath.log(1 - s.model.pd());
    }
    return log;
  }

  private void write(double now, Modes modes, Kinematics k, int cls, Hypothesis to) {
    to.room(1);
    to.n = 1;
    to.time = now;
    to.judged = now;
    to.mode[0] = modes.first[cls];
    double[] g = to.g;
    java.util.Arrays.fill(g, 0, Gaussian.SIZE, 0);
    g[0] = 1;
    g[1] = bestX[0];
    g[2] = bestX[1];
    g[3] = k.height();
    g[4] = bestX[2];
    g[5] = bestX[3];
    g[7] = bestP[index(0, 0)];
    g[8] = bestP[index(0, 1)];
    g[10] = bestP[index(1, 1)];
    g[12] = k.sigmaHeight() * k.sigmaHeight();
    g[13] = bestP[index(0, 2)];
    g[14] = bestP[index(0, 3)];
    g[16] = bestP[index(1, 2)];
    g[17] = bestP[index(1, 3)];
    g[22] = bestP[index(2, 2)];
    g[23] = bestP[index(2, 3)];
    g[25] = bestP[index(3, 3)];
    g[27] = k.sigmaClimb() * k.sigmaClimb();
    to.summarise();
  }
}

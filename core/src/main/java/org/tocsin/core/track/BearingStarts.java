package org.tocsin.core.track;

/**
 * Starts targets from bearings that no target explains: where lines of the last seconds meet, place and velocity are
 * fitted to all of them with the travel time of the sound, and the bearings that are there and those that are missing
 * weigh for and against. Two lines always meet somewhere, so two sensors alone need repeated bearings and far better odds.
 */
final class BearingStarts {
  /** Log odds that bearings of three sensors need, and those of two, whose lines always meet somewhere. */
  private static final double ODDS = 1;

  private static final double PAIR_ODDS = 5;
  private static final int MOST_IN_FIT = 24;

  private final Sensor[] sensors;
  private final double height;
  private final double speed;
  private final Bearings bearings = new Bearings();
  private final BearingFit fit;
  private final double[] lastLook;
  private final int[] set = new int[MOST_IN_FIT];
  private final int[] bestSet = new int[MOST_IN_FIT];
  private final double[] bestX = new double[4];
  private final double[] bestP = new double[10];

  BearingStarts(Sensor[] sensors, double height, double speed) {
    this.sensors = sensors;
    this.height = height;
    this.speed = speed;
    lastLook = new double[sensors.length];
    fit = new BearingFit(sensors, bearings, height, speed);
  }

  /** @param place index here of each sensor of the other, -1 for those that are gone */
  void set(BearingStarts o, int[] place) {
    bearings.set(o.bearings, place);
    for (int i = 0; i < place.length; i++) {
      if (place[i] >= 0) {
        lastLook[place[i]] = o.lastLook[i];
      }
    }
  }

  void archive(Archive a) {
    bearings.archive(a);
    a.of(lastLook, lastLook.length);
  }

  /** Notes a bearing that nothing explains. */
  void add(Sensor s, double t, double sinAzimuth, double cosAzimuth) {
    bearings.add(s, t, sinAzimuth, cosAzimuth);
  }

  void forget(double now) {
    bearings.forget(now);
  }

  /**
   * Tries to start a target with the newest bearing.
   *
   * @param density undetected objects per square metre
   * @param to filled with the state when there is one
   * @return probability that it exists, or 0
   */
  double attempt(double now, double density, Modes modes, Kinematics k, int cls, Hypothesis to) {
    int newest = bearings.n - 1;
    double best = 0;
    int bestSize = 0;
    for (int j = 0; j < newest; j++) {
      if (bearings.sensor[j] == bearings.sensor[newest] || !meet(newest, j)) {
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
        System.arraycopy(fit.x, 0, bestX, 0, 4);
        System.arraycopy(fit.p, 0, bestP, 0, 10);
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
      seer[seers++] = bearings.sensor[bestSet[i]];
    }
    for (int i = bestSize - 1; i >= 0; i--) {
      bearings.remove(bestSet[i]);
    }
    return 1 / (1 + StrictMath.exp(-best));
  }

  /** Where two lines cross, into the fit with zero velocity; false when they do not within hearing. */
  private boolean meet(int i, int j) {
    Sensor a = sensors[bearings.sensor[i]];
    Sensor b = sensors[bearings.sensor[j]];
    double de = b.at[0] - a.at[0];
    double dn = b.at[1] - a.at[1];
    double reach = a.model.rangeMax() + b.model.rangeMax();
    if (de * de + dn * dn > reach * reach) {
      return false;
    }
    double cross = bearings.sin[i] * bearings.cos[j] - bearings.cos[i] * bearings.sin[j];
    if (Math.abs(cross) < 0.2) {
      return false;
    }
    double ra = (de * bearings.cos[j] - dn * bearings.sin[j]) / cross;
    double rb = (de * bearings.cos[i] - dn * bearings.sin[i]) / cross;
    if (ra < 0 || rb < 0 || ra > 1.1 * a.model.rangeMax() || rb > 1.1 * b.model.rangeMax()) {
      return false;
    }
    fit.x[0] = a.at[0] + ra * bearings.sin[i];
    fit.x[1] = a.at[1] + ra * bearings.cos[i];
    fit.x[2] = 0;
    fit.x[3] = 0;
    return true;
  }

  /** Gathers the bearings that agree with the crossing, fitting again as they come in. */
  private int collect(int i, int j, double now) {
    int size = 0;
    set[size++] = j;
    set[size++] = i;
    fit.fit(set, size, now);
    for (int round = 0; round < 2; round++) {
      size = 0;
      for (int k = bearings.n - 1; k >= 0 && size < MOST_IN_FIT; k--) {
        if (fit.predict(k, now)) {
          double v = fit.sigma2(k) + fit.spread();
          if (fit.residual * fit.residual < 7 * v) {
            set[size++] = k;
          }
        }
      }
      if (size < 3) {
        return size;
      }
      fit.fit(set, size, now);
    }
    return size;
  }

  private int distinct(int size) {
    int k = 0;
    for (int a = 0; a < size; a++) {
      boolean seen = false;
      for (int b = 0; b < a; b++) {
        seen |= bearings.sensor[set[b]] == bearings.sensor[set[a]];
      }
      k += seen ? 0 : 1;
    }
    return k;
  }

  private final int[] seer = new int[MOST_IN_FIT];
  private int seers;

  /** Tells a target just started which sensors started it. */
  void seers(Target t) {
    for (int i = 0; i < seers; i++) {
      t.seenBy(sensors[seer[i]].model.id());
    }
  }

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
      if (!fit.predict(k, now)) {
        return Double.NEGATIVE_INFINITY;
      }
      double v = fit.sigma2(k);
      Sensor s = sensors[bearings.sensor[k]];
      log += StrictMath.log(s.model.pd() / (s.clutterDensity * Math.sqrt(6.283185307179586 * v)))
          - 0.5 * fit.residual * fit.residual / v;
      oldest = Math.min(oldest, bearings.time[k]);
    }
    double det = fit.p[0] * fit.p[BearingFit.index(1, 1)] - fit.p[1] * fit.p[1];
    log += StrictMath.log(density * 6.283185307179586 * Math.sqrt(Math.max(det, 1)));
    log -= 0.5 * (fit.x[2] * fit.x[2] + fit.x[3] * fit.x[3]) / (speed * speed);
    double detV = fit.p[BearingFit.index(2, 2)] * fit.p[BearingFit.index(3, 3)] - fit.p[BearingFit.index(2, 3)] * fit.p[BearingFit.index(2, 3)];
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
      double de = fit.x[0] - s.at[0];
      double dn = fit.x[1] - s.at[1];
      double near = 0.95 * s.model.rangeMax();
      double r = Math.sqrt(de * de + dn * dn + height * height);
      if (r > near + 1000) {
        continue;
      }
      // Where it was when what is heard now left it.
      double lag = r / s.sound + 0.5 * (now - oldest);
      de -= lag * fit.x[2];
      dn -= lag * fit.x[3];
      if (de * de + dn * dn + height * height > near * near) {
        continue;
      }
      double looks = Math.floor((lastLook[s.index] - oldest) / s.model.period()) + 1;
      double heard = 0;
      for (int q = 0; q < size; q++) {
        heard += sensors[bearings.sensor[set[q]]] == s ? 1 : 0;
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
    g[7] = bestP[BearingFit.index(0, 0)];
    g[8] = bestP[BearingFit.index(0, 1)];
    g[10] = bestP[BearingFit.index(1, 1)];
    g[12] = k.sigmaHeight() * k.sigmaHeight();
    g[13] = bestP[BearingFit.index(0, 2)];
    g[14] = bestP[BearingFit.index(0, 3)];
    g[16] = bestP[BearingFit.index(1, 2)];
    g[17] = bestP[BearingFit.index(1, 3)];
    g[22] = bestP[BearingFit.index(2, 2)];
    g[23] = bestP[BearingFit.index(2, 3)];
    g[25] = bestP[BearingFit.index(3, 3)];
    g[27] = k.sigmaClimb() * k.sigmaClimb();
    to.summarise();
  }
}

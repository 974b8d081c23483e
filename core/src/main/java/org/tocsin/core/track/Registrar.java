package org.tocsin.core.track;

/** Finds what is wrong with radars from the targets that they see, and what is to be taken off their scans. */
final class Registrar {
  private final double[] mean = new double[Gaussian.SIZE];

  /** Variances of what an object says of its place and height, and of the share of a track that is not independent, m². */
  private static final double SAID = 50 * 50;

  private static final double SAID_HEIGHT = 150 * 150;
  private static final double OTHERS = 100 * 100;

  /** Plots of objects that report after which only those count: other sensors may be wrong themselves. */
  private static final int ENOUGH = 20;

  private final boolean on;
  private final Current scan;

  /** By index of sensor; null for what is no radar. */
  final Registration[] of;

  /** What is taken off range (m), azimuth and elevation (rad) of the scan in hand. */
  final double[] bias = new double[3];

  Registrar(boolean on, Sensor[] sensors, Current scan) {
    this.on = on;
    this.scan = scan;
    of = new Registration[sensors.length];
    for (Sensor x : sensors) {
      if (x.radar()) {
        of[x.index] = new Registration();
      }
    }
  }

  /** Works out what to take off a scan of a sensor. */
  void correct(Sensor x) {
    Registration r = on ? of[x.index] : null;
    bias[0] = r == null ? 0 : r.correction(0);
    bias[1] = r == null ? 0 : r.correction(1);
    scan.clock = r == null ? 0 : r.correction(2);
  }

  /**
   * Learns what is wrong with a radar from a plot of a target: against what the target said of itself within the last
   * seconds, else against where other sensors hold it.
   */
  void learn(Sensor x, Target t, Predicted p, int d) {
    Registration r = of[x.index];
    p.combined(mean);
    boolean said = scan.time - t.saidAt < 3 && t.bound >= 3;
    boolean others = r.said < ENOUGH && t.seen > 1 && !x.model.id().equals(t.seers[t.seen - 1]) && scan.time - t.began > 30
        && mean[Gaussian.A] + mean[Gaussian.A + 3] < 300 * 300;
    if (!said && !others) {
      return;
    }
    // The place at the stated time, so that what is found is the whole offset and not what the correction left.
    double ahead = said ? scan.stamp - t.saidAt : scan.clock;
    double e = (said ? t.saidEast : mean[1]) + ahead * mean[4] - x.at[0];
    double n = (said ? t.saidNorth : mean[2]) + ahead * mean[5] - x.at[1];
    double u = (said ? t.saidUp : mean[3]) + ahead * mean[6] - x.at[2];
    double[] m = x.rotation;
    double le = m[0] * e + m[1] * n + m[2] * u;
    double ln = m[3] * e + m[4] * n + m[5] * u;
    double lu = m[6] * e + m[7] * n + m[8] * u;
    double rho2 = le * le + ln * ln;
    double range = Math.sqrt(rho2 + lu * lu);
    double ve = m[0] * mean[4] + m[1] * mean[5] + m[2] * mean[6];
    double vn = m[3] * mean[4] + m[4] * mean[5] + m[5] * mean[6];
    double vu = m[6] * mean[4] + m[7] * mean[5] + m[8] * mean[6];
    if (rho2 < 4e6) {
      return;
    }
    double place = said ? SAID : (mean[Gaussian.A] + mean[Gaussian.A + 3]) / 2 + OTHERS;
    double height = said ? SAID_HEIGHT : mean[Gaussian.A + 5];
    double sin = (scan.plots.sinAzimuth[d] * ln - scan.plots.cosAzimuth[d] * le) / Math.sqrt(rho2);
    double slant = lu * lu / (range * range);
    r.learn(said, scan.time, scan.plots.value(d, 0) + bias[0] - range, (le * ve + ln * vn + lu * vu) / range,
        x.variance[0] + place * (1 - slant) + height * slant,
        StrictMath.asin(Math.max(-1, Math.min(1, sin))) + bias[1], (ve * ln - vn * le) / rho2,
        x.variance[1] + place / rho2);
  }
}

package org.tocsin.core.track;

/**
 * Where in the plots of a scan the detection of one component lies: its state carried straight on, seen from the sensor along
 * the axes of what is measured, with a variance that covers what its modes may do meanwhile.
 */
final class Window {
  /** Log of the largest ratio of densities that narrows the limit; beyond it the gate itself decides. */
  private static final double WIDE = 1e13;

  private final Modes modes;
  private final Plots plots;
  private final double radius;
  private final Sensor x;
  private final boolean ranged;
  private final boolean elevated;
  private final boolean rated;

  // From the sensor in the frame's axes, and what is measured of that.
  private double e;
  private double n;
  private double u;
  private double range;
  private double up;
  private double rho;
  private double right;
  private double ahead;
  private double rate;

  /** Squared distance up to which a plot is let through, and the inverse variances of what it is made of. */
  private double limit;

  private double wAlong;
  private double wCross;
  private double wAcross;
  private double wElevation;
  private double wRate;
  private double reach;
  private double side;

  /** Covariance of the place, and of it with the line of sight and the direction across. */
  private double ee;

  private double en;
  private double eu;
  private double nn;
  private double nu;
  private double uu;

  Window(Sensor sensor, Modes modes, Plots plots, double radius) {
    this.modes = modes;
    this.plots = plots;
    this.radius = radius;
    x = sensor;
    ranged = x.model.kind() != SensorModel.Kind.BEARING;
    elevated = x.radar() && x.measures(2);
    rated = x.radar() && x.measures(3);
  }

  /** Carries a component on by {@code lag} seconds; returns its chance to be detected wherever it is looked for. */
  double place(double[] g, int o, double lag, int cls) {
    double[] r = x.rotation;
    double pe = g[o + 1] + lag * g[o + 4];
    double pn = g[o + 2] + lag * g[o + 5];
    double pu = g[o + 3] + lag * g[o + 6];
    e = pe - x.at[0];
    n = pn - x.at[1];
    u = pu - x.at[2];
    range = Math.max(Math.sqrt(e * e + n * n + u * u), 1);
    up = r[6] * e + r[7] * n + r[8] * u;
    return x.detection(cls, range, up, Gaussian.altitude(pe, pn, pu, radius), g[o + 12]);
  }

  /** How much of the place the scan looked at. */
  double share() {
    return x.share(e, n, u);
  }

  /**
   * Lays out the component that was placed last.
   *
   * @param worth its weight over the least density that matters
   * @return false when no plot at all could weigh enough
   */
  boolean open(double[] g, int o, double lag, int cls, double worth) {
    spread(g, o, lag);
    // What modes may do meanwhile, as a variance: a place off by its root still has no larger distance than one more.
    double swerve = modes.swerve[cls] * lag * lag;
    double extra = swerve * swerve + modes.unrest[cls] * Math.abs(lag) * lag * lag;
    double along;
    double cross;
    double across;
    if (x.position()) {
      along = ee + x.variance[0];
      cross = en;
      across = nn + x.variance[1];
    } else {
      double[] r = x.rotation;
      rho = Math.sqrt(Math.max(range * range - up * up, 1));
      right = r[0] * e + r[1] * n + r[2] * u;
      ahead = r[3] * e + r[4] * n + r[5] * u;
      double le = e / range;
      double ln = n / range;
      double lu = u / range;
      double ce = (n * r[8] - u * r[7]) / rho;
      double cn = (u * r[6] - e * r[8]) / rho;
      double cu = (e * r[7] - n * r[6]) / rho;
      along = product(le, ln, lu, le, ln, lu) + x.variance[0];
      cross = product(le, ln, lu, ce, cn, cu);
      across = product(ce, cn, cu, ce, cn, cu) + rho * rho * x.variance[ranged ? 1 : 0];
      if (elevated) {
        // The direction in which elevation grows: the vertical without its part along the line of sight.
        double t = up / range;
        double v = product(r[6] - t * le, r[7] - t * ln, r[8] - t * lu, r[6] - t * le, r[7] - t * ln, r[8] - t * lu);
        wElevation = 1 / (v / (rho * rho) + extra / (range * range) + x.variance[2]);
      }
      if (rated) {
        rate(g, o, lag, cls, le, ln, lu, across + extra);
      }
    }
    limit = Gate.LIMIT + 1;
    double det = along * across - cross * cross;
    if (ranged) {
      double odds2 = worth * worth * x.peak * x.peak / det;
      if (odds2 < 0.36) {
        return false;
      }
      limit = odds2 < WIDE ? Math.min(limit, 1 + Elementary.log(odds2)) : limit;
    }
    along += extra;
    across += extra;
    det = along * across - cross * cross;
    wAlong = ranged ? across / det : 0;
    wCross = ranged ? 2 * cross / det : 0;
    wAcross = ranged ? along / det : 1 / across;
    reach = Math.sqrt(limit * along);
    side = Math.sqrt(limit * across);
    return true;
  }

  private void rate(double[] g, int o, double lag, int cls, double le, double ln, double lu, double across) {
    double ve = g[o + 4];
    double vn = g[o + 5];
    double vu = g[o + 6];
    rate = le * ve + ln * vn + lu * vu;
    double v = le * (g[o + 22] * le + 2 * (g[o + 23] * ln + g[o + 24] * lu))
        + ln * (g[o + 25] * ln + 2 * g[o + 26] * lu) + g[o + 27] * lu * lu;
    double turned = 2 * modes.swerve[cls] * lag;
    double sideways = (ve * ve + vn * vn + vu * vu) * across / (range * range);
    wRate = 1 / (v + turned * turned + 3 * modes.unrest[cls] * Math.abs(lag) + sideways
        + x.variance[x.columns.length - 1]);
  }

  /** Covariance of the place after {@code lag} seconds straight on. */
  private void spread(double[] g, int o, double lag) {
    ee = g[o + 7] + lag * (2 * g[o + 13] + lag * g[o + 22]);
    en = g[o + 8] + lag * (g[o + 14] + g[o + 16] + lag * g[o + 23]);
    eu = g[o + 9] + lag * (g[o + 15] + g[o + 19] + lag * g[o + 24]);
    nn = g[o + 10] + lag * (2 * g[o + 17] + lag * g[o + 25]);
    nu = g[o + 11] + lag * (g[o + 18] + g[o + 20] + lag * g[o + 26]);
    uu = g[o + 12] + lag * (2 * g[o + 21] + lag * g[o + 27]);
  }

  private double product(double ae, double an, double au, double be, double bn, double bu) {
    return ae * (ee * be + en * bn + eu * bu) + an * (en * be + nn * bn + nu * bu) + au * (eu * be + nu * bn + uu * bu);
  }

  /** Middle of the keys of plots that can lie in the window, and how far to both sides; see {@link Plots}. */
  double middle() {
    return x.position() ? n + x.at[1] : Plots.around(right, ahead);
  }

  double half() {
    return x.position() ? side : side < 0.5 * rho ? 1.05 * side / rho : 4;
  }

  /** Whether plot {@code d} lies in the window. */
  boolean holds(int d) {
    if (x.position()) {
      double dx = plots.value(d, 0) - x.at[0] - e;
      double dy = plots.value(d, 1) - x.at[1] - n;
      return wAlong * dx * dx - wCross * dx * dy + wAcross * dy * dy < limit;
    }
    double dr = 0;
    if (ranged) {
      dr = plots.value(d, 0) - range;
      if (dr > reach || dr < -reach) {
        return false;
      }
    }
    double sin = plots.sinAzimuth[d];
    double cos = plots.cosAzimuth[d];
    double dc = sin * ahead - cos * right;
    if (sin * right + cos * ahead <= 0 || wAlong * dr * dr - wCross * dr * dc + wAcross * dc * dc >= limit) {
      return false;
    }
    if (elevated) {
      double dz = (plots.sinElevation[d] * rho - plots.cosElevation[d] * up) / range;
      if (wElevation * dz * dz >= limit) {
        return false;
      }
    }
    if (rated) {
      double dv = plots.value(d, 3) - rate;
      return wRate * dv * dv < limit;
    }
    return true;
  }
}

package org.tocsin.core.track;

import java.util.List;

/**
 * What a lone detection may be: for each class the density of undetected objects that would give it, and the Gaussian
 * that it then starts. A plot without elevation starts one alternative at the usual height of each class.
 */
final class Births {
  private static final double TWO_PI = 6.283185307179586;

  private final List<Kinematics> classes;
  private final Modes modes;
  private final double radius;
  private final double[] weight;
  private final double[] height;
  private final double[] variance;
  private final double[] axis = new double[3];
  private double total;

  Births(List<Kinematics> classes, Modes modes, double radius) {
    this.classes = classes;
    this.modes = modes;
    this.radius = radius;
    weight = new double[classes.size()];
    height = new double[classes.size()];
    variance = new double[classes.size()];
  }

  /** Density of detections of so far undetected objects at detection {@code d}, per unit of all measured columns. */
  double density(Sensor x, Plots z, int d, Undetected field, double time) {
    total = 0;
    for (int c = 0; c < weight.length; c++) {
      double lambda = field.density(c, z.east[d], z.north[d], time);
      if (x.radar()) {
        radar(x, z, d, c, lambda);
      } else {
        weight[c] = lambda * x.model.pd();
        if (x.model.kind() == SensorModel.Kind.BEARING) {
          weight[c] *= 0.5 * x.model.rangeMax() * x.model.rangeMax();
        }
      }
      total += weight[c];
    }
    return total;
  }

  private void radar(Sensor x, Plots z, int d, int c, double lambda) {
    Kinematics k = classes.get(c);
    double r = z.value(d, 0);
    double h = k.height();
    double v = k.sigmaHeight() * k.sigmaHeight();
    double like = r;
    if (x.measures(2)) {
      double up = r * z.sinElevation[d];
      double ground = r * z.cosElevation[d];
      double foot = radius + x.model.altitude() + up;
      double measured = Math.sqrt(foot * foot + ground * ground) - radius;
      double mv = r * r * x.variance[1 + 1];
      like *= r * normal(measured - h, v + mv);
      h += v / (v + mv) * (measured - h);
      v = v * mv / (v + mv);
    }
    h = Math.min(h, 0.6 * r + x.model.altitude());
    height[c] = h;
    variance[c] = v;
    int rate = x.columns.length - 1;
    if (x.columns[rate] == 3) {
      like *= normal(z.value(d, 3), k.sigmaSpeed() * k.sigmaSpeed() + x.variance[rate]);
    }
    weight[c] = lambda * like * x.detection(c, r, r * sinElevation(x, r, h), h, v);
  }

  private static double normal(double dx, double v) {
    double d2 = dx * dx / v;
    return d2 > 60 ? 0 : Elementary.exp(-0.5 * d2) / Math.sqrt(TWO_PI * v);
  }

  /** Sine of the elevation at which something at slant range {@code r} has altitude {@code h}. */
  private double sinElevation(Sensor x, double r, double h) {
    double a = radius + x.model.altitude();
    double b = radius + h;
    return Math.max(-0.7, Math.min(0.95, (b * b - a * a - r * r) / (2 * r * a)));
  }

  /** Fills {@code to} with what detection {@code d}, given to {@link #density} just before, starts. */
  void start(Sensor x, Plots z, int d, double time, Hypothesis to) {
    to.room(weight.length);
    to.n = 0;
    to.time = time;
    to.judged = time;
    for (int c = 0; c < weight.length; c++) {
      if (weight[c] > 1e-3 * total) {
        int o = to.n * Gaussian.SIZE;
        java.util.Arrays.fill(to.g, o, o + Gaussian.SIZE, 0);
        to.g[o] = weight[c];
        to.mode[to.n++] = modes.first[c];
        Kinematics k = classes.get(c);
        to.g[o + 22] = k.sigmaSpeed() * k.sigmaSpeed();
        to.g[o + 25] = k.sigmaSpeed() * k.sigmaSpeed();
        to.g[o + 27] = k.sigmaClimb() * k.sigmaClimb();
        if (x.radar()) {
          radarState(x, z, d, c, to.g, o);
        } else {
          positionState(x, z, d, k, to.g, o);
        }
      }
    }
    to.normalise(1e-3);
    to.summarise();
  }

  private void positionState(Sensor x, Plots z, int d, Kinematics k, double[] g, int o) {
    g[o + 1] = z.value(d, 0);
    g[o + 2] = z.value(d, 1);
    g[o + 3] = x.measures(2) ? z.value(d, 2) : k.height();
    g[o + 7] = x.variance[0];
    g[o + 10] = x.variance[1];
    g[o + 12] = x.measures(2) ? x.variance[2] : k.sigmaHeight() * k.sigmaHeight();
  }

  private void radarState(Sensor x, Plots z, int d, int c, double[] g, int o) {
    double r = z.value(d, 0);
    double sin = sinElevation(x, r, height[c]);
    double cos = Math.sqrt(1 - sin * sin);
    double sa = z.sinAzimuth[d];
    double ca = z.cosAzimuth[d];
    double[] m = x.rotation;
    place(m, r * cos * sa, r * cos * ca, r * sin, g, o + 1);
    g[o + 1] += x.at[0];
    g[o + 2] += x.at[1];
    g[o + 3] += x.at[2];
    // Derivatives of the place with respect to range, azimuth and height.
    double[] j = axis;
    double vr = x.variance[0];
    place(m, sa / cos, ca / cos, 0, j, 0);
    spread(g, o, j, vr);
    place(m, r * cos * ca, -r * cos * sa, 0, j, 0);
    spread(g, o, j, x.variance[1]);
    place(m, -sa * sin / cos, -ca * sin / cos, 1, j, 0);
    spread(g, o, j, variance[c]);
    int rate = x.columns.length - 1;
    if (x.columns[rate] == 3) {
      place(m, sa * cos, ca * cos, sin, j, 0);
      radial(g, o, j, z.value(d, 3), x.variance[rate]);
    }
  }

  private static void place(double[] m, double e, double n, double u, double[] to, int o) {
    to[o] = m[0] * e + m[3] * n + m[6] * u;
    to[o + 1] = m[1] * e + m[4] * n + m[7] * u;
    to[o + 2] = m[2] * e + m[5] * n + m[8] * u;
  }

  private static void spread(double[] g, int o, double[] j, double v) {
    g[o + 7] += v * j[0] * j[0];
    g[o + 8] += v * j[0] * j[1];
    g[o + 9] += v * j[0] * j[2];
    g[o + 10] += v * j[1] * j[1];
    g[o + 11] += v * j[1] * j[2];
    g[o + 12] += v * j[2] * j[2];
  }

  /** A range rate along the unit vector {@code j} tells the velocity of a start, whose prior is diagonal and mean zero. */
  private static void radial(double[] g, int o, double[] j, double rate, double variance) {
    double b0 = g[o + 22] * j[0];
    double b1 = g[o + 25] * j[1];
    double b2 = g[o + 27] * j[2];
    double s = b0 * j[0] + b1 * j[1] + b2 * j[2] + variance;
    g[o + 4] = b0 / s * rate;
    g[o + 5] = b1 / s * rate;
    g[o + 6] = b2 / s * rate;
    g[o + 22] -= b0 * b0 / s;
    g[o + 23] -= b0 * b1 / s;
    g[o + 24] -= b0 * b2 / s;
    g[o + 25] -= b1 * b1 / s;
    g[o + 26] -= b1 * b2 / s;
    g[o + 27] -= b2 * b2 / s;
  }
}

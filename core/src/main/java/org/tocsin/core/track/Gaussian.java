package org.tocsin.core.track;

/**
 * One Gaussian over position and velocity in 28 numbers of a flat array: weight, east, north, up, the three velocities,
 * then the covariance as the symmetric 3x3 block of position (6 numbers), the 3x3 cross block position x velocity (9)
 * and the symmetric block of velocity (6). Only these are ever written, so symmetry cannot be lost.
 */
final class Gaussian {
  static final int SIZE = 28;
  static final int W = 0;
  static final int P = 1;
  static final int V = 4;
  static final int A = 7;
  static final int B = 13;
  static final int C = 22;
  private static final double GM = 3.986004418e14;
  private static final double SEA_LEVEL_DENSITY = 1.225;
  private static final double SCALE_HEIGHT = 7400;

  private Gaussian() {}

  /** Moves the Gaussian at {@code o} of {@code g} on by {@code dt} seconds in a mode. */
  static void predict(double[] g, int o, double dt, Modes m, int mode, double radius) {
    double qh = m.noise[mode];
    double qu = m.noiseUp[mode];
    switch (m.kind[mode]) {
      case Modes.LEFT, Modes.RIGHT -> turn(g, o, dt, m, mode);
      case Modes.FALL -> {
        fall(g, o, dt, m.drag[m.classOf[mode]], radius);
        straightCovariance(g, o, dt);
      }
      default -> {
        g[o + P] += dt * g[o + V];
        g[o + P + 1] += dt * g[o + V + 1];
        // Level flight follows the earth, which bends down from a tangent plane.
        double bend = -(g[o + V] * g[o + V] + g[o + V + 1] * g[o + V + 1]) / radius;
        g[o + P + 2] += dt * (g[o + V + 2] + 0.5 * dt * bend);
        g[o + V + 2] += dt * bend;
        straightCovariance(g, o, dt);
      }
    }
    double q1 = qh * dt;
    double q2 = q1 * dt / 2;
    double q3 = q2 * dt * (2.0 / 3);
    g[o + A] += q3;
    g[o + A + 3] += q3;
    g[o + B] += q2;
    g[o + B + 4] += q2;
    g[o + C] += q1;
    g[o + C + 3] += q1;
    g[o + A + 5] += qu * dt * dt * dt / 3;
    g[o + B + 8] += qu * dt * dt / 2;
    g[o + C + 5] += qu * dt;
  }

  private static void straightCovariance(double[] g, int o, double dt) {
    double c0 = g[o + C];
    double c1 = g[o + C + 1];
    double c2 = g[o + C + 2];
    double c3 = g[o + C + 3];
    double c4 = g[o + C + 4];
    double c5 = g[o + C + 5];
    double dt2 = dt * dt;
    int b = o + B;
    g[o + A] += 2 * dt * g[b] + dt2 * c0;
    g[o + A + 1] += dt * (g[b + 1] + g[b + 3]) + dt2 * c1;
    g[o + A + 2] += dt * (g[b + 2] + g[b + 6]) + dt2 * c2;
    g[o + A + 3] += 2 * dt * g[b + 4] + dt2 * c3;
    g[o + A + 4] += dt * (g[b + 5] + g[b + 7]) + dt2 * c4;
    g[o + A + 5] += 2 * dt * g[b + 8] + dt2 * c5;
    g[b] += dt * c0;
    g[b + 1] += dt * c1;
    g[b + 2] += dt * c2;
    g[b + 3] += dt * c1;
    g[b + 4] += dt * c3;
    g[b + 5] += dt * c4;
    g[b + 6] += dt * c2;
    g[b + 7] += dt * c4;
    g[b + 8] += dt * c5;
  }

  /** A coordinated turn: the horizontal velocity rotates at a rate that its lateral acceleration and speed give. */
  private static void turn(double[] g, int o, double dt, Modes m, int mode) {
    int cls = m.classOf[mode];
    double ve = g[o + V];
    double vn = g[o + V + 1];
    double speed = Math.sqrt(ve * ve + vn * vn);
    double rate = Math.min(m.turnRate[cls], m.turn[cls] / Math.max(speed, 1));
    double w = m.kind[mode] == Modes.LEFT ? rate : -rate;
    double angle = w * dt;
    double s = Elementary.sin(angle);
    double c = Elementary.cos(angle);
    double m00 = s / w;
    double m01 = -(1 - c) / w;
    g[o + P] += m00 * ve + m01 * vn;
    g[o + P + 1] += -m01 * ve + m00 * vn;
    g[o + P + 2] += dt * g[o + V + 2];
    g[o + V] = c * ve - s * vn;
    g[o + V + 1] = s * ve + c * vn;

    // With M the 3x3 that carries velocity into position and R the rotation:
    // A' = A + M B' + B M' + M C M',  B' = (B + M C) R',  C' = R C R'.
    int b = o + B;
    double c0 = g[o + C];
    double c1 = g[o + C + 1];
    double c2 = g[o + C + 2];
    double c3 = g[o + C + 3];
    double c4 = g[o + C + 4];
    double c5 = g[o + C + 5];
    double d00 = m00 * c0 + m01 * c1;
    double d01 = m00 * c1 + m01 * c3;
    double d02 = m00 * c2 + m01 * c4;
    double d10 = -m01 * c0 + m00 * c1;
    double d11 = -m01 * c1 + m00 * c3;
    double d12 = -m01 * c2 + m00 * c4;
    double d20 = dt * c2;
    double d21 = dt * c4;
    double d22 = dt * c5;
    double b00 = g[b];
    double b01 = g[b + 1];
    double b02 = g[b + 2];
    double b10 = g[b + 3];
    double b11 = g[b + 4];
    double b12 = g[b + 5];
    double b20 = g[b + 6];
    double b21 = g[b + 7];
    double b22 = g[b + 8];
    // (B M') row i, and its transpose for M B'; (M C M') = D M'.
    double e00 = b00 * m00 + b01 * m01;
    double e01 = -b00 * m01 + b01 * m00;
    double e02 = b02 * dt;
    double e10 = b10 * m00 + b11 * m01;
    double e11 = -b10 * m01 + b11 * m00;
    double e12 = b12 * dt;
    double e20 = b20 * m00 + b21 * m01;
    double e21 = -b20 * m01 + b21 * m00;
    double e22 = b22 * dt;
    g[o + A] += 2 * e00 + d00 * m00 + d01 * m01;
    g[o + A + 1] += e01 + e10 - d00 * m01 + d01 * m00;
    g[o + A + 2] += e02 + e20 + d02 * dt;
    g[o + A + 3] += 2 * e11 - d10 * m01 + d11 * m00;
    g[o + A + 4] += e12 + e21 + d12 * dt;
    g[o + A + 5] += 2 * e22 + d22 * dt;
    b00 += d00;
    b01 += d01;
    b10 += d10;
    b11 += d11;
    b20 += d20;
    b21 += d21;
    g[b] = b00 * c - b01 * s;
    g[b + 1] = b00 * s + b01 * c;
    g[b + 2] = b02 + d02;
    g[b + 3] = b10 * c - b11 * s;
    g[b + 4] = b10 * s + b11 * c;
    g[b + 5] = b12 + d12;
    g[b + 6] = b20 * c - b21 * s;
    g[b + 7] = b20 * s + b21 * c;
    g[b + 8] = b22 + d22;
    double r00 = c * c0 - s * c1;
    double r01 = c * c1 - s * c3;
    double r10 = s * c0 + c * c1;
    double r11 = s * c1 + c * c3;
    g[o + C] = r00 * c - r01 * s;
    g[o + C + 1] = r00 * s + r01 * c;
    g[o + C + 3] = r10 * s + r11 * c;
    g[o + C + 2] = c * c2 - s * c4;
    g[o + C + 4] = s * c2 + c * c4;
  }

  /**
   * Free fall with drag in an exponential atmosphere over a round, resting earth: midpoint rule, steps of two seconds
   * at most.
   *
   * @param drag inverse of the ballistic coefficient, m²/kg
   */
  static void fall(double[] g, int o, double dt, double drag, double radius) {
    int steps = (int) Math.ceil(Math.abs(dt) / 2);
    if (steps == 0) {
      return;
    }
    double h = dt / steps;
    for (int i = 0; i < steps; i++) {
      double e = g[o + P];
      double n = g[o + P + 1];
      double u = g[o + P + 2];
      double ve = g[o + V];
      double vn = g[o + V + 1];
      double vu = g[o + V + 2];
      double k = drag(e + h / 2 * ve, n + h / 2 * vn, u + h / 2 * vu, ve, vn, vu, drag, radius);
      double x = e + h / 2 * ve;
      double y = n + h / 2 * vn;
      double z = u + h / 2 * vu + radius;
      double r2 = x * x + y * y + z * z;
      double gr = GM / (r2 * Math.sqrt(r2));
      double ae = -gr * x - k * ve;
      double an = -gr * y - k * vn;
      double au = -gr * z - k * vu;
      g[o + P] += h * (ve + h / 2 * ae);
      g[o + P + 1] += h * (vn + h / 2 * an);
      g[o + P + 2] += h * (vu + h / 2 * au);
      g[o + V] += h * ae;
      g[o + V + 1] += h * an;
      g[o + V + 2] += h * au;
    }
  }

  private static double drag(
      double e, double n, double u, double ve, double vn, double vu, double drag, double radius) {
    double altitude = altitude(e, n, u, radius);
    if (drag == 0 || altitude > 60_000) {
      return 0;
    }
    double density = SEA_LEVEL_DENSITY * Elementary.exp(-Math.max(altitude, 0) / SCALE_HEIGHT);
    return 0.5 * density * drag * Math.sqrt(ve * ve + vn * vn + vu * vu);
  }

  /** Height above the sphere of {@code radius} that touches the frame's origin, metres. */
  static double altitude(double e, double n, double u, double radius) {
    double z = u + radius;
    return Math.sqrt(e * e + n * n + z * z) - radius;
  }

  /** Adds {@code weight} times the Gaussian at {@code from} to the sums at {@code to}: first of two passes of mixing. */
  static void addMean(double[] src, int from, double[] dst, int to, double weight) {
    for (int i = 1; i < A; i++) {
      dst[to + i] += weight * src[from + i];
    }
  }

  /** Second pass: covariance and spread about the mean that already stands at {@code to}. */
  static void addCovariance(double[] src, int from, double[] dst, int to, double weight) {
    double d0 = src[from + P] - dst[to + P];
    double d1 = src[from + P + 1] - dst[to + P + 1];
    double d2 = src[from + P + 2] - dst[to + P + 2];
    double d3 = src[from + V] - dst[to + V];
    double d4 = src[from + V + 1] - dst[to + V + 1];
    double d5 = src[from + V + 2] - dst[to + V + 2];
    dst[to + 7] += weight * (src[from + 7] + d0 * d0);
    dst[to + 8] += weight * (src[from + 8] + d0 * d1);
    dst[to + 9] += weight * (src[from + 9] + d0 * d2);
    dst[to + 10] += weight * (src[from + 10] + d1 * d1);
    dst[to + 11] += weight * (src[from + 11] + d1 * d2);
    dst[to + 12] += weight * (src[from + 12] + d2 * d2);
    dst[to + 13] += weight * (src[from + 13] + d0 * d3);
    dst[to + 14] += weight * (src[from + 14] + d0 * d4);
    dst[to + 15] += weight * (src[from + 15] + d0 * d5);
    dst[to + 16] += weight * (src[from + 16] + d1 * d3);
    dst[to + 17] += weight * (src[from + 17] + d1 * d4);
    dst[to + 18] += weight * (src[from + 18] + d1 * d5);
    dst[to + 19] += weight * (src[from + 19] + d2 * d3);
    dst[to + 20] += weight * (src[from + 20] + d2 * d4);
    dst[to + 21] += weight * (src[from + 21] + d2 * d5);
    dst[to + 22] += weight * (src[from + 22] + d3 * d3);
    dst[to + 23] += weight * (src[from + 23] + d3 * d4);
    dst[to + 24] += weight * (src[from + 24] + d3 * d5);
    dst[to + 25] += weight * (src[from + 25] + d4 * d4);
    dst[to + 26] += weight * (src[from + 26] + d4 * d5);
    dst[to + 27] += weight * (src[from + 27] + d5 * d5);
  }

  /** Sets {@code b} (six numbers) to the covariance times the row {@code h}. */
  static void covarianceTimes(double[] g, int o, double[] h, int ho, double[] b, int bo) {
    double h0 = h[ho];
    double h1 = h[ho + 1];
    double h2 = h[ho + 2];
    double h3 = h[ho + 3];
    double h4 = h[ho + 4];
    double h5 = h[ho + 5];
    b[bo] = g[o + 7] * h0 + g[o + 8] * h1 + g[o + 9] * h2 + g[o + 13] * h3 + g[o + 14] * h4 + g[o + 15] * h5;
    b[bo + 1] = g[o + 8] * h0 + g[o + 10] * h1 + g[o + 11] * h2 + g[o + 16] * h3 + g[o + 17] * h4 + g[o + 18] * h5;
    b[bo + 2] = g[o + 9] * h0 + g[o + 11] * h1 + g[o + 12] * h2 + g[o + 19] * h3 + g[o + 20] * h4 + g[o + 21] * h5;
    b[bo + 3] = g[o + 13] * h0 + g[o + 16] * h1 + g[o + 19] * h2 + g[o + 22] * h3 + g[o + 23] * h4 + g[o + 24] * h5;
    b[bo + 4] = g[o + 14] * h0 + g[o + 17] * h1 + g[o + 20] * h2 + g[o + 23] * h3 + g[o + 25] * h4 + g[o + 26] * h5;
    b[bo + 5] = g[o + 15] * h0 + g[o + 18] * h1 + g[o + 21] * h2 + g[o + 24] * h3 + g[o + 26] * h4 + g[o + 27] * h5;
  }

  /** Subtracts k b' (a symmetric product, since k is b over a scalar) from the covariance. */
  static void downdate(double[] g, int o, double[] k, int ko, double[] b) {
    double k0 = k[ko];
    double k1 = k[ko + 1];
    double k2 = k[ko + 2];
    double k3 = k[ko + 3];
    double k4 = k[ko + 4];
    double k5 = k[ko + 5];
    g[o + 7] -= k0 * b[0];
    g[o + 8] -= k0 * b[1];
    g[o + 9] -= k0 * b[2];
    g[o + 10] -= k1 * b[1];
    g[o + 11] -= k1 * b[2];
    g[o + 12] -= k2 * b[2];
    g[o + 13] -= k0 * b[3];
    g[o + 14] -= k0 * b[4];
    g[o + 15] -= k0 * b[5];
    g[o + 16] -= k1 * b[3];
    g[o + 17] -= k1 * b[4];
    g[o + 18] -= k1 * b[5];
    g[o + 19] -= k2 * b[3];
    g[o + 20] -= k2 * b[4];
    g[o + 21] -= k2 * b[5];
    g[o + 22] -= k3 * b[3];
    g[o + 23] -= k3 * b[4];
    g[o + 24] -= k3 * b[5];
    g[o + 25] -= k4 * b[4];
    g[o + 26] -= k4 * b[5];
    g[o + 27] -= k5 * b[5];
  }
}

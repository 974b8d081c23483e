package org.tocsin.core.track;

/**
 * Exponential, logarithm, sine and cosine from additions, multiplications and divisions alone, which are exact to the
 * last bit on every machine: the same results everywhere like {@link StrictMath}, at a fraction of its time. Relative
 * error below 1e-13 (exp, log), absolute error below 1e-13 (sin, cos).
 */
final class Elementary {
  private static final double LOG2E = 1.4426950408889634;
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  private static final double SQRT2 = 1.4142135623730951;
  private static final double TWO_OVER_PI = 0.6366197723675814;
  private static final double HALF_PI_HIGH = 1.57079632673412561417e+00;
  private static final double HALF_PI_LOW = 6.07710050650619224932e-11;

  private Elementary() {}

  static double exp(double x) {
    if (!(x > -700)) {
      return x != x ? x : 0;
    }
    if (x > 700) {
      return Double.POSITIVE_INFINITY;
    }
    double k = Math.rint(x * LOG2E);
    double r = (x - k * LN2_HIGH) - k * LN2_LOW;
    double p = 1.0 / 479001600;
    p = p * r + 1.0 / 39916800;
    p = p * r + 1.0 / 3628800;
    p = p * r + 1.0 / 362880;
    p = p * r + 1.0 / 40320;
    p = p * r + 1.0 / 5040;
    p = p * r + 1.0 / 720;
    p = p * r + 1.0 / 120;
    p = p * r + 1.0 / 24;
    p = p * r + 1.0 / 6;
    p = p * r + 0.5;
    p = p * r + 1;
    p = p * r + 1;
    return p * Double.longBitsToDouble((long) (k + 1023) << 52);
  }

  /** Natural logarithm of a normal positive number; of anything else as {@link StrictMath#log}. */
  static double log(double x) {
    if (!(x >= Double.MIN_NORMAL) || x == Double.POSITIVE_INFINITY) {
      return StrictMath.log(x);
    }
    long bits = Double.doubleToRawLongBits(x);
    int e = (int) (bits >>> 52) - 1023;
    double m = Double.longBitsToDouble(bits & 0x000fffffffffffffL | 0x3ff0000000000000L);
    if (m > SQRT2) {
      m *= 0.5;
      e++;
    }
    double s = (m - 1) / (m + 1);
    double z = s * s;
    double p = 1.0 / 17;
    p = p * z + 1.0 / 15;
    p = p * z + 1.0 / 13;
    p = p * z + 1.0 / 11;
    p = p * z + 1.0 / 9;
    p = p * z + 1.0 / 7;
    p = p * z + 1.0 / 5;
    p = p * z + 1.0 / 3;
    return e * LN2_HIGH + (2 * s + 2 * s * z * p + e * LN2_LOW);
  }

  /** 1 - exp(-x) for x of zero or more. */
  static double decayed(double x) {
    return x < 0.05 ? x * (1 - x * (0.5 - x * (1.0 / 6 - x * (1.0 / 24 - x * (1.0 / 120))))) : 1 - exp(-x);
  }

  static double sin(double x) {
    double k = Math.rint(x * TWO_OVER_PI);
    double r = (x - k * HALF_PI_HIGH) - k * HALF_PI_LOW;
    return quadrant((int) k, r);
  }

  static double cos(double x) {
    double k = Math.rint(x * TWO_OVER_PI);
    double r = (x - k * HALF_PI_HIGH) - k * HALF_PI_LOW;
    return quadrant((int) k + 1, r);
  }

  private static double quadrant(int k, double r) {
    double v = (k & 1) == 0 ? sinOf(r) : cosOf(r);
    return (k & 2) == 0 ? v : -v;
  }

  private static double sinOf(double r) {
    double z = r * r;
    double p = -1.0 / 1307674368000.0;
    p = p * z + 1.0 / 6227020800.0;
    p = p * z - 1.0 / 39916800;
    p = p * z + 1.0 / 362880;
    p = p * z - 1.0 / 5040;
    p = p * z + 1.0 / 120;
    p = p * z - 1.0 / 6;
    return r + r * z * p;
  }

  private static double cosOf(double r) {
    double z = r * r;
    double p = 1.0 / 20922789888000.0;
    p = p * z - 1.0 / 87178291200.0;
    p = p * z + 1.0 / 479001600;
    p = p * z - 1.0 / 3628800;
    p = p * z + 1.0 / 40320;
    p = p * z - 1.0 / 720;
    p = p * z + 1.0 / 24;
    p = p * z - 0.5;
    return 1 + z * p;
  }
}

package org.tocsin.protocols.asterix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers with twelve significant digits, as diagnostics and golden files write them. */
final class Rounded {
  private static final MathContext TWELVE = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final double EXACT = 1e11;

  private Rounded() {}

  static double of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return value + 0.0;
    }
    return new BigDecimal(value).round(TWELVE).doubleValue();
  }

  /** Without a fraction where the rounded value has none. */
  static String text(double value) {
    double r = of(value);
    if (r == Math.rint(r) && Math.abs(r) < 1e15) {
      return Long.toString((long) r);
    }
    return Double.toString(r);
  }
}

package org.tocsin.ledger.statistics;

import java.util.List;

/**
 * What part of the launched was stopped, with the interval in which the chance of stopping one lies with 95 % confidence:
 * Wilson's score interval (E. B. Wilson, JASA 22, 1927), with the number of munitions divided by the design effect, because
 * those of one wave are stopped or missed together (L. Kish, Survey Sampling, 1965; ratio estimate over waves). Where few
 * waves are known the design effect is not less than that of all being alike.
 *
 * @param stopped numerator
 * @param launched denominator: munitions of waves of which both numbers are known
 * @param waves how many waves these are
 * @param effect design effect, at least 1
 */
public record Share(long stopped, long launched, int waves, double effect, double low, double high) {
  private static final double Z = 1.959964;

  /** One wave. */
  public record Wave(long stopped, long launched) {}

  /** Waves that stopped more than were launched, by sources that count differently, count as all stopped. */
  public static Share of(List<Wave> waves) {
    long k = 0;
    long n = 0;
    int used = 0;
    for (Wave w : waves) {
      if (w.launched() > 0) {
        k += Math.min(w.stopped(), w.launched());
        n += w.launched();
        used++;
      }
    }
    if (n == 0) {
      return new Share(0, 0, 0, 1, 0, 1);
    }
    double p = (double) k / n;
    double effect = effect(waves, p, n, used);
    double m = n / effect;
    double centre = (p + Z * Z / (2 * m)) / (1 + Z * Z / m);
    double half = Z / (1 + Z * Z / m) * StrictMath.sqrt(p * (1 - p) / m + Z * Z / (4 * m * m));
    return new Share(k, n, used, effect, Math.max(0, centre - half), Math.min(1, centre + half));
  }

  private static double effect(List<Wave> waves, double p, long n, int used) {
    if (used < 2 || p <= 0 || p >= 1) {
      return 1;
    }
    double sum = 0;
    for (Wave w : waves) {
      if (w.launched() > 0) {
        double d = Math.min(w.stopped(), w.launched()) - p * w.launched();
        sum += d * d;
      }
    }
    double variance = sum * used / (used - 1) / ((double) n * n);
    return Math.max(1, variance / (p * (1 - p) / n));
  }

  public double share() {
    return launched == 0 ? Double.NaN : (double) stopped / launched;
  }
}

package org.tocsin.core.observation;

import java.util.Arrays;

/** Probabilities over {@link ThreatClass}, summing to one. Immutable. */
public final class ClassMix {
  private static final ThreatClass[] CLASSES = ThreatClass.values();

  /** Nothing said about the class. */
  public static final ClassMix UNKNOWN = of(ThreatClass.UNKNOWN);

  /** "БпЛА" with nothing more: mostly strike drones on a raid night, with decoys and scouts among them. */
  public static final ClassMix UAV =
      new Builder()
          .with(ThreatClass.STRIKE_UAV, 0.75)
          .with(ThreatClass.DECOY_UAV, 0.15)
          .with(ThreatClass.RECON_UAV, 0.10)
          .build();

  /** "Ракета" or "швидкісна ціль" with nothing more. */
  public static final ClassMix MISSILE =
      new Builder()
          .with(ThreatClass.CRUISE_MISSILE, 0.5)
          .with(ThreatClass.BALLISTIC_MISSILE, 0.35)
          .with(ThreatClass.AEROBALLISTIC_MISSILE, 0.05)
          .with(ThreatClass.SURFACE_TO_AIR_MISSILE, 0.10)
          .build();

  private final double[] p;
  private final ThreatClass main;

  private ClassMix(double[] p) {
    this.p = p;
    int best = 0;
    for (int i = 1; i < p.length; i++) {
      if (p[i] > p[best]) {
        best = i;
      }
    }
    main = CLASSES[best];
  }

  public static ClassMix of(ThreatClass only) {
    return new Builder().with(only, 1).build();
  }

  /** Probability of a class, 0 to 1. */
  public double probability(ThreatClass c) {
    return p[c.ordinal()];
  }

  /** The probabilities in the order of {@link ThreatClass}. */
  public double[] toArray() {
    return p.clone();
  }

  /**
   * A mix saved by {@link #toArray}, bit for bit.
   *
   * @throws IllegalArgumentException when the length is wrong or the sum is not one
   */
  public static ClassMix ofArray(double[] saved) {
    double sum = 0;
    for (double x : saved) {
      sum += x;
    }
    if (saved.length != CLASSES.length || !(StrictMath.abs(sum - 1) < 1e-9)) {
      throw new IllegalArgumentException("not a class mix: " + Arrays.toString(saved));
    }
    return new ClassMix(saved.clone());
  }

  /** The most likely class; on a tie the one declared first. */
  public ThreatClass main() {
    return main;
  }

  /** True when every class but UNKNOWN has probability zero of being right. */
  public boolean isUnknown() {
    return p[ThreatClass.UNKNOWN.ordinal()] == 1;
  }

  /** Bhattacharyya coefficient: 1 for equal mixes, 0 for mixes that exclude each other. */
  public double overlap(ClassMix other) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += StrictMath.sqrt(p[i] * other.p[i]);
    }
    return sum;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ClassMix m && Arrays.equals(p, m.p);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(p);
  }

  @Override
  public String toString() {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < p.length; i++) {
      if (p[i] > 0) {
        s.append(s.isEmpty() ? "" : " ").append(CLASSES[i]).append('=').append(p[i]);
      }
    }
    return s.toString();
  }

  /** Collects weights; {@link #build} scales them to one. */
  public static final class Builder {
    private final double[] w = new double[CLASSES.length];

    /** @param weight zero or more, any scale */
    public Builder with(ThreatClass c, double weight) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("weight of " + c + " must be finite and not negative, not " + weight);
      }
      w[c.ordinal()] += weight;
      return this;
    }

    /** @throws IllegalStateException when all weights are zero */
    public ClassMix build() {
      double sum = 0;
      for (double x : w) {
        sum += x;
      }
      if (sum == 0) {
        throw new IllegalStateException("a class mix needs a positive weight");
      }
      if (StrictMath.abs(sum - 1) < 1e-9) {
        // Scaling what is scaled already would change its last bits each time it is read from a journal.
        return new ClassMix(w.clone());
      }
      double[] q = new double[w.length];
      for (int i = 0; i < w.length; i++) {
        q[i] = w[i] / sum;
      }
      return new ClassMix(q);
    }
  }
}

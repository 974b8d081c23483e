package org.tocsin.core.approach;

import org.tocsin.core.observation.ThreatClass;

/**
 * What a probability from geometry alone is worth: reports may be of nothing, of another place, of a group that splits or
 * turns. Piecewise linear; the knots are the shares that came in simulated raids, by tenths of what was stated, on
 * seeds kept for training (10001 to 10060, cruise missiles 10200 to 10225).
 */
final class Worth {
  private static final double[][] DRONE = {
    {0, 0}, {0.017, 0.03}, {0.039, 0.052}, {0.097, 0.134}, {0.211, 0.272}, {0.294, 0.35}, {0.395, 0.422}, {0.519, 0.498},
    {0.673, 0.585}, {0.823, 0.695}, {0.945, 0.765}, {1, 0.775}
  };
  private static final double[][] CRUISE = {
    {0, 0}, {0.017, 0.026}, {0.038, 0.05}, {0.097, 0.109}, {0.211, 0.21}, {0.293, 0.275}, {0.395, 0.345}, {0.518, 0.435},
    {0.67, 0.535}, {0.82, 0.695}, {1, 0.82}
  };

  /** One impact, not a path: almost all that could be hit is not. */
  private static final double[][] BALLISTIC = {
    {0, 0}, {0.05, 0.005}, {0.14, 0.01}, {0.245, 0.12}, {0.34, 0.22}, {0.45, 0.31}, {0.55, 0.38}, {0.75, 0.7}, {1, 1}
  };
  private static final double[][] BOMB = {
    {0, 0}, {0.107, 0.003}, {0.194, 0.03}, {0.286, 0.055}, {0.39, 0.11}, {0.5, 0.2}, {0.64, 0.3}, {1, 0.5}
  };

  /** Sensors follow it: it is there, and what remains open is whether it turns or is shot down. Seeds 20001 to 20013 with radars. */
  private static final double[][] TRACKED = {
    {0, 0}, {0.15, 0.16}, {0.26, 0.31}, {0.36, 0.46}, {0.47, 0.585}, {0.58, 0.665}, {0.68, 0.73}, {0.79, 0.785}, {1, 0.82}
  };

  private Worth() {}

  static double of(double geometric, ThreatClass c, boolean tracked) {
    double[][] knots = switch (c) {
      case BALLISTIC_MISSILE, AEROBALLISTIC_MISSILE, SURFACE_TO_AIR_MISSILE, ROCKET_ARTILLERY -> BALLISTIC;
      case GLIDE_BOMB -> BOMB;
      case CRUISE_MISSILE -> tracked ? TRACKED : CRUISE;
      default -> tracked ? TRACKED : DRONE;
    };
    int i = 1;
    while (i < knots.length - 1 && geometric > knots[i][0]) {
      i++;
    }
    double share = (geometric - knots[i - 1][0]) / (knots[i][0] - knots[i - 1][0]);
    return knots[i - 1][1] + StrictMath.min(1, share) * (knots[i][1] - knots[i - 1][1]);
  }
}

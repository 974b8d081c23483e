package org.tocsin.protocols.adsb;

/** What accuracy categories promise, as a standard deviation on each axis. */
public final class Quality {
  /** Radius of a circle that holds 95 % of a two-dimensional normal distribution, in standard deviations. */
  private static final double R95 = 2.4477;

  /** Estimated position uncertainty (95 %, metres) by NACp 0 to 11 (RTCA DO-260B table 2-71); 0 promises nothing. */
  private static final double[] NACP = {37_040, 18_520, 7408, 3704, 1852, 926, 555.6, 185.2, 92.6, 30, 10, 3};

  /** 95 % radius in metres by NUCp 0 to 9 (RTCA DO-260 table N-7); 0 promises nothing. */
  private static final double[] NUCP = {37_040, 18_520, 9260, 1852, 926, 463, 185.2, 92.6, 10, 3};

  private Quality() {}

  /** @param nacp navigation accuracy category for position, 0 to 11 */
  public static double sigmaOfNacp(int nacp) {
    return NACP[Math.max(0, Math.min(nacp, NACP.length - 1))] / R95;
  }

  /** @param nucp navigation uncertainty category for position, 0 to 9 */
  public static double sigmaOfNucp(int nucp) {
    return NUCP[Math.max(0, Math.min(nucp, NUCP.length - 1))] / R95;
  }

  /** The best NACp that promises no more than the sigma. */
  public static int nacpOf(double sigma) {
    for (int i = NACP.length - 1; i > 0; i--) {
      // Not to fall a category short of its own sigma by rounding.
      if (sigma * R95 <= NACP[i] * 1.0001) {
        return i;
      }
    }
    return 0;
  }

  /** NUCp that the type code of a position message stands for, or 0. */
  static int nucpOfType(int typeCode) {
    if (typeCode >= 9 && typeCode <= 18) {
      return 18 - typeCode;
    }
    return switch (typeCode) {
      case 5, 20 -> 9;
      case 6, 21 -> 8;
      case 7 -> 7;
      case 8 -> 6;
      default -> 0;
    };
  }
}

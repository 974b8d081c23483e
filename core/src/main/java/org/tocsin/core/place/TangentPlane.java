package org.tocsin.core.place;

/**
 * A local tangent plane of WGS-84: axes east, north, up in metres from an origin on or above the ellipsoid. Conversions
 * go through earth-centred coordinates and are exact to rounding; from earth-centred back to geodetic by Bowring's
 * formula (Survey Review 23, 1976) with two corrections, below a micrometre up to 100 km height.
 */
public final class TangentPlane {
  /** Semi-major axis of WGS-84, metres. */
  public static final double A = 6378137.0;

  /** Flattening of WGS-84. */
  public static final double F = 1 / 298.257223563;

  private static final double E2 = F * (2 - F);
  private static final double B = A * (1 - F);

  private final GeoPoint origin;
  private final double altitude;
  private final double[] centre;
  private final double[] axes;

  /** @param altitude metres above the ellipsoid */
  public TangentPlane(GeoPoint origin, double altitude) {
    this.origin = origin;
    this.altitude = altitude;
    this.centre = earthCentred(origin.lat(), origin.lon(), altitude);
    double sl = StrictMath.sin(StrictMath.toRadians(origin.lat()));
    double cl = StrictMath.cos(StrictMath.toRadians(origin.lat()));
    double so = StrictMath.sin(StrictMath.toRadians(origin.lon()));
    double co = StrictMath.cos(StrictMath.toRadians(origin.lon()));
    this.axes = new double[] {-so, co, 0, -sl * co, -sl * so, cl, cl * co, cl * so, sl};
  }

  public GeoPoint origin() {
    return origin;
  }

  /** Height of the origin above the ellipsoid, metres. */
  public double altitude() {
    return altitude;
  }

  /** Mean radius of curvature of the ellipsoid at the origin, metres: the sphere that fits best around it. */
  public double radius() {
    double s = StrictMath.sin(StrictMath.toRadians(origin.lat()));
    double w2 = 1 - E2 * s * s;
    return A * StrictMath.sqrt(1 - E2) / w2;
  }

  /** East, north, up in metres of a point at {@code altitude} metres above the ellipsoid. */
  public double[] enu(double lat, double lon, double altitude) {
    double[] x = earthCentred(lat, lon, altitude);
    double dx = x[0] - centre[0];
    double dy = x[1] - centre[1];
    double dz = x[2] - centre[2];
    return new double[] {
      axes[0] * dx + axes[1] * dy + axes[2] * dz,
      axes[3] * dx + axes[4] * dy + axes[5] * dz,
      axes[6] * dx + axes[7] * dy + axes[8] * dz
    };
  }

  /** Latitude and longitude in degrees and height above the ellipsoid in metres of a point of this plane. */
  public double[] geodetic(double east, double north, double up) {
    double x = centre[0] + axes[0] * east + axes[3] * north + axes[6] * up;
    double y = centre[1] + axes[1] * east + axes[4] * north + axes[7] * up;
    double z = centre[2] + axes[2] * east + axes[5] * north + axes[8] * up;
    double p = StrictMath.sqrt(x * x + y * y);
    double beta = StrictMath.atan2(z * A, p * B);
    double lat = 0;
    for (int i = 0; i < 3; i++) {
      double sb = StrictMath.sin(beta);
      double cb = StrictMath.cos(beta);
      lat = StrictMath.atan2(z + E2 / (1 - E2) * B * sb * sb * sb, p - E2 * A * cb * cb * cb);
      beta = StrictMath.atan2((1 - F) * StrictMath.sin(lat), StrictMath.cos(lat));
    }
    double s = StrictMath.sin(lat);
    double c = StrictMath.cos(lat);
    double h = p * c + z * s - A * StrictMath.sqrt(1 - E2 * s * s);
    return new double[] {StrictMath.toDegrees(lat), StrictMath.toDegrees(StrictMath.atan2(y, x)), h};
  }

  /**
   * The rotation that turns a vector of this plane into one of {@code other}, row by row; both planes look at the same
   * earth from different places, so at 100 km their axes differ by about a degree.
   */
  public double[] rotationTo(TangentPlane other) {
    double[] m = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += other.axes[3 * i + k] * axes[3 * j + k];
        }
        m[3 * i + j] = sum;
      }
    }
    return m;
  }

  private static double[] earthCentred(double lat, double lon, double altitude) {
    double phi = StrictMath.toRadians(lat);
    double lambda = StrictMath.toRadians(lon);
    double s = StrictMath.sin(phi);
    double c = StrictMath.cos(phi);
    double n = A / StrictMath.sqrt(1 - E2 * s * s);
    return new double[] {
      (n + altitude) * c * StrictMath.cos(lambda),
      (n + altitude) * c * StrictMath.sin(lambda),
      (n * (1 - E2) + altitude) * s
    };
  }
}

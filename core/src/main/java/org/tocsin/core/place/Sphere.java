package org.tocsin.core.place;

/**
 * Distances and directions on the sphere of mean Earth radius. Against the ellipsoid a distance is off by at most
 * 0.56 % (Ukraine: 0.3 %), which is far below the uncertainty of any reported group. Sensors with geometry use the
 * exact ellipsoid instead. {@link StrictMath} keeps results equal on every host.
 */
public final class Sphere {
  /** Mean radius R1 of WGS-84, metres (Moritz, Geodetic Reference System 1980). */
  public static final double RADIUS = 6_371_008.8;

  private Sphere() {}

  /** Great-circle distance in metres (haversine form, well conditioned for small distances). */
  public static double distance(GeoPoint a, GeoPoint b) {
    double phi1 = StrictMath.toRadians(a.lat());
    double phi2 = StrictMath.toRadians(b.lat());
    double sinPhi = StrictMath.sin((phi2 - phi1) / 2);
    double sinLambda = StrictMath.sin(StrictMath.toRadians(b.lon() - a.lon()) / 2);
    double h = sinPhi * sinPhi + StrictMath.cos(phi1) * StrictMath.cos(phi2) * sinLambda * sinLambda;
    return 2 * RADIUS * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(h)));
  }

  /** Initial direction from {@code a} to {@code b}, degrees clockwise from true north, 0 to 360. */
  public static double bearing(GeoPoint a, GeoPoint b) {
    double phi1 = StrictMath.toRadians(a.lat());
    double phi2 = StrictMath.toRadians(b.lat());
    double lambda = StrictMath.toRadians(b.lon() - a.lon());
    double y = StrictMath.sin(lambda) * StrictMath.cos(phi2);
    double x =
        StrictMath.cos(phi1) * StrictMath.sin(phi2)
            - StrictMath.sin(phi1) * StrictMath.cos(phi2) * StrictMath.cos(lambda);
    return normalise(StrictMath.toDegrees(StrictMath.atan2(y, x)));
  }

  /** The point {@code metres} away from {@code from} in direction {@code bearing} (degrees from true north). */
  public static GeoPoint destination(GeoPoint from, double bearing, double metres) {
    double delta = metres / RADIUS;
    double theta = StrictMath.toRadians(bearing);
    double phi1 = StrictMath.toRadians(from.lat());
    double sinPhi2 =
        StrictMath.sin(phi1) * StrictMath.cos(delta)
            + StrictMath.cos(phi1) * StrictMath.sin(delta) * StrictMath.cos(theta);
    double phi2 = StrictMath.asin(StrictMath.max(-1, StrictMath.min(1, sinPhi2)));
    double y = StrictMath.sin(theta) * StrictMath.sin(delta) * StrictMath.cos(phi1);
    double x = StrictMath.cos(delta) - StrictMath.sin(phi1) * sinPhi2;
    double lon = from.lon() + StrictMath.toDegrees(StrictMath.atan2(y, x));
    return new GeoPoint(StrictMath.toDegrees(phi2), lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
  }

  /** An angle in degrees brought into [0, 360). */
  public static double normalise(double degrees) {
    double r = degrees % 360;
    return r < 0 ? (r + 360 == 360 ? 0 : r + 360) : r;
  }

  /** The smaller angle between two directions, degrees, 0 to 180. */
  public static double separation(double a, double b) {
    double d = normalise(a - b);
    return d > 180 ? 360 - d : d;
  }
}

package org.tocsin.protocols.adsb;

import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;

/** Compact position reporting (RTCA DO-260B appendix A.1.7, ICAO Doc 9871 C.2.6). Coded values are 17 bits. */
final class Cpr {
  private static final double SCALE = 1 << 17;
  private static final int ZONES = 15;
  /** Latitudes, degrees, at which the number of longitude zones falls by one: index 0 from 59 to 58. */
  private static final double[] TRANSITIONS = transitions();

  private Cpr() {}

  private static double[] transitions() {
    double[] t = new double[58];
    double numerator = 1 - Math.cos(Math.PI / (2 * ZONES));
    for (int nl = 59; nl > 1; nl--) {
      double d = 1 - Math.cos(2 * Math.PI / nl);
      t[59 - nl] = Math.toDegrees(Math.acos(Math.sqrt(Math.min(1, numerator / d))));
    }
    // The standard sets it; rounding must not move it.
    t[57] = 87;
    return t;
  }

  /** Longitude zones at a latitude, 59 at the equator to 1 at the poles. */
  static int zones(double lat) {
    double a = Math.abs(lat);
    int low = 0;
    int high = TRANSITIONS.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (a < TRANSITIONS[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return 59 - low;
  }

  /**
   * The place from an even and an odd message of one aircraft.
   *
   * @param newestOdd which of the two is the later: the result is its place
   * @param surface messages of aircraft on the ground cover a quarter of the globe
   * @param near decides between the quarters for surface messages; null there gives null
   * @return null when the two fall into different latitude zones
   */
  static @Nullable GeoPoint global(
      int evenLat, int evenLon, int oddLat, int oddLon, boolean newestOdd, boolean surface, @Nullable GeoPoint near) {
    if (surface && near == null) {
      return null;
    }
    double span = surface ? 90 : 360;
    double j = Math.floor((59.0 * evenLat - 60.0 * oddLat) / SCALE + 0.5);
    double even = span / 60 * (mod(j, 60) + evenLat / SCALE);
    double odd = span / 59 * (mod(j, 59) + oddLat / SCALE);
    if (surface && near != null) {
      even = nearest(even, near.lat(), 90);
      odd = nearest(odd, near.lat(), 90);
    } else {
      even = even >= 270 ? even - 360 : even;
      odd = odd >= 270 ? odd - 360 : odd;
    }
    if (Math.abs(even) > 90 || Math.abs(odd) > 90 || zones(even) != zones(odd)) {
      return null;
    }
    double lat = newestOdd ? odd : even;
    int nl = zones(lat);
    int ni = Math.max(1, nl - (newestOdd ? 1 : 0));
    double m = Math.floor((evenLon * (nl - 1.0) - oddLon * (double) nl) / SCALE + 0.5);
    double lon = span / ni * (mod(m, ni) + (newestOdd ? oddLon : evenLon) / SCALE);
    lon = surface && near != null ? nearest(lon, near.lon(), 90) : lon;
    return new GeoPoint(lat, wrap(lon));
  }

  /** The place nearest to a known one; right within half a zone of it (about 330 km airborne, 80 km on the ground). */
  static @Nullable GeoPoint local(int codedLat, int codedLon, boolean odd, boolean surface, GeoPoint near) {
    double span = surface ? 90 : 360;
    double dLat = span / (odd ? 59 : 60);
    double yz = codedLat / SCALE;
    double j = Math.floor(near.lat() / dLat) + Math.floor(0.5 + mod(near.lat(), dLat) / dLat - yz);
    double lat = dLat * (j + yz);
    if (!(Math.abs(lat) <= 90)) {
      return null;
    }
    double dLon = span / Math.max(1, zones(lat) - (odd ? 1 : 0));
    double xz = codedLon / SCALE;
    double m = Math.floor(near.lon() / dLon) + Math.floor(0.5 + mod(near.lon(), dLon) / dLon - xz);
    return new GeoPoint(lat, wrap(dLon * (m + xz)));
  }

  /** Adds multiples of {@code step} so that the value comes nearest to {@code to}. */
  private static double nearest(double value, double to, double step) {
    return value + step * Math.rint((to - value) / step);
  }

  private static double mod(double a, double b) {
    return a - b * Math.floor(a / b);
  }

  private static double wrap(double lon) {
    double w = lon - 360 * Math.floor((lon + 180) / 360);
    // A longitude next to 180 rounds to one next to -180, on the wrong side.
    return Math.max(-180, w > 180 ? w - 360 : w);
  }

  /** A coded coordinate pair of an airborne message: latitude in the high half, longitude in the low. */
  static long encode(GeoPoint p, boolean odd) {
    double dLat = 360.0 / (odd ? 59 : 60);
    double yz = Math.floor(SCALE * mod(p.lat(), dLat) / dLat + 0.5);
    double lat = dLat * (yz / SCALE + Math.floor(p.lat() / dLat));
    double dLon = 360.0 / Math.max(1, zones(lat) - (odd ? 1 : 0));
    double xz = Math.floor(SCALE * mod(p.lon(), dLon) / dLon + 0.5);
    return ((long) yz & 0x1FFFF) << 32 | (long) xz & 0x1FFFF;
  }
}

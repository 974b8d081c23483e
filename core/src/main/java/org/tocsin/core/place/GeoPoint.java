package org.tocsin.core.place;

/**
 * A point on the WGS-84 ellipsoid.
 *
 * @param lat geodetic latitude, degrees, -90 to 90
 * @param lon longitude, degrees, -180 to 180
 */
public record GeoPoint(double lat, double lon) {
  public GeoPoint {
    if (!(lat >= -90 && lat <= 90)) {
      throw new IllegalArgumentException("latitude must be -90 to 90 degrees, not " + lat);
    }
    if (!(lon >= -180 && lon <= 180)) {
      throw new IllegalArgumentException("longitude must be -180 to 180 degrees, not " + lon);
    }
  }
}

package org.tocsin.core.place;

import org.locationtech.jts.geom.Coordinate;

/**
 * An area that is warned as a whole, with one small alert machine of its own.
 *
 * @param index its place in {@link Areas#communities()}
 */
public record Community(int index, Area area) {
  public String code() {
    return area.code();
  }

  public GeoPoint centre() {
    return area.centre();
  }

  public long population() {
    return area.population();
  }

  /** Radius in metres of the smallest circle about the centre that holds the outline. */
  public double radius() {
    double max = 0;
    for (Coordinate c : area.outline().getCoordinates()) {
      max = StrictMath.max(max, Sphere.distance(area.centre(), new GeoPoint(c.y, c.x)));
    }
    return max;
  }
}

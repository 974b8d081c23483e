package org.tocsin.language.posts;

import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture.Component;
import org.tocsin.core.place.Sphere;

/**
 * Where something is in relation to a named place: north of it, in its north, ten kilometres from it.
 *
 * @param bearing degrees clockwise from north, seen from the place; NaN when only a distance is named
 * @param metres the distance as stated; NaN when it is not
 * @param outside beside the place rather than in a part of it
 */
record Aside(double bearing, double metres, boolean outside) {
  /** "North of a town" without a distance: most such posts mean the next villages. */
  private static final double USUAL = 8_000;

  /** A compass word is good to about 25 degrees; distances in posts are round numbers. */
  private static final double ACROSS = StrictMath.toRadians(25);

  private static final double ALONG = 0.25;

  /** Where the place says it is, moved to where the words say. */
  Component of(GeoPoint centre, double sigma, double weight) {
    if (Double.isNaN(bearing)) {
      // Somewhere on a circle, which a round distribution can only cover.
      return new Component(centre, StrictMath.hypot(sigma, metres / StrictMath.sqrt(2)), weight);
    }
    if (!outside && Double.isNaN(metres)) {
      // The spread of a disc is half its radius: its northern part lies about that far from the centre.
      return new Component(Sphere.destination(centre, bearing, sigma), sigma * 0.7, weight);
    }
    boolean stated = !Double.isNaN(metres);
    double away = stated ? metres : USUAL + sigma;
    double spread = stated ? StrictMath.max(ALONG, ACROSS) * away : away / 2;
    return new Component(Sphere.destination(centre, bearing, away), StrictMath.hypot(sigma, spread), weight);
  }
}

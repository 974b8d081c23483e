package org.tocsin.core.track;

import java.util.Optional;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;

/** Weighted mean and covariance of places and times on the ground. */
final class GroundMoments {
  private double w;
  private double e;
  private double n;
  private double t;
  private double ee;
  private double en;
  private double nn;
  private double tt;

  /** @param own variance of this place in each direction beside how places differ, m² */
  void add(double weight, double east, double north, double time, double own) {
    w += weight;
    e += weight * east;
    n += weight * north;
    t += weight * time;
    ee += weight * (east * east + own);
    en += weight * east * north;
    nn += weight * (north * north + own);
    tt += weight * time * time;
  }

  /** @param now time from which times were counted */
  Optional<Ballistics.Ground> ground(double now, TangentPlane frame) {
    if (!(w > 0)) {
      return Optional.empty();
    }
    double me = e / w;
    double mn = n / w;
    double mt = t / w;
    // The plane rises above the ground with the square of the distance.
    double[] lla = frame.geodetic(me, mn, -frame.altitude() - (me * me + mn * mn) / (2 * frame.radius()));
    return Optional.of(new Ballistics.Ground(new GeoPoint(lla[0], lla[1]), now + mt,
        StrictMath.sqrt(StrictMath.max(0, tt / w - mt * mt)), ee / w - me * me, en / w - me * mn, nn / w - mn * mn));
  }
}

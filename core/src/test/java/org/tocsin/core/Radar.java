package org.tocsin.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.place.TangentPlane;

/** A radar for tests: measures what flies with seeded noise, misses some of it, and sees a few things that are not there. */
final class Radar {
  static final String MODEL = "range=120000 period=5 pd=0.9 sigma=60,0.2,0.3,- clutter=3 reach=drone:100000";

  /** Something that flies straight and level. */
  record Flyer(GeoPoint from, double course, double speed, double altitude) {
    GeoPoint at(double seconds) {
      return Sphere.destination(from, course, speed * seconds);
    }
  }

  private final String name;
  private final TangentPlane plane;
  private final Random random;
  double rangeBias;
  double azimuthBias;
  double clock;

  Radar(String name, GeoPoint site, long seed) {
    this.name = name;
    this.plane = new TangentPlane(site, 200);
    this.random = new Random(seed);
  }

  String setting() {
    return "radar lat=" + plane.origin().lat() + " lon=" + plane.origin().lon() + " altitude=200 " + MODEL;
  }

  /** One turn at {@code now}, of which the flyers are {@code seconds} under way. */
  List<Observation> turn(Instant now, double seconds, List<Flyer> flyers) {
    List<Observation> out = new ArrayList<>();
    for (Flyer f : flyers) {
      GeoPoint p = f.at(seconds);
      double[] x = plane.enu(p.lat(), p.lon(), f.altitude());
      double ground = StrictMath.hypot(x[0], x[1]);
      if (random.nextDouble() < 0.9) {
        out.add(plot(now, StrictMath.hypot(ground, x[2]), StrictMath.toDegrees(StrictMath.atan2(x[0], x[1])),
            StrictMath.toDegrees(StrictMath.atan2(x[2], ground))));
      }
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      out.add(plot(now, 120_000 * StrictMath.sqrt(random.nextDouble()), 360 * random.nextDouble(), 6 * random.nextDouble()));
    }
    return out;
  }

  private Plot plot(Instant now, double range, double azimuth, double elevation) {
    double a = (azimuth + 0.2 * random.nextGaussian() + azimuthBias + 720) % 360;
    return new Plot(new Source("radars", name, Trust.TRUSTED), now.plusMillis((long) (clock * 1000)),
        range + 60 * random.nextGaussian() + rangeBias, a, elevation + 0.3 * random.nextGaussian(), Double.NaN, Double.NaN,
        Double.NaN, Double.NaN, Double.NaN, -1, -1);
  }
}

package org.tocsin.simulator.raid;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;

/** Ways of drones and cruise missiles: straight legs between turning points beside the direct line, with circles flown. */
final class Routes {
  /** One node per so many seconds of a drone's flight; a missile's are a quarter of it. */
  private static final double NODE = 20;

  private final SplittableRandom random;
  private final double windEast;
  private final double windNorth;

  /** The wind is the same for the whole raid: standard deviation 4 m/s on each axis. */
  Routes(SplittableRandom random) {
    this.random = random;
    windEast = 4 * random.nextGaussian();
    windNorth = 4 * random.nextGaussian();
  }

  /** Turning points from one place to another. */
  List<GeoPoint> legs(GeoPoint from, GeoPoint to, double aside, int turns) {
    List<GeoPoint> out = new ArrayList<>();
    out.add(from);
    double length = Sphere.distance(from, to);
    double bearing = Sphere.bearing(from, to);
    for (int i = 1; i <= turns; i++) {
      double f = (i + 0.5 * (random.nextDouble() - 0.5)) / (turns + 1);
      GeoPoint on = Sphere.destination(from, bearing, f * length);
      double off = aside * length * random.nextGaussian() * StrictMath.sin(StrictMath.PI * f);
      out.add(Sphere.destination(on, Sphere.normalise(bearing + (off > 0 ? 90 : -90)), StrictMath.abs(off)));
    }
    out.add(to);
    return out;
  }

  Trajectory fly(List<GeoPoint> legs, Weapon w, double start, boolean circles) {
    double speed = w.speedMin() + random.nextDouble() * (w.speedMax() - w.speedMin());
    boolean drone = w.speedMax() < 100;
    double step = drone ? NODE : NODE / 4;
    double cruise = drone ? 200 + 1_800 * random.nextDouble() : 60 + 80 * random.nextDouble();
    int circleAt = circles && random.nextDouble() < 0.15 ? 1 + random.nextInt(legs.size() - 1) : -1;
    List<double[]> nodes = new ArrayList<>();
    GeoPoint here = legs.getFirst();
    double t = start;
    nodes.add(new double[] {t, here.lat(), here.lon()});
    for (int i = 1; i < legs.size(); i++) {
      if (i == circleAt) {
        double radius = 3_000 + 5_000 * random.nextDouble();
        double until = t + 300 + 600 * random.nextDouble();
        double heading = Sphere.bearing(here, legs.get(i));
        while (t < until) {
          heading = Sphere.normalise(heading + StrictMath.toDegrees(speed * step / radius));
          here = Sphere.destination(here, heading, speed * step);
          t += step;
          nodes.add(new double[] {t, here.lat(), here.lon()});
        }
      }
      GeoPoint to = legs.get(i);
      double left = Sphere.distance(here, to);
      while (left > 1) {
        double heading = Sphere.bearing(here, to);
        double ground = StrictMath.max(0.5 * speed, speed + tail(heading, drone));
        double dt = StrictMath.min(step, left / ground);
        here = left <= ground * dt + 1 ? to : Sphere.destination(here, heading, ground * dt);
        t += StrictMath.max(dt, 1e-3);
        nodes.add(new double[] {t, here.lat(), here.lon()});
        left = Sphere.distance(here, to);
      }
    }
    return trajectory(nodes, cruise, drone ? 40 : 30);
  }

  private double tail(double heading, boolean drone) {
    double a = StrictMath.toRadians(heading);
    return drone ? windEast * StrictMath.sin(a) + windNorth * StrictMath.cos(a) : 0;
  }

  /** Level flight with a dive at the end. */
  private static Trajectory trajectory(List<double[]> nodes, double cruise, double dive) {
    int n = nodes.size();
    double[] t = new double[n];
    GeoPoint[] p = new GeoPoint[n];
    double[] h = new double[n];
    double end = nodes.getLast()[0];
    for (int i = 0; i < n; i++) {
      double[] a = nodes.get(i);
      t[i] = a[0];
      p[i] = new GeoPoint(a[1], a[2]);
      h[i] = cruise * StrictMath.min(1, (end - a[0]) / dive);
    }
    return new Trajectory(t, p, h);
  }
}

package org.tocsin.simulator.sensing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;

/** A simple truth to try sensors with: drones that fly towards a place and aircraft that pass it. One seed, one sky. */
public final class Sky {
  private final List<Flyer> flyers;

  /**
   * One straight flight at constant height.
   *
   * @param address 24-bit address of an aircraft, -1 for a drone
   * @param from where it is at second 0
   * @param course degrees from true north
   * @param speed m/s
   * @param altitude metres above the ellipsoid
   */
  public record Flyer(int address, GeoPoint from, double course, double speed, double altitude) {
    public boolean drone() {
      return address < 0;
    }

    public GeoPoint at(double seconds) {
      return Sphere.destination(from, course, speed * seconds);
    }
  }

  public Sky(List<Flyer> flyers) {
    this.flyers = List.copyOf(flyers);
  }

  /** Drones from 5 to 60 km away at 300 to 1,500 m, aircraft from up to 120 km at 9 to 11 km. */
  public static Sky about(GeoPoint centre, int drones, int aircraft, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Flyer> flyers = new ArrayList<>();
    for (int i = 0; i < drones; i++) {
      double from = 360 * random.nextDouble();
      GeoPoint start = Sphere.destination(centre, from, 5_000 + 55_000 * random.nextDouble());
      double course = Sphere.bearing(start, Sphere.destination(centre, 360 * random.nextDouble(), 3_000 * random.nextDouble()));
      flyers.add(new Flyer(-1, start, course, 42 + 12 * random.nextDouble(), 300 + 1_200 * random.nextDouble()));
    }
    for (int i = 0; i < aircraft; i++) {
      GeoPoint start = Sphere.destination(centre, 360 * random.nextDouble(), 30_000 + 90_000 * random.nextDouble());
      double course = Sphere.normalise(Sphere.bearing(start, centre) + 60 * (random.nextDouble() - 0.5));
      flyers.add(new Flyer(0x508000 + i, start, course, 200 + 50 * random.nextDouble(), 9_000 + 2_000 * random.nextDouble()));
    }
    return new Sky(flyers);
  }

  public List<Flyer> flyers() {
    return flyers;
  }
}

package org.tocsin.simulator.raid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Settlement;
import org.tocsin.core.place.Sphere;

/**
 * Where the people of each community live, in cells of about a kilometre. A settlement of known size is a disc of 2,500
 * people per square kilometre about its point; what is left of a community's population is shared equally by its other
 * settlements, or by its centre when it has none.
 */
public final class PeopleMap {
  private static final double DENSITY = 2_500e-6;
  private static final double CELL = 1_000;
  private static final double BIN = 0.02;

  private final double[] lat;
  private final double[] lon;
  private final double[] people;
  private final int[] community;
  private final TreeMap<Long, int[]> bins = new TreeMap<>();

  private record Cell(GeoPoint at, double people, int community) {}

  public PeopleMap(Areas areas) {
    List<Cell> cells = new ArrayList<>();
    for (Community c : areas.communities()) {
      settle(c, areas.listSettlementsOf(c.code()), cells);
    }
    int n = cells.size();
    lat = new double[n];
    lon = new double[n];
    people = new double[n];
    community = new int[n];
    for (int i = 0; i < n; i++) {
      Cell c = cells.get(i);
      lat[i] = c.at().lat();
      lon[i] = c.at().lon();
      people[i] = c.people();
      community[i] = c.community();
      bins.merge(bin(lat[i], lon[i]), new int[] {i}, PeopleMap::joined);
    }
  }

  private static void settle(Community c, List<Settlement> settlements, List<Cell> cells) {
    double known = 0;
    int unknown = 0;
    for (Settlement s : settlements) {
      known += s.population();
      unknown += s.population() == 0 ? 1 : 0;
    }
    double rest = StrictMath.max(0, c.population() - known);
    double scale = known > c.population() && known > 0 ? c.population() / known : 1;
    for (Settlement s : settlements) {
      double n = s.population() > 0 ? s.population() * scale : rest / unknown;
      spread(s.point(), n, c.index(), cells);
    }
    if (unknown == 0 && rest > 0) {
      spread(c.centre(), rest, c.index(), cells);
    }
  }

  private static void spread(GeoPoint centre, double n, int community, List<Cell> cells) {
    if (n <= 0) {
      return;
    }
    double radius = StrictMath.sqrt(n / DENSITY / StrictMath.PI);
    List<GeoPoint> points = new ArrayList<>();
    double dLat = CELL / 111_195;
    double dLon = dLat / StrictMath.cos(StrictMath.toRadians(centre.lat()));
    int k = (int) (radius / CELL);
    for (int i = -k; i <= k; i++) {
      for (int j = -k; j <= k; j++) {
        if (StrictMath.hypot(i, j) * CELL <= radius) {
          points.add(new GeoPoint(centre.lat() + i * dLat, centre.lon() + j * dLon));
        }
      }
    }
    for (GeoPoint p : points) {
      cells.add(new Cell(p, n / points.size(), community));
    }
  }

  private static int[] joined(int[] a, int[] b) {
    int[] out = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, out, a.length, b.length);
    return out;
  }

  private static long bin(double lat, double lon) {
    return (long) StrictMath.floor(lat / BIN) * 100_000 + (long) StrictMath.floor(lon / BIN);
  }

  /** Number of cells. */
  public int size() {
    return people.length;
  }

  public double people(int cell) {
    return people[cell];
  }

  public int community(int cell) {
    return community[cell];
  }

  /** The cells whose centre lies within so many metres of a point. */
  public void within(GeoPoint p, double metres, IntConsumer use) {
    double reachLat = metres / 111_195;
    double reachLon = reachLat / StrictMath.cos(StrictMath.toRadians(p.lat()));
    for (double a = StrictMath.floor((p.lat() - reachLat) / BIN); a <= StrictMath.floor((p.lat() + reachLat) / BIN); a++) {
      for (double o = StrictMath.floor((p.lon() - reachLon) / BIN); o <= StrictMath.floor((p.lon() + reachLon) / BIN); o++) {
        int[] in = bins.get((long) a * 100_000 + (long) o);
        if (in == null) {
          continue;
        }
        for (int i : in) {
          if (Sphere.distance(p, new GeoPoint(lat[i], lon[i])) <= metres) {
            use.accept(i);
          }
        }
      }
    }
  }
}

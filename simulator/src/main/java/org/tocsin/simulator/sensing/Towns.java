package org.tocsin.simulator.sensing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Settlement;
import org.tocsin.core.place.Sphere;

/** The places that people name, the larger and nearer the likelier: mostly towns, villages now and then. */
final class Towns {
  /** @param sigma what the name stands for, metres: the town and its surroundings */
  record Town(GeoPoint point, double sigma, double weight) {}

  private final List<Town> towns = new ArrayList<>();

  Towns(Areas areas) {
    for (Settlement s : areas.settlements()) {
      boolean known = s.category() == 'M' || s.category() == 'K' || s.category() == 'X' || s.population() >= 3_000;
      double n = StrictMath.max(known ? 1_500 : 300, s.population());
      towns.add(new Town(s.point(), 2_000 + StrictMath.min(8_000, 12 * StrictMath.sqrt(n)), known ? StrictMath.pow(n, 0.3) : 1));
    }
    towns.sort((a, b) -> Double.compare(a.point().lat(), b.point().lat()));
  }

  /** A town by which somebody would describe a point; null when there is none within so many metres. */
  @Nullable Town nearest(GeoPoint p, double within, SplittableRandom random) {
    return pick(p, within, Double.NaN, 3_000, random);
  }

  /** A town ahead that people would say it heads for; when there is none, a point ahead. */
  Town ahead(GeoPoint p, double course, SplittableRandom random) {
    Town t = pick(p, 60_000, course, 25_000, random);
    return t == null ? new Town(Sphere.destination(p, course, 25_000), 5_000, 1) : t;
  }

  private @Nullable Town pick(GeoPoint p, double within, double course, double scale, SplittableRandom random) {
    List<Town> near = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    double total = 0;
    double reach = within / 111_195;
    for (int i = from(p.lat() - reach); i < towns.size() && towns.get(i).point().lat() <= p.lat() + reach; i++) {
      Town t = towns.get(i);
      if (StrictMath.abs(t.point().lon() - p.lon()) > 1.7 * reach) {
        continue;
      }
      double d = Sphere.distance(p, t.point());
      if (d > within) {
        continue;
      }
      double w = t.weight() * StrictMath.exp(-d / scale);
      if (!Double.isNaN(course)) {
        double off = Sphere.separation(course, Sphere.bearing(p, t.point()));
        w *= d < 6_000 || off > 35 ? 0 : StrictMath.exp(-off / 12);
      }
      near.add(t);
      weights.add(w);
      total += w;
    }
    double left = random.nextDouble() * total;
    for (int i = 0; i < near.size(); i++) {
      left -= weights.get(i);
      if (left < 0) {
        return near.get(i);
      }
    }
    return null;
  }

  /** Index of the first town not south of a latitude. */
  private int from(double lat) {
    int low = 0;
    int high = towns.size();
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (towns.get(mid).point().lat() < lat) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  /** Factor on the pauses between reports: few people speak of the west, many of the centre. */
  double silence(GeoPoint p) {
    return p.lon() < 27 ? 1.5 : p.lat() < 47.2 || p.lon() > 36.5 ? 1.2 : Sphere.distance(p, new GeoPoint(50.45, 30.52)) < 90_000 ? 0.6 : 1;
  }
}

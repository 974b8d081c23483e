package org.tocsin.simulator.raid;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Settlement;
import org.tocsin.core.place.Sphere;

/**
 * What is aimed at: towns by population to the power 0.7, and energy sites and airfields of public knowledge. Aims lie
 * beside a town's centre by its size.
 */
final class Targets {
  private static final double[][] SITES = {
    {49.21, 24.67}, {48.71, 29.21}, {50.13, 30.75}, {49.59, 36.53}, {49.77, 31.47}, {47.87, 35.09}, {49.74, 27.27},
    {50.23, 30.30}, {47.70, 33.95}, {48.58, 27.45}, {49.07, 33.42}, {51.35, 25.85}, {46.63, 30.65}, {50.30, 26.65},
  };

  private final List<GeoPoint> points = new ArrayList<>();
  private final List<Double> spread = new ArrayList<>();
  private final List<Double> weight = new ArrayList<>();

  Targets(Areas areas) {
    for (Settlement s : areas.settlements()) {
      if (s.population() >= 8_000 && held(s)) {
        add(s.point(), StrictMath.min(9_000, StrictMath.sqrt(s.population() / 2_500.0 / StrictMath.PI) * 600), StrictMath.pow(s.population(), 0.7));
      }
    }
    double towns = weight.stream().mapToDouble(Double::doubleValue).sum();
    for (double[] s : SITES) {
      add(new GeoPoint(s[0], s[1]), 1_000, 0.25 * towns / SITES.length);
    }
  }

  private void add(GeoPoint p, double metres, double w) {
    points.add(p);
    spread.add(metres);
    weight.add(w);
  }

  /** Not in the parts that are occupied, roughly. */
  private static boolean held(Settlement s) {
    String code = s.code();
    boolean gone = code.startsWith("UA01") || code.startsWith("UA44") || code.startsWith("UA85") || code.startsWith("UA09");
    GeoPoint p = s.point();
    boolean south = p.lat() < 47.3 && p.lon() > 33.5;
    return !gone && !south && !(p.lon() > 37.6 && p.lat() < 49.3) && p.lon() < 38.2;
  }

  /** An aim between so many metres from a point; the nearest ones a little preferred, as the record shows. */
  GeoPoint draw(GeoPoint from, double least, double most, SplittableRandom random) {
    double total = 0;
    double[] w = new double[points.size()];
    for (int i = 0; i < w.length; i++) {
      double d = Sphere.distance(from, points.get(i));
      w[i] = d < least || d > most ? 0 : weight.get(i) * StrictMath.exp(-d / 350_000);
      total += w[i];
    }
    if (total == 0) {
      return jitter(0, random);
    }
    double left = random.nextDouble() * total;
    for (int i = 0; i < w.length; i++) {
      left -= w[i];
      if (left < 0) {
        return jitter(i, random);
      }
    }
    return jitter(0, random);
  }

  private GeoPoint jitter(int i, SplittableRandom random) {
    return Sphere.destination(points.get(i), 360 * random.nextDouble(), spread.get(i) * StrictMath.abs(random.nextGaussian()));
  }
}

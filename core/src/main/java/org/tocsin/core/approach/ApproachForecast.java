package org.tocsin.core.approach;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.threat.ThreatProfile;

/**
 * Hop 6: which communities a threat can reach, how likely, and when.
 *
 * <p>A community is taken as the disc of its area about its centre, widened by the danger radius of the class; paths
 * cross the mean width of its outline. For each
 * alternative position of the threat the probability has two parts: that it is over the community already, and that its
 * path enters it. With a known course the path is a ray whose direction error grows with the turns the class makes; with
 * an unknown course every direction is equally likely. Both are weighted by the chance that it still flies after the
 * way there. Distances are taken on the plane tangent at the threat, which is good to 0.5 % within 400 km.
 */
public final class ApproachForecast {
  /** What geometry gives less than this is not told. */
  public static final double FLOOR = 0.015;

  /** No further ahead: nobody is warned of what is likely to come later than this. */
  private static final Duration HORIZON = Duration.ofMinutes(45);

  /** Share of objects that fly on past the place they were said to head for: people name the next town, not the aim. */
  private static final double FLIES_ON = 0.8;

  /** Share of estimates with errors several times those stated: a wrong place, two groups taken for one, a turn. */
  private static final double TAIL = 0.3;

  private static final double WIDER = 2.5;

  /** What one in ten adds to the straight way. */
  private static final double DETOURS = 0.12;

  /** How much further late arrivals of drones spread than early ones; missiles spread less, either way. */
  private static final double LATER = 1.3;

  private static final double FAST_SPREAD = 0.95;

  /** Length of the way of a missile over the straight one: they turn more often than people say. */
  private static final double FAST_DETOUR = 1.07;

  /** What flies faster than this is a missile, m/s. */
  private static final double FAST = 100;

  /** A course known no better than this, degrees, leaves every direction open. */
  private static final double ANY_WAY = 65;

  /** Where a ballistic weapon comes down about the place that was named, metres. */
  private static final double IMPACT_SIGMA = 6_000;

  /**
   * Seconds from the first word of a ballistic launch to impact: shortest, usual, longest. A recorded launch on Kyiv was
   * followed by explosions after 282 s; 120 s is a launch from 150 km, 480 s one from 500 km reported at once.
   */
  private static final double[] FLIGHT = {120, 270, 480};

  /** A density so many e-foldings below its peak counts as nothing. */
  private static final double NOTHING = 9;

  /** Standard normal quantile of 90 %. */
  private static final double Z90 = 1.2816;

  private static final double METRES_PER_DEGREE = Sphere.RADIUS * StrictMath.PI / 180;

  private final Map<ThreatClass, ThreatProfile> profiles;
  private final double[] lat;
  private final double[] lon;
  private final double[] radius;
  private final double[] halfWidth;

  public ApproachForecast(Areas areas, Map<ThreatClass, ThreatProfile> profiles) {
    this.profiles = profiles;
    int n = areas.communities().size();
    lat = new double[n];
    lon = new double[n];
    radius = new double[n];
    halfWidth = new double[n];
    for (Community c : areas.communities()) {
      lat[c.index()] = c.centre().lat();
      lon[c.index()] = c.centre().lon();
      radius[c.index()] = equalAreaRadius(c);
      halfWidth[c.index()] = StrictMath.max(radius[c.index()], halfWidth(c));
    }
  }

  private static double equalAreaRadius(Community c) {
    double degrees = c.area().outline().getArea();
    double scale = METRES_PER_DEGREE * METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(c.centre().lat()));
    return StrictMath.sqrt(degrees * scale / StrictMath.PI);
  }

  /** Half the mean width seen by paths from all sides: the hull's circumference over 2 pi (Cauchy). */
  private static double halfWidth(Community c) {
    double shrink = StrictMath.cos(StrictMath.toRadians(c.centre().lat()));
    Coordinate[] hull = c.area().outline().convexHull().getCoordinates();
    double sum = 0;
    for (int i = 1; i < hull.length; i++) {
      double dx = (hull[i].x - hull[i - 1].x) * shrink;
      double dy = hull[i].y - hull[i - 1].y;
      sum += StrictMath.sqrt(dx * dx + dy * dy);
    }
    return sum * METRES_PER_DEGREE / (2 * StrictMath.PI);
  }

  /** As {@link #project(Threat, Instant, Instant)} while somebody is looking. */
  public List<Approach> project(Threat threat, Instant now) {
    return project(threat, now, now);
  }

  /**
   * The approaches of one threat, in order of community. Empty for a threat without a place and for one that has ended.
   *
   * @param looked when anybody last looked: silence since then says nothing
   */
  public List<Approach> project(Threat threat, Instant now, Instant looked) {
    PositionMixture at = threat.at();
    if (at == null || threat.stage() == Threat.Stage.ENDED) {
      return List.of();
    }
    ThreatProfile p = ThreatProfile.of(threat.classes(), profiles);
    if (p.dangerRadius() == 0) {
      return List.of();
    }
    if (threat.toward() != null && ThreatProfile.isBallistic(threat.classes().main())) {
      return impact(threat, threat.toward(), p, now);
    }
    Ray[] rays = rays(threat, at, p);
    double flying = flying(threat, looked, p);
    boolean tracked = threat.id().startsWith("t") || threat.id().startsWith("r");
    List<Approach> out = new ArrayList<>();
    double[] times = new double[3];
    for (int i = 0; i < lat.length; i++) {
      double sum = 0;
      double best = 0;
      for (Ray r : rays) {
        double q = r.weight * r.probability(lat[i], lon[i], radius[i] + p.dangerRadius(), halfWidth[i] + p.dangerRadius(), p);
        sum += q;
        if (q > best) {
          best = q;
          r.times(times, p);
        }
      }
      double geometric = flying * StrictMath.min(1, sum);
      if (geometric >= FLOOR) {
        double probability = Worth.of(geometric, threat.classes().main(), tracked);
        out.add(
            new Approach(threat.id(), i, probability, after(now, times[0]), after(now, times[1]), after(now, times[2])));
      }
    }
    return out;
  }

  /**
   * Probability that what was last heard of some time ago still flies. Ends come at a rate h, reports of what flies at a
   * rate r (nine of ten pauses are shorter than the profile's lostAfter); silence of s means that it flies unreported,
   * exp(-(h + r) s), or that it ended at some time before the next report was due, h / (h + r) (1 - exp(-(h + r) s)).
   */
  private static double flying(Threat t, Instant looked, ThreatProfile p) {
    double s = Duration.between(t.lastHeard(), looked).toMillis() / 1000.0;
    if (s <= 0 || ThreatProfile.isBallistic(t.classes().main())) {
      return 1;
    }
    double h = 1.0 / p.flight().toSeconds();
    double r = StrictMath.log(10) / p.lostAfter().toSeconds();
    double silent = StrictMath.exp(-(h + r) * s);
    return silent / (silent + h / (h + r) * (1 - silent));
  }

  /** A ballistic weapon with a known aim: the mass of its impact area, and the time since the launch was first heard. */
  private List<Approach> impact(Threat threat, PositionMixture aim, ThreatProfile p, Instant now) {
    List<Approach> out = new ArrayList<>();
    double left = stillToCome(Duration.between(threat.since(), now).toMillis() / 1000.0);
    for (int i = 0; i < lat.length; i++) {
      double r = radius[i] + p.dangerRadius();
      double sum = 0;
      for (PositionMixture.Component c : aim.components()) {
        double sigma = StrictMath.max(IMPACT_SIGMA, c.sigma());
        double dy = (lat[i] - c.centre().lat()) * METRES_PER_DEGREE;
        double dx =
            (lon[i] - c.centre().lon()) * METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(c.centre().lat()));
        sum += c.weight() * mass(dx * dx + dy * dy, r, sigma);
      }
      double geometric = left * StrictMath.min(1, sum);
      if (geometric >= FLOOR) {
        double probability = Worth.of(geometric, threat.classes().main(), false);
        Instant t0 = threat.since();
        out.add(
            new Approach(
                threat.id(), i, probability, after(t0, FLIGHT[0]), after(t0, FLIGHT[1]), after(t0, FLIGHT[2])));
      }
    }
    return out;
  }

  /** Probability that it has not come down yet, so long after the launch was first heard of; a tenth may be a second salvo. */
  private static double stillToCome(double seconds) {
    double[] share = {0.9, 0.5, 0.1};
    double from = 0;
    double at = 1;
    for (int i = 0; i < FLIGHT.length; i++) {
      if (seconds < FLIGHT[i]) {
        return at + (share[i] - at) * (StrictMath.max(0, seconds) - from) / (FLIGHT[i] - from);
      }
      from = FLIGHT[i];
      at = share[i];
    }
    return at;
  }

  /** Share of an isotropic Gaussian that lies in a disc: exact at the centre, and right for small and large discs. */
  private static double mass(double d2, double r, double sigma) {
    double twoVar = 2 * sigma * sigma;
    if (d2 > NOTHING * (twoVar + r * r)) {
      return 0;
    }
    double wide = r * r / (r * r + twoVar) * StrictMath.exp(-d2 / (twoVar + r * r));
    double d = StrictMath.sqrt(d2);
    return d <= r ? StrictMath.max(wide, phi((r - d) / sigma) * 2 - 1) : wide;
  }

  private static Instant after(Instant now, double seconds) {
    return now.plusMillis((long) (seconds * 1000));
  }

  /** Each alternative twice: as it is stated, and with the wider errors of words that were wrong or of a turn since. */
  private static Ray[] rays(Threat threat, PositionMixture at, ThreatProfile p) {
    PositionMixture toward = threat.toward();
    int n = at.components().size();
    Ray[] rays = new Ray[2 * n];
    for (int k = 0; k < n; k++) {
      PositionMixture.Component c = at.components().get(k);
      rays[2 * k] = new Ray(c, 1 - TAIL, 1, threat, toward, p);
      rays[2 * k + 1] = new Ray(c, TAIL, WIDER, threat, toward, p);
    }
    return rays;
  }

  /** One alternative position with its way ahead, on the tangent plane there. */
  private static final class Ray {
    final double weight;
    private final double lat0;
    private final double lon0;
    private final double scaleLon;
    private final double sigma;
    private final boolean directed;
    private final double ux;
    private final double uy;
    private final double courseSigma;
    private final double aim;
    private final double reach;
    private double way;

    Ray(
        PositionMixture.Component c,
        double share,
        double wider,
        Threat threat,
        @Nullable PositionMixture toward,
        ThreatProfile p) {
      double course = threat.course();
      double courseSigma = wider * threat.courseSigma();
      weight = share * c.weight();
      lat0 = c.centre().lat();
      lon0 = c.centre().lon();
      scaleLon = METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(lat0));
      sigma = wider * StrictMath.max(500, c.sigma());
      directed = !Double.isNaN(course) && courseSigma <= ANY_WAY;
      double theta = StrictMath.toRadians(directed ? course : 0);
      ux = StrictMath.sin(theta);
      uy = StrictMath.cos(theta);
      this.courseSigma = StrictMath.toRadians(directed ? courseSigma : 0);
      aim =
          toward == null
              ? Double.POSITIVE_INFINITY
              : Sphere.distance(c.centre(), toward.main().centre()) + 2 * toward.main().sigma();
      reach = p.speedTypical() * HORIZON.toSeconds() + 2 * sigma;
    }

    /**
     * Probability that it comes within {@code r} metres of a point, or crosses a width of {@code 2 w} about it; leaves
     * the way to there for {@link #times}.
     */
    double probability(double toLat, double toLon, double r, double w, ThreatProfile p) {
      double dy = (toLat - lat0) * METRES_PER_DEGREE;
      if (StrictMath.abs(dy) > reach + r) {
        return 0;
      }
      double dx = (toLon - lon0) * scaleLon;
      double d2 = dx * dx + dy * dy;
      if (d2 > (reach + r) * (reach + r)) {
        return 0;
      }
      double d = StrictMath.sqrt(d2);
      double over = mass(d2, r, sigma);
      double path = directed ? ahead(dx, dy, r, w, p) : anywhere(d, r, w, p);
      if (over >= path) {
        way = 0;
        return over;
      }
      return path;
    }

    private double ahead(double dx, double dy, double r, double w, ThreatProfile p) {
      double along = dx * ux + dy * uy;
      double across = StrictMath.abs(dx * uy - dy * ux);
      if (along <= -r) {
        return 0;
      }
      double run = StrictMath.max(along, 0);
      double minutes = run / p.speedTypical() / 60;
      double turn = StrictMath.toRadians(p.wander()) * StrictMath.sqrt(minutes);
      double angle = StrictMath.min(1.2, StrictMath.sqrt(courseSigma * courseSigma + turn * turn));
      double side = StrictMath.sqrt(sigma * sigma + run * angle * (run * angle));
      double hit = phi((w - across) / side) - phi((-w - across) / side);
      double chord = across < r ? StrictMath.sqrt(r * r - across * across) : 0;
      way = StrictMath.max(0, along - chord);
      double past = way > aim ? FLIES_ON : 1;
      return hit * past * survival(p);
    }

    private double anywhere(double d, double r, double w, ThreatProfile p) {
      double eff = StrictMath.sqrt(d * d + sigma * sigma / 2);
      double share = eff <= w ? 1 : StrictMath.asin(w / eff) / StrictMath.PI;
      way = StrictMath.max(0, d - r);
      return share * survival(p);
    }

    private double survival(ThreatProfile p) {
      return StrictMath.exp(-way / p.speedTypical() / p.flight().toSeconds());
    }

    /** Seconds to arrival over {@link #way}: 10 %, 50 % and 90 % quantiles from position and speed errors. */
    void times(double[] out, ThreatProfile p) {
      double speed = p.speedTypical();
      double bySpeed = way / speed * (p.speedMax() - p.speedMin()) / (4 * speed);
      double byPlace = sigma / speed;
      boolean fast = speed > FAST;
      double spread = Z90 * StrictMath.sqrt(bySpeed * bySpeed + byPlace * byPlace) * (fast ? FAST_SPREAD : 1);
      out[1] = way / speed * (fast ? FAST_DETOUR : 1);
      out[0] = StrictMath.max(0, out[1] - spread);
      out[2] = out[1] + (fast ? 1 : LATER) * spread + DETOURS * way / speed + 60;
    }
  }

  /** Standard normal distribution function, absolute error below 8e-8 (Abramowitz and Stegun 26.2.17). */
  static double phi(double x) {
    double z = StrictMath.abs(x);
    if (z > 6) {
      return x > 0 ? 1 : 0;
    }
    double t = 1 / (1 + 0.2316419 * z);
    double poly =
        t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI) * poly;
    return x > 0 ? 1 - tail : tail;
  }
}

package org.tocsin.simulator.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.tocsin.core.Picture;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.threat.ThreatProfile;

/**
 * The rules in use, fed with the same air picture. A whole unit is alarmed on the first word, without waiting for a
 * second source, and until {@value #HOLD} s after the reason for it ended:
 *
 * <ul>
 *   <li>oblast and raion: the unit holds the place where a threat should be now, or lies within so many minutes of its
 *       flight and not more than 60 degrees off its course (in any direction while the course is unknown);
 *   <li>radius: every raion within so many kilometres of that place, whatever the course.
 * </ul>
 *
 * A threat that is lost (nothing heard for longer than nine of ten pauses) counts no more. A ballistic launch alarms the units within 30 km of its aim, or, while no aim is known, those within reach that lie not
 * more than 45 degrees off its course.
 */
final class AreaRules {
  static final int HOLD = 300;
  private static final double[] MINUTES = {0, 2, 5, 10, 15, 25};
  private static final double[] KILOMETRES = {10, 25, 50, 75, 100, 150};
  private static final double REACH = 500_000;
  private static final double M = 111_195;

  /** One rule with one margin. */
  private record Variant(String name, boolean byRadius, int[] unitOf, double margin, double[] until, boolean[] on, Spells spells) {}

  private final double[] lat;
  private final double[] lon;
  private final double[] radius;
  private final int[] raion;
  private final int[] oblast;
  private final int raions;
  private final int oblasts;
  private final Areas areas;
  private final List<Variant> variants = new ArrayList<>();
  private final double[] minutes;
  private final double[] metres;

  AreaRules(Areas areas) {
    this.areas = areas;
    int n = areas.communities().size();
    lat = new double[n];
    lon = new double[n];
    radius = new double[n];
    raion = new int[n];
    oblast = new int[n];
    minutes = new double[n];
    metres = new double[n];
    TreeMap<String, Integer> raionIndex = new TreeMap<>();
    TreeMap<String, Integer> oblastIndex = new TreeMap<>();
    for (Community c : areas.communities()) {
      int i = c.index();
      lat[i] = c.centre().lat();
      lon[i] = c.centre().lon();
      radius[i] = Math.sqrt(c.area().outline().getArea() * M * M * Math.cos(Math.toRadians(lat[i])) / Math.PI);
      raion[i] = index(raionIndex, enclosing(c, Level.RAION));
      oblast[i] = index(oblastIndex, enclosing(c, Level.OBLAST));
    }
    raions = raionIndex.size();
    oblasts = oblastIndex.size();
    for (double m : MINUTES) {
      variants.add(variant("oblast", m, " min", false, oblast, oblasts));
      variants.add(variant("raion", m, " min", false, raion, raions));
    }
    for (double km : KILOMETRES) {
      variants.add(variant("radius", km, " km", true, raion, raions));
    }
  }

  private Variant variant(String rule, double margin, String unit, boolean byRadius, int[] unitOf, int units) {
    double[] until = new double[units];
    Arrays.fill(until, -1);
    return new Variant(String.format(Locale.ROOT, "%s %.0f%s", rule, margin, unit), byRadius, unitOf, margin, until, new boolean[units], new Spells(lat.length));
  }

  private String enclosing(Community c, Level level) {
    return areas.findEnclosing(c.code(), level).map(a -> a.code()).orElse(c.code());
  }

  private static int index(TreeMap<String, Integer> of, String code) {
    return of.computeIfAbsent(code, _ -> of.size());
  }

  /** @param t seconds since the raid's start */
  void step(Picture picture, double t) {
    Arrays.fill(minutes, Double.POSITIVE_INFINITY);
    Arrays.fill(metres, Double.POSITIVE_INFINITY);
    for (Threat x : picture.threats()) {
      if (x.stage() == Threat.Stage.ACTIVE && harms(x.classes().main())) {
        near(x);
      }
    }
    for (Variant v : variants) {
      double[] d = v.byRadius() ? metres : minutes;
      double margin = v.byRadius() ? v.margin() * 1_000 : v.margin();
      for (int i = 0; i < lat.length; i++) {
        if (d[i] <= margin) {
          v.until()[v.unitOf()[i]] = t + HOLD;
        }
      }
      boolean turned = false;
      for (int u = 0; u < v.on().length; u++) {
        boolean on = v.until()[u] >= t;
        turned |= on != v.on()[u];
        v.on()[u] = on;
      }
      for (int i = 0; turned && i < lat.length; i++) {
        v.spells().set(i, v.on()[v.unitOf()[i]], t);
      }
    }
  }

  private static boolean harms(ThreatClass c) {
    return c != ThreatClass.RECON_UAV && c != ThreatClass.CARRIER_AIRCRAFT && c != ThreatClass.CIVIL_AIRCRAFT;
  }

  private void near(Threat x) {
    PositionMixture at = x.at();
    boolean ballistic = ThreatProfile.isBallistic(x.classes().main());
    if (at == null) {
      if (ballistic) {
        x.areas().forEach(code -> areas.listCommunitiesOf(code).forEach(c -> alarm(c.index())));
      }
      return;
    }
    PositionMixture toward = x.toward();
    boolean aimed = ballistic && toward != null;
    GeoPoint p = aimed ? toward.main().centre() : at.main().centre();
    double speed = ThreatProfile.of(x.classes(), ThreatProfile.STANDARD).speedTypical();
    boolean directed = !Double.isNaN(x.course()) && !aimed;
    double ux = directed ? Math.sin(Math.toRadians(x.course())) : 0;
    double uy = directed ? Math.cos(Math.toRadians(x.course())) : 0;
    double aside = Math.cos(Math.toRadians(ballistic ? 45 : 60));
    double reach = ballistic ? REACH : Math.max(KILOMETRES[KILOMETRES.length - 1] * 1_000, MINUTES[MINUTES.length - 1] * 60 * speed);
    double scale = M * Math.cos(Math.toRadians(p.lat()));
    for (int i = 0; i < lat.length; i++) {
      double dy = (lat[i] - p.lat()) * M;
      double dx = (lon[i] - p.lon()) * scale;
      double far = reach + radius[i];
      double square = dx * dx + dy * dy;
      if (square > far * far) {
        continue;
      }
      double full = Math.sqrt(square);
      double d = Math.max(0, full - radius[i]);
      boolean ahead = !directed || dx * ux + dy * uy >= aside * full;
      if (aimed ? d <= 30_000 : ballistic && ahead) {
        alarm(i);
      } else if (!ballistic) {
        metres[i] = Math.min(metres[i], d);
        if (d == 0 || ahead) {
          minutes[i] = Math.min(minutes[i], d / speed / 60);
        }
      }
    }
  }

  private void alarm(int i) {
    minutes[i] = 0;
    metres[i] = 0;
  }

  /** Ends all spells; by name of the rule. */
  TreeMap<String, Spells> finish(double t) {
    TreeMap<String, Spells> out = new TreeMap<>();
    for (Variant v : variants) {
      v.spells().close(t);
      out.put(v.name(), v.spells());
    }
    return out;
  }
}

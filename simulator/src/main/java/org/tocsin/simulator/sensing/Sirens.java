package org.tocsin.simulator.sensing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Sphere;
import org.tocsin.simulator.raid.Formation;
import org.tocsin.simulator.raid.Raid;

/**
 * The state's sirens, by raion. One sounds once a formation is ten minutes of flight away from a community of the raion,
 * but not before it is noticed; missiles on an arc sound all raions within {@value #ARC_REACH} m of their aim. The order
 * comes 15 to 97 s later than a monitor's word would, as on a recorded launch. It ends five to fifteen minutes after the
 * last formation has left or is down, and never lasts less than 13 minutes (the 10 % quantile of 1,904 raion sirens of 2026,
 * whose median was 30).
 */
public final class Sirens {
  private static final double AHEAD = 600;
  private static final double ARC_REACH = 60_000;
  private static final double STEP = 30;
  private static final double NOTICED = 25;
  private static final double SHORTEST = 780;

  private final TreeMap<String, List<GeoPoint>> raions = new TreeMap<>();

  public Sirens(Areas areas) {
    for (Community c : areas.communities()) {
      String raion = areas.findEnclosing(c.code(), Level.RAION).map(a -> a.code()).orElse(c.code());
      raions.computeIfAbsent(raion, _ -> new ArrayList<>()).add(c.centre());
    }
  }

  /** The orders about a raid, in order of reception. */
  public List<Report> reports(Raid raid) {
    SplittableRandom random = new SplittableRandom(raid.seed() ^ 0x51e);
    List<Report> out = new ArrayList<>();
    for (Map.Entry<String, List<GeoPoint>> r : raions.entrySet()) {
      SplittableRandom own = random.split();
      double from = Double.NaN;
      double last = Double.NaN;
      double linger = 0;
      for (double t = 0; t <= raid.seconds() + 3_600; t += STEP) {
        if (near(raid, r.getValue(), t)) {
          if (Double.isNaN(from)) {
            from = t + NOTICED + 15 + 82 * own.nextDouble();
            linger = 300 + 600 * own.nextDouble();
            out.add(order(raid, r.getKey(), from, OfficialAlert.Signal.START));
          }
          last = t;
        } else if (!Double.isNaN(from) && t > StrictMath.max(last + linger, from + SHORTEST)) {
          out.add(order(raid, r.getKey(), t, OfficialAlert.Signal.END));
          from = Double.NaN;
        }
      }
    }
    out.sort((a, b) -> a.received() != b.received() ? Double.compare(a.received(), b.received()) : a.id().compareTo(b.id()));
    return List.copyOf(out);
  }

  private boolean near(Raid raid, List<GeoPoint> places, double t) {
    for (Formation f : raid.formations()) {
      if (t < f.apart() || f.flying(t) == 0) {
        continue;
      }
      GeoPoint p = f.weapon().onArc() ? f.aim() : f.lead().at(t);
      double reach = f.weapon().onArc() ? ARC_REACH : AHEAD * f.weapon().speedMax();
      for (GeoPoint c : places) {
        if (StrictMath.abs(c.lat() - p.lat()) * 111_195 <= reach && Sphere.distance(p, c) <= reach) {
          return true;
        }
      }
    }
    return false;
  }

  private static Report order(Raid raid, String raion, double t, OfficialAlert.Signal signal) {
    Source source = new Source("sirens", "state", Trust.OFFICIAL);
    String id = "state/" + raion + "." + StrictMath.round(t);
    return new Report(
        t, source, id, Map.of(),
        List.of(new OfficialAlert(source, raid.at(t), List.of(raion), signal, OfficialAlert.Kind.AIR, signal.name())));
  }
}

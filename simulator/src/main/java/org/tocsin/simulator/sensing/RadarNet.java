package org.tocsin.simulator.sensing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.place.TangentPlane;
import org.tocsin.core.track.SensorModel;
import org.tocsin.core.track.SensorText;
import org.tocsin.simulator.raid.Flight;
import org.tocsin.simulator.raid.Formation;
import org.tocsin.simulator.raid.Raid;

/**
 * Surveillance radars over the country whose plots go through the tracker: on a grid of {@value #APART} m a radar that turns
 * every {@value #PERIOD} s and sees nine of ten objects above its horizon (standard atmosphere, mast of {@value #MAST} m, flat
 * ground) out to {@value #RANGE} m, to 60 m, 0.2 and 0.3 degrees, with {@value #CLUTTER} false plots a turn. A quarter of the
 * sites is missing. What is low between two of them is seen by none. Assumed, not measured.
 */
public final class RadarNet {
  private static final double APART = 140_000;
  private static final double PERIOD = 10;
  private static final double MAST = 30;
  private static final double RANGE = 120_000;
  private static final double DETECTS = 0.9;
  private static final double CLUTTER = 1;
  private static final double MISSING = 0.25;

  /** Metres of horizon in a square root of metres of height, by the standard atmosphere. */
  private static final double HORIZON = 4_120;

  private static final double[] SIGMA = {60, 0.2, 0.3};

  private record Site(String name, GeoPoint at, TangentPlane plane, double offset) {}

  private final List<Site> sites = new ArrayList<>();

  public RadarNet(Areas areas) {
    double step = APART / 111_195;
    for (double lat = 44; lat < 53; lat += step) {
      double shrink = StrictMath.cos(StrictMath.toRadians(lat));
      for (double lon = 22; lon < 41; lon += step / shrink) {
        GeoPoint p = new GeoPoint(lat, lon);
        SplittableRandom own = new SplittableRandom(StrictMath.round(lat * 1_000) * 100_000 + StrictMath.round(lon * 1_000));
        if (areas.findCommunityAt(p).isPresent() && own.nextDouble() >= MISSING) {
          String name = "radar-" + sites.size();
          sites.add(new Site(name, p, new TangentPlane(p, MAST), PERIOD * own.nextDouble()));
        }
      }
    }
  }

  /** The line of {@link SensorText} that states each radar, by its name. */
  public Map<String, String> settings() {
    LinkedHashMap<String, String> out = new LinkedHashMap<>();
    for (Site s : sites) {
      out.put(
          s.name(),
          SensorText.of(
              new SensorModel(
                  s.name(), SensorModel.Kind.RADAR, s.at(), MAST, List.of(SIGMA[0], SIGMA[1], SIGMA[2], Double.NaN), PERIOD, DETECTS, 0,
                  RANGE, 90, Map.of(), CLUTTER, 6, 300, 1e12, Double.POSITIVE_INFINITY, 4.0 / 3)));
    }
    return out;
  }

  /** A turn of each radar is one report; its truth says which formations are in it. In order of reception. */
  public List<Report> reports(Raid raid) {
    SplittableRandom random = new SplittableRandom(raid.seed() ^ 0x7ada7);
    List<Report> out = new ArrayList<>();
    for (Site s : sites) {
      SplittableRandom own = random.split();
      Source source = new Source("radars", s.name(), Trust.TRUSTED);
      for (double t = s.offset(); t < raid.seconds() + PERIOD; t += PERIOD) {
        List<Observation> seen = new ArrayList<>();
        TreeMap<String, Integer> truth = new TreeMap<>();
        plots(raid, s, t, source, own, seen, truth);
        for (double left = CLUTTER + StrictMath.log(1 - own.nextDouble()); left > 0; left += StrictMath.log(1 - own.nextDouble())) {
          seen.add(plot(raid, source, t, RANGE * StrictMath.sqrt(own.nextDouble()), 360 * own.nextDouble(), 6 * own.nextDouble()));
        }
        if (seen.isEmpty()) {
          seen.add(new SensorStatus(source, raid.at(t), SensorStatus.Health.LOOKING, List.of(), ""));
        }
        out.add(new Report(t, source, s.name() + "/" + StrictMath.round(t), truth, seen));
      }
    }
    out.sort((a, b) -> a.received() != b.received() ? Double.compare(a.received(), b.received()) : a.id().compareTo(b.id()));
    return out;
  }

  private static void plots(
      Raid raid, Site s, double t, Source source, SplittableRandom random, List<Observation> seen, Map<String, Integer> truth) {
    for (Formation f : raid.formations()) {
      for (Flight x : f.flights()) {
        if (t < x.path().start() || t < f.apart() || t >= x.path().end()) {
          continue;
        }
        GeoPoint p = x.path().at(t);
        double h = x.path().altitudeAt(t);
        double reach = StrictMath.min(RANGE, HORIZON * (StrictMath.sqrt(StrictMath.max(0, h)) + StrictMath.sqrt(MAST)));
        boolean far = StrictMath.abs(p.lat() - s.at().lat()) * 111_195 > reach || Sphere.distance(p, s.at()) > reach;
        if (far || random.nextDouble() > DETECTS) {
          continue;
        }
        double[] e = s.plane().enu(p.lat(), p.lon(), h);
        double ground = StrictMath.hypot(e[0], e[1]);
        seen.add(
            plot(
                raid, source, t, StrictMath.hypot(ground, e[2]) + SIGMA[0] * random.nextGaussian(),
                StrictMath.toDegrees(StrictMath.atan2(e[0], e[1])) + SIGMA[1] * random.nextGaussian(),
                StrictMath.toDegrees(StrictMath.atan2(e[2], ground)) + SIGMA[2] * random.nextGaussian()));
        truth.put("formation " + f.index(), f.index());
      }
    }
  }

  private static Plot plot(Raid raid, Source source, double t, double range, double azimuth, double elevation) {
    return new Plot(
        source, raid.at(t), StrictMath.abs(range), Sphere.normalise(azimuth), elevation, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
        Double.NaN, -1, -1);
  }
}

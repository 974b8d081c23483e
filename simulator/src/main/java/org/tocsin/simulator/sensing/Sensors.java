package org.tocsin.simulator.sensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;
import org.tocsin.simulator.raid.Formation;
import org.tocsin.simulator.raid.Raid;

/**
 * What a net of radars and microphones gives when it hands over groups and not plots: every half minute the position of
 * each group in its cover, to {@value #SIGMA} m, with a course to {@value #COURSE} degrees. The cover is a fixed pattern of
 * boxes of half a degree, of which a share is blind; below 100 m height half of the looks see nothing.
 */
public final class Sensors {
  private static final double PERIOD = 30;
  private static final double SIGMA = 800;
  private static final double COURSE = 8;
  private static final double COVERED = 0.75;
  private static final double DELAY = 4;

  /** The reports of the net about a raid, in order of reception. */
  public List<Report> reports(Raid raid) {
    SplittableRandom random = new SplittableRandom(raid.seed() ^ 0x5e25);
    List<Report> out = new ArrayList<>();
    for (double t = 0; t < raid.seconds(); t += PERIOD) {
      List<Observation> seen = new ArrayList<>();
      TreeMap<String, Integer> truth = new TreeMap<>();
      for (Formation f : raid.formations()) {
        boolean up = t >= f.apart() && t < f.end() && f.flying(t) > 0 && f.weapon().speedMax() > 0;
        GeoPoint p = f.lead().at(t);
        boolean low = f.lead().altitudeAt(t) < 100 && random.nextBoolean();
        if (up && !low && covered(p)) {
          String id = "net/" + (int) t + "." + f.index();
          truth.put(id, f.index());
          seen.add(sighting(raid.at(t), id, f, t, p, random));
        }
      }
      if (!seen.isEmpty()) {
        out.add(new Report(t + DELAY, new Source("net", "net", Trust.TRUSTED), "net/" + (int) t, truth, seen));
      }
    }
    return out;
  }

  private static Sighting sighting(Instant now, String id, Formation f, double t, GeoPoint p, SplittableRandom random) {
    GeoPoint at = Sphere.destination(p, 360 * random.nextDouble(), StrictMath.abs(SIGMA * random.nextGaussian()));
    double course = Sphere.normalise(f.lead().course(t) + COURSE * random.nextGaussian());
    ClassMix classes = f.weapon().speedMax() < 100 ? ClassMix.UAV : ClassMix.of(ThreatClass.CRUISE_MISSILE);
    String station = "station-" + (int) StrictMath.floor(p.lat()) + "-" + (int) StrictMath.floor(p.lon());
    var basis =
        new Sighting.Basis(id, "sensor", null, Sighting.Change.REPORT, EnumSet.noneOf(Sighting.Inferred.class), 1);
    return new Sighting(
        new Source("net", station, Trust.TRUSTED), now.minusSeconds(2), now, Sighting.Kind.OBJECT, Sighting.Fate.ACTIVE,
        new Sighting.Subject(classes, null, Sighting.Count.UNSTATED),
        new Sighting.Motion(PositionMixture.of(at, SIGMA), null, course, COURSE), List.of(), basis);
  }

  private static boolean covered(GeoPoint p) {
    long box = (long) StrictMath.floor(p.lat() * 2) * 1_000 + (long) StrictMath.floor(p.lon() * 2);
    return p.lon() > 22 && p.lon() < 38 && new SplittableRandom(box).nextDouble() < COVERED;
  }
}

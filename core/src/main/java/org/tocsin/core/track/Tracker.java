package org.tocsin.core.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.GeoPoint;

/**
 * Turns scans of many sensors into one picture of the objects in the air. Deterministic: the same scans give the same
 * pictures. Not thread safe; pictures are immutable and may be passed on.
 */
public final class Tracker {
  private final TrackerSettings settings;
  private final Map<String, Sensor> byId = new TreeMap<>();
  private Engine engine;

  public Tracker(TrackerSettings settings, List<SensorModel> sensors) {
    this.settings = settings;
    this.engine = new Engine(settings, sensors);
    for (Sensor s : engine.sensors) {
      byId.put(s.model.id(), s);
    }
  }

  /** Takes in one scan. */
  public void push(Scan scan) {
    Sensor x = byId.get(scan.sensor());
    if (x == null) {
      return;
    }
    engine.process(x, scan);
  }

  /** The picture predicted to {@code time}, which should not lie before the last scan. */
  public Picture picture(double time) {
    List<Track> tracks = new ArrayList<>();
    engine.report(time, (t, existence, p, g) -> tracks.add(track(t, time, existence, p, g)));
    tracks.sort(Comparator.comparingLong(Track::number));
    return new Picture(time, tracks);
  }

  private Track track(Target t, double time, double existence, Predicted p, double[] g) {
    double[] lla = settings.frame().geodetic(g[1], g[2], g[3]);
    double[] cov = new double[36];
    int[] place = {0, 1, 2, 1, 3, 4, 2, 4, 5};
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        cov[6 * i + j] = g[Gaussian.A + place[3 * i + j]];
        cov[6 * (i + 3) + j + 3] = g[Gaussian.C + place[3 * i + j]];
        cov[6 * i + j + 3] = g[Gaussian.B + 3 * i + j];
        cov[6 * (j + 3) + i] = g[Gaussian.B + 3 * i + j];
      }
    }
    double[] state = {g[1], g[2], g[3], g[4], g[5], g[6]};
    return new Track(t.number, time, new GeoPoint(lla[0], lla[1]), lla[2], state, cov, existence, classes(p), null,
        t.began, t.lastSeen, t.lastScan);
  }

  private ClassMix classes(Predicted p) {
    ClassMix.Builder b = new ClassMix.Builder();
    for (int j = 0; j < p.n; j++) {
      ClassMix mix = settings.kinematics().get(engine.modes.classOf[p.mode[j]]).classes();
      for (ThreatClass c : ThreatClass.values()) {
        b.with(c, p.prior[j * Gaussian.SIZE] * mix.probability(c));
      }
    }
    return b.build();
  }
}

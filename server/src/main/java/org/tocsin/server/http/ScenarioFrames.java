package org.tocsin.server.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.TangentPlane;
import org.tocsin.core.track.Picture;
import org.tocsin.core.track.Scan;
import org.tocsin.core.track.SensorModel;
import org.tocsin.core.track.Track;
import org.tocsin.simulator.scenario.ScenarioFolder;
import org.tocsin.simulator.score.Gospa;
import org.tocsin.simulator.score.Score;
import org.tocsin.simulator.score.Truth;

/** What the scenario page shows, by evaluation time. Immutable, so that any thread may ask. */
final class ScenarioFrames {
  /** Plots listed in one frame; those beyond are counted. The largest public scenario has about 4,500. */
  static final int MAX_PLOTS = 6_000;

  /** Frames of one answer: a few megabytes of the densest scenario. */
  static final int AT_ONCE = 20;

  private final ShownScenario shown;
  private final TangentPlane frame;
  private final double cutoff;
  private final Map<Double, List<Truth>> truths;
  private final List<@Nullable Gospa> scores = new ArrayList<>();
  private final List<List<Scan>> latest = new ArrayList<>();
  private final Map<String, SensorModel> sensors = new TreeMap<>();
  private final Map<String, TangentPlane> planes = new TreeMap<>();

  ScenarioFrames(ShownScenario shown) {
    this.shown = shown;
    ScenarioFolder folder = shown.folder();
    frame = folder.frame();
    cutoff = folder.scoring().path("gospa_c").asDouble(1000);
    truths = folder.hasTruth() ? folder.truths() : Map.of();
    for (SensorModel m : folder.sensors()) {
      sensors.put(m.id(), m);
      planes.put(m.id(), new TangentPlane(m.site(), m.altitude()));
    }
    Map<String, Scan> last = new TreeMap<>();
    int next = 0;
    for (Picture p : shown.result().pictures()) {
      for (; next < shown.scans().size() && shown.scans().get(next).time() <= p.time() + 1e-9; next++) {
        Scan s = shown.scans().get(next);
        last.put(s.sensor(), s);
      }
      latest.add(last.values().stream().filter(s -> s.values().length > 0 && sensors.containsKey(s.sensor())).toList());
      scores.add(folder.hasTruth() ? Gospa.of(truth(p), p.tracks(), cutoff) : null);
    }
  }

  private List<Truth> truth(Picture p) {
    return truths.getOrDefault(Score.key(p.time()), List.of());
  }

  int total() {
    return latest.size();
  }

  ScenarioViews.Summary summary() {
    List<Picture> pictures = shown.result().pictures();
    ScenarioFolder folder = shown.folder();
    double start = folder.scoring().path("eval_start").asDouble(0);
    List<Gospa> counted = new ArrayList<>();
    for (int k = 0; k < pictures.size(); k++) {
      Gospa g = scores.get(k);
      if (g != null && pictures.get(k).time() >= start - 1e-6) {
        counted.add(g);
      }
    }
    boolean scored = !counted.isEmpty();
    return new ScenarioViews.Summary(
        folder.name(), shown.run(), folder.runs(), AT_ONCE, folder.hasTruth(), start, cutoff,
        shown.result().detections(), shown.result().cpuSeconds(),
        scored ? counted.stream().mapToDouble(Gospa::value).average().orElseThrow() : null,
        scored ? counted.stream().mapToInt(Gospa::missed).average().orElseThrow() : null,
        scored ? counted.stream().mapToInt(Gospa::falses).average().orElseThrow() : null,
        folder.sensors().stream().map(ScenarioFrames::sensor).toList(),
        series(pictures, folder.hasTruth()));
  }

  private static ScenarioViews.Sensor sensor(SensorModel m) {
    boolean elevation = m.kind() == SensorModel.Kind.RADAR && !m.sigma().get(2).isNaN();
    double[] at = {degrees(m.site().lon()), degrees(m.site().lat())};
    return new ScenarioViews.Sensor(m.id(), m.kind().name(), elevation, at, m.rangeMax(), m.period());
  }

  private ScenarioViews.Series series(List<Picture> pictures, boolean scored) {
    double[] t = pictures.stream().mapToDouble(Picture::time).toArray();
    int[] tracks = pictures.stream().mapToInt(p -> p.tracks().size()).toArray();
    if (!scored) {
      return new ScenarioViews.Series(t, tracks, null, null, null, null);
    }
    int[] truth = pictures.stream().mapToInt(p -> (int) truth(p).stream().filter(Truth::covered).count()).toArray();
    List<Gospa> all = scores.stream().filter(Objects::nonNull).toList();
    return new ScenarioViews.Series(
        t, tracks, truth, all.stream().mapToDouble(g -> metres(g.value())).toArray(),
        all.stream().mapToInt(Gospa::missed).toArray(), all.stream().mapToInt(Gospa::falses).toArray());
  }

  /** The frames from {@code from} to before {@code to}. */
  ScenarioViews.Frames list(int from, int to) {
    List<ScenarioViews.Frame> frames = new ArrayList<>();
    for (int k = from; k < to; k++) {
      frames.add(frame(k));
    }
    return new ScenarioViews.Frames(from, to, total(), frames);
  }

  private ScenarioViews.Frame frame(int k) {
    Picture p = shown.result().pictures().get(k);
    List<Truth> truth = truth(p);
    Gospa g = scores.get(k);
    int[] targetOf = new int[p.tracks().size()];
    Arrays.fill(targetOf, -1);
    boolean[] found = new boolean[truth.size()];
    if (g != null) {
      for (int[] pair : g.pairs()) {
        targetOf[pair[1]] = pair[0];
        found[pair[0]] = true;
      }
    }
    List<ScenarioViews.Track> tracks = new ArrayList<>();
    for (int j = 0; j < targetOf.length; j++) {
      tracks.add(track(p.tracks().get(j), targetOf[j] < 0 ? null : truth.get(targetOf[j])));
    }
    List<ScenarioViews.Truth> targets = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Truth t = truth.get(i);
      double[] lla = frame.geodetic(t.state()[0], t.state()[1], t.state()[2]);
      targets.add(new ScenarioViews.Truth(t.id(), t.type(), point(lla), metres(lla[2]), t.covered(), found[i]));
    }
    List<ScenarioViews.Look> looks = new ArrayList<>();
    int room = MAX_PLOTS;
    int plots = 0;
    for (Scan s : latest.get(k)) {
      List<double[]> points = points(s);
      plots += points.size();
      List<double[]> kept = points.subList(0, StrictMath.min(room, points.size()));
      room -= kept.size();
      looks.add(new ScenarioViews.Look(s.sensor(), s.time(), kept));
    }
    return new ScenarioViews.Frame(k, p.time(), tracks, targets, looks, StrictMath.max(0, plots - MAX_PLOTS));
  }

  private static ScenarioViews.Track track(Track t, @Nullable Truth target) {
    double[] x = t.state();
    double[] c = t.covariance();
    return new ScenarioViews.Track(
        String.valueOf(t.number()),
        new double[] {degrees(t.point().lon()), degrees(t.point().lat())},
        metres(t.altitude()),
        new double[] {metres(x[0]), metres(x[1]), metres(x[2])},
        new double[] {metres(x[3]), metres(x[4]), metres(x[5])},
        new double[] {metres(c[0]), metres(c[1]), metres(c[7])},
        metres(t.existence()),
        t.classes().main().name(),
        t.lastSeen(),
        target == null ? null : target.id(),
        target == null
            ? null
            : metres(StrictMath.hypot(x[0] - target.state()[0], x[1] - target.state()[1])));
  }

  /** Rows that are not numbers are left out. Without elevation the horizon is assumed: the height is not known. */
  private List<double[]> points(Scan scan) {
    SensorModel m = Objects.requireNonNull(sensors.get(scan.sensor()));
    TangentPlane plane = Objects.requireNonNull(planes.get(scan.sensor()));
    double[] v = scan.values();
    int width = m.kind().columns();
    List<double[]> out = new ArrayList<>();
    for (int i = 0; i + width <= v.length; i += width) {
      double[] lla =
          switch (m.kind()) {
            case RADAR -> polar(plane, v[i], v[i + 1], Double.isNaN(m.sigma().get(2)) ? 0 : v[i + 2]);
            case BEARING -> polar(plane, m.rangeMax(), v[i], 0);
            case POSITION, REPORT -> frame.geodetic(v[i], v[i + 1], Double.isNaN(v[i + 2]) ? 0 : v[i + 2]);
          };
      if (Double.isFinite(lla[0]) && Double.isFinite(lla[1])) {
        out.add(point(lla));
      }
    }
    return out;
  }

  private static double[] polar(TangentPlane plane, double range, double azimuth, double elevation) {
    double a = StrictMath.toRadians(azimuth);
    double e = StrictMath.toRadians(elevation);
    double flat = range * StrictMath.cos(e);
    return plane.geodetic(flat * StrictMath.sin(a), flat * StrictMath.cos(a), range * StrictMath.sin(e));
  }

  private static double[] point(double[] lla) {
    return new double[] {degrees(lla[1]), degrees(lla[0])};
  }

  /** To about a centimetre on the ground. */
  private static double degrees(double x) {
    return StrictMath.rint(x * 1e7) / 1e7;
  }

  /** To the thousandth, as tracks.jsonl has positions and speeds. */
  private static double metres(double x) {
    return StrictMath.rint(x * 1000) / 1000;
  }
}

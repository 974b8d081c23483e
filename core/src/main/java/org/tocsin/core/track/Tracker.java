package org.tocsin.core.track;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;

/**
 * Turns scans of many sensors into one picture of the objects in the air. Deterministic: the same scans give the same
 * pictures, also when some come late within the window. Work for a scan is bounded by the counts of the settings. Not
 * thread safe; pictures are immutable and may be passed on.
 */
public final class Tracker {
  static final Comparator<Scan> ORDER = Comparator.comparingDouble(Scan::time).thenComparing(Scan::sensor);

  /** Seconds between saved states: what comes together is a little late in every second, so little is gone over again. */
  private static final double SAVE_EVERY = 2;

  /** Seconds by which a scan may be ahead of all others before its clock is doubted. */
  private static final double AHEAD = 120;

  /** Scans ahead in a row after which the gap is believed. */
  private static final int BELIEVED = 3;

  private TrackerSettings settings;
  private final Map<String, Sensor> byId = new TreeMap<>();
  private List<SensorModel> sensors;
  private Engine engine;

  /** Scans of the window in order, and states saved before some of them; the oldest state covers the whole window. */
  private final ArrayList<Scan> recent = new ArrayList<>();

  private final ArrayList<Engine> saved = new ArrayList<>();
  private final ArrayList<Engine> spare = new ArrayList<>();
  private double aheadTime;
  private int aheadCount;
  private long used;
  private long plots;
  private long late;
  private long tooLate;
  private long duplicates;
  private long unknownSensor;
  private long badTime;
  private long badRows;
  private long overflow;

  public Tracker(TrackerSettings settings, List<SensorModel> sensors) {
    this.settings = settings;
    this.sensors = List.copyOf(sensors);
    this.engine = new Engine(settings, this.sensors);
    index();
  }

  /** All of it as bytes: a tracker made of them by {@link #restored} goes on as this one does, to the last bit. */
  public byte[] state() {
    Archive a = Archive.writing();
    a.of(settings.hypotheses());
    a.of(settings.beam());
    a.models(sensors);
    archive(a);
    return a.bytes();
  }

  /**
   * A tracker as it was.
   *
   * @param settings as those of the tracker whose state it is, but for the width of association
   * @throws IllegalArgumentException for bytes that are no state
   */
  public static Tracker restored(TrackerSettings settings, byte[] state) {
    Archive a = Archive.reading(state);
    int hypotheses = a.of(0);
    Tracker t = new Tracker(settings.withHypotheses(hypotheses, a.of(0)), a.models(List.of()));
    t.archive(a);
    return t;
  }

  private void archive(Archive a) {
    engine.archive(a);
    int n = a.count(saved.size());
    for (int i = 0; i < n; i++) {
      if (a.reading()) {
        saved.add(new Engine(settings, sensors));
      }
      saved.get(i).archive(a);
    }
    int scans = a.count(recent.size());
    for (int i = 0; i < scans; i++) {
      Scan s = a.scan(a.reading() ? Archive.NO_SCAN : recent.get(i));
      if (a.reading()) {
        recent.add(s);
      }
    }
    aheadTime = a.of(aheadTime);
    aheadCount = a.of(aheadCount);
    used = a.of(used);
    plots = a.of(plots);
    late = a.of(late);
    tooLate = a.of(tooLate);
    duplicates = a.of(duplicates);
    unknownSensor = a.of(unknownSensor);
    badTime = a.of(badTime);
    badRows = a.of(badRows);
    overflow = a.of(overflow);
  }

  private void index() {
    byId.clear();
    for (Sensor s : engine.sensors) {
      if (byId.put(s.model.id(), s) != null) {
        throw new IllegalArgumentException("two sensors are called " + s.model.id());
      }
    }
  }

  /** Goes on with other sensors or another width of association; tracks, and what was learnt of sensors that stay, are kept. */
  public void use(TrackerSettings other, List<SensorModel> models) {
    settings = other;
    sensors = List.copyOf(models);
    engine = moved(engine);
    saved.replaceAll(this::moved);
    spare.clear();
    index();
  }

  private Engine moved(Engine from) {
    Engine to = new Engine(settings, sensors);
    to.set(from);
    return to;
  }

  public TrackerSettings settings() {
    return settings;
  }

  /** Takes in one scan; what cannot be used is counted in {@link #intake}. */
  public void push(Scan scan) {
    push(List.of(scan));
  }

  /**
   * Takes in scans that came together, in order of time and sensor. Those that are late are put in their places first, and what lies after
   * them is gone over once, however many they are: many sensors with their own delays are the rule, not the exception.
   */
  public void push(List<Scan> scans) {
    List<Scan> late = new ArrayList<>();
    List<Scan> timely = new ArrayList<>();
    for (Scan scan : scans) {
      if (isNext(scan)) {
        timely.add(scan);
      } else if (usable(scan) && place(scan)) {
        late.add(scan);
      }
    }
    if (!late.isEmpty()) {
      goOver(late);
    }
    for (Scan scan : timely) {
      if (!isNext(scan)) {
        push(List.of(scan));
      } else if (usable(scan)) {
        save(scan.time());
        recent.add(scan);
        process(known(scan), scan, true);
        forget();
      }
    }
  }

  private boolean isNext(Scan scan) {
    return recent.isEmpty() || ORDER.compare(scan, recent.getLast()) > 0;
  }

  private Sensor known(Scan scan) {
    Sensor x = byId.get(scan.sensor());
    if (x == null) {
      throw new IllegalStateException("a scan of an unknown sensor was let in");
    }
    return x;
  }

  private boolean usable(Scan scan) {
    if (!byId.containsKey(scan.sensor())) {
      unknownSensor++;
      return false;
    }
    if (!Double.isFinite(scan.time()) || ahead(scan.time())) {
      badTime++;
      return false;
    }
    if (scan.time() < engine.stamp() - settings.window()) {
      tooLate++;
      return false;
    }
    return true;
  }

  private void process(Sensor x, Scan scan, boolean first) {
    engine.process(x, scan);
    if (first) {
      used++;
      plots += engine.rows();
      badRows += engine.badRows;
      overflow += engine.overflow();
    }
  }

  /** Whether the time is so far ahead that the sensor's clock is doubted; scans that agree on it are believed. */
  private boolean ahead(double time) {
    if (recent.isEmpty() || time <= engine.stamp() + AHEAD) {
      aheadCount = 0;
      return false;
    }
    aheadCount = aheadCount > 0 && StrictMath.abs(time - aheadTime) < AHEAD ? aheadCount + 1 : 1;
    aheadTime = time;
    return aheadCount <= BELIEVED;
  }

  private void save(double time) {
    if (saved.isEmpty() || time - saved.getLast().stamp() >= SAVE_EVERY && engine.stamp() > saved.getLast().stamp()) {
      Engine copy = spare.isEmpty() ? new Engine(settings, sensors) : spare.removeLast();
      copy.set(engine);
      saved.add(copy);
    }
  }

  private void forget() {
    double oldest = engine.stamp() - settings.window();
    while (saved.size() > 1 && saved.get(1).stamp() < oldest) {
      spare.add(saved.removeFirst());
    }
    double from = saved.getFirst().stamp();
    int k = 0;
    while (k < recent.size() && recent.get(k).time() <= from) {
      k++;
    }
    if (k > 64 || k == recent.size()) {
      recent.subList(0, k).clear();
    }
  }

  /** Puts a late scan in its place, with no state saved after it; false for one that is there already or too late. */
  private boolean place(Scan scan) {
    int at = recent.size();
    while (at > 0 && ORDER.compare(recent.get(at - 1), scan) > 0) {
      at--;
    }
    if (at > 0 && ORDER.compare(recent.get(at - 1), scan) == 0) {
      duplicates++;
      return false;
    }
    while (saved.size() > 1 && saved.getLast().stamp() >= scan.time()) {
      spare.add(saved.removeLast());
    }
    if (saved.getLast().stamp() >= scan.time() && at > 0) {
      tooLate++;
      return false;
    }
    recent.add(at, scan);
    late++;
    return true;
  }

  /** Processes again what follows the last state saved. */
  private void goOver(List<Scan> fresh) {
    double from = saved.getLast().stamp();
    engine.set(saved.getLast());
    int next = 0;
    for (Scan s : List.copyOf(recent)) {
      boolean first = next < fresh.size() && fresh.get(next) == s;
      next += first ? 1 : 0;
      Sensor x = byId.get(s.sensor());
      if (s.time() > from && x != null) {
        save(s.time());
        process(x, s, first);
      }
    }
  }

  public Intake intake() {
    return new Intake(used, plots, late, tooLate, duplicates, unknownSensor, badTime, badRows, overflow);
  }

  /** Probability that a scan of a radar shows an object of the slowest class at a place. */
  public static double visibility(SensorModel m, GeoPoint point, double altitude) {
    TangentPlane own = new TangentPlane(m.site(), m.altitude());
    double[] p = own.enu(point.lat(), point.lon(), altitude);
    List<Kinematics> slowest = List.of(
        Collections.min(TrackerSettings.airThreats(), Comparator.comparingDouble(Kinematics::sigmaSpeed)));
    double range = StrictMath.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
    return new Sensor(m, 0, own, slowest).detection(0, range, p[2], altitude, 0);
  }

  /**
   * Offsets of one radar as far as they are known.
   *
   * @param range m, with its standard deviation
   * @param azimuth degrees, with its standard deviation
   * @param clock seconds by which its clock is ahead, with its standard deviation
   * @param plots from which they were estimated
   * @param corrected whether any of them is beyond doubt and taken off
   */
  public record Offsets(String sensor, double range, double rangeSigma, double azimuth, double azimuthSigma, double clock,
      double clockSigma, int plots, boolean corrected) {}

  /** What is known of the errors of each radar, in the order of the sensors. */
  public List<Offsets> offsets() {
    List<Offsets> out = new ArrayList<>();
    for (Sensor x : engine.sensors) {
      Registration r = engine.registration(x);
      if (r != null) {
        out.add(new Offsets(x.model.id(), r.offset(0), r.sigma(0), StrictMath.toDegrees(r.offset(1)),
            StrictMath.toDegrees(r.sigma(1)), r.offset(2), r.sigma(2), r.count, r.sure(0) || r.sure(1) || r.sure(2)));
      }
    }
    return out;
  }

  /** Targets followed, unconfirmed ones included. */
  public int targets() {
    return engine.targets();
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
    return new Track(t.number, time, new GeoPoint(lla[0], lla[1]), lla[2], state, cov, existence, classes(p), powered(p),
        t.civil(time), t.began, t.lastSeen, t.lastScan, t.seenBy());
  }

  private double powered(Predicted p) {
    double on = 0;
    double all = 0;
    for (int j = 0; j < p.n; j++) {
      int kind = engine.modes.kind[p.mode[j]];
      double w = p.prior[j * Gaussian.SIZE];
      on += kind == Modes.POWERED ? w : 0;
      all += kind == Modes.POWERED || kind == Modes.FALL ? w : 0;
    }
    return all > 0 ? on / all : 0;
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

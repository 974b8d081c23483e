package org.tocsin.core;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;
import org.tocsin.core.track.Intake;
import org.tocsin.core.track.ScanAssembler;
import org.tocsin.core.track.SensorModel;
import org.tocsin.core.track.SensorText;
import org.tocsin.core.track.Track;
import org.tocsin.core.track.Tracker;
import org.tocsin.core.track.TrackerSettings;

/**
 * Plots, bearings and positions of the journal to tracks. Radars are known by {@code Setting} entries with key
 * {@code sensor NAME} and a line of {@link SensorText} (an empty one takes the sensor away), so that a replay knows the
 * same ones. What comes in between two ticks is sorted into scans at the second one. The setting {@code association}
 * with two numbers, as {@code 4 8}, chooses how many hypotheses are kept and followed: overload makes it cheaper.
 */
final class SensorPicture {
  /** Start of the key of a setting that states a sensor; its name follows. */
  static final String SENSOR = "sensor ";

  static final String ASSOCIATION = "association";

  /** Observations kept until the next tick; beyond it they are counted and left out. */
  private static final int MOST_WAITING = 200_000;

  /** Sensors that observations bring along; beyond it those silent for long go, then newcomers are left out. */
  private static final int MOST_IMPLIED = 2_000;

  private static final Duration IMPLIED_FOR = Duration.ofMinutes(10);

  /** A sensor's clock may be ahead of the journal's by this; what is farther ahead is left out. */
  private static final Duration AHEAD = Duration.ofSeconds(3);

  private final Areas areas;
  private final TreeMap<String, SensorModel> stated = new TreeMap<>();
  private final TreeMap<String, SensorModel> implied = new TreeMap<>();
  private final TreeMap<String, Instant> lastFrom = new TreeMap<>();
  private final TreeMap<String, Trust> trust = new TreeMap<>();
  private final List<Observation> waiting = new ArrayList<>();
  private int hypotheses;
  private int beam;
  private boolean changed;
  private @Nullable Started started;
  private long refused;

  /** What begins with the first observation of a known sensor. */
  private record Started(Instant epoch, Tracker tracker, ScanAssembler assembler) {}

  SensorPicture(Areas areas) {
    this.areas = areas;
  }

  /** A setting of ours that cannot be read changes nothing and is counted. */
  void set(Entry.Setting s) {
    try {
      take(s);
    } catch (IllegalArgumentException e) {
      refused++;
    }
  }

  private void take(Entry.Setting s) {
    if (s.key().startsWith(SENSOR)) {
      String id = s.key().substring(SENSOR.length()).trim();
      if (s.value().isBlank()) {
        changed |= stated.remove(id) != null;
        if (started != null) {
          started.assembler().forget(id);
        }
      } else {
        SensorModel m = SensorText.parse(id, s.value());
        changed |= !m.equals(stated.put(id, m));
      }
    } else if (s.key().equals(ASSOCIATION)) {
      String[] words = s.value().trim().split("\\s+");
      int kept = Integer.parseInt(words[0]);
      int followed = Integer.parseInt(words[words.length - 1]);
      if (kept < 1 || kept > 1_000 || followed < kept || followed > 2_000) {
        throw new IllegalArgumentException("association must be two numbers as 16 32, not '" + s.value() + "'");
      }
      hypotheses = kept;
      beam = followed;
      changed = true;
    }
  }

  void observe(Entry.Observed entry) {
    for (Observation o : entry.observations()) {
      if (o instanceof Plot || o instanceof Bearing || o instanceof PositionReport) {
        if (waiting.size() < MOST_WAITING && !o.time().isAfter(entry.recordedAt().plus(AHEAD))) {
          waiting.add(o);
        } else {
          refused++;
        }
      }
    }
  }

  /** Whether {@link #state} holds everything: while observations wait for the next second it does not. */
  boolean settled() {
    return waiting.isEmpty();
  }

  /**
   * All of it, for a snapshot.
   *
   * @param origin of the tracker's frame; null with epoch, tracker and assembler before the first observation
   */
  record State(
      List<SensorModel> stated,
      List<SensorModel> implied,
      Map<String, Instant> lastFrom,
      Map<String, Trust> trust,
      int hypotheses,
      int beam,
      boolean changed,
      long refused,
      @Nullable GeoPoint origin,
      @Nullable Instant epoch,
      byte @Nullable [] tracker,
      byte @Nullable [] assembler) {}

  State state() {
    Started s = started;
    return new State(
        List.copyOf(stated.values()), List.copyOf(implied.values()), new TreeMap<>(lastFrom), new TreeMap<>(trust), hypotheses, beam,
        changed, refused, s == null ? null : s.tracker().settings().frame().origin(), s == null ? null : s.epoch(),
        s == null ? null : s.tracker().state(), s == null ? null : s.assembler().state());
  }

  void restore(State s) {
    stated.clear();
    s.stated().forEach(m -> stated.put(m.id(), m));
    implied.clear();
    s.implied().forEach(m -> implied.put(m.id(), m));
    lastFrom.clear();
    lastFrom.putAll(s.lastFrom());
    trust.clear();
    trust.putAll(s.trust());
    waiting.clear();
    hypotheses = s.hypotheses();
    beam = s.beam();
    changed = s.changed();
    refused = s.refused();
    started = null;
    GeoPoint origin = s.origin();
    Instant epoch = s.epoch();
    byte[] tracker = s.tracker();
    byte[] assembler = s.assembler();
    if (origin != null && epoch != null && tracker != null && assembler != null) {
      TangentPlane frame = new TangentPlane(origin, 0);
      ScanAssembler a = new ScanAssembler(epoch, frame);
      a.restore(assembler);
      started = new Started(epoch, Tracker.restored(TrackerSettings.standard(frame), tracker), a);
    }
  }

  /** Takes in what has been waiting, at a tick. */
  void look(Instant now) {
    if (waiting.isEmpty() && started == null) {
      return;
    }
    Started s = started;
    if (s == null) {
      s = start(waiting.getFirst().time());
      started = s;
    }
    for (Observation o : waiting) {
      meet(o, s.assembler(), now);
    }
    if (changed) {
      changed = false;
      List<SensorModel> all = new ArrayList<>(stated.values());
      all.addAll(implied.values());
      stated.values().forEach(s.assembler()::know);
      TrackerSettings t = s.tracker().settings();
      s.tracker().use(hypotheses > 0 ? t.withHypotheses(hypotheses, beam) : t, all);
    }
    s.tracker().push(s.assembler().scans(waiting, s.assembler().seconds(now)));
    waiting.clear();
  }

  private Started start(Instant first) {
    GeoPoint origin = middle();
    TangentPlane frame = new TangentPlane(origin, 0);
    Instant epoch = first.truncatedTo(ChronoUnit.SECONDS);
    ScanAssembler assembler = new ScanAssembler(epoch, frame);
    List<SensorModel> all = new ArrayList<>(stated.values());
    all.forEach(assembler::know);
    changed = true;
    return new Started(epoch, new Tracker(TrackerSettings.standard(frame), all), assembler);
  }

  /** Middle of the sensors that are stated, else of the country. */
  private GeoPoint middle() {
    double lat = 0;
    double lon = 0;
    int n = 0;
    for (SensorModel m : stated.values()) {
      lat += m.site().lat();
      lon += m.site().lon();
      n++;
    }
    for (Community c : n > 0 ? List.<Community>of() : areas.communities()) {
      lat += c.centre().lat();
      lon += c.centre().lon();
      n++;
    }
    return n == 0 ? new GeoPoint(0, 0) : new GeoPoint(lat / n, lon / n);
  }

  /** Notes that a sensor spoke, and gets to know it when it brings its own model. */
  private void meet(Observation o, ScanAssembler assembler, Instant now) {
    String id = assembler.sensorOf(o);
    if (!stated.containsKey(id) && !implied.containsKey(id)) {
      var model = assembler.findImplied(o);
      if (model.isEmpty() || implied.size() >= MOST_IMPLIED && !forgetSilent(assembler, now)) {
        refused++;
        return;
      }
      implied.put(id, model.get());
      assembler.know(model.get());
      changed = true;
    }
    lastFrom.put(id, now);
    trust.put(id, o.source().trust());
  }

  private boolean forgetSilent(ScanAssembler assembler, Instant now) {
    boolean any = implied.keySet().removeIf(id -> {
      boolean silent = Duration.between(lastFrom.getOrDefault(id, Instant.MIN), now).compareTo(IMPLIED_FOR) > 0;
      if (silent) {
        assembler.forget(id);
        lastFrom.remove(id);
        trust.remove(id);
      }
      return silent;
    });
    changed |= any;
    return any;
  }

  /** Tracks predicted to an instant; none before the first observation. */
  List<Track> tracks(Instant now) {
    Started s = started;
    return s == null ? List.of() : s.tracker().picture(s.assembler().seconds(now)).tracks();
  }

  /** The instant of a time of a track. */
  Instant instant(double seconds) {
    Started s = started;
    if (s == null) {
      throw new IllegalStateException("there are no tracks yet");
    }
    return s.epoch().plusMillis(StrictMath.round(seconds * 1000));
  }

  TangentPlane frame() {
    Started s = started;
    if (s == null) {
      throw new IllegalStateException("there are no tracks yet");
    }
    return s.tracker().settings().frame();
  }

  double ballisticCoefficient() {
    for (var k : TrackerSettings.airThreats()) {
      if (k.ballistic()) {
        return k.ballisticCoefficient();
      }
    }
    throw new IllegalStateException("no class of motion is ballistic");
  }

  Map<String, SensorModel> stated() {
    return stated;
  }

  Trust trustOf(String sensor) {
    return trust.getOrDefault(sensor, Trust.PUBLIC);
  }

  Intake intake() {
    Started s = started;
    return s == null ? new Intake(0, 0, 0, 0, 0, 0, 0, 0, 0) : s.tracker().intake();
  }

  List<Tracker.Offsets> offsets() {
    Started s = started;
    return s == null ? List.of() : s.tracker().offsets();
  }

  /** Observations left out before they became scans: of unknown sensors, ahead of the clock, beyond the bounds. */
  long refused() {
    return refused;
  }
}

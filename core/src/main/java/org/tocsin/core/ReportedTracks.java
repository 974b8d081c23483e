package org.tocsin.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.threat.ThreatProfile;
import org.tocsin.core.track.Kinematics;
import org.tocsin.core.track.TrackerSettings;

/**
 * What other trackers report. Their estimates rest on sensors that may be ours as well and are correlated in time, so
 * they never enter the tracker: each is taken as it is, for as long as it is renewed.
 */
final class ReportedTracks {
  private static final int MOST = 5_000;
  private static final Duration RENEWED = Duration.ofSeconds(60);
  private static final double USUAL_SIGMA = 500;

  private final Map<ThreatClass, ThreatProfile> profiles;
  private final TreeMap<String, Reported> tracks = new TreeMap<>();

  record Reported(String id, Instant since, Evidence evidence, TrackReport last, ClassMix classes) {}

  ReportedTracks(Map<ThreatClass, ThreatProfile> profiles) {
    this.profiles = profiles;
  }

  /** All of it, for a snapshot. */
  Map<String, Reported> state() {
    return new TreeMap<>(tracks);
  }

  void restore(Map<String, Reported> s) {
    tracks.clear();
    tracks.putAll(s);
  }

  void observe(Entry.Observed entry) {
    int k = 0;
    for (Observation o : entry.observations()) {
      if (o instanceof TrackReport t && usable(t, entry.recordedAt())) {
        String key = t.source().feed() + "/" + t.source().name() + "/" + t.number();
        Reported before = tracks.get(key);
        if (before != null && before.last().time().isAfter(t.time())) {
          continue;
        }
        if (before == null && tracks.size() >= MOST) {
          continue;
        }
        String id = before == null ? "r" + entry.number() + "." + ++k : before.id();
        Instant since = before == null ? t.time() : before.since();
        Evidence e = before == null
            ? new Evidence(entry.number(), t.time(), "another tracker", t.source().trust(), "", "track " + t.number())
            : before.evidence();
        tracks.put(key, new Reported(id, since, e, t, classes(t)));
      }
    }
  }

  private static boolean usable(TrackReport t, Instant now) {
    return Double.isFinite(t.point().lat()) && Duration.between(t.time(), now).compareTo(RENEWED) < 0
        && !t.time().isAfter(now.plusSeconds(30));
  }

  /** What the other tracker says; where it says nothing, what speed, height and climb allow. */
  private static ClassMix classes(TrackReport t) {
    if (!t.classes().isUnknown()) {
      return t.classes();
    }
    ClassMix.Builder b = new ClassMix.Builder();
    double sum = 0;
    for (Kinematics k : TrackerSettings.airThreats()) {
      double like = k.likelihood(StrictMath.hypot(t.east(), t.north()), t.altitude(), t.climb());
      sum += like;
      for (ThreatClass c : ThreatClass.values()) {
        b.with(c, like * k.classes().probability(c));
      }
    }
    return sum > 0 ? b.build() : ClassMix.UNKNOWN;
  }

  /** Those that are renewed, as threats, in order of feed, source and number. */
  List<Threat> threats(Instant now) {
    tracks.values().removeIf(r -> Duration.between(r.last().time(), now).compareTo(RENEWED) >= 0);
    List<Threat> out = new ArrayList<>(tracks.size());
    for (Reported r : tracks.values()) {
      out.add(threat(r, now));
    }
    return out;
  }

  private Threat threat(Reported r, Instant now) {
    TrackReport t = r.last();
    double speed = StrictMath.hypot(t.east(), t.north());
    boolean moves = Double.isFinite(speed) && speed > 5;
    double dt = StrictMath.max(0, Duration.between(t.time(), now).toMillis() / 1000.0);
    double course = moves ? Sphere.normalise(StrictMath.toDegrees(StrictMath.atan2(t.east(), t.north()))) : Double.NaN;
    double sigma = Double.isFinite(t.sigma()) && t.sigma() > 0 ? StrictMath.min(t.sigma(), 50_000) : USUAL_SIGMA;
    ThreatProfile p = ThreatProfile.of(r.classes(), profiles);
    PositionMixture at = PositionMixture.of(
        moves ? Sphere.destination(t.point(), course, speed * dt) : t.point(),
        StrictMath.hypot(sigma, 0.1 * (moves ? speed : p.speedTypical()) * dt));
    return new Threat(r.id(), r.classes(), null, Sighting.Count.of(1), at, null, course, moves ? 5 : Double.NaN,
        moves ? 0.9 * speed : p.speedMin(), moves ? 1.1 * speed : p.speedMax(), r.since(), t.time(), Threat.Stage.ACTIVE,
        List.of(), List.of(r.evidence()), independent(t.source().trust()), null);
  }

  /** An estimate of instruments: it stands for more than one word, as far as whoever passes it on is trusted. */
  private static double independent(@Nullable Trust trust) {
    return trust == Trust.OFFICIAL || trust == Trust.TRUSTED ? 2 : trust == Trust.MONITOR ? 1 : 0.25;
  }
}

package org.tocsin.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.threat.ThreatProfile;
import org.tocsin.core.track.Ballistics;
import org.tocsin.core.track.Track;

/**
 * Tracks to threats. A track becomes a threat when it is nearly sure to exist; one that is no longer followed stays as
 * lost, moves on with growing uncertainty and is taken up again by a new track that begins where it should be.
 */
final class TrackedThreats {
  /** Existence from which a track becomes a threat. */
  private static final double SURE = 0.9;

  /** Seconds of life below which a track that vanishes was none. */
  private static final double SHORT = 20;

  /** How long a threat stays lost where a radar would show it. */
  private static final Duration IN_SIGHT = Duration.ofSeconds(60);

  private static final Duration AFTERGLOW = Duration.ofMinutes(10);
  private static final int MOST_GONE = 2_000;

  /** How much more often a civil aircraft states the position at which it is seen than a weapon that pretends to be one. */
  private static final double CLAIM = 100;

  private static final double MAX_SIGMA = 150_000;

  private final Map<ThreatClass, ThreatProfile> profiles;
  private final TreeMap<Long, Followed> followed = new TreeMap<>();
  private final List<Followed> gone = new ArrayList<>();
  private long entry;
  private int born;

  /** One threat over the tracks that followed it. */
  private static final class Followed {
    final String id;
    final Instant since;
    final Evidence first;
    /** As it was when it was last detected: a track that coasts loses its way. */
    Track last;

    Instant lastSeen;
    Threat threat;
    Threat.@Nullable Ending ending;
    Instant endedAt = Instant.MAX;

    /** Since when a radar looks where it should be and does not show it; MAX while none looks. */
    Instant missedSince = Instant.MAX;

    Followed(String id, Instant since, Evidence first, Track last, Threat threat) {
      this.id = id;
      this.since = since;
      this.first = first;
      this.last = last;
      this.lastSeen = since;
      this.threat = threat;
    }

    Followed(FollowedState s) {
      this(s.id(), s.since(), s.first(), s.last(), s.threat());
      lastSeen = s.lastSeen();
      ending = s.ending();
      endedAt = s.endedAt();
      missedSince = s.missedSince();
    }

    FollowedState state() {
      return new FollowedState(id, since, first, last, lastSeen, threat, ending, endedAt, missedSince);
    }
  }

  TrackedThreats(Map<ThreatClass, ThreatProfile> profiles) {
    this.profiles = profiles;
  }

  /** One that is followed or was. */
  record FollowedState(
      String id, Instant since, Evidence first, Track last, Instant lastSeen, Threat threat, Threat.@Nullable Ending ending,
      Instant endedAt, Instant missedSince) {}

  /** All of it, for a snapshot. */
  record State(Map<Long, FollowedState> followed, List<FollowedState> gone) {}

  State state() {
    TreeMap<Long, FollowedState> now = new TreeMap<>();
    followed.forEach((number, f) -> now.put(number, f.state()));
    return new State(now, gone.stream().map(Followed::state).toList());
  }

  void restore(State s) {
    followed.clear();
    s.followed().forEach((number, f) -> followed.put(number, new Followed(f)));
    gone.clear();
    s.gone().forEach(f -> gone.add(new Followed(f)));
  }

  /** Takes the tracks of a tick. */
  void update(long entryNumber, Instant now, SensorPicture sensors, SensorWatch watch, List<Track> tracks) {
    entry = entryNumber;
    born = 0;
    TreeMap<Long, Followed> still = new TreeMap<>();
    for (Track t : tracks) {
      Followed f = followed.remove(t.number());
      if (f == null && t.existence() >= SURE) {
        f = begin(t, now, sensors);
      }
      if (f != null) {
        f.missedSince = Instant.MAX;
        Instant seen = sensors.instant(t.lastSeen());
        if (seen.isAfter(f.lastSeen)) {
          f.last = t;
          f.lastSeen = seen;
        }
        f.threat = threat(f, t, sensors, Threat.Stage.ACTIVE);
        still.put(t.number(), f);
      }
    }
    gone.addAll(followed.values());
    followed.clear();
    followed.putAll(still);
    age(now, watch);
  }

  private Followed begin(Track t, Instant now, SensorPicture sensors) {
    for (Iterator<Followed> i = gone.iterator(); i.hasNext(); ) {
      Followed f = i.next();
      if (f.ending == null && resumes(f, t, now)) {
        i.remove();
        return f;
      }
    }
    Instant since = sensors.instant(t.began());
    Evidence first = new Evidence(entry, since, "sensors", Trust.TRUSTED, "", "followed by sensors");
    String id = "t" + entry + "." + ++born;
    Threat none = new Threat(id, t.classes(), null, Sighting.Count.of(1), null, null, Double.NaN, Double.NaN, 0, 0, since,
        since, Threat.Stage.ACTIVE, List.of(), List.of(first), 0, null);
    return new Followed(id, since, first, t, none);
  }

  private boolean resumes(Followed f, Track t, Instant now) {
    if (f.threat.classes().overlap(t.classes()) < 0.3) {
      return false;
    }
    PositionMixture.Component c = movedOn(f, now).main();
    return Sphere.distance(c.centre(), t.point()) < 2 * c.sigma() + 1_000;
  }

  /** Lets what is no longer followed grow vague, and end. */
  private void age(Instant now, SensorWatch watch) {
    for (Iterator<Followed> i = gone.iterator(); i.hasNext(); ) {
      Followed f = i.next();
      Duration silent = Duration.between(f.lastSeen, now);
      if (f.ending != null) {
        if (Duration.between(f.endedAt, now).compareTo(AFTERGLOW) > 0) {
          i.remove();
        }
        continue;
      }
      ThreatProfile p = ThreatProfile.of(f.threat.classes(), profiles);
      boolean glimpse = f.last.lastSeen() - f.last.began() < SHORT;
      PositionMixture.Component there = movedOn(f, now).main();
      boolean hidden = !watch.sees(there.centre(), f.last.altitude());
      f.missedSince = hidden ? Instant.MAX : f.missedSince.isAfter(now) ? now : f.missedSince;
      boolean missed = !hidden && Duration.between(f.missedSince, now).compareTo(IN_SIGHT) >= 0;
      boolean over = glimpse || missed || silent.compareTo(p.forgetAfter()) >= 0;
      if (over) {
        boolean came = ThreatProfile.isBallistic(f.threat.classes().main());
        f.ending = came ? Threat.Ending.ARRIVED : Threat.Ending.EXPIRED;
        f.endedAt = now;
      }
      f.threat = with(f.threat, movedOn(f, now), over ? Threat.Stage.ENDED : Threat.Stage.LOST, f.ending);
    }
    while (gone.size() > MOST_GONE) {
      gone.removeFirst();
    }
  }

  /** Straight on from where it was last seen, with an error that grows by a fifth of the way. */
  private static PositionMixture movedOn(Followed f, Instant now) {
    double dt = StrictMath.max(0, Duration.between(f.lastSeen, now).toMillis() / 1000.0);
    double[] x = f.last.state();
    double speed = StrictMath.hypot(x[3], x[4]);
    double way = speed * dt;
    double sigma = StrictMath.min(MAX_SIGMA, StrictMath.hypot(sigma(f.last), 0.2 * way));
    GeoPoint to = way < 1 ? f.last.point() : Sphere.destination(f.last.point(), course(x), way);
    return PositionMixture.of(to, sigma);
  }

  private static double sigma(Track t) {
    double[] p = t.covariance();
    return StrictMath.sqrt(StrictMath.max(0, p[0] + p[7]) / 2);
  }

  private static double course(double[] x) {
    return Sphere.normalise(StrictMath.toDegrees(StrictMath.atan2(x[3], x[4])));
  }

  private Threat threat(Followed f, Track t, SensorPicture sensors, Threat.Stage stage) {
    double[] x = t.state();
    double[] p = t.covariance();
    double speed = StrictMath.hypot(x[3], x[4]);
    boolean moves = speed > 5;
    double across = moves ? (p[21] * x[4] * x[4] - 2 * p[22] * x[3] * x[4] + p[28] * x[3] * x[3]) / (speed * speed) : 0;
    double along = moves ? (p[21] * x[3] * x[3] + 2 * p[22] * x[3] * x[4] + p[28] * x[4] * x[4]) / (speed * speed) : 0;
    double spread = 2 * StrictMath.sqrt(StrictMath.max(along, 0));
    ClassMix classes = classes(t);
    PositionMixture toward = null;
    if (ThreatProfile.isBallistic(classes.main())) {
      toward = Ballistics.findImpact(t, sensors.frame(), sensors.ballisticCoefficient())
          .map(g -> PositionMixture.of(g.point(), StrictMath.sqrt((g.eastVariance() + g.northVariance()) / 2)))
          .orElse(null);
    }
    return new Threat(
        f.id, classes, null, Sighting.Count.of(1), PositionMixture.of(t.point(), sigma(t)), toward,
        moves ? course(x) : Double.NaN,
        moves ? StrictMath.toDegrees(StrictMath.atan2(StrictMath.sqrt(StrictMath.max(across, 0)), speed)) : Double.NaN,
        StrictMath.max(0, speed - spread), speed + spread, f.since, f.lastSeen, stage, List.of(), evidence(f, t),
        independent(t, sensors), null);
  }

  /** What the motion says, and what the object says of itself where sensors see it. */
  private static ClassMix classes(Track t) {
    if (t.civil() == null) {
      return t.classes();
    }
    ClassMix.Builder b = new ClassMix.Builder();
    for (ThreatClass c : ThreatClass.values()) {
      b.with(c, t.classes().probability(c) * (c == ThreatClass.CIVIL_AIRCRAFT ? CLAIM : 1));
    }
    // A light aircraft flies as a drone does; only the claim tells it apart.
    return b.with(ThreatClass.CIVIL_AIRCRAFT, 0.02 * CLAIM).build();
  }

  private static List<Evidence> evidence(Followed f, Track t) {
    Track.CivilEvidence civil = t.civil();
    if (civil == null) {
      return List.of(f.first);
    }
    return List.of(f.first, new Evidence(f.first.entry(), f.since, "ADS-B", Trust.TRUSTED, "",
        "an aircraft that calls itself " + civil.address() + " reports the positions at which it is seen"));
  }

  /** A radar is worth two sources, a listener less: three that are calibrated make two, members of the public do not. */
  private static double independent(Track t, SensorPicture sensors) {
    double sum = 0;
    for (String id : t.seenBy()) {
      boolean radar = sensors.stated().containsKey(id);
      sum += switch (sensors.trustOf(id)) {
        case OFFICIAL, TRUSTED -> radar ? 2 : 0.75;
        case MONITOR -> 0.5;
        case PUBLIC -> 0.25;
      };
    }
    return t.existence() >= SURE ? sum : sum / 2;
  }

  static Threat with(Threat t, PositionMixture at, Threat.Stage stage, Threat.@Nullable Ending ending) {
    return new Threat(t.id(), t.classes(), t.model(), t.count(), at, t.toward(), t.course(), t.courseSigma(), t.speedMin(),
        t.speedMax(), t.since(), t.lastHeard(), stage, t.areas(), t.evidence(), t.independent(), ending);
  }

  /** All of them, ended ones for a while longer, in order of their tracks and then of their loss. */
  List<Threat> threats() {
    List<Threat> out = new ArrayList<>(followed.size() + gone.size());
    followed.values().forEach(f -> out.add(f.threat));
    gone.forEach(f -> out.add(f.threat));
    return out;
  }
}

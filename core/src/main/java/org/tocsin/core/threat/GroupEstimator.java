package org.tocsin.core.threat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;

/**
 * Turns people's words into reported groups: echoes of one report over channels merge, counts are not summed, a group
 * moves on between reports and its uncertainty grows, and it ends by loss, destruction, arrival or age. Also keeps the
 * threats that have no place: launches, carrier aircraft, warnings.
 */
public final class GroupEstimator {
  /** More live groups than any recorded night had; beyond it the longest unheard ends. */
  static final int MAX_GROUPS = 1_000;

  /** One launch draws dozens of posts within this time; what comes inside it is the same launch. */
  private static final Duration SALVO = Duration.ofSeconds(150);

  /** How long one channel's "ще" (one more) refuses the groups it has itself just named. */
  private static final Duration ADDITION_WINDOW = Duration.ofMinutes(10);

  /** An ended threat stays visible this long, so that readers learn why. */
  private static final Duration AFTERGLOW = Duration.ofMinutes(10);

  /** Two weak sources may call off what several have announced. */
  private static final double CALL_OFF = 1.5;

  private final Areas areas;
  private final Map<ThreatClass, ThreatProfile> profiles;
  private final List<Group> groups = new ArrayList<>();

  public GroupEstimator(Areas areas, Map<ThreatClass, ThreatProfile> profiles) {
    this.areas = areas;
    this.profiles = profiles;
  }

  /** All of it, for a snapshot; what it holds is nobody else's business. */
  public record State(List<Group.State> groups) {}

  public State state() {
    List<Group.State> out = new ArrayList<>(groups.size());
    for (Group g : groups) {
      out.add(g.state());
    }
    return new State(out);
  }

  /** Takes the place of whatever was known. */
  public void restore(State s) {
    groups.clear();
    for (Group.State g : s.groups()) {
      groups.add(new Group(g, profiles));
    }
  }

  /** Takes the sightings of one entry, in order. */
  public void observe(Entry.Observed entry, List<Sighting> sightings) {
    Instant now = entry.recordedAt();
    List<Group> touched = new ArrayList<>();
    int born = 0;
    boolean snapshot = false;
    for (Sighting raw : sightings) {
      Sighting s = placed(raw);
      snapshot |= s.basis().change() == Sighting.Change.SNAPSHOT;
      Evidence e = evidence(entry.number(), s);
      switch (s.kind()) {
        case ALL_CLEAR -> callOff(s, now, e);
        case EXPLOSION, AIR_DEFENCE -> nearest(s, now, touched, s.source().name()).ifLive(g -> g.addEvidence(e));
        case OBJECT, LAUNCH, CARRIER, WARNING -> {
          if (s.fate() == Sighting.Fate.ACTIVE) {
            Group g = match(s, now, touched);
            if (g == null) {
              g = new Group((placedKind(s) ? "g" : "w") + entry.number() + "." + ++born, now, s, stage(s), profiles);
              groups.add(g);
            }
            g.hear(s, now, e);
            touched.add(g);
          } else {
            stop(s, now, touched, e);
          }
        }
      }
    }
    if (snapshot) {
      dropUnlisted(sightings, touched);
    }
    bound(now);
  }

  /** Lets time pass: losses, arrivals, expiry. */
  public void advance(Instant now) {
    for (Group g : groups) {
      if (!g.live()) {
        continue;
      }
      Duration silence = Duration.between(g.lastHeard, now);
      ThreatProfile p = g.profile();
      if (silence.compareTo(p.forgetAfter()) >= 0) {
        g.end(arrives(g) ? Threat.Ending.ARRIVED : Threat.Ending.EXPIRED, now);
      } else if (silence.compareTo(p.lostAfter()) >= 0) {
        g.lose();
      }
    }
    groups.removeIf(g -> g.endedAt != null && Duration.between(g.endedAt, now).compareTo(AFTERGLOW) > 0);
  }

  /** All threats, ended ones for a while longer, in the order in which they were first heard of. */
  public List<Threat> threats(Instant now) {
    List<Threat> out = new ArrayList<>(groups.size());
    for (Group g : groups) {
      out.add(g.publish(now));
    }
    return out;
  }

  private static boolean arrives(Group g) {
    return ThreatProfile.isBallistic(g.classes.main()) || g.classes.main() == ThreatClass.GLIDE_BOMB;
  }

  private static boolean placedKind(Sighting s) {
    return s.kind() == Sighting.Kind.OBJECT || s.kind() == Sighting.Kind.LAUNCH;
  }

  private static Threat.Stage stage(Sighting s) {
    return switch (s.kind()) {
      case OBJECT -> Threat.Stage.ACTIVE;
      case LAUNCH -> ThreatProfile.isBallistic(s.subject().classes().main()) || s.motion().at() != null
          ? Threat.Stage.ACTIVE
          : Threat.Stage.EXPECTED;
      default -> Threat.Stage.EXPECTED;
    };
  }

  private static Evidence evidence(long entry, Sighting s) {
    return new Evidence(
        entry, s.time(), s.source().name(), s.source().trust(), s.basis().messageId(), s.basis().words());
  }

  /** An object for which only an area is named is somewhere in it; a launch site lies outside and says nothing. */
  private Sighting placed(Sighting s) {
    boolean object = s.kind() == Sighting.Kind.OBJECT && s.motion().at() == null && s.motion().toward() == null;
    if (!object || s.areas().isEmpty()) {
      return s;
    }
    List<PositionMixture.Component> where = new ArrayList<>();
    for (String code : s.areas()) {
      areas.findArea(code).ifPresent(a -> where.add(new PositionMixture.Component(a.centre(), spread(a), 1)));
      areas
          .findSettlement(code)
          .ifPresent(t -> where.add(new PositionMixture.Component(t.point(), 3_000, 1)));
    }
    if (where.isEmpty()) {
      return s;
    }
    Sighting.Motion m = s.motion();
    return new Sighting(
        s.source(), s.from(), s.to(), s.kind(), s.fate(), s.subject(),
        new Sighting.Motion(new PositionMixture(where), null, m.course(), m.courseSigma()), s.areas(), s.basis());
  }

  /** Half the radius of the circle of equal area: about the standard deviation of a uniform disc on each axis. */
  private static double spread(Area a) {
    double lat = StrictMath.toRadians(a.centre().lat());
    double square = a.outline().getArea() * 111_195.0 * 111_195.0 * StrictMath.cos(lat);
    return StrictMath.max(3_000, StrictMath.sqrt(square / StrictMath.PI) / 2);
  }

  private @Nullable Group match(Sighting s, Instant now, List<Group> taken) {
    if (ThreatProfile.isBallistic(s.subject().classes().main()) && placedKind(s)) {
      return salvo(s, now);
    }
    if (!placedKind(s) || (s.motion().at() == null && s.motion().toward() == null)) {
      return announced(s, now);
    }
    boolean more = s.basis().change() == Sighting.Change.ADDITION;
    Group best = null;
    double bestScore = Association.ACCEPT;
    for (Group g : groups) {
      if (!g.live() || taken.contains(g) || (more && namedLately(g, s, now))) {
        continue;
      }
      double score = Association.score(g, s, now);
      if (score > bestScore) {
        bestScore = score;
        best = g;
      }
    }
    return best;
  }

  private static boolean namedLately(Group g, Sighting s, Instant now) {
    Instant last = g.voices.lastOf(s.source().name());
    return last != null && Duration.between(last, now).compareTo(ADDITION_WINDOW) < 0;
  }

  /** The launch that this post most likely echoes: the newest one of its kind still inside the salvo's time. */
  private @Nullable Group salvo(Sighting s, Instant now) {
    for (int i = groups.size() - 1; i >= 0; i--) {
      Group g = groups.get(i);
      boolean alike = g.live() && ThreatProfile.isBallistic(g.classes.main()) && g.stage == Threat.Stage.ACTIVE;
      if (alike && Duration.between(g.lastHeard, now).compareTo(SALVO) <= 0 && compatible(g, s, now)) {
        return g;
      }
    }
    return null;
  }

  /** Ballistic reports name the aim or nothing; only two different aims far apart make two launches. */
  private static boolean compatible(Group g, Sighting s, Instant now) {
    PositionMixture said = s.motion().toward() != null ? s.motion().toward() : s.motion().at();
    PositionMixture known = g.toward != null ? g.toward : g.placed() ? g.predict(now) : null;
    if (said == null || known == null) {
      return true;
    }
    double apart = Sphere.distance(said.main().centre(), known.main().centre());
    return apart < 80_000 + said.main().sigma() + known.main().sigma();
  }

  /** A warning, take-off or launch without a place is the same one while its class and areas agree. */
  private @Nullable Group announced(Sighting s, Instant now) {
    for (Group g : groups) {
      boolean same =
          g.live()
              && !g.placed()
              && Association.classFit(g.classes, s.subject().classes()) >= 0.5
              && g.classes.isUnknown() == s.subject().classes().isUnknown()
              && Association.intersects(g, s.areas());
      if (same) {
        return g;
      }
    }
    return null;
  }

  private record Nearest(@Nullable Group group) {
    void ifLive(java.util.function.Consumer<Group> use) {
      if (group != null && group.live()) {
        use.accept(group);
      }
    }
  }

  /** The group that a remark about a fate means: by place, else the last one the same channel spoke of. */
  private Nearest nearest(Sighting s, Instant now, List<Group> taken, String channel) {
    Group best = null;
    double bestScore = Association.ACCEPT;
    boolean somewhere = s.motion().at() != null || s.motion().toward() != null;
    Instant latest = Instant.MIN;
    for (Group g : groups) {
      if (!g.live() || !g.placed() || taken.contains(g)) {
        continue;
      }
      if (somewhere) {
        double score = Association.score(g, s, now);
        if (score > bestScore) {
          bestScore = score;
          best = g;
        }
      } else {
        Instant last = g.voices.lastOf(channel);
        boolean fits = Association.classFit(g.classes, s.subject().classes()) >= 0.5;
        if (fits && last != null && last.isAfter(latest) && Duration.between(last, now).compareTo(ADDITION_WINDOW) < 0) {
          latest = last;
          best = g;
        }
      }
    }
    return new Nearest(best);
  }

  private void stop(Sighting s, Instant now, List<Group> touched, Evidence e) {
    nearest(s, now, touched, s.source().name())
        .ifLive(
            g -> {
              g.addEvidence(e);
              touched.add(g);
              switch (s.fate()) {
                case DESTROYED -> {
                  if (g.takeOff(s.subject().count())) {
                    g.end(Threat.Ending.STOPPED, now);
                  }
                }
                case LOST, PASSED -> g.lose();
                case ACTIVE -> throw new IllegalStateException("an active object does not stop");
              }
            });
  }

  /** Ends what was only announced, and makes what was seen there lost: a denial is not a proof. */
  private void callOff(Sighting s, Instant now, Evidence e) {
    for (Group g : groups) {
      boolean meant =
          g.live()
              && Association.classFit(g.classes, s.subject().classes()) >= 0.5
              && (s.areas().isEmpty() ? g.areas.isEmpty() : Association.intersects(g, s.areas()));
      if (!meant) {
        continue;
      }
      g.addEvidence(e);
      boolean own = g.voices.isOnly(s.source().name());
      boolean outweighed = g.voices.independent() <= CALL_OFF;
      if (g.stage == Threat.Stage.EXPECTED && (s.source().trust() == Trust.OFFICIAL || own || outweighed)) {
        g.end(Threat.Ending.CALLED_OFF, now);
      } else {
        g.lose();
      }
    }
  }

  /** "Залишок": what this channel alone has named in those areas, and does not list any more, is lost. */
  private void dropUnlisted(List<Sighting> sightings, List<Group> listed) {
    TreeSet<String> restated = new TreeSet<>();
    String channel = sightings.getFirst().source().name();
    ThreatClass kind = sightings.getFirst().subject().classes().main();
    for (Sighting s : sightings) {
      restated.addAll(s.areas());
    }
    for (Group g : groups) {
      boolean covered = restated.isEmpty() || Association.intersects(g, new ArrayList<>(restated));
      if (g.live() && g.placed() && !listed.contains(g) && covered
          && g.classes.main() == kind && g.voices.isOnly(channel)) {
        g.lose();
      }
    }
  }

  private void bound(Instant now) {
    int live = 0;
    Group oldest = null;
    for (Group g : groups) {
      if (g.live()) {
        live++;
        oldest = oldest == null || g.lastHeard.isBefore(oldest.lastHeard) ? g : oldest;
      }
    }
    if (live > MAX_GROUPS && oldest != null) {
      oldest.end(Threat.Ending.EXPIRED, now);
    }
  }
}

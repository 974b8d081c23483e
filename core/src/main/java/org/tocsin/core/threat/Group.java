package org.tocsin.core.threat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Sighting.Count;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;

/** One reported group while it lives: the mutable state behind a {@link Threat}. */
final class Group {
  /** More than this per threat adds nothing to a reason and would grow without bound. */
  private static final int MAX_EVIDENCE = 12;

  private static final double COURSE_FROM_FIXES = 25;
  private static final double COURSE_FROM_DESTINATION = 15;

  /** A namesake at least this likely is taken for the place meant. */
  private static final double SURE = 0.75;

  /** The same place named again within this time is an echo and no second measurement, seconds. */
  private static final long ECHO_SECONDS = 150;

  private static final double SAME_PLACE = 1_000;

  /** Words older than this say nothing of where it is now: their time is wrong, seconds. */
  private static final long OLDEST = 300;

  final String id;
  final Instant since;
  final Voices voices;
  final Map<ThreatClass, ThreatProfile> profiles;
  ClassMix classes;
  @Nullable String model;
  Count count;
  @Nullable PositionMixture at;
  Instant fixedAt;
  @Nullable PositionMixture toward;
  @Nullable GroupMotion motion;
  private @Nullable GeoPoint named;
  double course = Double.NaN;
  double courseSigma = Double.NaN;
  Instant lastHeard;
  Threat.Stage stage;
  Threat.@Nullable Ending ending;
  @Nullable Instant endedAt;
  final TreeSet<String> areas = new TreeSet<>();
  private final ArrayDeque<Evidence> evidence = new ArrayDeque<>();
  private @Nullable Threat published;

  Group(String id, Instant now, Sighting s, Threat.Stage stage, Map<ThreatClass, ThreatProfile> profiles) {
    this.voices = new Voices();
    this.id = id;
    this.since = now;
    this.fixedAt = now;
    this.lastHeard = now;
    this.profiles = profiles;
    this.classes = s.subject().classes();
    this.model = s.subject().model();
    this.count = s.subject().count();
    this.stage = stage;
  }

  /** All of a group, for a snapshot. */
  record State(
      String id,
      Instant since,
      Voices.State voices,
      ClassMix classes,
      @Nullable String model,
      Count count,
      @Nullable PositionMixture at,
      Instant fixedAt,
      @Nullable PositionMixture toward,
      @Nullable GroupMotion motion,
      @Nullable GeoPoint named,
      double course,
      double courseSigma,
      Instant lastHeard,
      Threat.Stage stage,
      Threat.@Nullable Ending ending,
      @Nullable Instant endedAt,
      List<String> areas,
      List<Evidence> evidence) {}

  Group(State s, Map<ThreatClass, ThreatProfile> profiles) {
    id = s.id();
    since = s.since();
    voices = new Voices(s.voices());
    this.profiles = profiles;
    classes = s.classes();
    model = s.model();
    count = s.count();
    at = s.at();
    fixedAt = s.fixedAt();
    toward = s.toward();
    motion = s.motion();
    named = s.named();
    course = s.course();
    courseSigma = s.courseSigma();
    lastHeard = s.lastHeard();
    stage = s.stage();
    ending = s.ending();
    endedAt = s.endedAt();
    areas.addAll(s.areas());
    evidence.addAll(s.evidence());
  }

  State state() {
    return new State(
        id, since, voices.state(), classes, model, count, at, fixedAt, toward, motion, named, course, courseSigma,
        lastHeard, stage, ending, endedAt, List.copyOf(areas), List.copyOf(evidence));
  }

  ThreatProfile profile() {
    return ThreatProfile.of(classes, profiles);
  }

  boolean live() {
    return stage != Threat.Stage.ENDED;
  }

  boolean placed() {
    return at != null;
  }

  /** Adds what a sighting says of this group. */
  void hear(Sighting s, Instant now, Evidence e) {
    published = null;
    lastHeard = now;
    voices.hear(s.source(), now);
    areas.addAll(s.areas());
    addEvidence(e);
    refineClass(s);
    refineCount(s.subject().count());
    refineMotion(s, now);
    if (stage == Threat.Stage.LOST || (stage == Threat.Stage.EXPECTED && at != null)) {
      stage = Threat.Stage.ACTIVE;
    }
  }

  void addEvidence(Evidence e) {
    published = null;
    if (evidence.size() == MAX_EVIDENCE) {
      // The first words stay: they show how early it was known.
      Evidence first = evidence.removeFirst();
      evidence.removeFirst();
      evidence.addFirst(first);
    }
    evidence.addLast(e);
  }

  private void refineClass(Sighting s) {
    ClassMix said = s.subject().classes();
    boolean inferred = s.basis().inferred().contains(Sighting.Inferred.CLASS);
    if (classes.isUnknown() || (!said.isUnknown() && !inferred && sharper(said, classes))) {
      classes = said;
    }
    if (s.subject().model() != null) {
      model = s.subject().model();
    }
  }

  private static boolean sharper(ClassMix a, ClassMix b) {
    return a.probability(a.main()) >= b.probability(b.main());
  }

  /** Counts of several channels are never summed: the interval covers what single voices stated. */
  private void refineCount(Count said) {
    if (!said.stated()) {
      return;
    }
    if (ThreatProfile.isBallistic(classes.main()) && count.stated()) {
      // Each channel numbers launches in its own way; the highest single figure is nearest to the truth.
      count = new Count(StrictMath.max(count.min(), said.min()), StrictMath.max(count.max(), said.max()), true);
    } else {
      count = said;
    }
  }

  private void refineMotion(Sighting s, Instant now) {
    Sighting.Motion m = s.motion();
    if (ThreatProfile.isBallistic(classes.main())) {
      refineImpact(s, now);
      return;
    }
    if (m.toward() != null) {
      toward = m.toward();
    }
    PositionMixture said = m.at();
    Instant then = timeOf(s, now);
    if (said != null) {
      place(said, then);
    } else if (at == null && toward != null) {
      at = nearing(toward);
      fixedAt = then;
      motion = GroupMotion.start(at.main().centre(), at.main().sigma(), then, profile());
    }
    if (!Double.isNaN(m.course())) {
      steer(m.course(), Double.isNaN(m.courseSigma()) ? COURSE_FROM_FIXES : m.courseSigma(), then);
    } else if (m.toward() != null && at != null) {
      aim(m.toward(), then);
    }
  }

  /** The time its words speak of, inside what can be believed. */
  private static Instant timeOf(Sighting s, Instant now) {
    Instant oldest = now.minusSeconds(OLDEST);
    return s.to().isAfter(now) ? now : s.to().isBefore(oldest) ? oldest : s.to();
  }

  private void place(PositionMixture said, Instant then) {
    PositionMixture old = at;
    PositionMixture fix = old == null ? said : Association.reweighted(said, predict(then));
    PositionMixture.Component main = fix.main();
    GroupMotion known = motion;
    GeoPoint before = named;
    boolean echo =
        before != null
            && Sphere.distance(before, main.centre()) < SAME_PLACE
            && Duration.between(fixedAt, then).toSeconds() < ECHO_SECONDS;
    if (echo) {
      return;
    }
    named = main.centre();
    if (main.weight() < SURE) {
      motion = null;
      at = fix;
      fixedAt = then;
      return;
    }
    double sigma = StrictMath.sqrt(main.sigma() * main.sigma() + Association.NAME_BLUR * Association.NAME_BLUR);
    if (known == null) {
      known = GroupMotion.start(main.centre(), sigma, then, profile());
    } else {
      // Words about the past are compared with where it was: moved on to the time of the estimate.
      known = known.at(then, profile()).fix(main.centre(), sigma, profile());
    }
    adopt(known);
  }

  private void adopt(GroupMotion known) {
    motion = known;
    at = known.position();
    fixedAt = known.time();
    course = known.courseOver(profile());
    courseSigma = Double.isNaN(course) ? Double.NaN : known.courseSigma();
  }

  private void steer(double said, double sigma, Instant then) {
    GroupMotion known = motion;
    if (known == null) {
      course = said;
      courseSigma = sigma;
    } else {
      adopt(known.at(then, profile()).course(said, sigma, profile()));
    }
  }

  /** For what is minutes from impact, only where it comes down counts; a launch site is a place it came from. */
  private void refineImpact(Sighting s, Instant now) {
    Sighting.Motion m = s.motion();
    PositionMixture aim = m.toward() != null ? m.toward() : s.kind() == Sighting.Kind.OBJECT ? m.at() : null;
    if (aim != null && (toward == null || aim.main().sigma() <= toward.main().sigma())) {
      toward = aim;
      at = aim;
      fixedAt = now;
      course = Double.NaN;
      courseSigma = Double.NaN;
    } else if (at == null && m.at() != null) {
      at = m.at();
      fixedAt = now;
      course = m.course();
      courseSigma = Double.isNaN(m.course()) || !Double.isNaN(m.courseSigma()) ? m.courseSigma() : COURSE_FROM_FIXES;
    }
  }

  private void aim(PositionMixture destination, Instant then) {
    PositionMixture here = at == null ? null : predict(then);
    if (here == null) {
      return;
    }
    double distance = Sphere.distance(here.main().centre(), destination.main().centre());
    if (distance > here.main().sigma()) {
      double spread = StrictMath.hypot(destination.main().sigma(), here.main().sigma());
      double sigma = StrictMath.max(COURSE_FROM_DESTINATION, StrictMath.toDegrees(StrictMath.atan2(spread, distance)));
      steer(Sphere.bearing(here.main().centre(), destination.main().centre()), sigma, then);
    }
  }

  /** "На Васильків" with nothing more: monitors name a town when the object is some minutes away from it. */
  private PositionMixture nearing(PositionMixture destination) {
    double lead = profile().speedTypical() * 360;
    List<PositionMixture.Component> out = new ArrayList<>();
    for (PositionMixture.Component c : destination.components()) {
      out.add(new PositionMixture.Component(c.centre(), StrictMath.sqrt(c.sigma() * c.sigma() + lead * lead), c.weight()));
    }
    return new PositionMixture(out);
  }

  /** Where it may be now: moved on with its course and speed range, uncertainty grown. */
  PositionMixture predict(Instant now) {
    PositionMixture from = at;
    if (from == null) {
      throw new IllegalStateException(id + " has no place");
    }
    double dt = Duration.between(fixedAt, now).toMillis() / 1000.0;
    if (dt <= 0 || ThreatProfile.isBallistic(classes.main())) {
      return from;
    }
    ThreatProfile p = profile();
    GroupMotion known = motion;
    if (known != null) {
      GroupMotion there = known.at(now, p);
      return PositionMixture.of(there.at(), StrictMath.min(MAX_SIGMA, there.sigma()));
    }
    boolean directed = !Double.isNaN(course);
    double run = p.speedTypical() * dt;
    PositionMixture aim = toward;
    double limit = Double.POSITIVE_INFINITY;
    if (aim != null) {
      limit = Sphere.distance(from.main().centre(), aim.main().centre());
    }
    double forward = directed ? StrictMath.min(run, limit) : 0;
    double along = (p.speedMax() - p.speedMin()) / 4 * dt;
    double side = directed ? forward * StrictMath.toRadians(courseSigma) : run / StrictMath.sqrt(2);
    double past = directed ? (run - forward) / 2 : 0;
    double growth = (along * along + side * side + past * past) / (directed ? 2 : 1);
    List<PositionMixture.Component> out = new ArrayList<>(from.components().size());
    for (PositionMixture.Component c : from.components()) {
      double sigma = StrictMath.min(MAX_SIGMA, StrictMath.sqrt(c.sigma() * c.sigma() + growth));
      out.add(
          new PositionMixture.Component(
              forward > 0 ? Sphere.destination(c.centre(), course, forward) : c.centre(),
              StrictMath.max(c.sigma(), sigma),
              c.weight()));
    }
    return new PositionMixture(out);
  }

  private static final double MAX_SIGMA = 150_000;

  void lose() {
    published = null;
    if (stage == Threat.Stage.ACTIVE) {
      stage = Threat.Stage.LOST;
    }
  }

  void end(Threat.Ending how, Instant now) {
    published = null;
    stage = Threat.Stage.ENDED;
    ending = how;
    endedAt = now;
  }

  /** Takes {@code n} stopped objects off; true when none can be left. */
  boolean takeOff(Count n) {
    published = null;
    if (!count.stated() || !n.stated() || n.min() >= count.max()) {
      return true;
    }
    count = new Count(StrictMath.max(1, count.min() - n.max()), count.max() - n.min(), true);
    return false;
  }

  /** The immutable view; the same object as before when nothing changed and nothing moves. */
  Threat publish(Instant now) {
    if (published == null || (placed() && live())) {
      ThreatProfile p = profile();
      GroupMotion there = motion == null || !live() ? null : motion.at(now, p);
      double over = there == null ? course : there.courseOver(p);
      double overSigma = there == null ? courseSigma : Double.isNaN(over) ? Double.NaN : there.courseSigma();
      published =
          new Threat(
              id, classes, model, count, placed() && live() ? predict(now) : at, toward, over, overSigma,
              p.speedMin(), p.speedMax(), since, lastHeard, stage, new ArrayList<>(areas),
              new ArrayList<>(evidence), voices.independent(), ending);
    }
    return published;
  }
}

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
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;

/** One reported group while it lives: the mutable state behind a {@link Threat}. */
final class Group {
  /** More than this per threat adds nothing to a reason and would grow without bound. */
  private static final int MAX_EVIDENCE = 12;

  /** Distance over which two fixes give a course, beyond their own uncertainty, metres. */
  private static final double LEG = 6_000;

  private static final double COURSE_FROM_FIXES = 25;
  private static final double COURSE_FROM_DESTINATION = 15;

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
        id, since, voices.state(), classes, model, count, at, fixedAt, toward, course, courseSigma, lastHeard, stage,
        ending, endedAt, List.copyOf(areas), List.copyOf(evidence));
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
    PositionMixture old = at;
    if (said != null) {
      PositionMixture predicted = old == null ? null : predict(now);
      PositionMixture fix = predicted == null ? said : Association.reweighted(said, predicted);
      if (old != null) {
        courseFrom(old, fix, now);
      }
      at = fix;
      fixedAt = now;
    } else if (old == null && toward != null) {
      at = nearing(toward);
      fixedAt = now;
    }
    if (!Double.isNaN(m.course())) {
      course = m.course();
      courseSigma = Double.isNaN(m.courseSigma()) ? COURSE_FROM_FIXES : m.courseSigma();
    } else if (m.toward() != null && at != null) {
      aim(m.toward());
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

  private void courseFrom(PositionMixture old, PositionMixture fix, Instant now) {
    PositionMixture.Component a = old.main();
    PositionMixture.Component b = fix.main();
    double leg = Sphere.distance(a.centre(), b.centre());
    boolean long_ = leg > LEG + a.sigma() + b.sigma();
    if (long_ && now.isAfter(fixedAt)) {
      course = Sphere.bearing(a.centre(), b.centre());
      courseSigma = COURSE_FROM_FIXES;
    }
  }

  private void aim(PositionMixture destination) {
    PositionMixture here = at;
    if (here == null) {
      return;
    }
    double distance = Sphere.distance(here.main().centre(), destination.main().centre());
    if (distance > here.main().sigma()) {
      course = Sphere.bearing(here.main().centre(), destination.main().centre());
      double spread = StrictMath.toDegrees(StrictMath.atan2(destination.main().sigma(), distance));
      courseSigma = StrictMath.max(COURSE_FROM_DESTINATION, spread);
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
      published =
          new Threat(
              id, classes, model, count, placed() && live() ? predict(now) : at, toward, course, courseSigma,
              p.speedMin(), p.speedMax(), since, lastHeard, stage, new ArrayList<>(areas),
              new ArrayList<>(evidence), voices.independent(), ending);
    }
    return published;
  }
}

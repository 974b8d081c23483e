package org.tocsin.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;
import org.tocsin.server.engine.Player;
import org.tocsin.server.engine.Situation;
import org.tocsin.server.feed.FeedHealth;
import org.tocsin.server.outlet.AlertText;
import org.tocsin.server.outlet.AlertText.Language;

/** Core nouns to views. What is public is decided here: coarse positions, few evidences, no sensors. */
final class Rendering {
  /** Public positions are rounded to this many degrees, about two kilometres. */
  private static final double GRID = 0.02;

  private static final int EVIDENCES = 5;

  /** Without a new state for this long the picture is no longer of use. */
  static final Duration BLIND_AFTER = Duration.ofSeconds(60);

  private static final Duration LATE_AFTER = Duration.ofSeconds(10);

  private final ApiContext context;
  private final Areas areas;

  Rendering(ApiContext context) {
    this.context = context;
    this.areas = context.areas();
  }

  Views.AreasView areasView() {
    String level = areas.communities().stream().anyMatch(c -> c.area().level() == Level.HROMADA) ? "HROMADA" : "RAION";
    return new Views.AreasView(areas.edition(), areas.approximation(), areas.communities().size(), level);
  }

  Views.Status status(Situation s) {
    List<String> problems = problems(s);
    return new Views.Status(
        s.journal(),
        s.purpose(),
        s.picture().time(),
        s.picture().entry(),
        s.sequence(),
        age(s),
        areasView(),
        context.version(),
        context.player().map(p -> replay(p.progress())).orElse(null),
        health(s, problems),
        problems);
  }

  static Views.Replay replay(Player.Progress p) {
    return new Views.Replay(p.from(), p.to(), p.now(), p.speed(), p.paused(), p.finished());
  }

  private List<String> problems(Situation s) {
    List<String> out = new ArrayList<>(context.problems().get());
    for (FeedHealth f : context.feeds().get()) {
      if (f.problem() != null) {
        out.add("feed " + f.name() + ": " + f.problem());
      }
    }
    if (age(s) > LATE_AFTER.toSeconds()) {
      out.add("the picture is " + Math.round(age(s)) + " s old");
    }
    return out;
  }

  private Views.Health health(Situation s, List<String> problems) {
    boolean nobodyLooks = !s.alerts().isEmpty() && coverage(s).looking() == 0;
    if (nobodyLooks || age(s) > BLIND_AFTER.toSeconds()) {
      return Views.Health.BLIND;
    }
    return problems.isEmpty() ? Views.Health.OK : Views.Health.DEGRADED;
  }

  /** Seconds since the engine last published, to a tenth. A paused replay does not age. */
  double age(Situation s) {
    Optional<Player> player = context.player();
    if (player.isPresent() && (player.get().progress().paused() || player.get().progress().finished())) {
      return 0;
    }
    return Math.max(0, Math.round(Duration.between(s.publishedAt(), Instant.now()).toMillis() / 100.0) / 10.0);
  }

  Views.CoverageCount coverage(Situation s) {
    int known = 0;
    for (Alert a : s.alerts()) {
      known += a.state() == AlertState.UNKNOWN ? 0 : 1;
    }
    return new Views.CoverageCount(known, areas.communities().size() - known);
  }

  Views.CoverageAge coverage(Situation s, Community c) {
    Instant last = s.picture().coverage().findLastLooked(c.index()).orElse(null);
    Double age = last == null ? null : (double) Duration.between(last, s.picture().time()).toSeconds();
    return new Views.CoverageAge(last, age);
  }

  Views.AlertView alert(Alert a, Purpose purpose) {
    AlertText text = new AlertText(areas, purpose, context.settings().zone());
    Optional<Area> own = areas.findArea(a.community());
    Optional<Area> oblast = areas.findEnclosing(a.community(), Level.OBLAST);
    return new Views.AlertView(
        a.id(),
        a.revision(),
        a.sequence(),
        a.entry(),
        a.community(),
        own.map(Area::nameUk).orElse(a.community()),
        own.map(Area::nameEn).orElse(a.community()),
        oblast.map(Area::nameUk).orElse(""),
        oblast.map(Area::nameEn).orElse(""),
        a.state(),
        a.at(),
        a.since(),
        a.threatClass(),
        a.model(),
        a.earliest(),
        a.likely(),
        a.latest(),
        finite(a.probability(), 1000),
        text.headline(a, Language.UK),
        text.headline(a, Language.EN),
        new Views.ReasonView(
            a.reason().rule(), a.reason().text(), a.reason().threats(), evidence(a.reason().evidence())));
  }

  Views.PictureView picture(Situation s) {
    return new Views.PictureView(
        s.journal(),
        s.purpose(),
        s.picture().time(),
        s.picture().entry(),
        age(s),
        s.picture().threats().stream().map(Rendering::group).toList());
  }

  private static Views.Group group(Threat t) {
    return new Views.Group(
        t.id(),
        t.classes().main(),
        classes(t),
        t.model(),
        new Views.CountView(t.count().min(), t.count().max(), t.count().stated()),
        components(t.at()),
        components(t.toward()),
        finite(t.course(), 1),
        finite(t.courseSigma(), 1),
        rounded(t.speedMin(), 1),
        rounded(t.speedMax(), 1),
        t.since(),
        t.lastHeard(),
        t.stage(),
        t.areas(),
        rounded(t.independent(), 100),
        evidence(t.evidence()));
  }

  private static Map<String, Double> classes(Threat t) {
    Map<String, Double> out = new LinkedHashMap<>();
    for (ThreatClass c : ThreatClass.values()) {
      double p = rounded(t.classes().probability(c), 1000);
      if (p > 0) {
        out.put(c.name(), p);
      }
    }
    return out;
  }

  private static @Nullable List<Views.Component> components(@Nullable PositionMixture m) {
    return m == null
        ? null
        : m.components().stream()
            .map(
                c ->
                    new Views.Component(
                        coarse(c.centre().lat()),
                        coarse(c.centre().lon()),
                        rounded(c.sigma() / 1000, 10),
                        rounded(c.weight(), 1000)))
            .toList();
  }

  private static List<Views.EvidenceView> evidence(List<Evidence> all) {
    return all.subList(Math.max(0, all.size() - EVIDENCES), all.size()).stream()
        .map(e -> new Views.EvidenceView(e.entry(), e.time(), e.source(), e.trust(), e.messageId(), e.words()))
        .toList();
  }

  private static double coarse(double degrees) {
    return rounded(Math.rint(degrees / GRID) * GRID, 100);
  }

  private static @Nullable Double finite(double x, double scale) {
    return Double.isFinite(x) ? rounded(x, scale) : null;
  }

  private static double rounded(double x, double scale) {
    return Double.isFinite(x) ? Math.rint(x * scale) / scale : 0;
  }
}

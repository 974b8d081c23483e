package org.tocsin.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.track.Ballistics;
import org.tocsin.core.track.Picture;
import org.tocsin.core.track.Scan;
import org.tocsin.core.track.SensorModel;
import org.tocsin.core.track.Track;
import org.tocsin.core.track.Tracker;
import org.tocsin.core.track.TrackerSettings;
import org.tocsin.simulator.score.Score;
import org.tocsin.simulator.score.Truth;

/** One raid of our own making, told from the tracker's side. */
class TrackerStoriesTest {
  @TempDir static Path folder;

  private static ScenarioFolder raid;
  private static List<Scan> scans;
  private static List<Scan> early;

  @BeforeAll
  static void makeRaid() {
    ScenarioMaker.raid(folder.resolve("raid"), 3);
    raid = new ScenarioFolder(folder.resolve("raid"));
    scans = raid.scans(0);
    early = scans.stream().filter(s -> s.time() < 150).toList();
  }

  private static Tracker tracker() {
    return new Tracker(raid.settings(), raid.sensors());
  }

  private static String written(Picture... pictures) {
    StringWriter out = new StringWriter();
    try (BufferedWriter w = new BufferedWriter(out)) {
      ScenarioRun.write(List.of(pictures), w);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toString();
  }

  private static String pictureOf(List<Scan> order) {
    Tracker t = tracker();
    order.forEach(t::push);
    return written(t.picture(150));
  }

  @Test
  void A01_aRaidIsTrackedFromTheFirstSecondsToTheEnd() {
    Score s = score(raid);
    assertThat(s.gospaMean()).isLessThan(1100);
    assertThat(s.switches()).isLessThan(50);
    assertThat(s.idf1()).isGreaterThan(0.85);
    assertThat(s.latencyMedian()).isLessThanOrEqualTo(8);
    assertThat(s.anees()).isBetween(1.5, 3.0);
    assertThat(s.tracked().get("drone")).isGreaterThan(0.96);
  }

  private static Score score(ScenarioFolder f) {
    double step = f.scoring().path("eval_step").asDouble();
    var run = ScenarioRun.run(f.settings(), f.sensors(), f.scans(0), step, f.scoring().path("eval_end").asDouble());
    return Score.of(run.pictures(), f.truths(), 30, f.scoring().path("gospa_c").asDouble(), f.firstCovered());
  }

  @Test
  void A02_theSameScansGiveTheSameBytes() {
    String once = pictureOf(early);
    assertThat(once).isNotEmpty().isEqualTo(pictureOf(early));
  }

  @Test
  void A03_lateScansGiveThePictureOfScansInOrder() {
    List<Scan> shuffled = new ArrayList<>(early);
    for (int i = 0; i + 12 < shuffled.size(); i += 7) {
      shuffled.add(i + 12, shuffled.remove(i));
    }
    assertThat(shuffled).isNotEqualTo(early);
    assertThat(pictureOf(shuffled)).isEqualTo(pictureOf(early));
  }

  @Test
  void A04_aScanBeyondTheWindowIsLeftOutAndCounted() {
    Tracker t = tracker();
    early.forEach(t::push);
    String before = written(t.picture(150));
    t.push(new Scan("R1", 20, new double[] {50_000, 10, 1, Double.NaN}));
    assertThat(t.intake().tooLate()).isEqualTo(1);
    assertThat(written(t.picture(150))).isEqualTo(before);
  }

  @Test
  void A05_badInputIsCountedAndChangesNothing() {
    Tracker t = tracker();
    double nan = Double.NaN;
    for (Scan s : early) {
      t.push(s);
      t.push(s);
      t.push(new Scan("R9", s.time(), new double[] {1, 2, 3, 4}));
      t.push(new Scan("R1", nan, new double[0]));
    }
    long n = early.size();
    assertThat(written(t.picture(150))).isEqualTo(pictureOf(early));
    assertThat(t.intake().duplicates()).isEqualTo(n);
    assertThat(t.intake().unknownSensor()).isEqualTo(n);
    assertThat(t.intake().badTime()).isEqualTo(n);
    t.push(new Scan("R1", 150.5, new double[] {nan, 10, 1, nan, 5e4, Double.POSITIVE_INFINITY, 1, nan, -5, 10, 1, nan}));
    assertThat(t.intake().badRows()).isEqualTo(3);
  }

  @Test
  void A06_aClockThatJumpsIsNotBelieved() {
    Tracker t = tracker();
    early.forEach(t::push);
    String before = written(t.picture(150));
    t.push(new Scan("R1", 86_400, new double[0]));
    assertThat(t.intake().badTime()).isEqualTo(1);
    assertThat(written(t.picture(150))).isEqualTo(before);
  }

  @Test
  void A07_afterARealGapTheTrackerGoesOn() {
    Tracker t = tracker();
    early.forEach(t::push);
    for (int i = 0; i < 6; i++) {
      t.push(new Scan("R1", 5000 + 10 * i, new double[0]));
    }
    assertThat(t.intake().badTime()).isEqualTo(3);
    assertThat(t.picture(5060).tracks()).isEmpty();
  }

  @Test
  void A08_aFloodIsBoundedAndStartsNoTracks() {
    Tracker t = tracker();
    early.forEach(t::push);
    int before = t.picture(150).tracks().size();
    double[] flood = new double[400_000];
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 100_000; i++) {
      flood[4 * i] = 2000 + 150_000 * random.nextDouble();
      flood[4 * i + 1] = 360 * random.nextDouble();
      flood[4 * i + 2] = 6 * random.nextDouble();
      flood[4 * i + 3] = 600 * random.nextDouble() - 300;
    }
    t.push(new Scan("R2", 150.1, flood));
    t.push(new Scan("R2", 155.1, flood));
    assertThat(t.intake().overflow()).isEqualTo(190_000);
    assertThat(t.targets()).isLessThanOrEqualTo(raid.settings().maxTracks());
    assertThat(t.picture(155.2).tracks().size()).isLessThanOrEqualTo(before + 3);
  }

  @Test
  void A09_overloadSettingsFollowOneHypothesisAndStillTrack() {
    TrackerSettings cheap = raid.settings().withHypotheses(1, 4);
    var run = ScenarioRun.run(cheap, raid.sensors(), scans, 5, 590);
    Score s = Score.of(run.pictures(), raid.truths(), 30, 1000, raid.firstCovered());
    assertThat(s.gospaMean()).isLessThan(1400);
  }

  @Test
  void A10_anAirlinerThatReportsItselfIsMarkedCivilWithTheEvidence() {
    List<SensorModel> sensors = new ArrayList<>(raid.sensors());
    sensors.add(new SensorModel("ADSB", SensorModel.Kind.REPORT, raid.frame().origin(), 0, List.of(60.0, 60.0, 60.0), 5, 0.95,
        0, 1e6, 90, Map.of(), 0.001, 6, 300, 1e11, Double.POSITIVE_INFINITY, 1));
    Tracker t = new Tracker(raid.settings(), sensors);
    Map<Double, List<Truth>> truths = raid.truths();
    int next = 0;
    for (double now = 5; now <= 145; now += 5) {
      while (next < early.size() && early.get(next).time() <= now) {
        t.push(early.get(next++));
      }
      for (Truth x : truths.get(now)) {
        if (x.id().equals("A1")) {
          t.push(new Scan("ADSB", now, java.util.Arrays.copyOf(x.state(), 3), List.of("508035")));
        }
      }
    }
    List<Track> civil = t.picture(145).tracks().stream().filter(k -> k.civil() != null).toList();
    Truth airliner = truths.get(145.0).stream().filter(x -> x.id().equals("A1")).findFirst().orElseThrow();
    assertThat(civil).hasSize(1);
    assertThat(civil.getFirst().civil()).extracting(Track.CivilEvidence::address).isEqualTo("508035");
    assertThat(civil.getFirst().state()[0]).isCloseTo(airliner.state()[0], within(300.0));
    assertThat(civil.getFirst().classes().main()).isEqualTo(ThreatClass.CIVIL_AIRCRAFT);
    for (double now = 150; now <= 215; now += 5) {
      while (next < scans.size() && scans.get(next).time() <= now) {
        t.push(scans.get(next++));
      }
    }
    assertThat(t.picture(215).tracks()).as("evidence lapses when reports stop").allMatch(k -> k.civil() == null);
  }

  @Test
  void A11_whereABallisticMissileRoseAndWhereItComesDownIsToldWithHonestCovariances() {
    Map<Double, List<Truth>> truths = raid.truths();
    Tracker t = tracker();
    List<Double> launches = new ArrayList<>();
    List<Double> impacts = new ArrayList<>();
    List<Double> rose = new ArrayList<>();
    List<Double> fell = new ArrayList<>();
    int next = 0;
    for (double now = 5; now <= 590; now += 5) {
      while (next < scans.size() && scans.get(next).time() <= now) {
        t.push(scans.get(next++));
      }
      for (Track k : t.picture(now).tracks()) {
        Truth of = truths.getOrDefault(now, List.of()).stream().filter(x -> x.type().equals("ballistic"))
            .filter(x -> StrictMath.hypot(x.state()[0] - k.state()[0], x.state()[1] - k.state()[1]) < 3000).findFirst().orElse(null);
        if (of == null) {
          continue;
        }
        List<double[]> life = truths.values().stream().flatMap(List::stream).filter(x -> x.id().equals(of.id()))
            .map(Truth::state).toList();
        Ballistics.findLaunch(k, raid.frame(), 9000).ifPresent(g -> {
          launches.add(nees(g, life.getFirst()));
          if (k.powered() < 0.5) {
            rose.add(distance(g, life.getFirst()));
          }
        });
        Ballistics.findImpact(k, raid.frame(), 9000).ifPresent(g -> {
          impacts.add(nees(g, ground(life.getLast())));
          if (k.powered() < 0.5) {
            fell.add(distance(g, ground(life.getLast())));
          }
        });
      }
    }
    assertThat(launches).hasSizeGreaterThan(20);
    assertThat(impacts).hasSizeGreaterThan(20);
    // Both are wider than a missile of constant thrust and without manoeuvres needs; never narrower than their errors.
    assertThat(launches.stream().mapToDouble(x -> x).average().orElseThrow()).isBetween(0.1, 3.0);
    assertThat(impacts.stream().mapToDouble(x -> x).average().orElseThrow()).isBetween(0.02, 4.0);
    assertThat(median(rose)).isLessThan(3000);
    assertThat(median(fell)).isLessThan(2000);
  }

  private static double median(List<Double> list) {
    return list.stream().sorted().toList().get(list.size() / 2);
  }

  /** Where the last sample of a life, up to five seconds before the end, comes down. */
  private static double[] ground(double[] x) {
    double left = (x[2] + (x[0] * x[0] + x[1] * x[1]) / (2 * 6_371_000.0)) / StrictMath.max(1, -x[5]);
    return new double[] {x[0] + left * x[3], x[1] + left * x[4]};
  }

  private static double distance(Ballistics.Ground g, double[] truth) {
    double[] p = raid.frame().enu(g.point().lat(), g.point().lon(), 0);
    return StrictMath.hypot(p[0] - truth[0], p[1] - truth[1]);
  }

  /** Squared error by the covariance: 2 in the mean where that is honest. */
  private static double nees(Ballistics.Ground g, double[] truth) {
    double[] p = raid.frame().enu(g.point().lat(), g.point().lon(), 0);
    double e = p[0] - truth[0];
    double n = p[1] - truth[1];
    double det = g.eastVariance() * g.northVariance() - g.covariance() * g.covariance();
    return (e * e * g.northVariance() - 2 * e * n * g.covariance() + n * n * g.eastVariance()) / det;
  }

  @Test
  void A12_aFolderThatIsNoScenarioSaysWhy() throws IOException {
    Path bad = Files.createDirectories(folder.resolve("bad"));
    Files.writeString(bad.resolve("sensors.json"), "{\"frame\": {\"lat\": 1}}");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new ScenarioFolder(bad))
        .isInstanceOf(ScenarioException.class).hasMessageContaining("\"lon\" is missing");
    Files.copy(raid.folder().resolve("sensors.json"), bad.resolve("sensors.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(bad.resolve("detections.jsonl"), "{\"t\":1,\"s\":\"R1\",\"d\":[]}\n{\"t\":2,\n");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new ScenarioFolder(bad).scans(0)).hasMessageContaining("line 2");
  }

  @Test
  void A13_publishedScenariosReachTheirBars() {
    String shared = System.getProperty("tocsin.shared");
    Path root = shared == null ? Path.of("") : Path.of(shared).resolve("tracking");
    Assumptions.assumeTrue(shared != null && Files.isDirectory(root.resolve("S2")), "scenario S2 is not at hand: skipped");
    Score s2 = score(new ScenarioFolder(root.resolve("S2")));
    assertThat(s2.gospaMean()).isLessThan(850);
    assertThat(s2.switches()).isLessThanOrEqualTo(20);
    assertThat(s2.idf1()).isGreaterThan(0.92);
    Score s5 = score(new ScenarioFolder(root.resolve("S5")));
    assertThat(s5.gospaMean()).isLessThan(2050);
  }
}

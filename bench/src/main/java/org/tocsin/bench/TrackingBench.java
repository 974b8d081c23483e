package org.tocsin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tocsin.core.track.Kinematics;
import org.tocsin.core.track.Scan;
import org.tocsin.core.track.TrackerSettings;
import org.tocsin.simulator.scenario.ScenarioFolder;
import org.tocsin.simulator.scenario.ScenarioMaker;
import org.tocsin.simulator.scenario.ScenarioRun;
import org.tocsin.simulator.score.Score;

/**
 * Runs the tracker over scenario folders and prints their figures: {@code TrackingBench FOLDER [--passes N]
 * [--ablate] [S1 S2 … own]}. Throughput is that of the last of N passes (default 5), in detections per second of CPU time
 * of the tracking thread.
 */
public final class TrackingBench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private TrackingBench() {}

  public static void main(String[] args) {
    if (args.length == 0) {
      System.err.println("usage: TrackingBench FOLDER [--passes N] [--ablate] [SCENARIO ...]");
      System.exit(2);
    }
    Path root = Path.of(args[0]);
    List<String> names = new ArrayList<>();
    int passes = 5;
    boolean ablate = false;
    for (int i = 1; i < args.length; i++) {
      switch (args[i]) {
        case "--passes" -> passes = Integer.parseInt(args[++i]);
        case "--ablate" -> ablate = true;
        default -> names.add(args[i]);
      }
    }
    boolean own = names.isEmpty() || names.remove("own");
    if (names.isEmpty() && own && !List.of(args).contains("own")) {
      names.addAll(List.of("S1", "S2", "S3", "S4", "S5"));
    }
    OUT.println("scenario | settings | GOSPA mean | rms | missed | false | switches | IDF1 | latency | ANEES | rmse"
        + " | tracked | det/CPU s | p99 scan CPU | allocated B/det | in the second half");
    for (String name : names) {
      if (!Files.isDirectory(root.resolve(name))) {
        OUT.println(name + " | no such folder");
        continue;
      }
      ScenarioFolder scenario = new ScenarioFolder(root.resolve(name));
      rows(scenario, passes, ablate);
    }
    if (own) {
      ownSeeds(passes, ablate);
    }
  }

  /** Two more nights of our own making, so that nothing is tuned to one. */
  private static void ownSeeds(int passes, boolean ablate) {
    try {
      Path folder = Files.createTempDirectory("tocsin-scenarios");
      for (long seed = 1; seed <= 2; seed++) {
        ScenarioMaker.raid(folder.resolve("raid" + seed), seed);
        rows(new ScenarioFolder(folder.resolve("raid" + seed)), passes, ablate);
        ScenarioMaker.net(folder.resolve("net" + seed), seed);
        rows(new ScenarioFolder(folder.resolve("net" + seed)), passes, ablate);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void rows(ScenarioFolder scenario, int passes, boolean ablate) {
    Map<String, UnaryOperator<TrackerSettings>> variants = new LinkedHashMap<>();
    variants.put("as shipped", s -> s);
    if (ablate) {
      variants.putAll(ablations());
    }
    for (Map.Entry<String, UnaryOperator<TrackerSettings>> v : variants.entrySet()) {
      row(scenario, v.getKey(), v.getValue().apply(scenario.settings()), ablate ? 1 : passes);
    }
  }

  /** One ingredient taken away at a time. */
  private static Map<String, UnaryOperator<TrackerSettings>> ablations() {
    Map<String, UnaryOperator<TrackerSettings>> m = new LinkedHashMap<>();
    m.put("one global hypothesis", s -> s.withHypotheses(1, 60));
    m.put("five global hypotheses", s -> s.withHypotheses(5, 20));
    m.put("no turning modes", s -> s.withKinematics(s.kinematics().stream().map(TrackingBench::straight).toList()));
    m.put("one class of motion", s -> s.withKinematics(List.of(anything(s.kinematics().getFirst()))));
    m.put("no height alternatives", s -> s.withKinematics(s.kinematics().stream().map(TrackingBench::anyHeight).toList()));
    m.put("births not learnt", s -> s.withLearning(false, s.learnClutter()));
    m.put("no registration", s -> s.withRegistration(false));
    m.put("clutter not learnt", s -> s.withLearning(s.learnBirths(), false));
    return m;
  }

  private static Kinematics straight(Kinematics k) {
    return k.ballistic() ? k : new Kinematics(k.name(), k.classes(), k.reach(), k.share(), k.sigmaSpeed(), k.sigmaClimb(),
        k.height(), k.sigmaHeight(), StrictMath.max(k.noise(), k.turnNoise()), k.noiseUp(), 0, 0, 0, 1, 1, 0);
  }

  private static Kinematics anything(Kinematics k) {
    return new Kinematics("any", k.classes(), "civil", 1, 200, 100, 5000, 5000, 20, 5, 0, 0, 0, 1, 1, 0);
  }

  private static Kinematics anyHeight(Kinematics k) {
    return k.ballistic() ? k : new Kinematics(k.name(), k.classes(), k.reach(), k.share(), k.sigmaSpeed(), k.sigmaClimb(),
        5000, 5000, k.noise(), k.noiseUp(), k.turn(), k.turnRate(), k.turnNoise(), k.straightTime(), k.turnTime(), 0);
  }

  private static void row(ScenarioFolder scenario, String variant, TrackerSettings settings, int passes) {
    double step = scenario.scoring().path("eval_step").asDouble();
    double end = scenario.scoring().path("eval_end").asDouble();
    var truths = scenario.truths();
    var first = scenario.firstCovered();
    List<Score> scores = new ArrayList<>();
    double cpu = 0;
    long detections = 0;
    double p99 = 0;
    long allocated = 0;
    long late = 0;
    for (int r = 0; r < StrictMath.max(1, scenario.runs()); r++) {
      List<Scan> scans = scenario.scans(r);
      ScenarioRun.Result result = ScenarioRun.run(settings, scenario.sensors(), scans, step, end);
      for (int k = 1; k < passes && scenario.runs() == 0; k++) {
        result = ScenarioRun.run(settings, scenario.sensors(), scans, step, end);
      }
      cpu += result.cpuSeconds();
      detections += result.detections();
      allocated += result.allocated();
      late += result.allocatedLate();
      p99 = StrictMath.max(p99, result.scanQuantile(0.99));
      scores.add(Score.of(result.pictures(), truths, scenario.scoring().path("eval_start").asDouble(),
          scenario.scoring().path("gospa_c").asDouble(), first));
    }
    OUT.println(line(scenario.name(), variant, scores, detections / cpu, p99, allocated / (double) detections,
        2 * late / (double) detections));
  }

  private static String line(String name, String variant, List<Score> s, double rate, double p99,
      double bytes, double late) {
    StringBuilder tracked = new StringBuilder();
    s.getFirst().tracked().forEach((k, v) -> tracked.append(String.format(Locale.ROOT, "%s %.1f %% ", k, 100 * v)));
    return String.format(Locale.ROOT, "%s | %s | %.2f | %.2f | %.3f | %.3f | %.2f | %.3f | %.1f s | %.2f | %.1f m | %s| %.0f | %.2f ms | %.0f | %.0f",
        name, variant, mean(s, Score::gospaMean),
        StrictMath.sqrt(mean(s, x -> x.gospaRms() * x.gospaRms())), mean(s, Score::missed), mean(s, Score::falses),
        mean(s, x -> x.switches()), mean(s, Score::idf1), mean(s, Score::latencyMedian), mean(s, Score::anees),
        mean(s, Score::rmse), tracked, rate, p99 * 1000, bytes, late);
  }

  private static double mean(List<Score> s, java.util.function.ToDoubleFunction<Score> f) {
    return s.stream().mapToDouble(f).average().orElse(Double.NaN);
  }
}

package org.tocsin.server.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.track.Scan;
import org.tocsin.core.track.Tracker;
import org.tocsin.server.http.ScenarioServer;
import org.tocsin.server.http.ShownScenario;
import org.tocsin.simulator.scenario.ScenarioException;
import org.tocsin.simulator.scenario.ScenarioFolder;
import org.tocsin.simulator.scenario.ScenarioRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "track",
    mixinStandardHelpOptions = true,
    description = {
      "Run the tracker over a scenario folder (sensors.json, detections.jsonl or .gz) and write its tracks, one line",
      "for each confirmed track at each evaluation time, and run.json with time and memory used beside them;",
      "or show it on a page of this machine: plots, tracks and, where truth.jsonl is there, truth and error, over time."
    },
    footer = {
      "",
      "A scenario with several runs needs a pattern such as tracks.r%%02d.jsonl for --out.",
      "The tracker reads sensors.json and the detections only. A name that ends in .gz is compressed.",
      "",
      "Examples:",
      "  ./tocsin track scenarios/S2 --out tracks.jsonl",
      "  ./tocsin track scenarios/S1 --out tracks.r%%02d.jsonl",
      "  ./tocsin track scenarios/S4 --out tracks.jsonl.gz --warmup 0",
      "  ./tocsin track scenarios/S2 --show --port 8080"
    })
public final class TrackCommand implements Callable<Integer> {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int LEAST_WARMUP = 3;
  private static final int MOST_WARMUP = 12;
  private static final Pattern NUMBERED = Pattern.compile("%0?\\d*d");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Scenario folder.")
  private Path folder = Path.of(".");

  @Option(names = "--out", paramLabel = "FILE", description = "Where the tracks go.")
  private String out = "";

  @Option(
      names = "--show",
      description = "Replay the scenario on a page, until stopped with Ctrl-C; of several runs the first.")
  private boolean show;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port of the page of --show, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--run",
      paramLabel = "FILE",
      description = "Where time and memory used go (default: run.json beside the tracks).")
  private @Nullable Path runFile;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "Passes over the first run before the one that is measured and written, as a server that runs for long is warm"
          + " (default: 3, and more until the compiler is done, at most 12).")
  private @Nullable Integer warmup;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (out.isEmpty() && !show) {
      throw new UserError("give --out FILE for the tracks, --show for the page, or both");
    }
    HostOptions.requirePort(port);
    if (warmup != null && warmup < 0) {
      throw new UserError("--warmup must not be negative");
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      ScenarioFolder scenario = new ScenarioFolder(folder);
      boolean numbered = NUMBERED.matcher(out).find();
      if (scenario.runs() > 0 && !numbered && !out.isEmpty()) {
        throw new UserError(scenario.name() + " has " + scenario.runs() + " runs: --out needs a pattern such as tracks.r%02d.jsonl");
      }
      if (!out.isEmpty()) {
        track(scenario, err);
      }
      if (show) {
        show(scenario);
      }
      return 0;
    } catch (ScenarioException e) {
      throw new UserError(e.getMessage());
    }
  }

  /** Tracks the first run and shows it until the process is told to stop. */
  private void show(ScenarioFolder scenario) throws IOException, InterruptedException {
    List<Scan> scans = scenario.scans(0);
    ScenarioRun.Result result = run(scenario, scans);
    try (ScenarioServer server = ScenarioServer.start(LOOPBACK, port, new ShownScenario(scenario, 0, scans, result))) {
      PrintWriter text = spec.commandLine().getOut();
      text.printf(Locale.ROOT, "%n  http://%s:%d/%n%n", LOOPBACK, server.port());
      text.printf(Locale.ROOT, "%s%s: %d detections, %d pictures. Stop with Ctrl-C.%n", scenario.name(),
          scenario.runs() > 1 ? ", the first of " + scenario.runs() + " runs" : "", result.detections(),
          result.pictures().size());
      text.flush();
      Thread.currentThread().join();
    } catch (IOException e) {
      throw HostOptions.orTaken(e, port);
    }
  }

  private ScenarioRun.Result run(ScenarioFolder scenario, List<Scan> scans) {
    double step = scenario.scoring().path("eval_step").asDouble(5);
    double end = scenario.scoring().path("eval_end").asDouble(0);
    if (!(step > 0) || !(end > 0)) {
      throw new UserError(folder.resolve("sensors.json") + ": scoring needs eval_step and eval_end above 0");
    }
    return ScenarioRun.run(scenario.settings(), scenario.sensors(), scans, step, end);
  }

  /** Runs until threads other than the tracker's, the compiler's above all, take no more than a twentieth of its time. */
  private int warm(ScenarioFolder scenario, List<Scan> scans) {
    int most = warmup != null ? warmup : MOST_WARMUP;
    int passes = 0;
    boolean warm = false;
    while (passes < most && !warm) {
      ScenarioRun.Result r = run(scenario, scans);
      passes++;
      warm = warmup == null && passes >= LEAST_WARMUP && r.processCpuSeconds() < 1.05 * r.cpuSeconds();
    }
    return passes;
  }

  private void track(ScenarioFolder scenario, PrintWriter err) throws IOException {
    int runs = StrictMath.max(1, scenario.runs());
    double cpu = 0;
    double wall = 0;
    long detections = 0;
    long lines = 0;
    int passes = 0;
    List<Tracker.Offsets> offsets = List.of();
    for (int r = 0; r < runs; r++) {
      List<Scan> scans = scenario.scans(r);
      passes += r == 0 ? warm(scenario, scans) : 0;
      ScenarioRun.Result result = run(scenario, scans);
      cpu += result.processCpuSeconds();
      wall += result.wallSeconds();
      detections += result.detections();
      offsets = result.offsets();
      lines += result.pictures().stream().mapToLong(p -> p.tracks().size()).sum();
      Path file = Path.of(NUMBERED.matcher(out).find() ? String.format(Locale.ROOT, out, r) : out);
      try (BufferedWriter w = open(file)) {
        ScenarioRun.write(result.pictures(), w);
      }
      if (runs > 1) {
        err.printf(Locale.ROOT, "run %d of %d%n", r + 1, runs);
        err.flush();
      }
    }
    Path file = runFile != null ? runFile : Path.of(out).toAbsolutePath().resolveSibling("run.json");
    ObjectNode n = new ObjectMapper().createObjectNode();
    n.put("name", "Tocsin " + scenario.name());
    n.put("cpu_s", cpu);
    n.put("wall_s", wall);
    n.put("peak_rss_mb", peakMegabytes());
    n.put("detections", detections);
    n.put("warmup_passes", passes);
    for (Tracker.Offsets o : offsets) {
      n.withArray("radars").addObject().put("sensor", o.sensor()).put("range_m", o.range()).put("range_sigma_m", o.rangeSigma())
          .put("azimuth_deg", o.azimuth()).put("azimuth_sigma_deg", o.azimuthSigma()).put("clock_s", o.clock())
          .put("clock_sigma_s", o.clockSigma()).put("plots", o.plots()).put("corrected", o.corrected());
    }
    Files.writeString(file, n.toPrettyString() + "\n");
    err.printf(Locale.ROOT, "%s: %d detections, %d track lines, %.2f s CPU, %.2f s%n", scenario.name(), detections,
        lines, cpu, wall);
    err.flush();
  }

  private static BufferedWriter open(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new UserError(parent + " is not a folder");
    }
    return file.toString().endsWith(".gz")
        ? new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))
        : Files.newBufferedWriter(file);
  }

  /** Largest resident set as the kernel counts it; the heap's committed size where it does not say. */
  private static double peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.isReadable(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
    }
    return Runtime.getRuntime().totalMemory() / 1048576.0;
  }
}

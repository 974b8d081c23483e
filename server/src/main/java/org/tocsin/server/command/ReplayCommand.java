package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.AreaStore;
import org.tocsin.server.Configuration;
import org.tocsin.server.HostedReplay;
import org.tocsin.server.Rules;
import org.tocsin.server.engine.Setup;
import org.tocsin.server.feed.Recording;
import org.tocsin.server.feed.RecordingReader;
import org.tocsin.server.journal.SyncPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Play recorded messages, with the page or at full speed.",
      "Posts, spotters' reports and exported journals (JSON Lines), siren histories (CSV), plain or gzip. Several files",
      "are merged by time."
    },
    footer = {
      "",
      "With --headless it runs at full speed and leaves alerts.jsonl, CAP messages and a summary in the --out folder.",
      "Killed and started again with the same files it goes on where its journal ends.",
      "",
      "Examples:",
      "  ./tocsin replay night.jsonl sirens.csv.gz --speed 60",
      "  ./tocsin replay night.jsonl --headless --out ./night",
      "  ./tocsin replay night.jsonl --config tocsin.yaml --headless --out ./night-by-our-policy",
      "  ./tocsin replay posts.jsonl --from 2026-02-22T00:00:00Z --to 2026-02-22T06:00:00Z --headless --out ./night"
    })
public final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recorded files.")
  private List<Path> files = List.of();

  @Option(names = "--headless", description = "No page: play at full speed, write the results and end.")
  private boolean headless;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results of --headless.")
  private @Nullable Path out;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Times real time, 0.1 to 10000 (default: ${DEFAULT-VALUE}).")
  private double speed = 1;

  @Mixin private HostOptions host = new HostOptions();

  @Option(names = "--from", paramLabel = "TIME", description = "Leave out what was received before, 2026-02-22T00:00:00Z.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Leave out what was received at or after this time.")
  private @Nullable String to;

  @Option(
      names = "--sync",
      paramLabel = "POLICY",
      defaultValue = "BATCH",
      description = "When the journal is forced to disk: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SyncPolicy sync = SyncPolicy.BATCH;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Decide by the policy, channels and spotters of this configuration of serve, not by the standard ones.")
  private @Nullable Path config;

  @Option(
      names = "--snapshot-every",
      paramLabel = "N",
      defaultValue = "" + Setup.SNAPSHOT_EVERY,
      description = "Entries between two snapshots, from which a killed replay goes on (default: ${DEFAULT-VALUE}).")
  private int snapshotEvery = Setup.SNAPSHOT_EVERY;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    RecordingReader reader = new RecordingReader();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new UserError("there is no file " + file);
      }
      reader.add(file);
    }
    if (snapshotEvery < 1) {
      throw new UserError("--snapshot-every must be 1 or more, not " + snapshotEvery);
    }
    Instant after = time("--from", from, Instant.MIN);
    Instant before = time("--to", to, Instant.MAX);
    Recording recording = reader.recording().between(after, before);
    report(recording, err);
    if (recording.messages().isEmpty()) {
      throw new UserError("nothing to play: no message with an exact time in these files and times");
    }
    Areas areas = new AreaStore(host.data).load();
    Rules rules = Rules.STANDARD;
    if (config != null) {
      Configuration c = Configuration.read(config);
      rules = new Rules(c.policy(), c.channels(), c.homes(), c.spotters());
    }
    if (!headless) {
      HostOptions.requireSpeed(speed);
      var plan = new HostedReplay.Plan("replay", recording, rules, areas, host.data, host.host, host.port, speed);
      return host.play(plan, spec.commandLine().getOut(), "Live numbers:  curl %1$s/v1/status");
    }
    if (out == null) {
      throw new UserError("--headless needs --out DIR for the results");
    }
    String id = reader.digest();
    return new HeadlessReplay(recording, id + window(), rules, areas, out, sync, snapshotEvery).run(err, spec.commandLine().getOut());
  }

  private String window() {
    return from == null && to == null ? "" : " " + from + " " + to;
  }

  private static void report(Recording recording, PrintWriter err) {
    for (Recording.FileReport f : recording.files()) {
      err.println(f.file() + ": " + f.messages() + " messages, " + f.skipped() + " of " + f.lines() + " lines skipped");
      f.examples().forEach(e -> err.println("  " + e));
    }
  }

  private static Instant time(String option, @Nullable String value, Instant otherwise) {
    if (value == null) {
      return otherwise;
    }
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new UserError(option + " must be a time such as 2026-02-22T00:00:00Z, not '" + value + "'");
    }
  }
}

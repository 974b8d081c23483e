package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.AreaStore;
import org.tocsin.simulator.study.RaidScore;
import org.tocsin.simulator.study.StudyReport;
import org.tocsin.simulator.study.StudyTable;
import org.tocsin.simulator.study.WarningStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tocsin study}: how good the warnings are, on raids that never happened and beside the sirens of a real night. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    description = "Measure the warnings on simulated raids, or beside the sirens of a recorded night.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  tocsin study warnings --raids 200 --seed 1 --out study")
public final class StudyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }

  @Command(
      name = "warnings",
      mixinStandardHelpOptions = true,
      description = {
        "Person-hours warned against people missed, beside the rules in use: alarm for the oblast, for the raion, for every"
            + " raion within a radius, on the same raids and the same observations.",
        "Uses the areas of the data folder: import hromadas first for the figures that count."
      })
  int warnings(
      @Option(names = "--raids", paramLabel = "N", defaultValue = "50", description = "How many (default: ${DEFAULT-VALUE}).")
          int raids,
      @Option(
              names = "--seed",
              paramLabel = "S",
              defaultValue = "1",
              description = "Seed of the first raid (default: ${DEFAULT-VALUE}).")
          long seed,
      @Option(
              names = "--observers",
              paramLabel = "WHO",
              defaultValue = "WORDS",
              description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
          WarningStudy.Observers observers,
      @Option(names = "--out", paramLabel = "DIR", description = "Keep scores and report here; go on where it was broken off.")
          @Nullable Path out,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              defaultValue = "data",
              description = "Data folder (default: ${DEFAULT-VALUE}).")
          Path data)
      throws IOException, InterruptedException {
    Areas areas = new AreaStore(data).load();
    PrintWriter text = spec.commandLine().getOut();
    text.printf(Locale.ROOT, "areas %s: %d communities%n", areas.edition(), areas.communities().size());
    WarningStudy study = new WarningStudy(areas, observers, out);
    List<RaidScore> scores;
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setInitialMax(raids)
            .setTaskName("raids")
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .build()) {
      scores = study.run(raids, seed, _ -> bar.step());
    }
    if (out != null) {
      String title =
          "Warnings on %d simulated raids from seed %d, %s, areas %s"
              .formatted(raids, seed, observers.name().toLowerCase(Locale.ROOT).replace('_', ' '), areas.edition());
      StudyReport.write(out, title, scores, study.maps(scores));
      text.printf(Locale.ROOT, "report: %s%n", out.resolve("report.html"));
    }
    StudyTable.lines(RaidScore.total(scores)).forEach(text::println);
    text.flush();
    return 0;
  }

  @Command(
      name = "night",
      mixinStandardHelpOptions = true,
      description = {
        "The alerts of a replayed night beside the state's sirens: by oblast, who was first, and the person-hours of both.",
        "Replay the night with \"replay FILES --headless --out DIR\" first; DIR/alerts.jsonl is what is read here."
      })
  int night(
      @Option(names = "--alerts", paramLabel = "FILE", required = true, description = "Alert revisions, a JSON object a line.")
          Path alerts,
      @Option(
              names = "--sirens",
              paramLabel = "FILE",
              required = true,
              description = "CSV with region, started_at, finished_at in UTC; may be gzip.")
          Path sirens,
      @Option(names = "--from", paramLabel = "TIME", required = true, description = "Start of the night, ISO 8601, UTC.")
          Instant from,
      @Option(names = "--to", paramLabel = "TIME", required = true, description = "Its end.") Instant to,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              defaultValue = "data",
              description = "Data folder (default: ${DEFAULT-VALUE}).")
          Path data)
      throws IOException {
    SirenComparison c = new SirenComparison(new AreaStore(data).load(), from, to);
    c.sirens(sirens);
    c.alerts(alerts);
    PrintWriter text = spec.commandLine().getOut();
    c.lines().forEach(text::println);
    text.flush();
    return 0;
  }
}

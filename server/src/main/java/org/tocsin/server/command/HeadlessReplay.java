package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.Areas;
import org.tocsin.server.Assembly;
import org.tocsin.server.Rules;
import org.tocsin.server.engine.Engine;
import org.tocsin.server.engine.Parts;
import org.tocsin.server.engine.Player;
import org.tocsin.server.engine.Problems;
import org.tocsin.server.engine.ReplayPlayer;
import org.tocsin.server.engine.Setup;
import org.tocsin.server.engine.Station;
import org.tocsin.server.feed.Recording;
import org.tocsin.server.journal.JournalReader;
import org.tocsin.server.journal.SyncPolicy;
import org.tocsin.server.http.HttpSettings;
import org.tocsin.server.outlet.AlertsFile;
import org.tocsin.server.outlet.CapOutlet;
import org.tocsin.server.outlet.Outlet;
import org.tocsin.server.outlet.Summary;
import org.tocsin.server.outlet.SummaryTable;

/** A replay at full speed into a folder of results. Everything it writes is a function of its input. */
final class HeadlessReplay {
  private static final Purpose PURPOSE = Purpose.EXERCISE;
  private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

  private final Recording recording;
  private final Areas areas;
  private final Rules rules;
  private final Path out;
  private final SyncPolicy sync;
  private final int snapshotEvery;
  private final String journal;

  /** @param content names the recording */
  HeadlessReplay(Recording recording, String content, Rules rules, Areas areas, Path out, SyncPolicy sync, int snapshotEvery) {
    this.recording = recording;
    this.areas = areas;
    this.rules = rules;
    this.out = out;
    this.sync = sync;
    this.snapshotEvery = snapshotEvery;
    String all = content + '\n' + areas.edition() + '\n' + rules;
    this.journal = "replay-" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
  }

  int run(PrintWriter err, PrintWriter result) throws IOException {
    Path folder = out.resolve("journal");
    var existing = JournalReader.findIdentity(folder);
    if (existing.isPresent() && !existing.get().journal().equals(journal)) {
      throw new UserError(
          out + " holds the results of another replay (other files, times, areas or policy); choose an empty folder");
    }
    Problems problems = new Problems();
    SummaryTable summary = new SummaryTable(areas);
    List<Outlet> outlets =
        List.of(
            new AlertsFile(out.resolve("alerts.jsonl"), areas),
            new CapOutlet(out.resolve("cap"), areas, CapOutlet.EXERCISE, HttpSettings.standard().zone()),
            summary);
    Parts parts = new Parts(areas, rules.policy(), Assembly.decoders(areas, rules.channels(), rules.homes(), rules.spotters()), outlets, problems);
    Instant start = recording.messages().getFirst().receivedAt();
    long began = System.nanoTime();
    Station station = new Station(areas, rules.policy(), PURPOSE);
    long first;
    ReplayPlayer player =
        new ReplayPlayer(
            recording,
            ReplayPlayer.FULL_SPEED,
            problems,
            station,
            _ -> Engine.open(parts, new Setup(folder, journal, PURPOSE, sync, start, null, true, snapshotEvery)));
    try {
      player.open();
      first = station.situation().picture().entry();
      if (existing.isPresent()) {
        err.printf(
            Locale.ROOT,
            "going on after entry %d, restored in %.1f s from the snapshot after entry %d%n",
            first,
            seconds(began),
            station.startedFrom());
      }
      began = System.nanoTime();
      player.start();
      await(player, err);
    } finally {
      player.close();
    }
    long last = station.situation().picture().entry();
    double took = seconds(began);
    for (Outlet o : outlets) {
      o.close();
    }
    Summary table = summary.summary(start, recording.messages().getLast().receivedAt());
    Files.writeString(out.resolve("summary.txt"), table.text());
    Files.writeString(out.resolve("summary.csv"), table.csv());
    result.print(table.text());
    result.flush();
    err.printf(
        Locale.ROOT,
        "%d entries in %.1f s, %.0f entries a second; %d alert revisions in %s%n",
        last - first,
        took,
        (last - first) / took,
        station.situation().sequence(),
        out.resolve("alerts.jsonl"));
    problems.list().forEach(p -> err.println("problem: " + p));
    return problems.list().isEmpty() ? 0 : 1;
  }

  private static void await(ReplayPlayer player, PrintWriter err) throws IOException {
    while (true) {
      try {
        player.end().get(REPORT_EVERY.toSeconds(), TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        Player.Progress p = player.progress();
        double part =
            (double) Duration.between(p.from(), p.now()).toSeconds() / Math.max(1, Duration.between(p.from(), p.to()).toSeconds());
        err.printf(Locale.ROOT, "%3.0f %%  %s%n", 100 * part, p.now());
      } catch (ExecutionException e) {
        throw new IOException(String.valueOf(e.getCause().getMessage()), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted");
      }
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}

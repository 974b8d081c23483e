package org.tocsin.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.tocsin.core.journal.Entry;
import org.tocsin.server.journal.Damage;
import org.tocsin.server.journal.JournalReader;

/**
 * Kills a replay at random moments with SIGKILL, starts it again, and compares with a run that nobody disturbed: no
 * recorded entry lost, no alert lost, none twice, every file of results equal byte for byte.
 *
 * <p>Program: {@code KillTest KILLS FOLDER RECORDING...}. The ordinary suite runs it with a few kills.
 */
public final class KillTest {
  private final Path folder;
  private final List<String> recording;
  private final Random random = new Random(20241113);

  public KillTest(Path folder, List<String> recording) {
    this.folder = folder;
    this.recording = List.copyOf(recording);
  }

  public static void main(String[] args) throws Exception {
    if (args.length < 3) {
      System.err.println("usage: KillTest KILLS FOLDER RECORDING...");
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(args[1]));
    KillTest test = new KillTest(folder, List.of(args).subList(2, args.length));
    System.out.println(test.run(Integer.parseInt(args[0])));
  }

  /**
   * What happened.
   *
   * @param kills processes killed after they had begun to record
   * @param moments different lengths of the journal found after a kill
   * @param snapshots restarts that took up a snapshot
   * @param runs complete replays these were spread over
   * @param entries in each journal
   */
  public record Outcome(int kills, int moments, long snapshots, int runs, long entries, long alerts) {}

  /** @throws AssertionError in words when something was lost, told twice or different */
  public Outcome run(int kills) throws IOException, InterruptedException {
    Path calm = folder.resolve("undisturbed");
    int code = start(calm).waitFor();
    check(code == 0, "the undisturbed replay ended with exit code " + code);
    long whole = bytes(calm);

    int killed = 0;
    int runs = 0;
    TreeSet<Long> lengths = new TreeSet<>();
    while (killed < kills) {
      Path out = folder.resolve("killed-" + runs);
      long kept = 0;
      boolean done = false;
      while (!done) {
        // By what is on disk and not by the clock: a slow start must not draw all the kills to itself.
        long aim = killed < kills ? bytes(out) + 1 + random.nextLong(whole / 8) : Long.MAX_VALUE;
        Process process = start(out);
        while (process.isAlive() && bytes(out) < aim) {
          process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        if (!process.isAlive()) {
          check(process.exitValue() == 0, "a restarted replay ended with exit code " + process.exitValue());
          done = true;
        } else {
          // The journal grows by batches; what happens between two of them is to be hit as well.
          process.waitFor(random.nextInt(200), TimeUnit.MILLISECONDS);
          process.destroyForcibly().waitFor();
          killed++;
          long now = lastEntry(out);
          lengths.add(now);
          check(now >= kept, "entries were lost: " + now + " are left of " + kept);
          kept = now;
        }
      }
      compare(calm, out);
      runs++;
    }
    return new Outcome(killed, lengths.size(), restarts(), runs, lastEntry(calm), lines(calm));
  }

  private Process start(Path out) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "replay"));
    command.addAll(recording);
    command.addAll(List.of("--headless", "--out", out.toString(), "--data", folder.resolve("data").toString(), "--snapshot-every", "100"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()))
        .start();
  }

  /** Size of the journal. */
  private static long bytes(Path out) throws IOException {
    Path journal = out.resolve("journal");
    if (!Files.isDirectory(journal)) {
      return 0;
    }
    long sum = 0;
    try (var files = Files.list(journal)) {
      for (Path f : files.filter(p -> p.toString().endsWith(".journal")).toList()) {
        sum += Files.size(f);
      }
    }
    return sum;
  }

  /** Number of the last entry that a reader can trust after the kill. */
  private static long lastEntry(Path out) throws IOException {
    long[] last = {0};
    try {
      JournalReader.read(out.resolve("journal"), (Entry e) -> last[0] = e.number());
    } catch (Damage unfinishedTail) {
      check(String.valueOf(unfinishedTail.getMessage()).contains("cut short"), "damage: " + unfinishedTail.getMessage());
    }
    return last[0];
  }

  private static long lines(Path out) throws IOException {
    try (var lines = Files.lines(out.resolve("alerts.jsonl"))) {
      return lines.count();
    }
  }

  private long restarts() throws IOException {
    try (var lines = Files.lines(folder.resolve("log.txt"))) {
      return lines.filter(l -> l.contains("from the snapshot") && !l.endsWith("after entry 0")).count();
    }
  }

  private static void compare(Path calm, Path killed) throws IOException {
    for (String name : List.of("alerts.jsonl", "summary.txt", "summary.csv")) {
      long at = Files.mismatch(calm.resolve(name), killed.resolve(name));
      check(at < 0, killed.resolve(name) + " differs from the undisturbed one at byte " + at);
    }
    StringWriter said = new StringWriter();
    int code =
        Main.run(new PrintWriter(said), new PrintWriter(said), "journal", "verify", killed.resolve("journal").toString());
    check(code == 0, "the journal is damaged: " + said);
    try (var calmFiles = Files.list(calm.resolve("journal"))) {
      for (Path f : calmFiles.filter(p -> p.toString().endsWith(".journal")).toList()) {
        long at = Files.mismatch(f, killed.resolve("journal").resolve(f.getFileName()));
        check(at < 0, String.format(Locale.ROOT, "%s differs from the undisturbed one at byte %d", f.getFileName(), at));
      }
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}

package org.tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.simulator.demo.DemoNight;

/** FEATURE UNDER TEST: a recorded night becomes alerts, the same ones whatever happens. */
class ReplayTest {
  @TempDir Path folder;

  /** An hour and a half of the demonstration night as files. */
  private List<String> night() throws IOException {
    List<String> files = new ArrayList<>();
    for (DemoNight.Part part : List.of(DemoNight.Part.POSTS, DemoNight.Part.SIRENS, DemoNight.Part.SPOTTERS)) {
      Path file = folder.resolve(part.fileName());
      try (InputStream in = DemoNight.open(part)) {
        Files.copy(in, file);
      }
      files.add(file.toString());
    }
    files.addAll(List.of("--to", "2024-11-13T02:30:00Z"));
    return files;
  }

  private static String replay(List<String> night, Path out) {
    List<String> args = new ArrayList<>(List.of("replay"));
    args.addAll(night);
    args.addAll(List.of("--headless", "--out", out.toString(), "--data", out.resolveSibling("data").toString()));
    StringWriter said = new StringWriter();
    PrintWriter to = new PrintWriter(said);
    assertThat(Main.run(to, to, args.toArray(String[]::new))).as("%s", said).isZero();
    return said.toString();
  }

  @Test
  void A01_theNightIsWarnedOfAndEveryAlarmNamesItsEvidence() throws IOException {
    Path out = folder.resolve("out");
    String said = replay(night(), out);
    assertThat(said).contains("person-hours").contains("entries a second");
    List<String> alerts = Files.readAllLines(out.resolve("alerts.jsonl"));
    assertThat(alerts).anyMatch(l -> l.contains("\"state\":\"ALARM\""));
    assertThat(alerts)
        .filteredOn(l -> l.contains("\"state\":\"ALARM\""))
        .noneMatch(l -> l.contains("\"evidence\":[]"));
    assertThat(Files.readString(out.resolve("summary.csv"))).contains("Kyiv");
  }

  @Test
  void A02_twiceInARowGivesTheSameBytesAndASecondRunInTheSameFolderAddsNothing() throws IOException {
    List<String> night = night();
    replay(night, folder.resolve("one"));
    replay(night, folder.resolve("two"));
    assertSame("one", "two");
    assertThat(replay(night, folder.resolve("two"))).contains("going on after entry");
    assertSame("one", "two");
  }

  @Test
  void A05_aConfigurationChangesWhatTheNightIsJudgedBy() throws IOException {
    Path strict = Files.writeString(folder.resolve("strict.yaml"), "{purpose: EXERCISE, policy: {classes: {STRIKE_UAV: {corroboration: 50}}}}");
    List<String> night = new ArrayList<>(night());
    replay(night, folder.resolve("standard"));
    night.addAll(List.of("--config", strict.toString()));
    replay(night, folder.resolve("strict"));
    assertThat(alarms("strict")).isLessThan(alarms("standard"));
  }

  private long alarms(String run) throws IOException {
    try (var lines = Files.lines(folder.resolve(run).resolve("alerts.jsonl"))) {
      return lines.filter(l -> l.contains("\"state\":\"ALARM\"")).count();
    }
  }

  @Test
  void A03_killedAtAnyMomentItGoesOnWithoutLossOrRepetition() throws Exception {
    KillTest.Outcome outcome = new KillTest(Files.createDirectories(folder.resolve("kill")), night()).run(5);
    assertThat(outcome.kills()).isEqualTo(5);
    assertThat(outcome.snapshots()).isPositive();
    assertThat(outcome.alerts()).isPositive();
  }

  @Test
  void A04_anotherHashSeedAndOneCoreGiveTheSameBytes() throws Exception {
    List<String> night = night();
    replay(night, folder.resolve("one"));
    Path out = folder.resolve("other");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Other identity hashes, other salts of immutable sets and maps, one core.
    command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2", "-XX:ActiveProcessorCount=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "replay"));
    command.addAll(night);
    command.addAll(List.of("--headless", "--out", out.toString(), "--data", folder.resolve("data").toString()));
    Process other =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    assertThat(other.waitFor()).isZero();
    assertSame("one", "other");
  }

  private void assertSame(String one, String two) throws IOException {
    for (String name : List.of("alerts.jsonl", "summary.txt", "summary.csv", "journal/2024-11-13.journal")) {
      assertThat(Files.mismatch(folder.resolve(one).resolve(name), folder.resolve(two).resolve(name)))
          .as(name)
          .isEqualTo(-1);
    }
  }
}

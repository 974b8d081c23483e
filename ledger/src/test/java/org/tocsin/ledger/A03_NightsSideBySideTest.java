package org.tocsin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.core.observation.AttackSummary;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.publish.Comparison;
import org.tocsin.ledger.publish.NightText;
import org.tocsin.ledger.publish.Publication;
import org.tocsin.ledger.source.Intake;
import org.tocsin.ledger.source.JournalSummaries;
import org.tocsin.ledger.source.TableFile;

/** FEATURE UNDER TEST: one night from all sides: reports, the table, the sirens, and what the journal of that night holds. */
class A03_NightsSideBySideTest {
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
  @TempDir Path folder;

  private static AttackSummary summary(int launched, int destroyed) {
    return new AttackSummary(new Source("posts", "air force", Trust.OFFICIAL), Instant.parse("2026-03-02T06:10:00Z"),
        List.of(new AttackSummary.Figure(AttackSummary.Fact.LAUNCHED, "uav", launched), new AttackSummary.Figure(AttackSummary.Fact.DESTROYED, "uav", destroyed), new AttackSummary.Figure(AttackSummary.Fact.LOST, "uav", 20)),
        "01.03 20:00", "02.03 07:00", "airforce/17");
  }

  @Test
  void A01_aSummaryOfTheJournalJoinsTheReportOfThatNight() throws IOException {
    Path report = Files.writeString(folder.resolve("r.txt"), "Russia launched 94 drones at Ukraine overnight, of which 60 were shot down, the air force said. A woman was killed in Sumy.");
    try (Ledger l = Stores.sqlite(folder)) {
      Path alerts = Files.writeString(folder.resolve("alerts.jsonl"), """
          {"community":"CODE","name_en":"Sumy Oblast","state":"ALARM","at":"2026-03-01T22:00:00Z"}
          {"community":"CODE","name_en":"Sumy Oblast","state":"CLEAR","at":"2026-03-02T01:30:00Z"}
          """.replace("CODE", l.places().find("Sumy Oblast").orElseThrow().code()));
      Intake intake = new Intake(l, Stores.AREAS, Map.of("r", new Intake.Meta(LocalDate.parse("2026-03-02"), "Wire")));
      intake.take(report, NOW);
      l.file(JournalSummaries.of(summary(94, 62)).orElseThrow(), NOW);
      assertThat(l.file(JournalSummaries.of(summary(94, 62)).orElseThrow(), NOW)).as("told once").isEqualTo(Ledger.Receipt.DUPLICATE);
      assertThat(TableFile.importInto(l, alerts, NOW).rows()).isEqualTo(1);
      Publication p = l.publication(NOW.plusSeconds(1_000_000));
      Attack wave = p.list(Selection.ALL).attacks().stream().filter(a -> a.role().equals("wave")).findFirst().orElseThrow();
      Publication.AttackFile file = p.find(wave.id()).orElseThrow();
      assertThat(file.accounts()).as("report and summary are one attack").hasSize(2);
      assertThat(Comparison.of(file)).anySatisfy(c -> {
        assertThat(c.fact()).isEqualTo(Fact.INTERCEPTED);
        assertThat(c.verdict()).isEqualTo(Comparison.Verdict.DISAGREE);
      }).anySatisfy(c -> {
        assertThat(c.fact()).isEqualTo(Fact.LAUNCHED);
        assertThat(c.verdict()).isEqualTo(Comparison.Verdict.AGREE);
      });
      String sumy = l.places().find("Sumy").orElseThrow().code();
      assertThat(String.join("\n", new NightText(p).day(LocalDate.parse("2026-03-02"), sumy, 100))).contains("sources disagree on intercepted").contains("sirens on that day");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-03-22", "2024-03-28", "2024-09-01", "2024-11-13"})
  void A02_theNightsOfTheFirstReportsShowReportTableAndSirens(LocalDate day) throws IOException {
    Path shared = Path.of(System.getProperty("tocsin.shared", "none"));
    Path raids = shared.resolve("attacks").resolve("missile_attacks_daily.csv.gz");
    Assumptions.assumeTrue(Files.exists(raids), "skipped: the table of raids is not at " + raids);
    Path sirens = shared.resolve("attacks").resolve("sirens_official_oblast_merged_2022-03_2026-06.csv.gz");
    try (Ledger l = Stores.sqlite(folder)) {
      TableFile.importInto(l, of(raids, day, "raids.csv"), NOW);
      TableFile.importInto(l, of(sirens, day, "sirens.csv"), NOW);
      try (var texts = Files.list(shared.resolve("reports").resolve("texts"))) {
        for (Path seed : texts.filter(t -> t.getFileName().toString().startsWith("seed-")).sorted().toList()) {
          String name = seed.getFileName().toString().replace(".txt", "");
          new Intake(l, Stores.AREAS, Map.of(name, new Intake.Meta(day, null))).take(seed, NOW);
        }
      }
      String night = String.join("\n", new NightText(l.publication(NOW.plusSeconds(1_000_000))).day(day, null, 200));
      assertThat(night).contains("sirens, ").containsPattern("\\[[A-Z]\\] table").containsPattern("\\[[A-Z]\\] report").containsPattern("agree|in reports only|leaves them out");
    }
  }

  /** The header and the rows of three days. */
  private Path of(Path table, LocalDate day, String name) throws IOException {
    List<String> kept = new ArrayList<>();
    try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        boolean near = kept.isEmpty() || line.contains(day.toString()) || line.contains(day.minusDays(1).toString());
        if (near) {
          kept.add(line);
        }
      }
    }
    return Files.write(folder.resolve(name), kept);
  }
}

package org.tocsin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.statistics.Share;
import org.tocsin.ledger.statistics.Statistics;

/** FEATURE UNDER TEST: sums that add a whole or its parts, never both, and shares that say how sure they are. */
class StatisticsTest {
  private static final Instant NOW = Instant.parse("2026-03-03T06:00:00Z");
  @TempDir Path folder;

  @Test
  void A01_aDailySumAndItsStrikesAreNotAddedUp() throws IOException {
    try (Ledger l = Stores.sqlite(folder)) {
      l.file(Told.report("One", "2026-03-02", Told.strike("a1", "2026-03-02", "2026-03-02", "Sumy", Told.said(Fact.INJURED, "", 3, "exact", "a"))), NOW);
      l.file(Told.report("Two", "2026-03-02", Told.strike("a1", "2026-03-02", "2026-03-02", "Konotop", Told.said(Fact.INJURED, "", 4, "at_least", "b"))), NOW);
      l.file(Told.report("Three", "2026-03-03", Told.account("a1", null, "daily_total", "2026-03-02", "2026-03-02", "Sumy Oblast", Told.said(Fact.INJURED, "", 9, "exact", "c"))), NOW);
      l.file(Told.report("Four", "2026-03-03", Told.account("a1", null, "campaign", "2026-02-01", "2026-03-02", "Sumy Oblast", Told.said(Fact.INJURED, "", 200, "exact", "d"))), NOW);
      String oblast = l.places().find("Sumy Oblast").orElseThrow().code();
      Statistics s = Statistics.of(l.publication(NOW.plusSeconds(86_400 * 9)), oblast, LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31"));
      assertThat(s.casualties().get(Fact.INJURED).text()).isEqualTo("9");
      assertThat(s.casualties().get(Fact.INJURED).claims()).as("all that it rests on").hasSize(3);
      assertThat(s.campaigns()).isEqualTo(1);
      String sumy = l.places().find("Sumy").orElseThrow().code();
      assertThat(Statistics.of(l.publication(NOW.plusSeconds(86_400 * 9)), sumy, LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31")).casualties().get(Fact.INJURED).text())
          .isEqualTo("3");
    }
  }

  @Test
  void A02_theShareIsWilsonsForAlikeWavesAndWiderForUnlikeOnes() {
    // Reference: Wilson's interval for 8 of 10, as tabled by Newcombe (1998): 0.4902 to 0.9433.
    Share one = Share.of(List.of(new Share.Wave(8, 10)));
    assertThat(one.low()).isCloseTo(0.4902, within(1e-4));
    assertThat(one.high()).isCloseTo(0.9433, within(1e-4));
    Share alike = Share.of(List.of(new Share.Wave(8, 10), new Share.Wave(8, 10), new Share.Wave(8, 10), new Share.Wave(8, 10)));
    Share unlike = Share.of(List.of(new Share.Wave(10, 10), new Share.Wave(10, 10), new Share.Wave(10, 10), new Share.Wave(2, 10)));
    assertThat(alike.effect()).isEqualTo(1);
    assertThat(unlike.share()).isEqualTo(alike.share());
    assertThat(unlike.low()).isLessThan(alike.low());
    assertThat(Share.of(List.of()).high()).isEqualTo(1);
  }
}

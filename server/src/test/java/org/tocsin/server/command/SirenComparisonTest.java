package org.tocsin.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.geography.AreaStore;

/** FEATURE UNDER TEST: the alerts of a night beside the state's sirens. */
class SirenComparisonTest {
  private static final Instant FROM = Instant.parse("2026-01-10T20:00:00Z");
  private final Areas areas = new AreaStore(Path.of("no-such-folder")).load();

  @Test
  void A01_who_was_first_by_how_much_and_at_what_price(@TempDir Path folder) throws IOException {
    Community poltava = areas.findCommunityAt(new GeoPoint(49.59, 34.55)).orElseThrow();
    Path sirens = folder.resolve("sirens.csv");
    Files.writeString(sirens, "region,started_at,finished_at\nPoltavska oblast,2026-01-10T20:30:00Z,2026-01-10T21:30:00Z\n");
    Path alerts = folder.resolve("alerts.jsonl");
    Files.writeString(
        alerts,
        line(poltava, "WATCH", "20:15") + line(poltava, "ALARM", "20:20") + line(poltava, "HOLD", "20:40") + line(poltava, "CLEAR", "20:50"));
    SirenComparison c = new SirenComparison(areas, FROM, FROM.plusSeconds(7_200));
    c.sirens(sirens);
    c.alerts(alerts);
    String row = c.lines().stream().filter(l -> l.startsWith("Poltava")).findFirst().orElseThrow();
    assertThat(row.split("\\s+"))
        .contains("20:30:00", "20:15:00", "20:20:00", "+10.0", String.format(Locale.ROOT, "%.0f", poltava.population() / 2.0), "67");
  }

  @Test
  void A02_a_table_that_is_none_is_named_with_its_line(@TempDir Path folder) throws IOException {
    Path sirens = folder.resolve("sirens.csv");
    Files.writeString(sirens, "region,started_at,finished_at\nPoltavska oblast,yesterday,today\n");
    SirenComparison c = new SirenComparison(areas, FROM, FROM.plusSeconds(7_200));
    assertThatThrownBy(() -> c.sirens(sirens)).isInstanceOf(UserError.class).hasMessageContaining("line 2");
  }

  private static String line(Community c, String state, String at) {
    return "{\"community\":\"%s\",\"state\":\"%s\",\"at\":\"2026-01-10T%s:00Z\"}%n".formatted(c.code(), state, at);
  }
}

package org.tocsin.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;

/** The true areas of Ukraine: hromadas and every settlement. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportAcceptanceTest {
  private Path data;
  private AreaImport.Outcome outcome;
  private Areas areas;
  private double loadSeconds;

  @BeforeAll
  void import_them(@TempDir Path folder) throws IOException {
    data = folder;
    AreaImport.Sources sources =
        new AreaImport.Sources(
            Shared.file("geo/oblasts.geojson"),
            Shared.file("geo/raions.geojson"),
            Shared.file("geo/hromadas.geojson"),
            null,
            Shared.file("geo/settlements.csv"));
    long from = System.nanoTime();
    outcome = AreaImport.run(sources, p -> report("%.1f s: %s", (System.nanoTime() - from) / 1e9, p));
    outcome.problems().errors().forEach(p -> report("error %s", p));

    report("%d warnings, read and checked in %.1f s", outcome.problems().warningCount(), (System.nanoTime() - from) / 1e9);
    new AreaStore(data).save(outcome.content());
    double loading = processorSeconds();
    areas = new AreaStore(data).load();
    loadSeconds = processorSeconds() - loading;
    report("loaded in %.2f s of processor time", loadSeconds);
  }

  @Test
  void A01_hromadas_and_settlements_are_all_there() {
    assertThat(outcome.problems().errors()).isEmpty();
    assertThat(areas.communityLevel()).isEqualTo(Level.HROMADA);
    assertThat(areas.communities()).hasSize(1784);
    assertThat(areas.settlements()).hasSize(29_707);
    assertThat(areas.edition()).matches("imported-[0-9a-f]{12}");
    assertThat(areas.approximation()).isEmpty();
    assertThat(loadSeconds).isLessThan(2);
  }

  @Test
  void A02_every_settlement_belongs_to_one_community_and_nearly_all_lie_in_it() {
    int inside = 0;
    for (Settlement s : areas.settlements()) {
      assertThat(areas.listCommunitiesOf(s.code())).as(s.code()).hasSize(1);
      inside += areas.findCommunityAt(s.point()).equals(areas.listCommunitiesOf(s.code()).stream().findFirst()) ? 1 : 0;
    }
    report("%d of %d settlements lie in their own community", inside, areas.settlements().size());
    assertThat(inside).isGreaterThan(29_600);
  }

  @Test
  void A03_a_point_finds_its_community_and_a_community_its_settlements_in_microseconds() {
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < 5; round++) {
      double from = processorSeconds();
      for (Settlement s : areas.settlements()) {
        assertThat(areas.findCommunityAt(s.point()).isPresent()).isTrue();
      }
      best = Math.min(best, 1e6 * (processorSeconds() - from) / areas.settlements().size());
    }
    report("point to community: %.1f µs of processor time", best);
    assertThat(best).isLessThan(50);
    double from = processorSeconds();
    long settlements = 0;
    for (Community c : areas.communities()) {
      settlements += areas.listSettlementsOf(c.code()).size();
    }
    double each = 1e6 * (processorSeconds() - from) / areas.communities().size();
    report("community to settlements: %.1f µs of processor time", each);
    assertThat(settlements).isEqualTo(29_707);
    assertThat(each).isLessThan(50);
  }

  @Test
  void A04_the_map_of_all_communities_is_small() throws IOException {
    long from = System.nanoTime();
    byte[] made = MapOutlines.of(areas);
    report("map outlines: %.2f MB, made in %.2f s", made.length / 1e6, (System.nanoTime() - from) / 1e9);
    assertThat(made.length).isLessThan(3_000_000);
    assertThat(new AreaStore(data).outlines(areas)).isEqualTo(made);
  }

  /** Of this thread: the wall clock also counts what else the machine does. */
  private static double processorSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static void report(String format, Object... values) {
    System.out.println("import: " + String.format(Locale.ROOT, format, values));
  }
}

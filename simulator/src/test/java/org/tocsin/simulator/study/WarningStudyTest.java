package org.tocsin.simulator.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.place.Areas;
import org.tocsin.core.threat.ThreatProfile;
import org.tocsin.geography.AreaStore;
import org.tocsin.simulator.raid.Dangers;
import org.tocsin.simulator.raid.PeopleMap;
import org.tocsin.simulator.raid.Raid;
import org.tocsin.simulator.raid.RaidKind;
import org.tocsin.simulator.raid.RaidMaker;
import org.tocsin.simulator.sensing.RadarNet;

/** FEATURE UNDER TEST: a study of small raids (seeds 3 and 4: an aeroballistic and an anti-aircraft missile raid). */
class WarningStudyTest {
  private static Areas areas;

  @BeforeAll
  static void loadAreas() {
    areas = new AreaStore(Path.of("no-such-folder")).load();
  }

  private static List<String> run(Path folder, int raids) throws IOException, InterruptedException {
    AtomicInteger done = new AtomicInteger();
    WarningStudy study = new WarningStudy(areas, WarningStudy.Observers.WORDS, folder);
    List<RaidScore> scores = study.run(raids, 3, _ -> done.incrementAndGet());
    assertThat(done.get()).isEqualTo(raids);
    StudyReport.write(folder, "test", scores, study.maps(scores));
    return StudyTable.lines(RaidScore.total(scores));
  }

  @Test
  void A01_a_study_broken_off_in_mid_line_goes_on_and_ends_as_one_that_was_not(@TempDir Path whole, @TempDir Path broken)
      throws IOException, InterruptedException {
    List<String> expected = run(whole, 2);
    run(broken, 1);
    try (var files = Files.list(broken)) {
      Path kept = files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      Files.writeString(kept, Files.readString(kept) + "\n{\"seed\":4,\"kind\":\"ANTI");
    }
    assertThat(run(broken, 2)).isEqualTo(expected);
    assertThat(Files.readString(broken.resolve("report.html"))).contains("<svg", "person-hours", "class=\"map\"", "<polyline").doesNotContain("NaN,");
    assertThat(Files.size(broken.resolve("report.json"))).isPositive();
  }

  @Test
  void A02_who_knows_every_path_misses_nobody_and_calls_fewest(@TempDir Path folder) throws IOException, InterruptedException {
    List<RaidScore> scores = new WarningStudy(areas, WarningStudy.Observers.WORDS, folder).run(2, 3, _ -> {});
    RaidScore.Total total = RaidScore.total(scores);
    RuleScore bound = total.rules().get(Judge.BOUND);
    assertThat(bound.missedShare()).isZero();
    assertThat(bound.personHours()).isPositive().isLessThan(total.rules().get(Policies.STANDARD).personHours());
    assertThat(total.rules().get(Policies.STANDARD).missedShare()).isZero();
  }

  @Test
  void A03_plots_of_radars_reach_the_alerts_through_the_tracker() {
    Raid raid = new RaidMaker(areas).make(4, RaidKind.CRUISE_AIR_LAUNCHED);
    RadarNet net = new RadarNet(areas);
    Dangers truth = new Dangers(raid, areas, new PeopleMap(areas), c -> ThreatProfile.STANDARD.get(c).dangerRadius());
    RaidRun.Outcome run =
        new RaidRun(areas, raid, truth, Map.of(Policies.STANDARD, AlertPolicy.standard())).run(net.reports(raid), net.settings());
    assertThat(run.published()).anyMatch(a -> a.state() == AlertState.ALARM && a.reason().threats().getFirst().startsWith("t"));
    assertThat(run.firstWarned()).as("formations warned of, by their tracks").isNotEmpty();
  }
}

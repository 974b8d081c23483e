package org.tocsin.simulator.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.AreaStore;
import org.tocsin.simulator.raid.Formation;
import org.tocsin.simulator.raid.Raid;
import org.tocsin.simulator.raid.RaidKind;
import org.tocsin.simulator.raid.RaidMaker;

/** FEATURE UNDER TEST: simulated observers speak in the numbers that were measured on recorded nights. */
class ObserversTest {
  private static Areas areas;
  private static RaidMaker maker;
  private static Words words;

  @BeforeAll
  static void loadAreas() {
    areas = new AreaStore(Path.of("no-such-folder")).load();
    maker = new RaidMaker(areas);
    words = new Words(areas, WordsSettings.STANDARD);
  }

  private static List<Report> about(Raid raid, int formation) {
    return words.posts(raid).stream().filter(r -> r.truth().containsValue(formation)).toList();
  }

  @Test
  void A01_six_of_ten_posts_name_no_weapon() {
    List<Report> posts = words.posts(maker.make(7, RaidKind.DRONES_MASS));
    double unnamed =
        posts.stream()
            .filter(r -> ((Sighting) r.observations().getFirst()).basis().inferred().contains(Sighting.Inferred.CLASS))
            .count();
    assertThat(unnamed / posts.size()).isBetween(0.52, 0.68);
  }

  @Test
  void A02_nine_of_ten_pauses_between_fresh_reports_of_a_drone_group_are_about_twelve_minutes_or_less() {
    List<Double> pauses = new ArrayList<>();
    for (long seed = 1; seed <= 4; seed++) {
      Raid raid = maker.make(seed, RaidKind.DRONES);
      for (Formation f : raid.formations()) {
        double last = Double.NaN;
        for (Report r : about(raid, f.index())) {
          double t = (((Sighting) r.observations().getFirst()).to().toEpochMilli() - raid.start().toEpochMilli()) / 1e3;
          if (t - last > 1) {
            pauses.add(t - last);
          }
          last = Double.isNaN(last) ? t : Math.max(last, t);
        }
      }
    }
    pauses.sort(Double::compare);
    assertThat(pauses).hasSizeGreaterThan(200);
    assertThat(pauses.get(pauses.size() * 9 / 10)).isBetween(540.0, 900.0);
  }

  @Test
  void A03_a_launch_draws_ten_to_fifty_posts_of_several_monitors_within_ninety_seconds() {
    List<Integer> posts = new ArrayList<>();
    List<Integer> channels = new ArrayList<>();
    for (long seed = 1; seed <= 10; seed++) {
      Raid raid = maker.make(seed, RaidKind.BALLISTIC);
      List<Report> said = about(raid, 0);
      double first = said.getFirst().received();
      List<Report> early = said.stream().filter(r -> r.received() <= first + 90).toList();
      posts.add(early.size());
      TreeSet<String> who = new TreeSet<>();
      early.stream().filter(r -> r.source().trust() == Trust.MONITOR).forEach(r -> who.add(r.source().name()));
      channels.add(who.size());
    }
    assertThat(posts).allMatch(n -> n <= 50);
    assertThat(posts.stream().mapToInt(n -> n).average().orElse(0)).isBetween(10.0, 50.0);
    assertThat(channels.stream().mapToInt(n -> n).average().orElse(0)).isBetween(5.0, 9.0);
  }

  @Test
  void A04_every_siren_ends_lasts_at_least_thirteen_minutes_and_comes_after_the_first_word_of_a_launch() {
    Raid raid = maker.make(2, RaidKind.BALLISTIC);
    List<Report> orders = new Sirens(areas).reports(raid);
    TreeMap<String, Double> sounding = new TreeMap<>();
    for (Report r : orders) {
      OfficialAlert a = (OfficialAlert) r.observations().getFirst();
      String raion = a.areas().getFirst();
      if (a.signal() == OfficialAlert.Signal.START) {
        assertThat(sounding.put(raion, r.received())).isNull();
      } else {
        assertThat(r.received() - sounding.remove(raion)).isGreaterThanOrEqualTo(780);
      }
    }
    assertThat(orders).isNotEmpty();
    assertThat(sounding).isEmpty();
    double launched = raid.formations().getFirst().lead().start();
    assertThat(orders.getFirst().received() - launched).isBetween(40.0, 155.0);
  }
}

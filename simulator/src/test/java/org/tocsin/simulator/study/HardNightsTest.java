package org.tocsin.simulator.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.alert.Rule;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;
import org.tocsin.geography.AreaStore;

/** FEATURE UNDER TEST: nights on which the observers fail, lie or drown each other. Never calm while blind. */
class HardNightsTest {
  private static final GeoPoint POLTAVA = new GeoPoint(49.59, 34.55);
  private static final GeoPoint MYRHOROD = new GeoPoint(49.96, 33.61);
  private static final GeoPoint LVIV = new GeoPoint(49.84, 24.03);
  private static Areas areas;

  @BeforeAll
  static void loadAreas() {
    areas = new AreaStore(Path.of("no-such-folder")).load();
  }

  /** Two channels see a drone over Poltava on its way to Myrhorod, then it is followed for some minutes. */
  private static Scene raid() {
    Scene s = new Scene(areas).wait(60);
    double course = Sphere.bearing(POLTAVA, MYRHOROD);
    s.say(s.drone("a", POLTAVA, course, s.now)).wait(60).say(s.drone("b", POLTAVA, course, s.now));
    for (int i = 1; i <= 3; i++) {
      s.wait(180);
      s.say(s.drone(i % 2 == 0 ? "a" : "b", Sphere.destination(POLTAVA, course, i * 180 * 50), course, s.now));
    }
    return s.wait(10);
  }

  @Test
  void A01_all_feeds_die_in_mid_raid_and_nobody_is_told_that_it_is_calm() {
    Scene s = raid();
    assertThat(s.alert(MYRHOROD).state()).isEqualTo(AlertState.ALARM);
    s.feeds = false;
    Instant lost = s.now;
    int said = s.alerts.size();
    s.wait(3 * 3_600);
    assertThat(s.alert(MYRHOROD).state()).isIn(AlertState.ALARM, AlertState.HOLD);
    assertThat(s.current()).extracting(Alert::state).doesNotContain(AlertState.CLEAR);
    assertThat(s.alerts.subList(said, s.alerts.size()))
        .filteredOn(a -> a.state() == AlertState.CLEAR)
        .allMatch(a -> Duration.between(lost, a.at()).compareTo(Duration.ofMinutes(16)) <= 0);
  }

  @Test
  void A02_an_hour_of_words_about_nothing_ends_the_alarm_with_a_reason_and_blinds_nobody() {
    Scene s = raid();
    int unknown = (int) s.current().stream().filter(a -> a.state() == AlertState.UNKNOWN).count();
    s.wait(3_600);
    assertThat(s.current().stream().filter(a -> a.state() == AlertState.UNKNOWN).count()).isEqualTo(unknown);
    assertThat(s.alert(MYRHOROD).state()).isEqualTo(AlertState.CLEAR);
    assertThat(s.alert(MYRHOROD).reason().rule()).isIn(Rule.PASSED, Rule.EXPIRED);
  }

  @Test
  void A03_a_channels_clock_jumps_by_an_hour_either_way_and_the_warning_is_the_same() {
    for (long jump : List.of(-3_600L, 0L, 3_600L)) {
      Scene s = new Scene(areas).wait(60);
      double course = Sphere.bearing(POLTAVA, MYRHOROD);
      s.say(s.drone("a", POLTAVA, course, s.now.plusSeconds(jump))).wait(60);
      s.say(s.drone("b", Sphere.destination(POLTAVA, course, 3_000), course, s.now.plusSeconds(jump))).wait(240);
      assertThat(s.alert(Sphere.destination(POLTAVA, course, 20_000)).state()).as("clock off by %d s", jump).isEqualTo(AlertState.ALARM);
      assertThat(s.picture.threats()).as("clock off by %d s", jump).hasSize(1);
    }
  }

  @Test
  void A04_one_channel_lies_for_an_hour_and_raises_no_alarm() {
    Scene s = new Scene(areas).wait(60);
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 60; i++) {
      GeoPoint lie = new GeoPoint(48 + 3 * random.nextDouble(), 26 + 9 * random.nextDouble());
      s.say(s.drone("liar", lie, 360 * random.nextDouble(), s.now)).wait(60);
    }
    assertThat(s.alerts).extracting(Alert::state).contains(AlertState.WATCH).doesNotContain(AlertState.ALARM);
    s.wait(3_600);
    assertThat(s.current()).extracting(Alert::state).containsOnly(AlertState.CLEAR);
  }

  @Test
  void A05_a_flood_of_invented_drones_is_bounded_and_a_launch_in_it_alarms_in_the_same_second() {
    Scene s = new Scene(areas).wait(60);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 1_500; i++) {
      GeoPoint lie = new GeoPoint(46.5 + 5 * random.nextDouble(), 24 + 13 * random.nextDouble());
      s.say(
          s.sighting("nobody-" + i, Trust.PUBLIC, Sighting.Kind.OBJECT, ThreatClass.STRIKE_UAV,
              new Sighting.Motion(PositionMixture.of(lie, 2_000), null, Double.NaN, Double.NaN), s.now));
      if (i % 100 == 99) {
        s.wait(1);
      }
    }
    long live = s.picture.threats().stream().filter(t -> t.ending() == null).count();
    assertThat(live).isLessThanOrEqualTo(1_000);
    Instant launched = s.now;
    s.say(s.launch("a", POLTAVA));
    assertThat(s.alert(POLTAVA).state()).isEqualTo(AlertState.ALARM);
    assertThat(s.alert(POLTAVA).at()).isEqualTo(launched);
    assertThat(s.alert(POLTAVA).reason().rule()).isEqualTo(Rule.NO_TIME);
  }

  @Test
  void A06_the_feed_of_one_oblast_dies_in_mid_raid_and_only_there_is_it_not_calm() {
    String here = areas.findEnclosing(areas.findCommunityAt(POLTAVA).orElseThrow().code(), Level.OBLAST).orElseThrow().code();
    String there = areas.findEnclosing(areas.findCommunityAt(LVIV).orElseThrow().code(), Level.OBLAST).orElseThrow().code();
    Scene s = new Scene(areas);
    s.feeds = false;
    double course = Sphere.bearing(POLTAVA, MYRHOROD);
    s.alive("here", here).alive("there", there);
    s.say(s.drone("a", POLTAVA, course, s.now)).wait(60).say(s.drone("b", POLTAVA, course, s.now)).wait(30);
    assertThat(s.alert(POLTAVA).state()).isEqualTo(AlertState.ALARM);
    for (int minute = 0; minute < 60; minute++) {
      s.wait(60).alive("there", there);
    }
    assertThat(s.alert(POLTAVA).state()).isIn(AlertState.ALARM, AlertState.HOLD);
    assertThat(s.alert(LVIV).state()).isEqualTo(AlertState.CLEAR);
    for (Community c : areas.listCommunitiesOf(here)) {
      assertThat(s.current().get(c.index()).state()).as(c.area().nameEn()).isNotEqualTo(AlertState.CLEAR);
    }
  }

  @Test
  void A07_a_sensor_that_reports_itself_blind_is_no_sign_of_life() {
    Scene s = new Scene(areas).wait(120);
    assertThat(s.current()).extracting(Alert::state).containsOnly(AlertState.CLEAR);
    s.feeds = false;
    for (int minute = 0; minute < 20; minute++) {
      s.wait(60).blind();
    }
    assertThat(s.current()).extracting(Alert::state).containsOnly(AlertState.UNKNOWN);
    assertThat(s.alert(POLTAVA).reason().rule()).isEqualTo(Rule.BLIND);
  }

  @Test
  void A08_our_own_clock_jumps_an_hour_ahead_and_no_alarm_ends_before_somebody_has_looked() {
    Scene s = raid();
    assertThat(s.alert(MYRHOROD).state()).isEqualTo(AlertState.ALARM);
    s.feeds = false;
    s.now = s.now.plusSeconds(3_600);
    s.wait(30);
    assertThat(s.alert(MYRHOROD).state()).isEqualTo(AlertState.ALARM);
    assertThat(s.current()).extracting(Alert::state).doesNotContain(AlertState.CLEAR);
    s.feeds = true;
    s.wait(600);
    assertThat(s.alert(MYRHOROD).state()).isEqualTo(AlertState.CLEAR);
    assertThat(s.alert(MYRHOROD).reason().rule()).isIn(Rule.EXPIRED, Rule.PASSED);
  }
}

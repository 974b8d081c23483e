package org.tocsin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.alert.Rule;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.threat.Threat;

/** FEATURE UNDER TEST: the whole way from words to warnings, told as small raids. */
class RaidNightTest {
  private final World w = new World();

  @Test
  void A01_nobody_looks_and_every_community_is_unknown() {
    w.minutes(1);
    assertThat(w.state("R00")).isEqualTo(AlertState.UNKNOWN);
    assertThat(w.alerts).isEmpty();
  }

  @Test
  void A02_a_feed_that_says_nothing_makes_it_clear_and_its_silence_unknown_again() {
    w.look().minutes(1);
    assertThat(w.state("R00")).isEqualTo(AlertState.CLEAR);
    assertThat(w.alert("R00").reason().rule()).isEqualTo(Rule.SIGHT_REGAINED);
    w.minutes(20);
    assertThat(w.state("R00")).isEqualTo(AlertState.UNKNOWN);
    assertThat(w.alert("R00").reason().rule()).isEqualTo(Rule.BLIND);
  }

  @Test
  void A03_drones_on_a_course_warn_those_ahead_and_not_those_behind() {
    w.look().minutes(1);
    w.say(w.monitor("a").at("R00").course(90).count(3).build()).wait(Duration.ofSeconds(40));
    w.say(w.monitor("b").at("R00").course(90).build()).minutes(1);
    // 22 km away at 48 m/s: under eight minutes. 66 km away: over twenty.
    assertThat(w.state("R01")).isEqualTo(AlertState.ALARM);
    assertThat(w.state("R02")).isIn(AlertState.WATCH, AlertState.ALARM);
    assertThat(w.state("R09")).isEqualTo(AlertState.CLEAR);
    assertThat(w.state("R50")).isEqualTo(AlertState.CLEAR);
    Alert a = w.alert("R01");
    assertThat(a.threatClass()).isEqualTo(ThreatClass.STRIKE_UAV);
    assertThat(a.earliest()).isBeforeOrEqualTo(a.likely());
    assertThat(a.likely()).isBefore(a.latest());
    assertThat(a.reason().evidence()).extracting("source").contains("a", "b");
  }

  @Test
  void A04_one_weak_source_raises_watch_and_not_alarm() {
    w.look().minutes(1);
    w.say(w.monitor("a").at("R00").course(90).build()).minutes(2);
    assertThat(w.state("R01")).isEqualTo(AlertState.WATCH);
    assertThat(w.alert("R01").reason().rule()).isEqualTo(Rule.UNCORROBORATED);
  }

  @Test
  void A05_echoes_of_one_report_are_one_group_and_counts_are_not_summed() {
    w.look().minutes(1);
    for (String channel : List.of("a", "b", "c", "d")) {
      w.say(w.monitor(channel).at("R33").course(0).count(5).build()).wait(Duration.ofSeconds(4));
    }
    assertThat(w.picture.threats()).singleElement().extracting(t -> t.count().max()).isEqualTo(5);
    // One source and three echoes of a quarter each.
    assertThat(w.picture.threats().getFirst().independent()).isEqualTo(1.75);
  }

  @Test
  void A06_one_more_is_another_group() {
    w.look();
    w.say(w.monitor("a").at("R33").count(1).build()).wait(Duration.ofSeconds(20));
    w.say(w.monitor("a").at("R33").count(1).more().build()).wait(Duration.ofSeconds(5));
    assertThat(w.picture.threats()).hasSize(2);
  }

  @Test
  void A07_a_group_is_followed_from_town_to_town() {
    w.look();
    w.say(w.monitor("a").at("R30").course(90).build()).minutes(8);
    w.say(w.monitor("b").at("R31").build()).minutes(8);
    w.say(w.monitor("a").at("R32").build()).wait(Duration.ofSeconds(5));
    assertThat(w.picture.threats()).singleElement().satisfies(t -> {
      assertThat(t.course()).isBetween(80.0, 100.0);
      assertThat(t.evidence()).hasSize(3);
    });
  }

  @Test
  void A08_a_ballistic_launch_alarms_at_once_and_ten_posts_are_one_launch() {
    w.look().minutes(1);
    for (int i = 0; i < 10; i++) {
      w.say(w.monitor("m" + i % 6).of(ThreatClass.BALLISTIC_MISSILE).toward("R55").build());
      w.wait(Duration.ofSeconds(7));
    }
    assertThat(w.path("R55")).startsWith(AlertState.CLEAR, AlertState.ALARM);
    Alert first = w.alerts.stream().filter(a -> a.state() == AlertState.ALARM && a.community().equals("R55"))
        .findFirst().orElseThrow();
    assertThat(first.at()).isEqualTo(World.START.plusSeconds(60));
    assertThat(first.reason().rule()).isEqualTo(Rule.NO_TIME);
    assertThat(w.picture.threats()).hasSize(1);
    assertThat(w.state("R00")).isEqualTo(AlertState.CLEAR);
  }

  @Test
  void A09_after_impact_it_holds_and_then_clears_with_the_reason() {
    w.look().minutes(1);
    w.say(w.monitor("a").of(ThreatClass.BALLISTIC_MISSILE).toward("R55").build());
    w.minutes(7).look().minutes(7).look().minutes(1);
    assertThat(w.path("R55"))
        .containsExactly(AlertState.CLEAR, AlertState.ALARM, AlertState.HOLD, AlertState.CLEAR);
    assertThat(w.alert("R55").reason().rule()).isEqualTo(Rule.ARRIVED);
  }

  @Test
  void A10_the_states_siren_makes_alarm_and_we_never_end_before_it() {
    w.look().minutes(1).siren("R77", OfficialAlert.Signal.START);
    for (int i = 0; i < 6; i++) {
      w.minutes(10).look();
    }
    assertThat(w.state("R77")).isEqualTo(AlertState.ALARM);
    w.siren("R77", OfficialAlert.Signal.END).wait(Duration.ofSeconds(5));
    assertThat(w.state("R77")).isEqualTo(AlertState.CLEAR);
    assertThat(w.alert("R77").reason().rule()).isEqualTo(Rule.OFFICIAL_END);
  }

  @Test
  void A11_the_sirens_end_does_not_end_what_we_see_ourselves() {
    w.look().minutes(1).siren("R77", OfficialAlert.Signal.START).minutes(6);
    w.say(w.monitor("a").at("R76").course(90).build()).wait(Duration.ofSeconds(40));
    w.say(w.monitor("b").at("R76").course(90).build());
    w.siren("R77", OfficialAlert.Signal.END).minutes(1);
    assertThat(w.state("R77")).isEqualTo(AlertState.ALARM);
    assertThat(w.alert("R77").reason().rule()).isEqualTo(Rule.ARRIVAL_NEAR);
  }

  @Test
  void A12_a_siren_for_an_oblast_is_not_joined_upward_and_reaches_all_its_raions() {
    w.look().minutes(1).siren("E", OfficialAlert.Signal.START).wait(Duration.ofSeconds(5));
    assertThat(w.state("R05")).isEqualTo(AlertState.ALARM);
    assertThat(w.state("R04")).isEqualTo(AlertState.CLEAR);
    w.siren("R05", OfficialAlert.Signal.END).wait(Duration.ofSeconds(5));
    assertThat(w.state("R05")).isEqualTo(AlertState.CLEAR);
    assertThat(w.state("R06")).isEqualTo(AlertState.ALARM);
  }

  @Test
  void A13_destroyed_ends_the_group_and_the_alarm_by_way_of_hold() {
    w.look().minutes(1);
    w.say(w.monitor("a").at("R00").course(90).count(1).build()).wait(Duration.ofSeconds(40));
    w.say(w.monitor("b").at("R00").course(90).count(1).build()).minutes(6);
    w.say(w.official().at("R01").fate(Sighting.Fate.DESTROYED).count(1).build());
    assertThat(w.picture.threats().getFirst().stage()).isEqualTo(Threat.Stage.ENDED);
    w.minutes(1);
    assertThat(w.state("R01")).isEqualTo(AlertState.HOLD);
    w.minutes(6);
    assertThat(w.state("R01")).isEqualTo(AlertState.CLEAR);
    assertThat(w.alert("R01").reason().rule()).isEqualTo(Rule.STOPPED);
  }

  @Test
  void A14_one_of_three_destroyed_leaves_two() {
    w.say(w.monitor("a").at("R44").count(3).build()).wait(Duration.ofSeconds(30));
    w.say(w.monitor("a").at("R44").fate(Sighting.Fate.DESTROYED).count(1).build());
    assertThat(w.picture.threats()).singleElement().satisfies(t -> {
      assertThat(t.stage()).isEqualTo(Threat.Stage.ACTIVE);
      assertThat(t.count()).isEqualTo(Sighting.Count.of(2));
    });
  }

  @Test
  void A15_feeds_go_silent_in_mid_raid_and_no_alarm_is_lowered() {
    w.look().minutes(1);
    w.say(w.monitor("a").at("R00").course(90).build()).wait(Duration.ofSeconds(40));
    w.say(w.monitor("b").at("R00").course(90).build()).minutes(40);
    assertThat(w.state("R01")).isIn(AlertState.ALARM, AlertState.HOLD);
    assertThat(w.state("R99")).isEqualTo(AlertState.UNKNOWN);
    assertThat(w.path("R01")).doesNotContainSequence(AlertState.ALARM, AlertState.CLEAR);
  }

  @Test
  void A16_a_warning_without_an_object_is_a_watch_for_the_areas_named() {
    w.look().minutes(1);
    w.say(w.official().kind(Sighting.Kind.WARNING).over("R22").build()).wait(Duration.ofSeconds(5));
    assertThat(w.state("R22")).isEqualTo(AlertState.WATCH);
    assertThat(w.alert("R22").reason().rule()).isEqualTo(Rule.ANNOUNCED);
    w.minutes(4);
    w.say(w.official().kind(Sighting.Kind.ALL_CLEAR).over("R22").build()).wait(Duration.ofSeconds(10));
    assertThat(w.state("R22")).isEqualTo(AlertState.CLEAR);
    assertThat(w.alert("R22").reason().rule()).isEqualTo(Rule.CALLED_OFF);
  }

  @Test
  void A17_a_carrier_in_the_air_without_an_area_warns_nobody_by_itself() {
    w.look().minutes(1);
    w.say(w.official().kind(Sighting.Kind.CARRIER).of(ThreatClass.CARRIER_AIRCRAFT).build()).minutes(1);
    assertThat(w.picture.threats()).singleElement().extracting(Threat::stage).isEqualTo(Threat.Stage.EXPECTED);
    assertThat(w.state("R00")).isEqualTo(AlertState.CLEAR);
  }

  @Test
  void A18_what_a_snapshot_no_longer_lists_is_lost() {
    w.look();
    w.say(
        w.monitor("a").at("R00").count(2).over("W").build(), w.monitor("a").at("R40").count(4).over("W").build());
    w.minutes(3);
    w.say(w.monitor("a").at("R00").count(2).over("W").snapshot().build());
    assertThat(w.picture.threats()).extracting(Threat::stage)
        .containsExactly(Threat.Stage.ACTIVE, Threat.Stage.LOST);
  }
}

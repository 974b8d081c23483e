package org.tocsin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.alert.Rule;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.threat.Threat;

/** FEATURE UNDER TEST: the whole way from sensors with geometry to warnings, alone and beside people's words. */
class SensorNightTest {
  private final World w = new World();
  private final Radar radar = new Radar("R1", w.centre("R35"), 7);

  private static Radar.Flyer eastward(GeoPoint from, double speed, double altitude) {
    return new Radar.Flyer(from, 90, speed, altitude);
  }

  /** Three drones two kilometres apart, flying east from R30. */
  private List<Radar.Flyer> drones() {
    List<Radar.Flyer> out = new ArrayList<>();
    for (int i = -1; i <= 1; i++) {
      out.add(eastward(Sphere.destination(w.centre("R31"), 0, 2_000 * i), 50, 600));
    }
    return out;
  }

  private void radarTurns(int turns, List<Radar.Flyer> flyers, Observation... beside) {
    for (int i = 0; i < turns; i++) {
      double t = Duration.between(World.START, w.now).toSeconds();
      List<Observation> seen = radar.turn(w.now, t, flyers);
      seen.addAll(List.of(beside));
      w.say(seen.toArray(Observation[]::new)).wait(Duration.ofSeconds(5));
    }
  }

  private List<Threat> live(ThreatClass c) {
    return w.picture.threats().stream()
        .filter(t -> t.stage() == Threat.Stage.ACTIVE && t.classes().main() == c)
        .toList();
  }

  @Test
  void A01_a_radar_sees_three_drones_and_communities_ahead_are_alarmed() {
    w.set("sensor R1", radar.setting());
    radarTurns(24, drones());
    assertThat(live(ThreatClass.STRIKE_UAV)).hasSize(3);
    assertThat(w.picture.tracks()).hasSize(3).allSatisfy(t -> assertThat(t.existence()).isGreaterThan(0.9));
    assertThat(live(ThreatClass.STRIKE_UAV)).allSatisfy(t -> {
      assertThat(t.course()).isBetween(80.0, 100.0);
      assertThat(t.speedMin()).isLessThan(50);
      assertThat(t.speedMax()).isGreaterThan(50);
    });
    assertThat(w.state("R32")).isEqualTo(AlertState.ALARM);
    assertThat(w.state("R72")).isNotEqualTo(AlertState.ALARM);
    Alert a = w.alert("R32");
    assertThat(a.reason().rule()).isEqualTo(Rule.ARRIVAL_NEAR);
    assertThat(a.reason().threats()).allMatch(id -> id.startsWith("t"));
    assertThat(a.reason().evidence()).extracting("source").contains("sensors");
  }

  @Test
  void A02_an_airliner_that_says_who_it_is_raises_nothing() {
    w.set("sensor R1", radar.setting());
    Radar.Flyer airliner = eastward(w.centre("R30"), 230, 10_500);
    for (int i = 0; i < 20; i++) {
      double t = Duration.between(World.START, w.now).toSeconds();
      w.say(radar.turn(w.now, t, List.of(airliner)).toArray(Observation[]::new));
      for (int k = 0; k < 5; k++) {
        w.say(adsb(airliner, t + k)).wait(Duration.ofSeconds(1));
      }
    }
    assertThat(w.alerts).noneMatch(a -> a.state() == AlertState.WATCH || a.state() == AlertState.ALARM);
    assertThat(live(ThreatClass.CIVIL_AIRCRAFT)).singleElement().satisfies(t ->
        assertThat(t.evidence()).extracting("words").anyMatch(x -> x.toString().contains("4B1234")));
    assertThat(w.picture.tracks()).singleElement().satisfies(t -> assertThat(t.civil()).isNotNull());
  }

  private PositionReport adsb(Radar.Flyer f, double seconds) {
    return new PositionReport(new Source("adsb", "receiver", Trust.TRUSTED), w.now, "4B1234", f.at(seconds), f.altitude(),
        f.speed(), 0, 0, 30, false);
  }

  @Test
  void A03_a_light_aircraft_that_says_who_it_is_is_no_drone() {
    Radar.Flyer light = eastward(w.centre("R30"), 55, 700);
    for (int k = 0; k < 60; k++) {
      w.say(adsb(light, k)).wait(Duration.ofSeconds(1));
    }
    assertThat(live(ThreatClass.CIVIL_AIRCRAFT)).hasSize(1);
    assertThat(w.alerts).noneMatch(a -> a.state() == AlertState.ALARM);
  }

  @Test
  void A04_tracks_and_words_of_one_thing_are_one_threat_that_is_trusted_more() {
    w.set("sensor R1", radar.setting());
    List<Radar.Flyer> one = drones().subList(1, 2);
    radarTurns(12, one);
    double alone = live(ThreatClass.STRIKE_UAV).getFirst().independent();
    w.say(w.monitor("a").at("R31").course(90).build());
    radarTurns(4, one);
    assertThat(w.picture.threats()).singleElement().satisfies(t -> {
      assertThat(t.id()).startsWith("t");
      assertThat(t.independent()).isGreaterThan(alone);
      assertThat(t.evidence()).extracting("source").contains("sensors", "a");
    });
  }

  @Test
  void A05_of_a_group_of_five_of_which_one_is_tracked_four_remain() {
    w.set("sensor R1", radar.setting());
    List<Radar.Flyer> one = drones().subList(1, 2);
    radarTurns(12, one);
    w.say(w.monitor("a").at("R31").course(90).count(5).build());
    radarTurns(2, one);
    assertThat(w.picture.threats()).hasSize(2);
    assertThat(w.picture.threats()).filteredOn(t -> t.id().startsWith("g")).singleElement()
        .satisfies(t -> assertThat(t.count().max()).isEqualTo(4));
  }

  @Test
  void A06_words_about_another_place_stand_alone() {
    w.set("sensor R1", radar.setting());
    List<Radar.Flyer> one = drones().subList(1, 2);
    radarTurns(12, one);
    w.say(w.monitor("a").at("R71").course(90).build());
    radarTurns(2, one);
    assertThat(w.picture.threats()).hasSize(2);
  }

  @Test
  void A07_a_silent_radar_sees_nothing_after_two_turns() {
    w.set("sensor R1", radar.setting());
    int here = w.areas.findCommunity("R35").orElseThrow().index();
    Radar.Flyer far = eastward(w.centre("R39"), 50, 3_000);
    radarTurns(4, List.of(far));
    assertThat(w.picture.coverage().findLastLooked(here)).isPresent();
    assertThat(w.state("R35")).isEqualTo(AlertState.CLEAR);
    w.wait(Duration.ofSeconds(10));
    assertThat(w.picture.coverage().findLastLooked(here)).isEmpty();
    assertThat(w.state("R35")).isEqualTo(AlertState.UNKNOWN);
    // Beyond its reach nobody ever looked.
    assertThat(w.state("R99")).isEqualTo(AlertState.UNKNOWN);
  }

  @Test
  void A08_what_a_radar_loses_stays_a_threat_for_a_while_and_keeps_its_name_when_found_again() {
    w.set("sensor R1", radar.setting());
    radarTurns(12, drones().subList(1, 2));
    String id = live(ThreatClass.STRIKE_UAV).getFirst().id();
    // The radar is off: the drone flies on, seen by nobody.
    w.minutes(3);
    assertThat(w.picture.threats()).singleElement().satisfies(t -> {
      assertThat(t.id()).isEqualTo(id);
      assertThat(t.stage()).isEqualTo(Threat.Stage.LOST);
    });
    radarTurns(6, drones().subList(1, 2));
    assertThat(live(ThreatClass.STRIKE_UAV)).singleElement().satisfies(t -> assertThat(t.id()).isEqualTo(id));
  }

  @Test
  void A09_three_microphones_hear_a_drone_where_no_radar_reaches() {
    Radar.Flyer drone = eastward(w.centre("R55"), 45, 300);
    GeoPoint[] mics = {
      Sphere.destination(w.centre("R55"), 10, 4_000), Sphere.destination(w.centre("R55"), 100, 4_500),
      Sphere.destination(w.centre("R55"), 190, 3_500), Sphere.destination(w.centre("R55"), 80, 7_500)
    };
    java.util.Random random = new java.util.Random(3);
    for (int k = 0; k < 60; k++) {
      for (int m = 0; m < mics.length; m++) {
        if ((k + m) % 2 == 0) {
          w.say(heard(mics[m], "m" + m, drone, k, random));
        }
      }
      w.wait(Duration.ofSeconds(1));
    }
    assertThat(live(ThreatClass.STRIKE_UAV)).singleElement().satisfies(t -> {
      assertThat(t.at()).isNotNull();
      assertThat(Sphere.distance(t.at().main().centre(), drone.at(60))).isLessThan(700);
    });
    assertThat(w.state("R55")).isEqualTo(AlertState.ALARM);
  }

  /** The sound that arrives now left the drone earlier. */
  private Bearing heard(GeoPoint mic, String name, Radar.Flyer f, double seconds, java.util.Random random) {
    double t = seconds;
    for (int i = 0; i < 5; i++) {
      t = seconds - Sphere.distance(mic, f.at(t)) / 337;
    }
    double azimuth = Sphere.normalise(Sphere.bearing(mic, f.at(t)) + 2 * random.nextGaussian());
    return new Bearing(new Source("mics", name, Trust.TRUSTED), w.now, mic, azimuth, 2, Bearing.Medium.SOUND, ClassMix.UAV);
  }

  @Test
  void A10_another_tracker_stands_alone_where_we_see_nothing_and_is_no_second_threat_where_we_do() {
    w.set("sensor R1", radar.setting());
    List<Radar.Flyer> one = drones().subList(1, 2);
    for (int i = 0; i < 16; i++) {
      double t = Duration.between(World.START, w.now).toSeconds();
      radarTurns(1, one, theirs(1, one.getFirst().at(t)), theirs(2, Sphere.destination(w.centre("R71"), 90, 50 * t)));
    }
    assertThat(w.picture.threats()).hasSize(2);
    assertThat(w.picture.threats()).filteredOn(t -> t.id().startsWith("t")).singleElement().satisfies(t -> {
      assertThat(t.evidence()).extracting("source").contains("another tracker");
      assertThat(t.independent()).isEqualTo(2);
    });
    assertThat(w.picture.threats()).filteredOn(t -> t.id().startsWith("r")).hasSize(1);
    w.minutes(2);
    assertThat(w.picture.threats()).noneMatch(t -> t.id().startsWith("r"));
  }

  private TrackReport theirs(int number, GeoPoint at) {
    return new TrackReport(new Source("neighbour", "c2", Trust.TRUSTED), w.now, number, at, 600, 50, 0, 0, 150,
        ClassMix.UNKNOWN);
  }

  @Test
  void A11_the_same_journal_gives_the_same_alerts() {
    w.set("sensor R1", radar.setting());
    radarTurns(16, drones());
    World again = new World();
    w.journal.stream().skip(1).forEach(again::step);
    assertThat(again.alerts).isEqualTo(w.alerts).isNotEmpty();
    assertThat(again.picture.threats()).isEqualTo(w.picture.threats());
  }

  @Test
  void A12_unknown_sensors_bad_settings_and_wild_clocks_are_counted_and_change_nothing() {
    w.set("sensor R1", radar.setting()).set("sensor R9", "radar lat=1").set("association", "many");
    Radar stranger = new Radar("R7", w.centre("R35"), 8);
    Radar ahead = new Radar("R1", w.centre("R35"), 9);
    ahead.clock = 3_600;
    for (int i = 0; i < 12; i++) {
      double t = Duration.between(World.START, w.now).toSeconds();
      w.say(stranger.turn(w.now, t, drones()).toArray(Observation[]::new));
      w.say(ahead.turn(w.now, t, drones()).toArray(Observation[]::new));
      radarTurns(1, drones());
    }
    assertThat(w.picture.tracks()).hasSize(3);
    assertThat(w.air().intake().scans()).isEqualTo(12);
    assertThat(w.air().refused()).isGreaterThan(60);
  }

  @Test
  void A13_an_overload_setting_makes_association_cheaper_and_keeps_the_tracks() {
    w.set("sensor R1", radar.setting());
    radarTurns(12, drones());
    List<String> before = live(ThreatClass.STRIKE_UAV).stream().map(Threat::id).toList();
    w.set("association", "1 2");
    radarTurns(6, drones());
    assertThat(live(ThreatClass.STRIKE_UAV)).extracting(Threat::id).isEqualTo(before);
  }

  @Test
  void A14_a_picture_restored_from_its_state_goes_on_as_the_one_that_never_stopped() {
    w.set("sensor R1", radar.setting());
    radarTurns(9, drones());
    w.set("association", "8 16");
    List<Observation> waiting = radar.turn(w.now, 45, drones());
    w.say(waiting.toArray(Observation[]::new));
    assertThat(w.air().snapshotable()).as("plots wait for the second to end").isFalse();
    radarTurns(2, drones());
    assertThat(w.air().snapshotable()).isTrue();
    AirPicture again = new AirPicture(w.areas);
    again.restore(w.air().state());
    int from = w.journal.size();
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      radarTurns(1, drones());
      pictures.add(w.picture);
    }
    List<Picture> restored = new ArrayList<>();
    for (int i = from; i < w.journal.size(); i++) {
      Picture p = again.step(w.journal.get(i));
      if (pictures.stream().anyMatch(q -> q.entry() == p.entry())) {
        restored.add(p);
      }
    }
    assertThat(restored).hasSize(8);
    for (int i = 0; i < 8; i++) {
      assertThat(restored.get(i).threats()).isEqualTo(pictures.get(i).threats());
      assertThat(restored.get(i).approaches()).isEqualTo(pictures.get(i).approaches());
      assertThat(restored.get(i).coverage()).isEqualTo(pictures.get(i).coverage());
    }
    assertThat(again.intake()).isEqualTo(w.air().intake());
    assertThat(again.state().sensors().tracker()).isEqualTo(w.air().state().sensors().tracker());
  }
}

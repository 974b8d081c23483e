package org.tocsin.core.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: offsets of radars and their clocks are found, told and taken off. */
class RegistrationTest {
  private final Night night = new Night();
  private Night.Station bad;

  @BeforeEach
  void two_radars_drones_and_airliners() {
    night.stations.add(new Night.Station("A", -40_000, 0, true, 0));
    bad = new Night.Station("B", 45_000, 10_000, true, 2);
    night.stations.add(bad);
    for (int i = 0; i < 8; i++) {
      night.flyers.add(new Night.Flyer("d" + i, -60_000 + 9_000 * i, 40_000 - 11_000 * i, 900, 48, 8 - 2 * i, false));
    }
  }

  private void airliners() {
    double[][] ways = {{-90_000, 30_000, 230, -20}, {80_000, -60_000, -150, 170}, {0, 90_000, 60, -220}, {70_000, 60_000, -220, -70}};
    for (int i = 0; i < ways.length; i++) {
      night.flyers.add(new Night.Flyer("4B000" + i, ways[i][0], ways[i][1], 9_500 + 300 * i, ways[i][2], ways[i][3], true));
    }
  }

  private Tracker run(boolean register, double[] error) {
    Tracker t = Night.tracker(night, register);
    int pictures = 0;
    double next = 200;
    for (Scan s : night.scans(420, 5)) {
      if (s.time() > next) {
        Picture p = t.picture(next);
        error[0] += night.error(p);
        error[1] += p.tracks().size() - night.flyers.size();
        pictures++;
        next += 10;
      }
      t.push(s);
    }
    error[0] /= pictures;
    error[1] /= pictures;
    return t;
  }

  private static Tracker.Offsets of(Tracker t, String sensor) {
    return t.offsets().stream().filter(o -> o.sensor().equals(sensor)).findFirst().orElseThrow();
  }

  @Test
  void B01_aircraft_that_report_show_range_azimuth_and_clock_offsets() {
    airliners();
    bad.range = 250;
    bad.azimuth = 0.35;
    bad.clock = 0.4;
    double[] with = new double[2];
    double[] without = new double[2];
    Tracker t = run(true, with);
    run(false, without);
    Tracker.Offsets b = of(t, "B");
    System.out.printf(java.util.Locale.ROOT, "registration by reports: error %.0f m with, %.0f m without; surplus tracks %.2f, %.2f; found %.0f m %.3f deg %.2f s%n",
        with[0], without[0], with[1], without[1], b.range(), b.azimuth(), b.clock());
    assertThat(b.corrected()).isTrue();
    assertThat(b.range()).isBetween(200.0, 300.0);
    assertThat(b.azimuth()).isBetween(0.3, 0.4);
    assertThat(b.clock()).isBetween(0.2, 0.6);
    assertThat(of(t, "A").corrected()).isFalse();
    // Measured: 42 m with, 180 m without; no surplus track with, five without.
    assertThat(with[0]).isLessThan(0.5 * without[0]);
    assertThat(with[1]).isLessThan(without[1]);
  }

  @Test
  void B02_radars_without_faults_are_left_alone() {
    airliners();
    double[] with = new double[2];
    Tracker t = run(true, with);
    assertThat(t.offsets()).hasSize(2).allSatisfy(o -> {
      assertThat(o.corrected()).isFalse();
      assertThat(o.plots()).isGreaterThan(50);
    });
  }

  @Test
  void B03_common_tracks_alone_bring_two_radars_together() {
    bad.range = 200;
    bad.azimuth = 0.3;
    double[] with = new double[2];
    double[] without = new double[2];
    Tracker t = run(true, with);
    run(false, without);
    System.out.printf(java.util.Locale.ROOT, "registration by common tracks: error %.0f m with, %.0f m without; surplus %.2f %.2f %s%n",
        with[0], without[0], with[1], without[1], t.offsets());
    double apart = of(t, "B").azimuth() - of(t, "A").azimuth();
    assertThat(apart).isBetween(0.15, 0.45);
    // Measured: 83 m with, 144 m without.
    assertThat(with[0]).isLessThan(0.8 * without[0]);
    assertThat(List.of(of(t, "A").corrected(), of(t, "B").corrected())).contains(true);
  }
}

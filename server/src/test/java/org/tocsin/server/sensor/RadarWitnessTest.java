package org.tocsin.server.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.place.TangentPlane;
import org.tocsin.core.track.SensorText;

/** FEATURE UNDER TEST: a position that radar contradicts is marked, so that it makes nothing friendly; others are not. */
class RadarWitnessTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final GeoPoint SITE = new GeoPoint(50, 36.2);
  private static final int PERIOD = 4;
  private final SensorSettings.Site radar =
      new SensorSettings.Site(25, 1, List.of(), SensorText.parse("north", "radar lat=50 lon=36.2 altitude=150 sigma=50,0.1,-,- period=4 range=150000"));
  private final RadarWitness witness = new RadarWitness(List.of(radar));
  private final TangentPlane plane = new TangentPlane(SITE, 150);
  private final Random random = new Random(3);

  /** Flies east at 220 m/s. */
  private record Aircraft(String address, GeoPoint from, double altitude) {
    GeoPoint at(double t) {
      return Sphere.destination(from, 90, 220 * t);
    }

    PositionReport report(double t) {
      return new PositionReport(
          new Source("aircraft", "aircraft", Trust.TRUSTED), time(t), address, at(t), altitude, 220, 0, 0, 50, false);
    }
  }

  private static Instant time(double t) {
    return NOON.plusMillis(Math.round(t * 1000));
  }

  private Plot plot(Aircraft a, double t) {
    GeoPoint p = a.at(t);
    double[] e = plane.enu(p.lat(), p.lon(), a.altitude());
    double range = Math.sqrt(e[0] * e[0] + e[1] * e[1] + e[2] * e[2]) + 50 * random.nextGaussian();
    double azimuth = Sphere.normalise(Math.toDegrees(Math.atan2(e[0], e[1])) + 0.1 * random.nextGaussian());
    return new Plot(
        new Source("radars", "north", Trust.TRUSTED), time(t), range, azimuth, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
        Double.NaN, -1, -1);
  }

  private static Aircraft aircraft(String address, double bearing, double metres, double altitude) {
    return new Aircraft(address, Sphere.destination(SITE, bearing, metres), altitude);
  }

  /** Each second every aircraft reports; once a turn the radar sees those that are real, nine times out of ten. */
  private TreeMap<String, List<Boolean>> fly(List<Aircraft> real, List<Aircraft> ghosts, int from, int to, boolean looking) {
    TreeMap<String, List<Boolean>> suspect = new TreeMap<>();
    for (int t = from; t < to; t++) {
      if (looking && t % PERIOD == 0) {
        witness.hear(new SensorStatus(new Source("radars", "north", Trust.TRUSTED), time(t), SensorStatus.Health.LOOKING, List.of(), ""));
        for (Aircraft a : real) {
          if (random.nextDouble() < 0.9) {
            witness.hear(plot(a, t));
          }
        }
      }
      List<Aircraft> all = new ArrayList<>(real);
      all.addAll(ghosts);
      for (Aircraft a : all) {
        Observation heard = witness.hear(a.report(t));
        suspect.computeIfAbsent(a.address(), _ -> new ArrayList<>()).add(((PositionReport) heard).suspect());
      }
    }
    return suspect;
  }

  @Test
  void A01_an_aircraft_that_no_radar_sees_where_radar_looks_is_marked_and_real_ones_are_not() {
    List<Aircraft> real =
        List.of(aircraft("AA0001", 300, 90_000, 9_000), aircraft("AA0002", 200, 40_000, 11_000), aircraft("AA0003", 280, 60_000, 3_000));
    List<Aircraft> ghosts = List.of(aircraft("BB0001", 250, 50_000, 9_000), aircraft("BB0002", 20, 80_000, 8_000));
    var suspect = fly(real, ghosts, 0, 300, true);
    for (Aircraft a : real) {
      assertThat(suspect.get(a.address())).as(a.address()).doesNotContain(true);
    }
    for (Aircraft g : ghosts) {
      assertThat(suspect.get(g.address()).subList(0, 15)).as("not before five turns").doesNotContain(true);
      assertThat(suspect.get(g.address()).subList(40, 300)).as(g.address()).doesNotContain(false);
    }
    assertThat(witness.contradicted()).containsExactly("BB0001", "BB0002");
  }

  @Test
  void A02_where_no_radar_looks_nothing_is_marked() {
    Aircraft beyond = aircraft("CC0001", 90, 400_000, 11_000);
    Aircraft low = aircraft("CC0002", 90, 100_000, 100);
    assertThat(fly(List.of(), List.of(beyond, low), 0, 200, true).values()).allSatisfy(s -> assertThat(s).doesNotContain(true));
    // A radar that says nothing contradicts nobody.
    Aircraft near = aircraft("CC0003", 90, 30_000, 9_000);
    assertThat(fly(List.of(), List.of(near), 200, 400, false).get("CC0003")).doesNotContain(true);
  }

  @Test
  void A03_the_mark_goes_when_radar_sees_the_aircraft_after_all() {
    Aircraft a = aircraft("DD0001", 250, 60_000, 9_000);
    assertThat(fly(List.of(), List.of(a), 0, 60, true).get("DD0001")).endsWith(true);
    assertThat(fly(List.of(a), List.of(), 60, 90, true).get("DD0001")).endsWith(false);
  }
}

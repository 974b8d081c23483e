package org.tocsin.protocols.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;

/** Records typed by hand from the standard, and what they say about the air. */
class AsterixObserverTest {
  /** Mode S plot: 25/2 at noon, 100 NM, 90 degrees, code 1234, FL 330, address ABCDEF. */
  private static final String PLOT = "300016 FD80 1902 546000 A0 6400 4000 029C 0528 ABCDEF";

  private static final String NORTH = "22000C E8 1902 01 546000 0280";
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private final Definitions definitions = Definitions.load();
  private final List<Observation> seen = new ArrayList<>();

  private AsterixObserver observer(Editions editions, boolean simulated) {
    Sensors.Site site = new Sensors.Site("Hill", List.of("UA32"));
    return new AsterixObserver(
        new Sensors("radars", Trust.TRUSTED, simulated, Map.of(Sensors.key(25, 2), site)), definitions, editions);
  }

  private void read(AsterixObserver o, String hex, Instant at) {
    byte[] b = HexFormat.of().parseHex(hex.replace(" ", ""));
    o.read(b, 0, b.length, at, seen::add);
  }

  @Test
  void A01_a_mode_s_report_becomes_a_plot_in_metres_with_the_date_of_its_arrival() {
    read(observer(definitions.newest(), false), PLOT, NOON.plusMillis(300));

    Plot p = (Plot) seen.getFirst();
    assertThat(p.source().name()).isEqualTo("Hill");
    assertThat(p.time()).isEqualTo(NOON);
    assertThat(p.range()).isEqualTo(185_200);
    assertThat(p.azimuth()).isEqualTo(90);
    assertThat(p.height()).isCloseTo(10_058.4, within(0.01));
    assertThat(p.rangeRate()).isNaN();
    assertThat(p.modeS()).isEqualTo(0xABCDEF);
    assertThat(Integer.toOctalString(p.modeA())).isEqualTo("1234");
  }

  @Test
  void A02_a_time_just_before_midnight_that_arrives_after_it_belongs_to_yesterday() {
    read(observer(definitions.newest(), false), PLOT.replace("546000", "A8BF80"), Instant.parse("2026-05-02T00:00:01Z"));

    assertThat(seen.getFirst().time()).isEqualTo(Instant.parse("2026-05-01T23:59:59Z"));
  }

  @Test
  void A03_a_radar_whose_clock_is_two_minutes_late_is_named_and_its_times_are_shifted_not_dropped() {
    AsterixObserver o = observer(definitions.newest(), false);
    for (int i = 0; i < 20; i++) {
      read(o, PLOT, NOON.plusSeconds(123));
    }
    assertThat(o.wrongClocks()).containsExactly("Hill");
    assertThat(o.clockOffsets().get("Hill")).isCloseTo(123, within(0.01));
    assertThat(seen).hasSize(20).last().extracting(Observation::time).isEqualTo(NOON.plusSeconds(123));

    read(o, NORTH, NOON.plusSeconds(123));
    SensorStatus s = (SensorStatus) seen.getLast();
    assertThat(s.health()).isEqualTo(SensorStatus.Health.DEGRADED);
    assertThat(s.detail()).contains("its clock is off by 123.0 s").contains("turns in 5.00 s");
  }

  @Test
  void A04_a_north_mark_says_that_the_radar_is_looking_at_its_areas() {
    read(observer(definitions.newest(), false), NORTH, NOON);

    SensorStatus s = (SensorStatus) seen.getFirst();
    assertThat(s.health()).isEqualTo(SensorStatus.Health.LOOKING);
    assertThat(s.areas()).containsExactly("UA32");
  }

  @Test
  void A05_a_status_of_a_radar_without_areas_speaks_of_no_area() {
    AsterixObserver o = observer(definitions.newest(), false);
    read(o, NORTH.replace("1902", "1903"), NOON);

    assertThat(((SensorStatus) seen.getFirst()).areas()).isEmpty();
  }

  @Test
  void A06_a_radar_that_says_it_must_not_be_used_is_blind_until_it_says_otherwise() {
    AsterixObserver o = observer(definitions.newest(), false);
    // 050/COM with NOGO, then a sector mark without status, then a north mark with the status in order.
    read(o, "22000D F4 1902 02 546000 40 80 80", NOON);
    read(o, "22000B F0 1902 02 546000 80", NOON);
    read(o, "22000C E4 1902 01 546000 80 00", NOON);

    assertThat(seen).extracting(s -> ((SensorStatus) s).health())
        .containsExactly(SensorStatus.Health.BLIND, SensorStatus.Health.LOOKING);
  }

  @Test
  void A07_a_system_track_becomes_a_track_report() {
    read(
        observer(definitions.newest(), false),
        "3E0018 9B08 1902 546000 008E38E4 0056C16C 0320 FE70 007B",
        NOON);

    TrackReport t = (TrackReport) seen.getFirst();
    assertThat(t.number()).isEqualTo(123);
    assertThat(t.point().lat()).isCloseTo(50, within(1e-5));
    assertThat(t.point().lon()).isCloseTo(30.5, within(1e-5));
    assertThat(t.east()).isEqualTo(200);
    assertThat(t.north()).isEqualTo(-100);
    assertThat(t.altitude()).isNaN();
    assertThat(t.sigma()).isNaN();
  }

  @Test
  void A08_an_ads_b_report_becomes_a_position_report_with_the_accuracy_it_claims() {
    read(
        observer(definitions.with("021=2.1"), false),
        "15001A 8B1160 1902 546000 11C71C72 0AAAAAAB ABCDEF 0640 0112",
        NOON);

    PositionReport p = (PositionReport) seen.getFirst();
    assertThat(p.address()).isEqualTo("ABCDEF");
    assertThat(p.point().lat()).isCloseTo(50, within(1e-7));
    assertThat(p.point().lon()).isCloseTo(30, within(1e-7));
    assertThat(p.altitude()).isCloseTo(3048, within(0.1));
    assertThat(p.sigma()).isCloseTo(30 / 2.4477, within(1e-9));
    assertThat(p.east()).isNaN();
    assertThat(p.suspect()).isFalse();
  }

  @Test
  void A09_a_simulated_target_is_refused_except_in_an_exercise() {
    String simulated = PLOT.replace("546000 A0", "546000 B0");
    AsterixObserver real = observer(definitions.newest(), false);
    read(real, simulated, NOON);
    assertThat(seen).isEmpty();
    assertThat(real.rejected()).containsEntry("simulated or test target", 1L);

    read(observer(definitions.newest(), true), simulated, NOON);
    assertThat(seen).hasSize(1);
  }

  @Test
  void A10_a_block_that_fails_costs_only_itself_and_a_trailer_is_no_storm_of_errors() {
    AsterixObserver o = observer(definitions.newest(), false);
    read(o, "300005 8001" + PLOT + "FF0004 00" + PLOT + "4002200A", NOON);

    assertThat(seen).hasSize(2);
    assertThat(o.rejected())
        .containsOnly(
            Map.entry("048 I048/010 runs past the end of the block", 1L),
            Map.entry("255 no definition", 1L),
            Map.entry("bytes after the last block", 1L));
  }

  @Test
  void A11_a_wrong_edition_is_found_and_the_right_one_suggested() {
    AsterixObserver o = observer(definitions.with("021=0.23"), false);
    for (int i = 0; i < 3; i++) {
      read(o, "15001A 8B1160 1902 546000 11C71C72 0AAAAAAB ABCDEF 0640 0112", NOON);
    }
    assertThat(seen).isEmpty();
    assertThat(o.suggestion()).hasValueSatisfying(s -> assertThat(s).startsWith("wrong edition? 021 ed. 0.23 fails where 021 ed. 2"));
  }

  @Test
  void A12_later_records_of_a_block_may_leave_their_source_out() {
    // Category 001: a plot with its source, then one without. Neither has a time.
    AsterixObserver o = observer(definitions.newest(), false);
    read(o, "010011 E0 1902 30 3200 4000 60 30 3200 8000", NOON);

    assertThat(seen).hasSize(2).allSatisfy(p -> assertThat(p.source().name()).isEqualTo("Hill"));
    assertThat(seen).extracting(p -> ((Plot) p).range()).containsOnly(185_200.0);
    assertThat(seen).extracting(p -> ((Plot) p).azimuth()).containsExactly(90.0, 180.0);
  }
}

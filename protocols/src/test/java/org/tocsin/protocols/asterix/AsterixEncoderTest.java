package org.tocsin.protocols.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;

/** What is written reads back the same, within half a step of the standard. */
class AsterixEncoderTest {
  private static final Definitions DEFINITIONS = Definitions.load();
  private static final Source SOURCE = new Source("f", "25/2", Trust.TRUSTED);
  private static final long DAY = 1_777_593_600L;

  private final AsterixEncoder encoder = new AsterixEncoder(DEFINITIONS, 25, 2);

  private static Observation read(byte[] block, Instant received) {
    List<Observation> seen = new ArrayList<>();
    AsterixObserver o = new AsterixObserver(Sensors.of("f"), DEFINITIONS, DEFINITIONS.newest());
    o.read(block, 0, block.length, received, seen::add);
    assertThat(o.rejected()).isEmpty();
    return seen.getFirst();
  }

  @Property(tries = 300, seed = "48")
  void P01_plots(
      @ForAll @DoubleRange(min = 100, max = 470_000) double range,
      @ForAll @DoubleRange(min = 0, max = 359.99) double azimuth,
      @ForAll @DoubleRange(min = -100, max = 20_000) double height,
      @ForAll @DoubleRange(min = -500, max = 500) double rate,
      @ForAll @IntRange(min = -1, max = 0xFFFFFF) int address,
      @ForAll @LongRange(min = 0, max = 86_399_999) long millis) {
    Instant time = Instant.ofEpochSecond(DAY).plusMillis(millis);
    Plot p =
        new Plot(SOURCE, time, range, azimuth, Double.NaN, height, rate, Double.NaN, Double.NaN, Double.NaN, address, 0123);
    Plot q = (Plot) read(encoder.plots(List.of(p)), time);
    assertThat(q.range()).isCloseTo(range, within(1852 / 512.0 + 1e-6));
    assertThat(Math.abs(q.azimuth() - azimuth) % 360).satisfiesAnyOf(
        d -> assertThat(d).isLessThan(0.003), d -> assertThat(d).isGreaterThan(359.997));
    assertThat(q.height()).isCloseTo(height, within(3.82));
    assertThat(q.rangeRate()).isCloseTo(rate, within(0.51));
    assertThat(q.modeS()).isEqualTo(address);
    assertThat(q.modeA()).isEqualTo(0123);
    assertThat(q.time().toEpochMilli()).isCloseTo(time.toEpochMilli(), within(5L));
  }

  @Property(tries = 300, seed = "62")
  void P02_tracks(
      @ForAll @DoubleRange(min = -90, max = 90) double lat,
      @ForAll @DoubleRange(min = -179.99, max = 179.99) double lon,
      @ForAll @DoubleRange(min = -3000, max = 3000) double east,
      @ForAll @DoubleRange(min = 0, max = 40_000) double altitude,
      @ForAll @IntRange(min = 0, max = 65_535) int number) {
    Instant time = Instant.ofEpochSecond(DAY + 1000);
    TrackReport t =
        new TrackReport(
            SOURCE, time, number, new GeoPoint(lat, lon), altitude, east, -east, 10, 120, ClassMix.UNKNOWN);
    TrackReport u = (TrackReport) read(encoder.tracks(List.of(t)), time);
    assertThat(u.number()).isEqualTo(number);
    assertThat(u.point().lat()).isCloseTo(lat, within(3e-6));
    assertThat(u.point().lon()).isCloseTo(lon, within(3e-6));
    assertThat(u.east()).isCloseTo(east, within(0.126));
    assertThat(u.north()).isCloseTo(-east, within(0.126));
    assertThat(u.altitude()).isCloseTo(altitude, within(3.82));
    assertThat(u.climb()).isCloseTo(10, within(0.017));
    assertThat(u.sigma()).isEqualTo(120);
  }

  @Property(tries = 300, seed = "21")
  void P03_position_reports(
      @ForAll @DoubleRange(min = -89, max = 89) double lat,
      @ForAll @DoubleRange(min = -179.99, max = 179.99) double lon,
      @ForAll @DoubleRange(min = -500, max = 500) double east,
      @ForAll @DoubleRange(min = 1, max = 15_000) double sigma) {
    Instant time = Instant.ofEpochSecond(DAY + 1000);
    PositionReport p =
        new PositionReport(SOURCE, time, "4B1234", new GeoPoint(lat, lon), 9000, east, 100, -5, sigma, false);
    PositionReport q = (PositionReport) read(encoder.positions(List.of(p)), time);
    assertThat(q.address()).isEqualTo("4B1234");
    assertThat(q.point().lat()).isCloseTo(lat, within(1e-7));
    assertThat(q.point().lon()).isCloseTo(lon, within(1e-7));
    assertThat(q.altitude()).isCloseTo(9000, within(1.0));
    assertThat(q.east()).isCloseTo(east, within(0.12));
    assertThat(q.north()).isCloseTo(100, within(0.12));
    // The category chosen promises no more than the sender knows.
    assertThat(q.sigma()).isGreaterThanOrEqualTo(sigma * 0.999);
  }

  @Test
  void A01_a_plot_gives_the_bytes_of_the_standard() {
    Plot p =
        new Plot(
            SOURCE, Instant.parse("2026-05-01T12:00:00Z"), 185_200, 90, Double.NaN, 330 * 30.48, Double.NaN,
            Double.NaN, Double.NaN, Double.NaN, 0xABCDEF, 01234);
    assertThat(HexFormat.of().withUpperCase().formatHex(encoder.plots(List.of(p))))
        .isEqualTo("300016FD801902546000A064004000029C0528ABCDEF");
  }

  @Test
  void A02_a_value_that_its_bits_cannot_say_is_refused() {
    Definition d = DEFINITIONS.find(48, "1.32").orElseThrow();
    assertThatThrownBy(() -> new RecordBuilder(d).number("040/RHO", 300))
        .hasMessage("040/RHO cannot say 300.0 NM in 16 bits");
    assertThatThrownBy(() -> new RecordBuilder(d).number("040/RANGE", 1)).hasMessage("048 ed. 1.32 has no value 040/RANGE");
  }
}

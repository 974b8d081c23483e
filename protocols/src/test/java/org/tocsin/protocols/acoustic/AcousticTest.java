package org.tocsin.protocols.acoustic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.SensorStatus.Health;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.protocols.acoustic.AcousticMessage.TimeSource;

/** A small net of microphones over one hour. */
class AcousticTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private final AcousticNet net = new AcousticNet("acoustic", Trust.TRUSTED, Duration.ofSeconds(60), p -> List.of("UA32"));

  private static AcousticMessage message(String sensor, Instant time, double bearing) {
    return new AcousticMessage(
        sensor, 50.1, 30.2, time, TimeSource.GNSS, bearing, Double.isNaN(bearing) ? Double.NaN : 4,
        Double.isNaN(bearing) ? Map.of() : Map.of(ThreatClass.STRIKE_UAV, 0.8, ThreatClass.CIVIL_AIRCRAFT, 0.2), 61, 77);
  }

  private List<Observation> hear(String sensor, Instant at, double bearing) {
    return net.read(message(sensor, at, bearing).toCompact(), at);
  }

  @Test
  void A01_a_detection_is_a_bearing_and_the_first_one_says_that_the_net_listens() {
    List<Observation> seen = hear("m-1", NOON, 123.45);
    Bearing b = (Bearing) seen.getFirst();
    assertThat(b.azimuth()).isCloseTo(123.45, within(0.005));
    assertThat(b.sigma()).isEqualTo(4);
    assertThat(b.time()).isEqualTo(NOON);
    assertThat(b.classes().probability(ThreatClass.STRIKE_UAV)).isCloseTo(0.8, within(0.003));
    assertThat(((SensorStatus) seen.getLast()).health()).isEqualTo(Health.LOOKING);
    assertThat(hear("m-1", NOON.plusSeconds(1), 124)).hasSize(1);
  }

  @Test
  void A02_silence_turns_the_area_degraded_and_then_blind_and_a_sign_of_life_brings_it_back() {
    hear("m-1", NOON, Double.NaN);
    hear("m-2", NOON.plusSeconds(30), Double.NaN);
    assertThat(net.tick(NOON.plusSeconds(61))).extracting(SensorStatus::health).containsExactly(Health.DEGRADED);
    assertThat(net.tick(NOON.plusSeconds(70))).isEmpty();
    assertThat(net.tick(NOON.plusSeconds(91))).singleElement().satisfies(s -> {
      assertThat(s.health()).isEqualTo(Health.BLIND);
      assertThat(s.detail()).isEqualTo("0 of 2 sensors heard");
    });
    assertThat(hear("m-1", NOON.plusSeconds(95), Double.NaN)).extracting(o -> ((SensorStatus) o).health()).containsExactly(Health.DEGRADED);
    assertThat(hear("m-2", NOON.plusSeconds(96), Double.NaN)).extracting(o -> ((SensorStatus) o).health()).containsExactly(Health.LOOKING);
    assertThat(net.tick(NOON.plusSeconds(96 + 6001))).extracting(SensorStatus::health).containsExactly(Health.BLIND);
    assertThat(net.size()).isZero();
  }

  @Test
  void A03_a_sensor_whose_clock_stands_wrong_is_named_and_its_times_follow_the_arrival() {
    Instant wrong = Instant.parse("2020-01-01T12:10:00Z");
    Bearing last = null;
    for (int i = 0; i < 20; i++) {
      last = (Bearing) net.read(message("m-9", wrong.plusSeconds(i), 10).toJson(), NOON.plusSeconds(i)).getFirst();
    }
    assertThat(net.wrongClocks()).containsExactly("m-9");
    assertThat(last.time()).isEqualTo(NOON.plusSeconds(19));
    assertThat(net.lowBatteries(80)).containsExactly("m-9");
  }

  @Test
  void A04_what_is_written_follows_the_published_schema() {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(AcousticNet.class.getResourceAsStream("acoustic.schema.json"));
    for (double bearing : new double[] {0, 359.9, Double.NaN}) {
      String json = new String(message("m-1", NOON, bearing).toJson(), StandardCharsets.UTF_8);
      assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }
    assertThat(schema.validate("{\"v\":1,\"sensor\":\"x\",\"lat\":1,\"lon\":1,\"time\":\"2026-05-01T12:00:00Z\",\"bearing\":3}",
        InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void A05_bad_messages_are_counted_by_reason() {
    net.read("{\"v\":1,\"sensor\":\"a b\",\"lat\":1,\"lon\":1,\"time\":\"2026-05-01T12:00:00Z\"}".getBytes(StandardCharsets.UTF_8), NOON);
    net.read("hello".getBytes(StandardCharsets.UTF_8), NOON);
    byte[] damaged = message("m-1", NOON, 1).toCompact();
    damaged[5] ^= 1;
    net.read(damaged, NOON);
    assertThat(net.refused()).containsOnlyKeys("no name of a sensor", "not JSON", "check sum");
  }

  @Property(tries = 300, seed = "12")
  void P01_both_forms_come_back(
      @ForAll @DoubleRange(min = -90, max = 90) double lat,
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = 0, max = 359.99) double bearing) {
    AcousticMessage m =
        new AcousticMessage("s", lat, lon, NOON, TimeSource.NTP, bearing, 7.5, Map.of(ThreatClass.CRUISE_MISSILE, 1.0), 60, Double.NaN);
    assertThat(((AcousticMessage.Result.Read) AcousticMessage.read(m.toJson())).message()).isEqualTo(m);
    AcousticMessage c = ((AcousticMessage.Result.Read) AcousticMessage.read(m.toCompact())).message();
    assertThat(c.lat()).isCloseTo(lat, within(1e-7));
    assertThat(c.lon()).isCloseTo(lon, within(1e-7));
    assertThat(c.bearing()).isCloseTo(bearing, within(0.0051));
    assertThat(c.sigma()).isEqualTo(7.5);
    assertThat(c.classes()).isEqualTo(m.classes());
  }

  @Property(tries = 1000, seed = "13")
  void P02_any_bytes_are_read_without_an_exception(@ForAll @Size(max = 120) byte[] b) {
    net.read(b, NOON);
    byte[] compact = b.clone();
    if (b.length > 2) {
      compact[0] = (byte) 0xA7;
      compact[1] = 1;
    }
    net.read(compact, NOON);
  }

  @Test
  void A06_every_prefix_and_every_changed_byte_of_a_compact_message_is_refused() {
    byte[] good = message("m-1", NOON, 10).toCompact();
    for (int at = 0; at < good.length; at++) {
      assertThat(AcousticMessage.read(Arrays.copyOf(good, at))).isInstanceOf(AcousticMessage.Result.Refused.class);
      for (int value = 1; value < 256; value++) {
        byte[] changed = good.clone();
        changed[at] ^= (byte) value;
        assertThat(AcousticMessage.read(changed)).isInstanceOf(AcousticMessage.Result.Refused.class);
      }
    }
  }
}

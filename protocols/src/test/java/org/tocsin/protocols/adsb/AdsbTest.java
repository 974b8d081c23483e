package org.tocsin.protocols.adsb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;

/** One aircraft heard by one receiver, told as it happens, and what bad input does. */
class AdsbTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final int ADDRESS = 0x508035;
  private static final GeoPoint KYIV = new GeoPoint(50.45, 30.52);

  private final List<PositionReport> seen = new ArrayList<>();
  private final AdsbObserver observer =
      new AdsbObserver(new Source("adsb", "roof", Trust.TRUSTED), null, false);

  /** Even and odd message half a second apart; the second gives the place. */
  private void fly(GeoPoint at, int nucp, double second) {
    for (int odd = 0; odd < 2; odd++) {
      double t = second + odd * 0.5;
      byte[] b =
          SquitterEncoder.beast(
              SquitterEncoder.position(ADDRESS, at, 33_000, nucp, odd == 1), (long) (t * 12e6), 100);
      observer.beast(b, 0, b.length, NOON.plusMillis((long) (t * 1000)), seen::add);
    }
  }

  private void velocity(double east, double north, double second) {
    byte[] b = SquitterEncoder.beast(SquitterEncoder.velocity(ADDRESS, east, north, -640), (long) (second * 12e6), 100);
    observer.beast(b, 0, b.length, NOON.plusMillis((long) (second * 1000)), seen::add);
  }

  @Test
  void A01_an_airliner_reports_where_it_is_how_fast_and_how_sure() {
    velocity(400, 0, 1);
    fly(KYIV, 7, 2);

    PositionReport p = seen.getLast();
    assertThat(p.address()).isEqualTo("508035");
    assertThat(Sphere.distance(p.point(), KYIV)).isLessThan(6);
    assertThat(p.altitude()).isCloseTo(33_000 * 0.3048, within(4.0));
    assertThat(p.east()).isCloseTo(400 * 1852 / 3600.0, within(0.3));
    assertThat(p.north()).isCloseTo(0, within(0.3));
    assertThat(p.climb()).isCloseTo(-640 * 0.3048 / 60, within(0.01));
    assertThat(p.sigma()).isCloseTo(92.6 / 2.4477, within(1e-6));
    assertThat(p.suspect()).isFalse();
    assertThat(p.time()).isEqualTo(NOON.plusMillis(2500));
  }

  @Test
  void A02_a_spoofed_jump_is_marked_and_passes_when_the_aircraft_is_back() {
    velocity(400, 0, 1);
    fly(KYIV, 7, 2);
    fly(Sphere.destination(KYIV, 200, 80_000), 7, 4);
    assertThat(seen.getLast().suspect()).isTrue();

    fly(Sphere.destination(KYIV, 90, 1200), 7, 8);
    assertThat(seen.getLast().suspect()).isFalse();
  }

  @Test
  void A03_a_receiver_that_is_jammed_says_that_it_does_not_know_its_place() {
    fly(KYIV, 7, 2);
    assertThat(seen.getLast().suspect()).isFalse();

    fly(KYIV, 0, 4);
    assertThat(seen.getLast().suspect()).isTrue();
    assertThat(seen.getLast().sigma()).isGreaterThan(10_000);
  }

  @Test
  void A04_an_impossible_speed_is_marked() {
    velocity(1021, 1021, 1);
    fly(KYIV, 7, 2);
    assertThat(seen.getLast().suspect()).isTrue();
  }

  @Test
  void A05_a_message_with_a_flipped_bit_is_not_believed() {
    byte[] message = SquitterEncoder.position(ADDRESS, KYIV, 33_000, 7, true);
    message[6] ^= 0x10;
    byte[] b = SquitterEncoder.beast(message, 0, 1);
    observer.beast(b, 0, b.length, NOON, seen::add);

    assertThat(observer.decoder().listAircraft()).isEmpty();
    assertThat(observer.rejected()).isEqualTo(1);
  }

  @Test
  void A06_a_stream_cut_anywhere_gives_the_same_messages() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 20; i++) {
      stream.writeBytes(SquitterEncoder.beast(SquitterEncoder.identification(0x1A1A1A, "TEST" + i), 0x1A1A1A1AL + i, 0x1A));
    }
    byte[] b = stream.toByteArray();
    for (int chunk = 1; chunk < 30; chunk++) {
      BeastReader reader = new BeastReader();
      ModeSDecoder decoder = new ModeSDecoder(null, (a, t) -> {});
      for (int from = 0; from < b.length; from += chunk) {
        reader.read(b, from, Math.min(b.length, from + chunk), (type, counter, signal, data, at, length) -> {
          assertThat(signal).isEqualTo(0x1A);
          decoder.reply(data, at, length, 0);
        });
      }
      assertThat(decoder.intact()).isEqualTo(20);
      assertThat(reader.resynchronised()).isZero();
      assertThat(decoder.listAircraft().getFirst().callSign()).isEqualTo("TEST19");
    }
  }

  @Test
  void A07_the_reader_finds_its_way_back_after_noise() {
    byte[] good = SquitterEncoder.beast(SquitterEncoder.identification(ADDRESS, "BACK"), 1, 1);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(new byte[] {1, 2, 0x1A, 0x55, 3, 0x1A, '3', 0, 0});
    stream.writeBytes(good);
    int[] n = {0};
    BeastReader reader = new BeastReader();
    reader.read(stream.toByteArray(), 0, stream.size(), (type, counter, signal, data, at, length) -> n[0]++);
    assertThat(n[0]).isEqualTo(1);
    assertThat(reader.resynchronised()).isEqualTo(9);
  }

  @Test
  void A08_an_sbs_line_and_an_avr_line_say_the_same() {
    observer.sbs("MSG,3,1,1,508035,1,2026/05/01,12:00:00.000,2026/05/01,12:00:00.000,,33000,,,50.45,30.52,,,0,,0,0\r", NOON, seen::add);
    assertThat(seen.getFirst().point()).isEqualTo(KYIV);
    assertThat(seen.getFirst().east()).isNaN();

    byte[] even = SquitterEncoder.position(ADDRESS, KYIV, 33_000, 7, false);
    byte[] odd = SquitterEncoder.position(ADDRESS, KYIV, 33_000, 7, true);
    for (byte[] b : List.of(even, odd)) {
      observer.avr("*" + HexFormat.of().formatHex(b) + ";", NOON, seen::add);
    }
    assertThat(seen.getLast().address()).isEqualTo("508035");
    assertThat(Sphere.distance(seen.getLast().point(), KYIV)).isLessThan(6);
  }

  @Test
  void A09_the_age_of_a_position_in_aircraft_json_is_that_of_the_position() {
    String json = "{\"now\":1777636800.0,\"aircraft\":[{},{\"hex\":\"~2508f5\",\"lat\":50.0,\"lon\":30.0,\"alt_baro\":\"ground\","
        + "\"seen\":0.1,\"seen_pos\":12.5,\"nac_p\":9},{\"hex\":\"508035\"}]}";
    observer.json(json.getBytes(StandardCharsets.UTF_8), NOON, seen::add);

    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().time()).isEqualTo(Instant.ofEpochSecond(1_777_636_787L, 500_000_000));
    assertThat(seen.getFirst().address()).isEqualTo("~2508F5");
    assertThat(seen.getFirst().altitude()).isNaN();
  }

  /** Annex 10: 1,280 steps of 100 ft from -1,200 ft (C4 alone) up, each one bit away from the next. */
  @Test
  void A10_mode_c_is_a_gray_code_of_hundreds_of_feet() {
    TreeMap<Integer, Integer> codes = new TreeMap<>();
    for (int code = 0; code < 4096; code++) {
      int feet = ModeS.gillham(code);
      if (feet != Integer.MIN_VALUE) {
        assertThat(codes.put(feet, code)).as("two codes for %d ft", feet).isNull();
      }
    }
    assertThat(codes).hasSize(1280);
    assertThat(codes.firstKey()).isEqualTo(-1200);
    assertThat(codes.firstEntry().getValue()).isEqualTo(00040);
    for (int feet = -1100; feet <= codes.lastKey(); feet += 100) {
      assertThat(Integer.bitCount(codes.get(feet) ^ codes.get(feet - 100))).as("%d ft", feet).isEqualTo(1);
    }
  }

  @Property(tries = 500, seed = "3")
  void P01_a_place_coded_and_decoded_is_the_same_within_metres(
      @ForAll @DoubleRange(min = -86.9, max = 86.9) double lat, @ForAll @DoubleRange(min = -179.99, max = 179.99) double lon) {
    GeoPoint p = new GeoPoint(lat, lon);
    long even = Cpr.encode(p, false);
    long odd = Cpr.encode(p, true);
    for (boolean newest : new boolean[] {false, true}) {
      GeoPoint q =
          Cpr.global((int) (even >>> 32), (int) even, (int) (odd >>> 32), (int) odd, newest, false, null);
      // At the border of two latitude zones the halves may disagree; then there is no place, never a wrong one.
      if (q != null) {
        assertThat(Sphere.distance(p, q)).isLessThan(9);
      }
      long one = newest ? odd : even;
      GeoPoint near = Sphere.destination(p, 77, 100_000);
      GeoPoint local = Cpr.local((int) (one >>> 32), (int) one, newest, false, near);
      if (Math.abs(lat) < 80) {
        assertThat(local).isNotNull();
        assertThat(Sphere.distance(p, local)).isLessThan(6);
      }
    }
  }

  @Property(tries = 1000, seed = "4")
  void P02_any_bytes_are_read_without_an_exception(@ForAll @Size(max = 200) byte[] input) {
    observer.beast(input, 0, input.length, NOON, seen::add);
    byte[] walled = new byte[input.length + 2];
    Arrays.fill(walled, (byte) 0x1A);
    System.arraycopy(input, 0, walled, 1, input.length);
    observer.beast(walled, 1, 1 + input.length, NOON, seen::add);
    String text = new String(input, StandardCharsets.ISO_8859_1);
    observer.avr(text, NOON, seen::add);
    observer.sbs(text, NOON, seen::add);
    observer.json(input, NOON, seen::add);
  }

  @Property(tries = 2000, seed = "5")
  void P03_any_reply_with_good_parity_is_read_without_an_exception(
      @ForAll @Size(value = 14) byte[] input, @ForAll @IntRange(min = 0, max = 31) int type) {
    byte[] b = input.clone();
    b[0] = (byte) (17 << 3 | b[0] & 7);
    b[4] = (byte) (type << 3 | b[4] & 7);
    int parity = ModeS.remainder(b, 0, 14);
    for (int i = 0; i < 3; i++) {
      b[11 + i] ^= (byte) (parity >> 16 - 8 * i);
    }
    ModeSDecoder d = new ModeSDecoder(KYIV, (a, t) -> assertThat(a.point()).isNotNull());
    d.reply(b, 0, 14, 0);
    b[6] ^= 4;
    b[11] = b[12] = b[13] = 0;
    int again = ModeS.remainder(b, 0, 14);
    for (int i = 0; i < 3; i++) {
      b[11 + i] = (byte) (again >> 16 - 8 * i);
    }
    d.reply(b, 0, 14, 0.5);
    assertThat(d.intact()).isEqualTo(2);
  }
}

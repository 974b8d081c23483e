package org.tocsin.protocols.cot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;

/** A TAK net speaks, and is spoken to. */
class CotTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Source TAK = new Source("tak", "net", Trust.TRUSTED);
  private final CotXml xml = new CotXml();
  private final TakProtocol protocol = new TakProtocol();
  private final CotObserver observer = new CotObserver(TAK, "tocsin.", false);

  private static String event(String type, String how, String detail) {
    return "<event version='2.0' uid='SPOTTER-1' type='" + type + "' time='2026-05-01T11:59:58Z' start='2026-05-01T11:59:58Z'"
        + " stale='2026-05-01T12:05:00Z' how='" + how + "'><point lat='50.1' lon='30.2' hae='9999999' ce='150' le='999999'/>"
        + "<detail>" + detail + "</detail></event>";
  }

  private CotEvent read(String text) {
    return ((CotXml.Result.Read) xml.read(text.getBytes(StandardCharsets.UTF_8))).event();
  }

  private Object observed(String text) {
    return observer.observe(read(text), NOON);
  }

  @Test
  void A01_a_spotters_drone_is_a_sighting_with_its_place_and_course() {
    var o = (CotObserver.Outcome.Observed) observed(event("a-h-A-M-F-Q-A", "h-e", "<track course='90' speed='50'/><remarks>low, loud</remarks>"));
    Sighting s = (Sighting) o.observation();
    assertThat(s.subject().classes().main()).isEqualTo(ThreatClass.STRIKE_UAV);
    assertThat(s.motion().at().main().sigma()).isEqualTo(150);
    assertThat(s.motion().course()).isEqualTo(90);
    assertThat(s.basis().words()).isEqualTo("low, loud");
  }

  @Test
  void A02_a_machines_track_a_friends_position_and_a_microphone_are_told_apart() {
    var track = (CotObserver.Outcome.Observed) observed(event("a-h-A-W-M-C-M", "m-f", "<track course='180' speed='200'/>"));
    assertThat(((TrackReport) track.observation()).north()).isCloseTo(-200, within(1e-9));
    assertThat(((TrackReport) track.observation()).classes().main()).isEqualTo(ThreatClass.CRUISE_MISSILE);

    var friend = (CotObserver.Outcome.Observed) observed(event("a-f-A-M-H-Q", "m-g", ""));
    assertThat(((PositionReport) friend.observation()).address()).isEqualTo("SPOTTER-1");

    var heard = (CotObserver.Outcome.Observed) observed(event("b-d-a", "m-p", "<sensor azimuth='270' fov='20'/>"));
    assertThat(((Bearing) heard.observation()).azimuth()).isEqualTo(270);
    assertThat(((Bearing) heard.observation()).sigma()).isCloseTo(5.77, within(0.01));
  }

  @Test
  void A03_our_own_events_exercises_old_events_and_ground_units_are_left_out() {
    assertThat(observed(event("a-h-A", "m-f", "").replace("SPOTTER-1", "tocsin.kyiv.trk.7")).toString()).contains("come back");
    assertThat(observed(event("a-h-A", "m-f", "").replace("version=", "opex='e-raid' version=")).toString()).contains("exercise");
    assertThat(observed(event("a-h-A", "m-f", "").replace("12:05:00Z", "11:50:00Z")).toString()).contains("stale");
    assertThat(observed(event("a-f-G-U-C", "m-g", "")).toString()).contains("not about the air");
  }

  @Test
  void A04_a_track_goes_out_with_type_stale_time_and_our_stamp_and_comes_back_unseen() {
    CotPublisher publisher = new CotPublisher("tocsin.kyiv.", Purpose.EXERCISE);
    TrackReport t =
        new TrackReport(TAK, NOON, 7, new GeoPoint(50, 30), 900, 0, -50, 0, 120, ClassMix.of(ThreatClass.STRIKE_UAV));
    CotEvent out = publisher.track(t, Duration.ofSeconds(4));
    assertThat(out.type()).isEqualTo("a-h-A-M-F-Q-A");
    assertThat(out.stale()).isEqualTo(NOON.plusSeconds(10));
    assertThat(out.opex()).isEqualTo("e-tocsin");
    CotEvent back = read(CotXml.write(out));
    assertThat(back).isEqualTo(out);
    assertThat(((CotXml.Result.Read) protocol.readMesh(protocol.mesh(out))).event().findDetail("track").orElseThrow().number("course")).isEqualTo(180);
    assertThat(new CotObserver(TAK, "tocsin.", true).observe(back, NOON)).isInstanceOf(CotObserver.Outcome.Ignored.class);
    assertThat(publisher.end(t, NOON.plusSeconds(60)).stale()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void A05_an_area_is_a_closed_polygon_and_an_alarm_can_be_taken_back() {
    CotPublisher publisher = new CotPublisher("tocsin.", Purpose.ACTUAL);
    CotEvent area =
        publisher.area("x", "Fastiv & around", List.of(new GeoPoint(50, 30), new GeoPoint(50, 31), new GeoPoint(51, 30)), NOON, NOON.plusSeconds(60));
    assertThat(area.detail().stream().filter(e -> e.name().equals("link"))).hasSize(4);
    assertThat(read(CotXml.write(area))).isEqualTo(area);
    assertThat(area.opex()).isEmpty();
    assertThat(publisher.alarm("x", "Fastiv", false, new GeoPoint(50, 30), NOON, NOON).type()).isEqualTo("b-a-o-can");
  }

  @Test
  void A06_a_stream_changes_from_xml_to_version_1_after_the_handshake() {
    TakNegotiation negotiation = new TakNegotiation("tocsin.kyiv");
    CotEvent offer = read(event("t-x-takp-v", "m-g", "<TakControl><TakProtocolSupport version='1'/></TakControl>"));
    CotEvent asked = negotiation.hear(offer, NOON).orElseThrow();
    assertThat(asked.type()).isEqualTo("t-x-takp-q");
    assertThat(CotXml.write(asked)).contains("<TakRequest version=\"1\"/>");
    assertThat(negotiation.agreed()).isFalse();
    assertThat(negotiation.hear(offer, NOON)).isEmpty();
    negotiation.hear(read(event("t-x-takp-r", "m-g", "<TakControl><TakResponse status='true'/></TakControl>")), NOON.plusSeconds(3));
    assertThat(negotiation.agreed()).isTrue();
  }

  @Test
  void A07_a_stream_cut_anywhere_gives_the_same_events() {
    byte[] first = ("<?xml version='1.0'?>\n" + event("a-h-A", "m-f", "<remarks>one &lt; two</remarks>")).getBytes(StandardCharsets.UTF_8);
    byte[] second = protocol.stream(read(event("a-u-A", "m-f", "")));
    byte[] all = new byte[2 * first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    System.arraycopy(first, 0, all, first.length + second.length, first.length);
    for (int chunk : new int[] {1, 2, 7, 100, all.length}) {
      List<String> types = new ArrayList<>();
      TakStream stream = new TakStream();
      for (int at = 0; at < all.length; at += chunk) {
        stream.read(all, at, Math.min(all.length, at + chunk), r -> types.add(((CotXml.Result.Read) r).event().type()));
      }
      assertThat(types).as("chunks of %d", chunk).containsExactly("a-h-A", "a-u-A", "a-h-A");
    }
  }

  @Test
  void A08_an_external_entity_is_refused_and_deep_nesting_is_too() {
    String attack = "<!DOCTYPE e [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + event("a-h-A", "m-f", "<remarks>&x;</remarks>");
    assertThat(xml.read(attack.getBytes(StandardCharsets.UTF_8))).isInstanceOf(CotXml.Result.Refused.class);
    String deep = event("a-h-A", "m-f", "<a>".repeat(5000) + "</a>".repeat(5000));
    assertThat(xml.read(deep.getBytes(StandardCharsets.UTF_8)).toString()).contains("nested deeper");
  }

  @Property(tries = 1000, seed = "8")
  void P01_any_bytes_are_read_without_an_exception(@ForAll @Size(max = 300) byte[] input) {
    xml.read(input);
    protocol.readPayload(input);
    protocol.readMesh(input);
    new TakStream().read(input, 0, input.length, r -> {});
  }

  @Property(tries = 300, seed = "9")
  void P02_any_text_in_a_detail_survives_both_forms(@ForAll String text) {
    String plain = text.codePoints().filter(c -> c >= ' ' && c < 0xD800).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
    CotEvent e =
        new CotEvent("2.0", "u", "a-h-A", "m-f", NOON, NOON, NOON, 1, 2, 3, 4, 5, "", "", "",
            List.of(new Element("remarks", Map.of("source", plain), List.of(), plain)));
    assertThat(read(CotXml.write(e))).isEqualTo(e);
    assertThat(((CotXml.Result.Read) protocol.readPayload(protocol.payload(e))).event()).isEqualTo(e);
  }

  @Test
  void A09_every_prefix_and_every_changed_byte_of_a_message_is_read_or_refused() {
    byte[] payload = protocol.payload(read(event("a-h-A-M-F-Q", "h-e", "<contact callsign='x'/><track course='1' speed='2'/>")));
    for (int at = 0; at < payload.length; at++) {
      protocol.readPayload(Arrays.copyOf(payload, at));
      for (int value = 0; value < 256; value++) {
        byte[] changed = payload.clone();
        changed[at] = (byte) value;
        protocol.readPayload(changed);
      }
    }
  }
}

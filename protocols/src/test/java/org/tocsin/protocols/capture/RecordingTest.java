package org.tocsin.protocols.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.protocols.decode.Format;
import org.tocsin.protocols.decode.Formats;

/** A recording says the same whichever way it was recorded. */
class RecordingTest {
  private static final byte[] MARK = HexFormat.of().parseHex("22000CE81902015460000280");
  private static final byte[] TRACK = HexFormat.of().parseHex("3E00189B081902546008008E38E40056C16C0320FE70007B");
  private static final byte[] PLOT = HexFormat.of().parseHex("300016FD801902546010A064004000029C0528ABCDEF");
  private static final Map<String, byte[]> FILES = Captures.all(MARK, TRACK, PLOT, both(MARK, PLOT));

  private static byte[] both(byte[] a, byte[] b) {
    byte[] c = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, c, a.length, b.length);
    return c;
  }

  private record Decoded(Format.Report report, List<JsonNode> lines) {}

  private static Decoded decode(byte[] file) throws Exception {
    StringWriter out = new StringWriter();
    Format.Report report = Formats.recognise(file).decode(file, "", out);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return new Decoded(report, lines);
  }

  @Test
  void A01_every_framing_is_recognised_and_gives_the_same_records() throws Exception {
    List<JsonNode> wanted = decode(FILES.get("raw")).lines();
    assertThat(wanted).hasSize(5);
    for (Map.Entry<String, byte[]> e : FILES.entrySet()) {
      Decoded d = decode(e.getValue());
      assertThat(d.report().facts().get("error_count").asInt()).as(e.getKey()).isZero();
      assertThat(d.lines().stream().map(l -> l.get("items"))).as(e.getKey()).isEqualTo(wanted.stream().map(l -> l.get("items")).toList());
      if (!List.of("raw", "GPS").contains(e.getKey())) {
        assertThat(d.report().facts().get("frames").asInt()).as(e.getKey()).isEqualTo(4);
        assertThat(d.report().facts().get("frames_with_several_blocks").asInt()).as(e.getKey()).isEqualTo(1);
      }
    }
  }

  @Test
  void A02_packets_keep_their_time_to_the_resolution_of_the_file() throws Exception {
    for (Map.Entry<String, byte[]> e : FILES.entrySet()) {
      if (e.getKey().startsWith("pcap")) {
        List<JsonNode> lines = decode(e.getValue()).lines();
        assertThat(lines.get(0).get("t").asDouble()).as(e.getKey()).isEqualTo(1_777_636_800.125);
        assertThat(lines.get(3).get("t").asDouble()).as(e.getKey()).isEqualTo(1_777_636_800.875);
        assertThat(lines.get(4).get("frame").asInt()).as(e.getKey()).isEqualTo(3);
      }
    }
  }

  @Test
  void A03_the_multicast_group_is_named_through_tags_and_fragments() throws Exception {
    for (String name : List.of("pcap, microseconds", "pcap, two VLAN tags", "pcap, fragments, last first", "pcapng, fragments")) {
      JsonNode channels = decode(FILES.get(name)).report().facts().get("channels");
      assertThat(channels.get("232.1.1.9:8600").asInt()).as(name).isEqualTo(4);
    }
  }

  @Test
  void A04_a_file_that_stops_anywhere_gives_what_is_whole() throws Exception {
    for (Map.Entry<String, byte[]> e : FILES.entrySet()) {
      byte[] file = e.getValue();
      int before = 0;
      for (int length = Math.max(24, file.length - 400); length <= file.length; length++) {
        byte[] part = Arrays.copyOf(file, length);
        int records = 0;
        try {
          records = decode(part).lines().size();
        } catch (IllegalArgumentException unknown) {
          assertThat(unknown).hasMessageStartingWith("not a format that is known here");
        }
        assertThat(records).as("%s cut at %d", e.getKey(), length).isLessThanOrEqualTo(5);
        before = records;
      }
      assertThat(before).as(e.getKey()).isEqualTo(5);
    }
  }

  @Test
  void A05_a_fragment_that_never_comes_costs_only_its_own_datagram() throws Exception {
    byte[] file = FILES.get("pcap, fragments");
    // The second packet of the file: 24 of header, then the first fragment in a frame of 60.
    byte[] torn = new byte[file.length - 76];
    System.arraycopy(file, 0, torn, 0, 24);
    System.arraycopy(file, 24 + 76, torn, 24, torn.length - 24);
    assertThat(decode(torn).lines()).hasSize(4);
  }

  @Test
  void A06_what_is_no_recording_is_refused_by_name() {
    assertThatThrownBy(() -> Formats.recognise("a letter to nobody, in plain words and of some length".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a format that is known here");
  }
}

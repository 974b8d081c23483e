package org.tocsin.protocols.adsb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.protocols.decode.Format;
import org.tocsin.protocols.decode.Formats;

/** Recorded receivers' output against golden files. */
class AdsbAcceptanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path folder = Path.of(System.getProperty("tocsin.shared", "absent"), "wire", "adsb");

  @BeforeEach
  void skipWithoutRecordings() {
    assumeTrue(Files.isDirectory(folder), "skipped: the recordings are not here (system property tocsin.shared)");
  }

  private List<String> unzipped(String name) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("golden").resolve(name))), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  private JsonNode golden(String name) throws IOException {
    return JSON.readTree(folder.resolve("golden").resolve(name).toFile());
  }

  @Test
  void A01_every_beast_message_is_found_byte_for_byte() throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve("beast_stpetersburg_a.beast"));
    StringWriter lines = new StringWriter();
    Format.Report report = Formats.recognise(file).decode(file, "", lines);
    List<String> got = lines.toString().lines().toList();
    List<String> want = unzipped("beast_stpetersburg_a.beast.frames.jsonl.gz");
    assertThat(got).hasSameSizeAs(want);
    for (int i = 0; i < got.size(); i++) {
      assertThat(JSON.readTree(got.get(i))).isEqualTo(JSON.readTree(want.get(i)));
    }
    JsonNode facts = JSON.readTree(report.facts().toString());
    JsonNode expected = golden("beast_stpetersburg_a.beast.facts.json");
    for (String key : List.of("frames", "resync_bytes", "by_type", "df_counts", "escaped_1a_pairs", "aircraft")) {
      assertThat(facts.get(key)).as(key).isEqualTo(expected.get(key));
    }
    assertThat(facts.get("span_s").asDouble()).isCloseTo(expected.get("span_s").asDouble(), within(1e-6));
    expected.get("aircraft_final").properties().forEach(e -> {
      JsonNode a = facts.get("aircraft_final").path(e.getKey());
      e.getValue().properties().forEach(f -> {
        switch (f.getKey()) {
          case "n" -> {}
          case "last_lat", "last_lon" -> assertThat(a.get(f.getKey()).asDouble()).as(e.getKey() + f).isCloseTo(f.getValue().asDouble(), within(2e-5));
          case "last_gs_kt", "last_track" -> assertThat(a.path(f.getKey()).asDouble()).as(e.getKey() + f).isCloseTo(f.getValue().asDouble(), within(1.0));
          default -> assertThat(a.path(f.getKey()).asText()).as(e.getKey() + f).isEqualTo(f.getValue().asText());
        }
      });
    });
  }

  /** Fields that the peer prints for a reply, against ours for the same reply. */
  @Test
  void A02_altitudes_codes_and_call_signs_agree_with_another_decoder() throws IOException {
    Map<String, Map<String, String>> peer = new TreeMap<>();
    Map<String, String> open = new TreeMap<>();
    for (String l : unzipped("beast_stpetersburg_a.beast.dump1090.txt.gz")) {
      if (l.startsWith("*")) {
        open = peer.computeIfAbsent(l.substring(1, l.length() - 1), x -> new TreeMap<>());
      } else if (l.startsWith("  ") && l.contains(":")) {
        open.putIfAbsent(l.substring(0, l.indexOf(':')).strip(), l.substring(l.indexOf(':') + 1).strip());
      }
    }
    int[] compared = new int[4];
    peer.forEach((hex, fields) -> {
      byte[] b = HexFormat.of().parseHex(hex);
      ModeSDecoder d = new ModeSDecoder(null, (a, t) -> {});
      int df = ModeS.format(b, 0);
      if (df != 17) {
        int code = (b[2] & 0x1F) << 8 | b[3] & 0xFF;
        String altitude = fields.getOrDefault("Altitude", "");
        if (altitude.endsWith("ft barometric") && (df == 0 || df == 4 || df == 16 || df == 20)) {
          assertThat(ModeS.altitude13(code)).as(hex).isEqualTo(Integer.parseInt(altitude.split(" ")[0]));
          compared[0]++;
        }
        if (fields.containsKey("Squawk") && (df == 5 || df == 21)) {
          assertThat("%04o".formatted(ModeS.identity(code))).as(hex).isEqualTo(fields.get("Squawk"));
          compared[1]++;
        }
        return;
      }
      d.reply(b, 0, b.length, 0);
      Aircraft a = d.listAircraft().getFirst();
      assertThat(a.name()).isEqualTo(fields.get("ICAO Address").split(" ")[0]);
      if (fields.getOrDefault("Altitude", "").endsWith("ft barometric")) {
        assertThat(a.pressureAltitude()).as(hex).isEqualTo(Integer.parseInt(fields.get("Altitude").split(" ")[0]));
        compared[2]++;
      }
      if (fields.containsKey("Ident")) {
        assertThat(a.callSign()).as(hex).isEqualTo(fields.get("Ident").strip());
        compared[3]++;
      }
      if (fields.containsKey("Vertical rate")) {
        assertThat(a.climb()).as(hex).isEqualTo(Double.parseDouble(fields.get("Vertical rate").split(" ")[0]));
      }
      if (fields.containsKey("Speed")) {
        assertThat(a.speed()).as(hex).isCloseTo(Double.parseDouble(fields.get("Speed").split(" ")[0]), within(1.0));
      }
    });
    assertThat(compared).doesNotContain(0);
  }

  @Test
  void A03_positions_lie_where_the_peer_puts_them() throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve("beast_stpetersburg_a.beast"));
    List<GeoPoint> ours = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    ModeSDecoder decoder = new ModeSDecoder(null, (a, t) -> {
      assertThat(a.suspect()).as("no recorded aircraft is a spoof").isFalse();
      ours.add(a.point());
      addresses.add(a.name());
    });
    new BeastReader().read(file, 0, file.length, (type, counter, signal, data, at, length) -> decoder.reply(data, at, length, counter / 12e6));
    List<Sbs> theirs = Files.readAllLines(folder.resolve("beast_stpetersburg_a.sbs")).stream().map(Sbs::parse)
        .filter(s -> s != null && s.hasPosition()).toList();
    assertThat(ours.size()).isGreaterThanOrEqualTo(theirs.size() - 5);
    int matched = 0;
    int from = 0;
    for (Sbs s : theirs) {
      for (int i = from; i < ours.size(); i++) {
        if (addresses.get(i).equals(s.address()) && Sphere.distance(ours.get(i), new GeoPoint(s.lat(), s.lon())) < 2) {
          matched++;
          from = i + 1;
          break;
        }
      }
    }
    assertThat(matched).as("of %d", theirs.size()).isGreaterThanOrEqualTo(theirs.size() - 5);
  }

  @Test
  void A04_single_squitters_agree_with_another_decoder() throws IOException {
    JsonNode expected = golden("avr_adsb_a.csv.golden.json");
    byte[] file = Files.readAllBytes(folder.resolve("avr_adsb_a.csv"));
    StringWriter lines = new StringWriter();
    Format.Report report = Formats.recognise(file).decode(file, "", lines);
    assertThat(report.facts().get("lines").asInt()).isEqualTo(1000);
    assertThat(report.facts().get("distinct").asInt()).isEqualTo(golden("avr_adsb_a.csv.facts.json").get("distinct").asInt());
    int compared = 0;
    for (String l : lines.toString().lines().toList()) {
      JsonNode got = JSON.readTree(l);
      JsonNode want = expected.path(got.get("hex").asText());
      for (Map.Entry<String, JsonNode> f : want.properties()) {
        JsonNode own = got.path(f.getKey());
        compared++;
        if (f.getKey().equals("callsign")) {
          assertThat(own.asText()).isEqualTo(f.getValue().asText().replace("_", ""));
        } else if (f.getValue().isNumber()) {
          assertThat(own.asDouble()).as(l + f).isCloseTo(f.getValue().asDouble(), within(1e-9));
        } else {
          assertThat(own.asText()).isEqualTo(f.getValue().asText());
        }
      }
    }
    assertThat(compared).isGreaterThan(400);
  }

  @Test
  void A05_aircraft_json_of_three_programs() throws IOException {
    for (String name : List.of("aircraft_dump1090fa_london.json", "aircraft_mutability_bcn.json", "aircraft_readsb_one.json")) {
      byte[] file = Files.readAllBytes(folder.resolve(name));
      JsonNode got = JSON.readTree(Formats.headed(name, file, Formats.recognise(file).decode(file, "", null).facts()).toString());
      JsonNode want = golden(name + ".facts.json");
      for (String key : List.of("file", "sha256", "now", "aircraft", "with_position")) {
        assertThat(got.get(key)).as(name + " " + key).isEqualTo(want.get(key));
      }
      for (int i = 0; i < want.get("normalised").size(); i++) {
        JsonNode a = want.get("normalised").get(i);
        JsonNode b = got.get("normalised").get(i);
        assertThat(b.size()).as(b + " " + a).isEqualTo(a.size());
        a.properties().forEach(e -> {
          if (e.getValue().isNumber()) {
            assertThat(b.path(e.getKey()).asDouble(-1e9)).isEqualTo(e.getValue().asDouble());
          } else {
            assertThat(b.path(e.getKey())).isEqualTo(e.getValue());
          }
        });
      }
    }
  }

  @Test
  void A06_sbs_lines_count_as_the_peer_counts_them() throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve("beast_stpetersburg_a.sbs"));
    JsonNode got = JSON.readTree(Formats.recognise(file).decode(file, "", null).facts().toString());
    JsonNode want = golden("beast_stpetersburg_a.beast.facts.json");
    for (String key : List.of("sbs_lines", "sbs_by_msg", "sbs_with_position", "aircraft")) {
      assertThat(got.get(key)).as(key).isEqualTo(want.get(key));
    }
    want.get("aircraft_final").properties().forEach(e -> e.getValue().properties().forEach(f -> {
      JsonNode own = got.get("aircraft_final").path(e.getKey()).path(f.getKey());
      assertThat(own.asText()).as(e.getKey() + " " + f).satisfiesAnyOf(
          t -> assertThat(t).isEqualTo(f.getValue().asText()), t -> assertThat(own.asDouble(-1e9)).isEqualTo(f.getValue().asDouble(-2e9)));
    }));
  }
}

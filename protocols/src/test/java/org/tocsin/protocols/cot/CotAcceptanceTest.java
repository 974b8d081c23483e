package org.tocsin.protocols.cot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.protocols.decode.Format;
import org.tocsin.protocols.decode.Formats;

/** Recorded events of six programs against golden facts and protocol vectors. */
class CotAcceptanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path folder = Path.of(System.getProperty("tocsin.shared", "absent"), "wire", "cot");
  private final TakProtocol protocol = new TakProtocol();

  @BeforeEach
  void skipWithoutRecordings() {
    assumeTrue(Files.isDirectory(folder), "skipped: the recorded events are not here (system property tocsin.shared)");
  }

  private List<Path> events() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(p -> p.toString().endsWith(".cot.xml")).sorted().toList();
    }
  }

  private static CotEvent read(CotXml.Result r) {
    assertThat(r).isInstanceOf(CotXml.Result.Read.class);
    return ((CotXml.Result.Read) r).event();
  }

  @Test
  void A01_every_event_says_what_its_golden_file_says() throws IOException {
    for (Path file : events()) {
      byte[] bytes = Files.readAllBytes(file);
      Format format = Formats.recognise(bytes);
      assertThat(format.name()).isEqualTo("cot");
      JsonNode got = JSON.readTree(format.decode(bytes, "", null).facts().toString()).get("event");
      JsonNode want = JSON.readTree(folder.resolve("golden/" + file.getFileName() + ".facts.json").toFile()).get("event");
      for (var e : want.properties()) {
        JsonNode own = got.path(e.getKey());
        if (e.getKey().equals("point")) {
          e.getValue().properties().forEach(f -> {
            if (!f.getValue().isNull()) {
              assertThat(own.get(f.getKey()).asDouble()).as(file + " " + f).isEqualTo(f.getValue().isNumber() ? f.getValue().asDouble() : CotEvent.UNKNOWN);
            }
          });
        } else {
          assertThat(own).as(file + " " + e.getKey()).isEqualTo(e.getValue());
        }
      }
      assertThat(got.has("track")).as(file + " track").isEqualTo(want.has("track"));
    }
  }

  @Test
  void A02_protocol_version_1_carries_the_same_event() throws IOException {
    int vectors = 0;
    for (String line : Files.readAllLines(folder.resolve("golden/takproto_v1_vectors.jsonl"))) {
      JsonNode v = JSON.readTree(line);
      CotEvent fromXml = read(new CotXml().read(Files.readAllBytes(folder.resolve(v.get("file").asText()))));
      CotEvent fromPayload = read(protocol.readPayload(HexFormat.of().parseHex(v.get("payload_hex").asText())));
      CotEvent fromMesh = read(protocol.readMesh(HexFormat.of().parseHex(v.get("mesh_hex").asText())));
      assertThat(fromMesh).isEqualTo(fromPayload);
      assertThat(fromPayload.uid()).isEqualTo(fromXml.uid());
      assertThat(fromPayload.type()).isEqualTo(fromXml.type());
      assertThat(fromPayload.time()).isEqualTo(fromXml.time());
      assertThat(fromPayload.stale()).isEqualTo(fromXml.stale());
      assertThat(fromPayload.lat()).isEqualTo(fromXml.lat());
      assertThat(Double.valueOf(fromPayload.ce())).isEqualTo(Double.valueOf(fromXml.ce()));
      assertThat(sorted(fromPayload)).as(v.get("file").asText()).isEqualTo(sorted(fromXml));
      List<CotXml.Result> streamed = new ArrayList<>();
      byte[] stream = HexFormat.of().parseHex(v.get("stream_hex").asText());
      new TakStream().read(stream, 0, stream.length, streamed::add);
      assertThat(streamed).hasSize(1);
      assertThat(read(streamed.getFirst())).isEqualTo(fromPayload);
      CotEvent again = read(protocol.readMesh(protocol.mesh(fromXml)));
      assertThat(sorted(again)).isEqualTo(sorted(fromXml));
      assertThat(typed(protocol.payload(fromXml))).as(v.get("file").asText()).isEqualTo(typed(HexFormat.of().parseHex(v.get("payload_hex").asText())));
      vectors++;
    }
    assertThat(vectors).isGreaterThan(30);
  }

  /** Details by name, numbers as numbers: the two forms order and write them differently. */
  private static List<String> sorted(CotEvent e) {
    List<String> all = new ArrayList<>();
    for (Element d : e.detail()) {
      StringBuilder s = new StringBuilder(d.name());
      d.attributes().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(a -> {
        boolean number = d.name().equals("track") && !Double.isNaN(d.number(a.getKey()));
        s.append(' ').append(a.getKey()).append('=').append(number ? Double.toString(d.number(a.getKey())) : a.getValue());
      });
      d.children().forEach(c -> c.write(s));
      all.add(s.append(d.text()).toString());
    }
    all.sort(null);
    return all;
  }

  private static List<Integer> typed(byte[] payload) {
    try {
      for (Wire.Field f : Wire.fields(payload)) {
        for (Wire.Field g : Wire.fields(f.bytes())) {
          if (g.number() == 15) {
            return Wire.fields(g.bytes()).stream().map(Wire.Field::number).filter(n -> n > 1).sorted().toList();
          }
        }
      }
      return List.of();
    } catch (Wire.Malformed e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void A03_another_programs_bytes_are_understood() throws IOException {
    JsonNode v = JSON.readTree(folder.resolve("golden/takproto_upstream_vector.json").toFile());
    CotEvent e = read(protocol.readMesh(HexFormat.of().parseHex(v.get("mesh_hex").asText())));
    CotEvent x = read(new CotXml().read(v.get("xml").asText().getBytes(StandardCharsets.UTF_8)));
    assertThat(e.uid()).isEqualTo(x.uid());
    assertThat(e.findDetail("takv")).isEqualTo(x.findDetail("takv").map(t -> Element.of("takv",
        "device", t.attribute("device"), "platform", t.attribute("platform"), "os", t.attribute("os"), "version", t.attribute("version"))));
    assertThat(e.ce()).isNaN();
  }
}

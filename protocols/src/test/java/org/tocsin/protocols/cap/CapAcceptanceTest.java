package org.tocsin.protocols.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.core.place.GeoPoint;
import org.xml.sax.SAXException;

/** Messages of agencies against what is known of them; our own against the schema of OASIS. */
class CapAcceptanceTest {
  private static final Path FOLDER = Path.of(System.getProperty("tocsin.shared", "absent"), "wire", "cap");

  private static void available() {
    assumeTrue(Files.isDirectory(FOLDER), "skipped: no CAP samples at " + FOLDER + " (system property tocsin.shared)");
  }

  static Stream<Path> samples() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return Stream.of(FOLDER);
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".xml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void A01_eachSampleIsReadAsItsFactsSay(Path sample) throws IOException {
    available();
    JsonNode facts =
        new ObjectMapper().readTree(FOLDER.resolve("golden").resolve(sample.getFileName() + ".facts.json").toFile());
    CapReader.Result result = CapReader.read(Files.readAllBytes(sample));
    assertThat(result).isInstanceOf(CapReader.Result.Messages.class);
    CapReader.Result.Messages messages = (CapReader.Result.Messages) result;

    assertThat(messages.alerts()).hasSize(facts.path("alert_elements").asInt());
    if (facts.path("root").asText().equals("alert")) {
      assertThat(messages.version()).isEqualTo(facts.path("version").asText(""));
      header(messages.alerts().getFirst(), facts);
      infos(messages.alerts().getFirst(), facts.path("infos"));
      issues(messages.issues(), facts.path("issues"));
    }
  }

  private static void header(CapAlert a, JsonNode facts) {
    assertThat(a.identifier()).isEqualTo(facts.path("identifier").asText());
    assertThat(a.sender()).isEqualTo(facts.path("sender").asText());
    assertThat(a.status()).isEqualTo(facts.path("status").asText());
    assertThat(a.msgType()).isEqualTo(facts.path("msgType").asText());
    assertThat(a.scope()).isEqualTo(facts.path("scope").asText());
    assertThat(a.codes()).containsExactlyInAnyOrderElementsOf(strings(facts.path("codes")));
    assertThat(a.signed()).isEqualTo(facts.path("signatures").asInt() > 0);
    Instant sent = a.sent();
    assertThat(sent == null ? 0 : sent.getEpochSecond()).isEqualTo(facts.path("sent_epoch").asLong());
    List<List<String>> references = new ArrayList<>();
    facts.path("references").forEach(r -> references.add(strings(r)));
    assertThat(a.references().stream().map(r -> List.of(r.sender(), r.identifier(), r.sent())).toList())
        .isEqualTo(references);
    assertThat(a.infos()).hasSize(facts.path("infos").size());
  }

  private static void infos(CapAlert a, JsonNode infos) {
    for (int i = 0; i < infos.size(); i++) {
      CapAlert.Info ours = a.infos().get(i);
      JsonNode facts = infos.path(i);
      assertThat(ours.categories()).isEqualTo(strings(facts.path("category")));
      assertThat(ours.responseTypes()).isEqualTo(strings(facts.path("responseType")));
      assertThat(ours.event()).isEqualTo(facts.path("event").asText());
      assertThat(ours.urgency()).isEqualTo(facts.path("urgency").asText(""));
      assertThat(ours.severity()).isEqualTo(facts.path("severity").asText(""));
      assertThat(ours.certainty()).isEqualTo(facts.path("certainty").asText(""));
      if (facts.has("headline")) {
        assertThat(ours.headline()).isEqualTo(facts.path("headline").asText());
      }
      Instant expires = ours.expires();
      assertThat(expires == null ? 0 : expires.getEpochSecond()).isEqualTo(facts.path("expires_epoch").asLong());
      assertThat(ours.parameters()).hasSize(facts.path("parameters").asInt());
      assertThat(ours.resources()).hasSize(facts.path("resources").size());
      assertThat(ours.areas()).hasSize(facts.path("n_areas").asInt());
      JsonNode areas = facts.path("areas");
      for (int k = 0; k < areas.size(); k++) {
        area(ours.areas().get(k), areas.path(k));
      }
    }
  }

  private static void area(CapAlert.Area ours, JsonNode facts) {
    assertThat(ours.geocodes()).hasSize(facts.path("geocodes").asInt());
    JsonNode polygons = facts.path("polygons");
    int at = 0;
    for (JsonNode p : polygons) {
      if (p.has("bbox")) {
        List<GeoPoint> ring = ours.polygons().get(at++);
        assertThat(ring).hasSize(p.path("n").asInt());
        assertThat(ring.getFirst().equals(ring.getLast())).isEqualTo(p.path("closed").asBoolean());
        assertThat(ring.stream().mapToDouble(GeoPoint::lat).min().orElseThrow()).isEqualTo(p.path("bbox").path(0).asDouble());
        assertThat(ring.stream().mapToDouble(GeoPoint::lon).max().orElseThrow()).isEqualTo(p.path("bbox").path(3).asDouble());
      }
    }
  }

  /** The facts name faults in words of their own; each must have its counterpart among ours. */
  private static void issues(List<String> ours, JsonNode facts) {
    for (String fact : strings(facts)) {
      String expected =
          fact.startsWith("sent not")
              ? "sent is not in CAP's form"
              : fact.startsWith("info lacks ") ? "missing " + fact.substring(11) : fact.strip();
      assertThat(ours).as(fact).anyMatch(i -> i.startsWith(expected));
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> out = new ArrayList<>();
    array.forEach(n -> out.add(n.asText()));
    return out;
  }

  @Test
  void A02_whatWeWriteIsValidAgainstTheSchemaOfOasis() throws IOException, SAXException {
    available();
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    var validator = factory.newSchema(FOLDER.resolve("schema/CAP-v1.2.xsd").toFile()).newValidator();
    CapAlert first = CapTest.alert("Alert", List.of());
    for (CapAlert a : List.of(first, CapTest.alert("Cancel", List.of(CapAlert.Reference.to(first))))) {
      validator.validate(new StreamSource(new ByteArrayInputStream(CapWriter.write(a))));
    }
  }
}

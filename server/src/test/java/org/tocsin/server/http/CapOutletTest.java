package org.tocsin.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.journal.Purpose;
import org.tocsin.protocols.cap.CapAlert;
import org.tocsin.protocols.cap.CapReader;
import org.tocsin.server.outlet.CapOutlet;
import org.tocsin.server.outlet.Notice;
import org.xml.sax.SAXException;

/** Alerts as CAP messages and as an Atom feed. */
class CapOutletTest {
  @TempDir Path folder;

  private CapOutlet outlet() throws IOException {
    CapOutlet o = new CapOutlet(folder, Stage.AREAS, "duty@city.example", ZoneId.of("Europe/Kyiv"));
    o.begin("night-1", Purpose.EXERCISE);
    return o;
  }

  private static void tell(CapOutlet o, String community, AlertState state, long sequence) throws IOException {
    Alert a = Stage.alert(community, state, sequence, sequence * 60);
    o.deliver(List.of(new Notice("night-1", Purpose.EXERCISE, a)));
  }

  private CapAlert message(CapOutlet o, long sequence) throws IOException {
    byte[] xml = o.findMessage("tocsin.night-1." + sequence).orElseThrow();
    CapReader.Result.Messages read = (CapReader.Result.Messages) CapReader.read(xml);
    assertThat(read.issues()).isEmpty();
    return read.alerts().getFirst();
  }

  private void raid(CapOutlet o) throws IOException {
    tell(o, "R1", AlertState.WATCH, 1);
    tell(o, "R2", AlertState.UNKNOWN, 2);
    tell(o, "R1", AlertState.ALARM, 3);
    tell(o, "R1", AlertState.HOLD, 4);
    tell(o, "R3", AlertState.ALARM, 5);
    tell(o, "R1", AlertState.CLEAR, 6);
    tell(o, "R3", AlertState.UNKNOWN, 7);
  }

  @Test
  void A01_anAlertIsOneChainOfMessagesThatReferBack() throws IOException {
    try (CapOutlet o = outlet()) {
      raid(o);
      CapAlert watch = message(o, 1);
      assertThat(watch.msgType()).isEqualTo("Alert");
      assertThat(watch.status()).isEqualTo("Exercise");
      assertThat(watch.infos()).extracting(CapAlert.Info::language).containsExactly("uk-UA", "en");
      assertThat(watch.infos().getFirst().responseTypes()).containsExactly("Prepare");
      assertThat(watch.infos().getFirst().areas().getFirst().geocodes()).containsExactly(new CapAlert.Named("KATOTTG", "R1"));
      assertThat(watch.infos().getFirst().areas().getFirst().polygons().getFirst().getFirst().lat()).isBetween(50.0, 51.0);
      CapAlert alarm = message(o, 3);
      assertThat(alarm.msgType()).isEqualTo("Update");
      assertThat(alarm.references()).containsExactly(CapAlert.Reference.to(watch));
      assertThat(alarm.infos().get(1).parameters()).contains(new CapAlert.Named("tocsin:rule", "ARRIVAL_NEAR"));
      assertThat(message(o, 4).references()).containsExactly(CapAlert.Reference.to(alarm));
      CapAlert clear = message(o, 6);
      assertThat(clear.references()).containsExactly(CapAlert.Reference.to(message(o, 4)));
      assertThat(clear.infos().getFirst().responseTypes()).containsExactly("AllClear");
      assertThat(message(o, 7).infos().get(1).instruction()).contains("does not mean safe");
      assertThat(o.findMessage("tocsin.night-1.2")).as("nobody was warned there before").isEmpty();
      assertThat(new String(o.findMessage("tocsin.night-1.1").orElseThrow(), StandardCharsets.UTF_8)).contains("-00:00</sent>");
    }
  }

  @Test
  void A02_afterACrashItGoesOnWhereItStoppedWithTheSameBytes() throws IOException {
    byte[] whole;
    try (CapOutlet o = outlet()) {
      raid(o);
      whole = o.findMessage("tocsin.night-1.4").orElseThrow();
    }
    Path index = folder.resolve("index-night-1.jsonl");
    List<String> lines = Files.readAllLines(index);
    Files.writeString(index, lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2) + "\n" + lines.get(3).substring(0, 20));
    try (CapOutlet o = outlet()) {
      assertThat(o.delivered()).isEqualTo(3);
      tell(o, "R1", AlertState.HOLD, 4);
      assertThat(o.findMessage("tocsin.night-1.4").orElseThrow()).isEqualTo(whole);
      assertThat(o.delivered()).isEqualTo(4);
      tell(o, "R1", AlertState.ALARM, 4);
      assertThat(o.findMessage("tocsin.night-1.4").orElseThrow()).as("told once").isEqualTo(whole);
    }
    assertThat(Files.readAllLines(index)).hasSize(4);
    Files.writeString(index, "x", StandardOpenOption.APPEND);
    try (CapOutlet o = outlet()) {
      assertThat(o.delivered()).isEqualTo(4);
    }
  }

  @Test
  void A03_theFeedAndTheMessagesAreServedWithTheirTypes() throws IOException {
    try (CapOutlet o = outlet();
        Stage stage = Stage.open(s -> s, Optional.empty(), Optional.of(o))) {
      raid(o);
      HttpResponse<String> feed = stage.get("/cap/feed.atom");
      assertThat(feed.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
      assertThat(feed.body())
          .contains("<id>urn:tocsin:tocsin.night-1.7</id>")
          .contains("href=\"/cap/tocsin.night-1.1.xml\"")
          .contains("<cap:msgType>Update</cap:msgType>");
      HttpResponse<String> message = stage.get("/cap/tocsin.night-1.3.xml");
      assertThat(message.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/cap+xml");
      assertThat(message.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(o.findMessage("tocsin.night-1.3").orElseThrow());
      String tag = message.headers().firstValue("ETag").orElseThrow();
      assertThat(stage.get("/cap/tocsin.night-1.3.xml", "If-None-Match", tag).statusCode()).isEqualTo(304);
      assertThat(stage.get("/cap/tocsin.night-1.2.xml").statusCode()).isEqualTo(404);
      assertThat(stage.get("/cap/..%2Findex-night-1.xml").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void A04_everyMessageIsValidAgainstTheRulesForWhatWePublish() throws IOException, SAXException {
    valid(schemas().newSchema(CapOutletTest.class.getResource("/org/tocsin/server/outlet/published.xsd")));
  }

  @Test
  void A05_everyMessageIsValidAgainstTheSchemaOfOasis() throws IOException, SAXException {
    Path xsd = Path.of(System.getProperty("tocsin.shared", "absent"), "wire", "cap", "schema", "CAP-v1.2.xsd");
    assumeTrue(Files.exists(xsd), "skipped: no CAP schema at " + xsd + " (system property tocsin.shared)");
    valid(schemas().newSchema(xsd.toFile()));
  }

  private static SchemaFactory schemas() {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
  }

  private void valid(Schema schema) throws IOException, SAXException {
    try (CapOutlet o = outlet()) {
      raid(o);
    }
    int messages = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path f : files.filter(p -> p.toString().endsWith(".xml")).toList()) {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(Files.readAllBytes(f))));
        messages++;
      }
    }
    assertThat(messages).isEqualTo(6);
  }
}

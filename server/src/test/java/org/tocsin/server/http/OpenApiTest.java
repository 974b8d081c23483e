package org.tocsin.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.journal.Purpose;
import org.tocsin.server.engine.Player;
import org.tocsin.server.outlet.CapOutlet;
import org.tocsin.server.outlet.Notice;

/** The description of the API against the server that runs. */
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What stands for each parameter on the stage; what must be refused; both by name of the parameter. */
  private static final Map<String, String> GOOD =
      Map.ofEntries(
          Map.entry("community", "R1"), Map.entry("place", "S1"), Map.entry("state", "ALARM,WATCH,CLEAR"), Map.entry("q", "Лі"),
          Map.entry("identifier", "tocsin.night-1.1"), Map.entry("last_event_id", "night-1-0"), Map.entry("attack", "1"),
          Map.entry("from", "2024-11-01"), Map.entry("to", "2024-11-30"), Map.entry("side", "russia_on_ukraine"), Map.entry("role", "strike"),
          Map.entry("munition", "missiles"), Map.entry("target", "power"), Map.entry("effect", "fire"), Map.entry("disputed", "true"),
          Map.entry("waiting", "true"), Map.entry("after", "2024-11-13.7"), Map.entry("limit", "5"));

  private static final Map<String, String> BAD =
      Map.of(
          "community", "NOWHERE", "place", "NOWHERE", "state", "RED", "q", "x", "identifier", "none", "attack", "none", "from", "spring", "limit", "0",
          "after", "nowhere");

  @TempDir Path folder;
  private Stage stage;
  private CapOutlet cap;
  private JsonNode description;

  @BeforeEach
  void open() throws IOException {
    cap = new CapOutlet(folder, Stage.AREAS, "duty@city.example", ZoneId.of("Europe/Kyiv"));
    cap.begin("night-1", Purpose.EXERCISE);
    stage = Stage.open(s -> s, Optional.of(new Tape()), Optional.of(cap));
    for (AlertState s : List.of(AlertState.WATCH, AlertState.ALARM)) {
      var a = stage.publish("R1", s);
      cap.deliver(List.of(new Notice("night-1", Purpose.EXERCISE, a)));
    }
    stage.publishThreats(List.of(Stage.group("g1.1")));
    description = new YAMLMapper().readTree(stage.get("/v1/openapi.yaml").body());
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
    cap.close();
  }

  private JsonNode resolved(JsonNode n) {
    return n.has("$ref") ? description.at(n.path("$ref").asText().substring(1)) : n;
  }

  private String address(String path, JsonNode operation, Map<String, String> values) {
    String out = path;
    List<String> query = new ArrayList<>();
    for (JsonNode given : operation.path("parameters")) {
      JsonNode p = resolved(given);
      String name = p.path("name").asText();
      String value = URLEncoder.encode(values.getOrDefault(name, GOOD.get(name)), StandardCharsets.UTF_8);
      if (p.path("in").asText().equals("path")) {
        out = out.replace("{" + name + "}", value);
      } else {
        query.add(name + "=" + value);
      }
    }
    return query.isEmpty() ? out : out + "?" + String.join("&", query);
  }

  /** Headers that an operation asks for; some header in any case. */
  private static String[] key(JsonNode operation) {
    boolean officer = operation.path("security").path(0).has("officer");
    return officer
        ? new String[] {"Content-Type", "application/json", "Authorization", "Bearer second"}
        : new String[] {"Content-Type", "application/json"};
  }

  private void validate(HttpResponse<String> response, JsonNode operation, String what) throws IOException {
    JsonNode answer = resolved(operation.path("responses").path(Integer.toString(response.statusCode())));
    assertThat(answer.isMissingNode()).as(what + " answered " + response.statusCode() + ": " + response.body()).isFalse();
    if (response.statusCode() == 304) {
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    JsonNode content = answer.path("content").path(type);
    assertThat(content.isMissingNode()).as(what + " gave the undocumented type " + type).isFalse();
    if (type.endsWith("json")) {
      ObjectNode schema = JSON.createObjectNode();
      schema.setAll((ObjectNode) content.path("schema"));
      schema.set("components", description.path("components"));
      var errors =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(schema)
              .validate(JSON.readTree(response.body()));
      assertThat(errors).as(what).isEmpty();
    }
  }

  @Test
  void A01_everyDocumentedAddressAnswersAsDocumented() throws IOException {
    int answered = 0;
    for (var path : description.path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      if (get.isMissingNode() || path.getKey().equals("/v1/stream")) {
        continue;
      }
      String address = address(path.getKey(), get, GOOD);
      HttpResponse<String> r = stage.get(address, key(get));
      assertThat(r.statusCode()).as(address).isEqualTo(200);
      validate(r, get, address);
      if (get.path("responses").has("304")) {
        HttpResponse<String> again = stage.get(address, "If-None-Match", r.headers().firstValue("ETag").orElseThrow());
        assertThat(again.statusCode()).as(address).isEqualTo(304);
      }
      HttpResponse<String> head =
          stage.send(
              HttpRequest.newBuilder(stage.uri(address)).headers(key(get)).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
      assertThat(head.statusCode()).as("HEAD " + address).isEqualTo(200);
      answered++;
    }
    assertThat(answered).isEqualTo(17);
  }

  @Test
  void A02_refusalsAreDocumentedToo() throws IOException {
    int refused = 0;
    for (var path : description.path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      for (JsonNode given : get.path("parameters")) {
        String name = resolved(given).path("name").asText();
        if (BAD.containsKey(name)) {
          String address = address(path.getKey(), get, Map.of(name, BAD.get(name)));
          HttpResponse<String> r = stage.get(address);
          assertThat(r.statusCode()).as(address).isBetween(400, 404);
          validate(r, get, address);
          refused++;
        }
      }
    }
    assertThat(refused).isEqualTo(13);
  }

  @Test
  void A03_examplesOfWhatIsSentAreTakenAndAnsweredAsDocumented() throws IOException {
    int sent = 0;
    // What the example of a confirmation confirms.
    stage.post("/v1/orders", "{\"action\":\"end\",\"area\":\"R1\",\"why\":\"over\"}".getBytes(StandardCharsets.UTF_8), "Authorization", "Bearer first");
    for (var path : description.path("paths").properties()) {
      JsonNode post = path.getValue().path("post");
      if (post.isMissingNode()) {
        continue;
      }
      JsonNode example = post.path("requestBody").path("content").path("application/json").path("example");
      HttpResponse<String> good = stage.post(path.getKey(), JSON.writeValueAsBytes(example), key(post));
      assertThat(good.statusCode()).as(good.body()).isBetween(200, 202);
      validate(good, post, "POST " + path.getKey());
      validate(stage.post(path.getKey(), "{".getBytes(StandardCharsets.UTF_8)), post, "POST { " + path.getKey());
      validate(stage.post(path.getKey(), new byte[0], "Origin", "http://evil.example"), post, "foreign " + path.getKey());
      sent++;
    }
    assertThat(sent).isEqualTo(6);
  }

  @Test
  void A04_everyEventOfTheStreamIsAsDocumented() throws IOException {
    Map<String, String> schemas =
        Map.of("hello", "Status", "status", "Status", "alert", "Alert", "picture", "Picture");
    TreeSet<String> seen = new TreeSet<>();
    try (Subscriber s = new Subscriber(stage.port(), "/v1/stream", "night-1-0")) {
      while (seen.size() < 4) {
        Subscriber.Event e = s.read();
        ObjectNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schemas.get(e.name()));
        schema.set("components", description.path("components"));
        var errors =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(JSON.readTree(e.data()));
        assertThat(errors).as(e.name()).isEmpty();
        seen.add(e.name());
      }
    }
  }

  @Test
  void A05_metricsNameFeedsQueuesAlertsSubscribersAndTheCore() {
    assertThat(stage.get("/metrics").body())
        .contains("tocsin_feed_messages_total{feed=\"channels\",kind=\"telegram\",outcome=\"recorded\"} 6.0")
        .contains("tocsin_feed_messages_total{feed=\"posts\"")
        .contains("tocsin_communities{state=\"ALARM\"} 1.0")
        .contains("tocsin_alert_revisions_total 2.0")
        .contains("tocsin_queue_messages 3.0")
        .contains("tocsin_outlet_updates{outlet=\"cap\"} 2.0")
        .contains("tocsin_core_steps_total 1000.0")
        .contains("tocsin_core_step_seconds_total 2.0")
        .contains("tocsin_stream_subscribers 0.0");
  }

  private static final class Tape implements Player {
    @Override
    public Progress progress() {
      return new Progress(Stage.START, Stage.START.plusSeconds(7200), Stage.START, 20, false, false);
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void speed(double factor) {}

    @Override
    public void seek(Instant to) {}
  }
}

package org.tocsin.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tocsin.core.alert.AlertState;

/** What a reader of the API is told. */
class ReadingTest {
  private static Stage stage;

  @BeforeAll
  static void open() {
    stage = Stage.open();
    stage.publish("R1", AlertState.WATCH);
    stage.publish("R1", AlertState.ALARM);
    stage.publish("R5", AlertState.UNKNOWN);
    stage.publishThreats(List.of(Stage.group("g5.1")));
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  private static JsonNode json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    try {
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(response.body(), e);
    }
  }

  private static void refused(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("\"code\":\"" + code + "\"").doesNotContain("\n");
  }

  @Test
  void A01_statusSaysWhatIsShownAndHowOldItIs() {
    JsonNode status = json(stage.get("/v1/status"));

    assertThat(status.path("journal").asText()).isEqualTo("night-1");
    assertThat(status.path("purpose").asText()).isEqualTo("EXERCISE");
    assertThat(status.path("age_s").asDouble()).isBetween(0.0, 30.0);
    assertThat(status.path("areas").path("communities").asInt()).isEqualTo(6);
    assertThat(status.path("areas").path("approximation").asText()).isEqualTo("squares for tests");
    assertThat(status.path("replay").isNull()).isTrue();
    assertThat(status.path("health").asText()).isEqualTo("OK");
  }

  @Test
  void A02_alertsListEverybodyWhoIsNotToldThatAllIsWell() {
    JsonNode body = json(stage.get("/v1/alerts"));

    assertThat(body.path("alerts").findValuesAsText("community")).containsExactly("R1", "R5");
    assertThat(body.path("coverage").path("looking").asInt()).isEqualTo(5);
    assertThat(body.path("coverage").path("unknown").asInt()).isEqualTo(1);
    JsonNode alarm = body.path("alerts").path(0);
    assertThat(alarm.path("state").asText()).isEqualTo("ALARM");
    assertThat(alarm.path("probability").asDouble()).isEqualTo(0.812);
    assertThat(alarm.path("oblast_en").asText()).isEqualTo("North Oblast");
    assertThat(alarm.path("headline_uk").asText())
        .isEqualTo("НАВЧАННЯ. Повітряна тривога: ударні БпЛА (Shahed-136). Лісівський район, Північна область. Очікується 03:05–03:10");
    assertThat(alarm.path("headline_en").asText())
        .isEqualTo("EXERCISE. Air raid alarm: attack drones (Shahed-136). Raion 1, North Oblast. Expected 03:05–03:10");
    assertThat(alarm.path("reason").path("evidence").path(0).path("words").asText()).isEqualTo("три на південь");
  }

  @Test
  void A03_alertsAreFilteredByStateAndPlace() {
    assertThat(json(stage.get("/v1/alerts?state=ALARM")).findValuesAsText("community")).containsExactly("R1");
    assertThat(json(stage.get("/v1/alerts?state=clear,alarm&place=O1")).findValuesAsText("community"))
        .containsExactly("R1", "R2", "R3");
    assertThat(json(stage.get("/v1/alerts?place=50.4,29.2")).findValuesAsText("community")).containsExactly("R1");
    assertThat(json(stage.get("/v1/alerts?place=S5,S2")).findValuesAsText("community")).containsExactly("R5");
    refused(stage.get("/v1/alerts?state=RED"), 400, "bad_state");
    refused(stage.get("/v1/alerts?place=NOWHERE"), 400, "unknown_place");
    refused(stage.get("/v1/alerts?place=10,10"), 400, "unknown_place");
  }

  @Test
  void A04_oneCommunityHasItsHistoryNewestFirst() {
    JsonNode file = json(stage.get("/v1/alerts/R1"));

    assertThat(file.path("alert").path("state").asText()).isEqualTo("ALARM");
    assertThat(file.path("history").findValuesAsText("state")).containsExactly("ALARM", "WATCH");
    assertThat(file.path("coverage").path("last_looked").asText()).isEqualTo(Stage.START.toString());
    assertThat(json(stage.get("/v1/alerts/S1")).path("alert").path("community").asText()).isEqualTo("R1");
    refused(stage.get("/v1/alerts/O1"), 404, "not_found");
    refused(stage.get("/v1/alerts/%D0%96"), 404, "not_found");
  }

  @Test
  void A05_thePublicPictureIsCoarse() {
    JsonNode group = json(stage.get("/v1/picture")).path("groups").path(0);

    assertThat(group.path("at").path(0).path("lat").asDouble()).isEqualTo(50.52);
    assertThat(group.path("at").path(0).path("sigma_km").asDouble()).isEqualTo(9);
    assertThat(group.path("toward").isNull()).isTrue();
    assertThat(group.path("course").asDouble()).isEqualTo(190);
    assertThat(group.path("course_sigma").isNull()).isTrue();
    assertThat(group.path("classes").path("STRIKE_UAV").asDouble()).isEqualTo(0.75);
    assertThat(group.path("evidence")).hasSize(5);
    assertThat(group.path("evidence").path(4).path("message_id").asText()).isEqualTo("north_watch/8");
  }

  @Test
  void A06_whoHasTheAnswerAlreadyIsToldSoInAFewBytes() {
    for (String path : List.of("/v1/alerts", "/v1/status", "/v1/picture", "/v1/communities", "/v1/areas.geojson",
        "/v1/places?q=S1", "/v1/feeds", "/v1/openapi.yaml", "/v1/alerts/R1")) {
      HttpResponse<String> first = stage.get(path);
      String tag = first.headers().firstValue("ETag").orElseThrow();
      assertThat(first.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      HttpResponse<String> again = stage.get(path, "If-None-Match", tag);
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }

  @Test
  void A07_areasComeAsOneCoverageOfCommunitiesAndOblasts() {
    JsonNode features = json(stage.get("/v1/areas.geojson")).path("features");

    assertThat(features.findValuesAsText("code")).containsExactlyInAnyOrder("O1", "O2", "R1", "R2", "R3", "R4", "R5", "R6");
    assertThat(features.path(2).path("id").asText()).isEqualTo("R1");
    assertThat(features.path(2).path("properties").path("parent").asText()).isEqualTo("O1");
    assertThat(features.path(2).path("geometry").path("coordinates").path(0).path(0)).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void A08_placesAreFoundByTheBeginningOfTheirNameOldOrNew() {
    assertThat(json(stage.get("/v1/places?q=" + enc("брі"))).path("places").findValuesAsText("code")).containsExactly("S2");
    assertThat(json(stage.get("/v1/places?q=" + enc("СТАРИЙ"))).path("places").findValuesAsText("community")).containsExactly("R2");
    assertThat(json(stage.get("/v1/places?q=" + enc("камʼянка"))).path("places").findValuesAsText("code")).containsExactly("S6");
    refused(stage.get("/v1/places?q=x"), 400, "bad_query");
    refused(stage.get("/v1/places"), 400, "bad_query");
  }

  private static String enc(String s) {
    return java.net.URLEncoder.encode(s, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void A09_whatIsNotThereIsSaidInOneLine() {
    refused(stage.get("/v1/nothing"), 404, "not_found");
    refused(stage.get("/cap/feed.atom"), 404, "not_found");
    refused(stage.post("/v1/status", new byte[0]), 405, "http_405");
    refused(stage.get("/../../etc/passwd"), 404, "not_found");
  }

  @Test
  void A10_aSilentEngineIsNeverTakenForCalm() {
    try (Stage silent = Stage.open()) {
      silent.publish("R1", AlertState.ALARM);
      HttpResponse<String> fresh = silent.get("/v1/alerts");
      String tag = fresh.headers().firstValue("ETag").orElseThrow();
      silent.fallSilent(Duration.ofSeconds(20));
      HttpResponse<String> late = silent.get("/v1/alerts", "If-None-Match", tag);
      assertThat(late.statusCode()).as("not told that nothing changed").isEqualTo(200);
      assertThat(json(late).path("age_s").asDouble()).isBetween(20.0, 59.0);
      JsonNode status = json(silent.get("/v1/status"));
      assertThat(status.path("health").asText()).isEqualTo("DEGRADED");
      assertThat(status.path("problems").path(0).asText()).matches("the picture is \\d+ s old");
      silent.fallSilent(Duration.ofSeconds(61));
      assertThat(json(silent.get("/v1/status")).path("health").asText()).isEqualTo("BLIND");
    }
  }
}

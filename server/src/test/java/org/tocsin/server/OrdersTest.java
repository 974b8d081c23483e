package org.tocsin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.server.command.UserError;

/** FEATURE UNDER TEST: officers' orders, from the request over the journal to the alert, and the second key. */
class OrdersTest {
  private static final String BROVARY = "UA32060000000012455";
  private static final String PETRENKO = "petrenko-key-0123456789";
  private static final String BONDAR = "bondar-key-0123456789";

  @TempDir Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  private Configuration configuration(String purpose, String more) throws IOException {
    Path file = folder.resolve("tocsin.yaml");
    Files.writeString(file, "purpose: %s\ndata: %s/data\nport: 0\n%s\n".formatted(purpose, folder, more));
    return Configuration.read(file);
  }

  private Configuration twoOfficers() throws IOException {
    return configuration("ACTUAL", "officers: {petrenko: " + PETRENKO + ", bondar: " + BONDAR + "}");
  }

  private record Answer(int status, JsonNode body) {
    String code() {
      return body.path("error").path("code").asText();
    }
  }

  private Answer send(LiveService service, HttpRequest.Builder request, String token) throws Exception {
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> r =
        http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(r.statusCode(), json.readTree(r.body()));
  }

  private static HttpRequest.Builder at(LiveService service, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
  }

  private Answer order(LiveService service, String token, String action, String area, String why) throws Exception {
    String body = json.createObjectNode().put("action", action).put("area", area).put("why", why).toString();
    return send(service, at(service, "/v1/orders").POST(HttpRequest.BodyPublishers.ofString(body)), token);
  }

  private Answer confirm(LiveService service, String token, String waiting) throws Exception {
    String body = json.createObjectNode().put("waiting", waiting).toString();
    return send(service, at(service, "/v1/orders/confirmations").POST(HttpRequest.BodyPublishers.ofString(body)), token);
  }

  private JsonNode orders(LiveService service, String token) throws Exception {
    return send(service, at(service, "/v1/orders"), token).body();
  }

  private JsonNode alert(LiveService service) throws Exception {
    return send(service, at(service, "/v1/alerts/" + BROVARY), "").body().path("alert");
  }

  private void awaitState(LiveService service, List<String> states) {
    await().atMost(Duration.ofSeconds(30)).until(() -> states.contains(alert(service).path("state").asText()));
  }

  @Test
  void A01_anOrderRaisesAtOnceAndSaysWhoAndWhyAndOutlivesARestart() throws Exception {
    try (LiveService service = new LiveService(twoOfficers())) {
      Answer given = order(service, PETRENKO, "raise", BROVARY, "Explosions heard from the north");
      assertThat(given.status()).isEqualTo(201);
      assertThat(given.body().path("entry").asLong()).isPositive();
      awaitState(service, List.of("ALARM"));
      JsonNode evidence = alert(service).path("reason").path("evidence").get(0);
      assertThat(evidence.path("source").asText()).isEqualTo("petrenko");
      assertThat(evidence.path("words").asText()).isEqualTo("Explosions heard from the north");
    }
    try (LiveService service = new LiveService(twoOfficers())) {
      assertThat(alert(service).path("state").asText()).isEqualTo("ALARM");
      JsonNode list = orders(service, BONDAR);
      assertThat(list.path("officer").asText()).isEqualTo("bondar");
      assertThat(list.path("standing")).hasSize(1);
      assertThat(list.path("standing").get(0).path("officer").asText()).isEqualTo("petrenko");
      assertThat(order(service, PETRENKO, "withdraw", BROVARY, "Thunder, no explosions").status()).isEqualTo(201);
      assertThat(orders(service, BONDAR).path("standing")).isEmpty();
    }
  }

  @Test
  void A02_anEarlyEndWaitsForAnotherOfficer() throws Exception {
    try (LiveService service = new LiveService(twoOfficers())) {
      order(service, PETRENKO, "raise", BROVARY, "Seen");
      awaitState(service, List.of("ALARM"));
      Answer end = order(service, PETRENKO, "end", BROVARY, "It was an exercise flight");
      assertThat(end.status()).isEqualTo(202);
      String waiting = end.body().path("id").asText();
      assertThat(alert(service).path("state").asText()).isEqualTo("ALARM");
      assertThat(orders(service, BONDAR).path("waiting").get(0).path("order").path("why").asText())
          .isEqualTo("It was an exercise flight");
      Answer himself = confirm(service, PETRENKO, waiting);
      assertThat(himself.status()).isEqualTo(403);
      assertThat(himself.code()).isEqualTo("same_officer");
      assertThat(confirm(service, BONDAR, waiting).status()).isEqualTo(201);
      // Nobody looks here, so that the end is no calm.
      awaitState(service, List.of("CLEAR", "UNKNOWN"));
      assertThat(confirm(service, BONDAR, waiting).code()).isEqualTo("not_waiting");
      assertThat(orders(service, BONDAR).path("waiting")).isEmpty();
    }
  }

  @Test
  void A03_theWholeCountryWaitsForAnotherOfficerAnOblastDoesNot() throws Exception {
    try (LiveService service = new LiveService(twoOfficers())) {
      assertThat(order(service, PETRENKO, "raise", "UA", "Take-off of carriers").status()).isEqualTo(202);
      assertThat(order(service, PETRENKO, "raise", "UA32000000000030281", "Ballistic").status()).isEqualTo(201);
      awaitState(service, List.of("ALARM"));
    }
  }

  @Test
  void B01_strangersAndMistakesAreToldWhatToDo() throws Exception {
    try (LiveService service = new LiveService(twoOfficers())) {
      assertThat(order(service, "", "raise", BROVARY, "x").code()).isEqualTo("officer_needed");
      assertThat(order(service, "petrenko", "raise", BROVARY, "x").status()).isEqualTo(401);
      assertThat(send(service, at(service, "/v1/orders"), "").status()).isEqualTo(401);
      assertThat(order(service, PETRENKO, "fire", BROVARY, "x").code()).isEqualTo("bad_action");
      assertThat(order(service, PETRENKO, "raise", "UA99", "x").code()).isEqualTo("bad_area");
      assertThat(order(service, PETRENKO, "raise", BROVARY, " ").code()).isEqualTo("bad_why");
      for (int i = 0; i < 30; i++) {
        order(service, "guess-" + i, "raise", BROVARY, "x");
      }
      assertThat(order(service, "guess", "raise", BROVARY, "x").status()).isEqualTo(429);
      assertThat(order(service, PETRENKO, "hold", BROVARY, "still here").status()).isEqualTo(201);
    }
  }

  @Test
  void B02_aServiceThatReallyWarnsTakesOrdersFromKnownOfficersOnlyAnExerciseFromWhoeverSitsHere() throws Exception {
    try (LiveService service = new LiveService(configuration("ACTUAL", ""))) {
      assertThat(order(service, "anybody", "raise", BROVARY, "x").code()).isEqualTo("no_officers");
    }
    folder = folder.resolve("exercise");
    Files.createDirectories(folder);
    try (LiveService service = new LiveService(configuration("EXERCISE", ""))) {
      assertThat(order(service, "trainee", "raise", BROVARY, "practice").status()).isEqualTo(201);
    }
  }

  @Test
  void B03_officersTokensAreLongAndTheirOwn() {
    assertThatThrownBy(() -> configuration("TEST", "officers: {a: short}"))
        .isInstanceOf(UserError.class).hasMessageContaining("shorter than 16").hasMessageNotContaining("short}");
    assertThatThrownBy(() -> configuration("TEST", "officers: {a: " + BONDAR + ", b: " + BONDAR + "}"))
        .isInstanceOf(UserError.class).hasMessageContaining("two keys");
  }
}

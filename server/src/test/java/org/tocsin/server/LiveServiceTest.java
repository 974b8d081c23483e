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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FEATURE UNDER TEST: the service as an operator configures it, from the first message to a restart in mid-alarm. */
class LiveServiceTest {
  private static final String BROVARY = "UA32060000000012455";

  @TempDir Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private int posted;

  private Configuration configuration() throws IOException {
    Path file = folder.resolve("tocsin.yaml");
    Files.writeString(
        file,
        """
        purpose: TEST
        data: %1$s/data
        port: 0
        channels: {north_watch: MONITOR, city_watch: TRUSTED}
        feeds:
          - {name: bridge, kind: file, path: %1$s/posts.jsonl, poll: 50ms}
        outlets:
          - {kind: file, path: %1$s/alerts.jsonl}
          - {kind: cap, path: %1$s/cap, sender: duty@city.example}
        """
            .formatted(folder));
    return Configuration.read(file);
  }

  /** What a bridge appends to the file that is followed. */
  private void append(String channel, String text) throws IOException {
    Files.writeString(
        folder.resolve("posts.jsonl"), post(channel, text) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String post(String channel, String text) {
    return json.createObjectNode()
        .put("channel", channel)
        .put("post_id", String.valueOf(++posted))
        .put("posted_at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("text", text)
        .toString();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode get(LiveService service, String path) {
    HttpResponse<String> r = send(HttpRequest.newBuilder(address(service, path)));
    assertThat(r.statusCode()).isEqualTo(200);
    try {
      return json.readTree(r.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI address(LiveService service, String path) {
    return URI.create("http://127.0.0.1:" + service.port() + path);
  }

  private String state(LiveService service) {
    return get(service, "/v1/alerts/" + BROVARY).path("alert").path("state").asText();
  }

  private List<Long> sequences() throws IOException {
    List<Long> all = new ArrayList<>();
    try (Stream<String> lines = Files.lines(folder.resolve("alerts.jsonl"))) {
      for (String line : lines.toList()) {
        all.add(json.readTree(line).path("sequence").asLong());
      }
    }
    return all;
  }

  @Test
  void A01_wordsBecomeAnAlarmThatOutlivesARestart() throws Exception {
    long before;
    try (LiveService service = new LiveService(configuration())) {
      append("north_watch", "Шахед на Бровари");
      append("city_watch", "БпЛА курсом на Бровари, 5 км");
      await().atMost(Duration.ofSeconds(60)).until(() -> state(service).equals("ALARM"));
      JsonNode alert = get(service, "/v1/alerts/" + BROVARY).path("alert");
      assertThat(alert.path("reason").path("evidence")).isNotEmpty();
      assertThat(get(service, "/v1/status").path("purpose").asText()).isEqualTo("TEST");
      assertThat(service.feeds()).anySatisfy(f -> assertThat(f.name()).isEqualTo("bridge"));
      before = get(service, "/v1/alerts").path("sequence").asLong();
    }
    try (LiveService service = new LiveService(configuration())) {
      assertThat(state(service)).isEqualTo("ALARM");
      assertThat(get(service, "/v1/alerts").path("sequence").asLong()).isGreaterThanOrEqualTo(before);
      HttpResponse<String> again =
          send(HttpRequest.newBuilder(address(service, "/v1/posts")).POST(HttpRequest.BodyPublishers.ofString(post("city_watch", "Ще один на Бровари"))));
      assertThat(again.statusCode()).isLessThan(300);
      assertThat(service.problems()).isEmpty();
    }
    List<Long> sequences = sequences();
    assertThat(sequences).as("none lost, none twice").isEqualTo(Stream.iterate(1L, n -> n + 1).limit(sequences.size()).toList());
    try (Stream<Path> messages = Files.list(folder.resolve("cap"))) {
      assertThat(messages.filter(p -> p.toString().endsWith(".xml"))).isNotEmpty();
    }
  }

  @Test
  void B01_aDamagedJournalIsSetAsideAndTheServiceWarnsOn() throws Exception {
    try (LiveService service = new LiveService(configuration())) {
      append("north_watch", "Шахед на Бровари");
      await().atMost(Duration.ofSeconds(30)).until(() -> get(service, "/v1/picture").path("groups").size() == 1);
    }
    Path journal;
    try (Stream<Path> files = Files.list(folder.resolve("data").resolve("journal"))) {
      journal = files.filter(p -> p.toString().endsWith(".journal")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(journal);
    bytes[bytes.length / 3] ^= 4;
    Files.write(journal, bytes);
    try (LiveService service = new LiveService(configuration())) {
      assertThat(service.problems()).anyMatch(p -> p.contains("the journal is damaged") && p.contains("a new one began"));
      assertThat(get(service, "/v1/status").path("problems")).isNotEmpty();
    }
    try (Stream<Path> kept = Files.list(folder.resolve("data"))) {
      assertThat(kept).anyMatch(p -> p.getFileName().toString().startsWith("journal-damaged-"));
    }
  }

  @Test
  void B02_aTakenPortIsOneClearLine() throws Exception {
    try (LiveService first = new LiveService(configuration())) {
      Configuration same = configuration().withPort(first.port());
      assertThatThrownBy(() -> new LiveService(same)).isInstanceOf(IOException.class).message().contains("" + first.port()).hasLineCount(1);
    }
  }
}

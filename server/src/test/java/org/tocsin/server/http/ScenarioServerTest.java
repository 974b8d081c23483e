package org.tocsin.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;
import org.tocsin.core.track.Scan;
import org.tocsin.server.Main;
import org.tocsin.simulator.scenario.ScenarioFolder;
import org.tocsin.simulator.scenario.ScenarioMaker;
import org.tocsin.simulator.scenario.ScenarioRun;
import org.tocsin.simulator.score.Score;

/** FEATURE UNDER TEST: what the scenario page is told is what the tracker said, the radars saw and the scorer counts. */
class ScenarioServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Seconds of the scenario that are tracked: enough for confirmed tracks, few enough for a busy machine. */
  private static final double END = 120;

  @TempDir private static Path folder;
  private static ShownScenario shown;
  private static ScenarioServer server;

  @BeforeAll
  static void trackARaid() throws IOException {
    ScenarioMaker.raid(folder, 7);
    shown = track();
    server = ScenarioServer.start("127.0.0.1", 0, shown);
  }

  private static ShownScenario track() {
    ScenarioFolder scenario = new ScenarioFolder(folder);
    List<Scan> scans = scenario.scans(0);
    return new ShownScenario(
        scenario, 0, scans, ScenarioRun.run(scenario.settings(), scenario.sensors(), scans, 5, END));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<byte[]> ask(ScenarioServer from, String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + from.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = ask(server, path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static List<JsonNode> frames() throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    for (int from = 0; from < END / 5; from += 12) {
      json("/v1/scenario/frames?from=" + from + "&to=" + (from + 12)).get("frames").forEach(all::add);
    }
    return all;
  }

  @Test
  void A01_tracksStandWhereTracksJsonlHasThem() throws IOException, InterruptedException {
    Path file = folder.resolve("tracks.jsonl");
    try (BufferedWriter w = Files.newBufferedWriter(file)) {
      ScenarioRun.write(shown.result().pictures(), w);
    }
    Map<String, JsonNode> written = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode n = JSON.readTree(line);
      written.put(n.get("t").asDouble() + " " + n.get("id").asText(), n);
    }
    assertThat(written).hasSizeGreaterThan(100);
    int seen = 0;
    for (JsonNode frame : frames()) {
      for (JsonNode track : frame.get("tracks")) {
        JsonNode line = written.get(frame.get("t").asDouble() + " " + track.get("id").asText());
        assertThat(line).as("track %s at %s", track.get("id"), frame.get("t")).isNotNull();
        assertThat(track.get("enu")).isEqualTo(line.get("enu"));
        assertThat(track.get("vel")).isEqualTo(line.get("vel"));
        JsonNode at = track.get("at");
        double[] enu =
            shown.folder().frame().enu(at.get(1).asDouble(), at.get(0).asDouble(), track.get("alt").asDouble());
        for (int i = 0; i < 3; i++) {
          assertThat(enu[i]).isCloseTo(line.get("enu").get(i).asDouble(), within(0.02));
        }
        seen++;
      }
    }
    assertThat(seen).isEqualTo(written.size());
  }

  @Test
  void A02_theSeriesAndMeansAreTheScorers() throws IOException, InterruptedException {
    ScenarioFolder scenario = shown.folder();
    Score score = Score.of(shown.result().pictures(), scenario.truths(), 30, 1000, scenario.firstCovered());
    JsonNode summary = json("/v1/scenario");
    assertThat(summary.get("truth").asBoolean()).isTrue();
    assertThat(summary.get("gospa_mean").asDouble()).isCloseTo(score.gospaMean(), within(1e-6));
    assertThat(summary.get("missed_mean").asDouble()).isCloseTo(score.missed(), within(1e-9));
    assertThat(summary.get("false_mean").asDouble()).isCloseTo(score.falses(), within(1e-9));
    assertThat(summary.get("sensors")).hasSize(4);
    JsonNode series = summary.get("series");
    for (JsonNode frame : frames()) {
      int k = frame.get("step").asInt();
      int missed = 0;
      int falses = 0;
      for (JsonNode t : frame.get("truths")) {
        missed += t.get("covered").asBoolean() && !t.get("found").asBoolean() ? 1 : 0;
      }
      for (JsonNode t : frame.get("tracks")) {
        falses += t.get("target").isNull() ? 1 : 0;
        assertThat(t.get("error").isNull() || t.get("error").asDouble() < 1000).isTrue();
      }
      assertThat(series.get("t").get(k)).isEqualTo(frame.get("t"));
      assertThat(series.get("missed").get(k).asInt()).isEqualTo(missed);
      assertThat(series.get("falses").get(k).asInt()).isEqualTo(falses);
      assertThat(series.get("tracks").get(k).asInt()).isEqualTo(frame.get("tracks").size());
    }
  }

  @Test
  void A03_plotsLieInTheDirectionAndDistanceThatTheRadarMeasured() throws IOException, InterruptedException {
    JsonNode radar = JSON.readTree(folder.resolve("sensors.json").toFile()).get("sensors").get(0);
    TangentPlane plane =
        new TangentPlane(
            new GeoPoint(radar.get("lat").asDouble(), radar.get("lon").asDouble()), radar.get("alt").asDouble());
    JsonNode look = json("/v1/scenario/frames?from=10&to=11").at("/frames/0/looks/0");
    assertThat(look.get("sensor").asText()).isEqualTo("R1");
    JsonNode measured = detections("R1", look.get("t").asDouble());
    assertThat(look.get("points")).hasSameSizeAs(measured).isNotEmpty();
    for (int i = 0; i < measured.size(); i++) {
      JsonNode p = look.get("points").get(i);
      double range = measured.get(i).get(0).asDouble();
      double azimuth = Math.toRadians(measured.get(i).get(1).asDouble());
      double flat = range * Math.cos(Math.toRadians(measured.get(i).get(2).asDouble()));
      // The page's points have no height: at the radar's own it is right to the curvature's share of the distance.
      double[] enu = plane.enu(p.get(1).asDouble(), p.get(0).asDouble(), radar.get("alt").asDouble());
      assertThat(enu[0]).isCloseTo(flat * Math.sin(azimuth), within(1 + 0.005 * range));
      assertThat(enu[1]).isCloseTo(flat * Math.cos(azimuth), within(1 + 0.005 * range));
    }
  }

  private static JsonNode detections(String sensor, double time) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(folder.resolve("detections.jsonl"))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode n = JSON.readTree(line);
        if (n.get("s").asText().equals(sensor) && n.get("t").asDouble() == time) {
          return n.get("d");
        }
      }
    }
    throw new AssertionError("no scan of " + sensor + " at " + time);
  }

  @Test
  void A04_aRequestBeyondTheBoundsIsRefusedInOneLine() throws IOException, InterruptedException {
    for (String bad : List.of("from=0&to=21", "from=-1&to=2", "from=3&to=2", "from=20&to=99", "from=x&to=2", "")) {
      HttpResponse<byte[]> answer = ask(server, "/v1/scenario/frames?" + bad);
      assertThat(answer.statusCode()).as(bad).isEqualTo(400);
      assertThat(JSON.readTree(answer.body()).at("/error/message").asText()).as(bad).isNotEmpty().doesNotContain("\n");
    }
  }

  @Test
  void A05_thePageIsServedAndItsDataPacked() throws IOException, InterruptedException {
    assertThat(ask(server, "/").headers().firstValue("Location")).hasValue("/scenario.html");
    HttpResponse<byte[]> page = ask(server, "/scenario.html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("'sha256-");
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("app/scenario.js");
    HttpResponse<byte[]> packed = ask(server, "/v1/scenario/frames?from=0&to=10", "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(ask(server, "/nothing.html").statusCode()).isEqualTo(404);
  }

  @Test
  void A06_withoutTruthTheTracksAreShownAndNothingIsScored(@TempDir Path other)
      throws IOException, InterruptedException {
    for (String name : List.of("sensors.json", "detections.jsonl")) {
      Files.copy(folder.resolve(name), other.resolve(name));
    }
    ShownScenario blind = new ShownScenario(new ScenarioFolder(other), 0, shown.scans(), shown.result());
    try (ScenarioServer s = ScenarioServer.start("127.0.0.1", 0, blind)) {
      JsonNode summary = JSON.readTree(ask(s, "/v1/scenario").body());
      assertThat(summary.get("truth").asBoolean()).isFalse();
      assertThat(summary.get("gospa_mean").isNull()).isTrue();
      assertThat(summary.at("/series/gospa").isNull()).isTrue();
      JsonNode frame = JSON.readTree(ask(s, "/v1/scenario/frames?from=20&to=21").body()).at("/frames/0");
      assertThat(frame.get("tracks")).isNotEmpty().allMatch(t -> t.get("error").isNull());
      assertThat(frame.get("truths")).isEmpty();
    }
  }

  @Test
  void A07_wrongUseOfTheCommandIsOneLineAndExitCode2(@TempDir Path other) throws IOException {
    assertThat(run("track", folder.toString())).startsWith("2 ").contains("--show");
    assertThat(run("track", other.toString(), "--show")).startsWith("2 ").contains("sensors.json");
    assertThat(run("track", folder.toString(), "--show", "--port", "70000")).startsWith("2 ").contains("--port");
    for (String name : List.of("sensors.json", "detections.jsonl")) {
      Files.copy(folder.resolve(name), other.resolve(name));
    }
    Files.writeString(other.resolve("truth.jsonl"), "\n{\"t\":5.0}\n");
    assertThat(run("track", other.toString(), "--show", "--port", "0")).startsWith("2 ").contains("truth.jsonl line 2");
    assertThat(run("track", folder.toString(), "--show", "--port", String.valueOf(server.port())))
        .startsWith("2 ")
        .contains("is taken");
  }

  /** Exit code and what was said, which must be one line. */
  private static String run(String... args) {
    StringWriter said = new StringWriter();
    int code = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(said), args);
    assertThat(said.toString().lines()).hasSize(1);
    return code + " " + said;
  }
}

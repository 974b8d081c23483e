package org.tocsin.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.tocsin.language.posts.PostReader;
import org.tocsin.server.feed.PostDecoder;
import org.tocsin.server.feed.SightingDecoder;

/** Whatever strangers send, the answer is never a fault of the server, and it goes on. */
class FuzzTest {
  private static final SightingDecoder SIGHTINGS = new SightingDecoder(Map.of());
  private static final PostDecoder POSTS = new PostDecoder(new PostReader(Stage.AREAS), Map.of());
  private static final List<String> POSTS_TO =
      List.of("/v1/posts", "/v1/sightings", "/v1/replay", "/v1/ledger/decisions", "/v1/orders", "/v1/orders/confirmations");
  private static final String[] OFFICER = {"Authorization", "Bearer duty"};
  private static Stage stage;

  @BeforeContainer
  static void open() {
    stage =
        Stage.open(
            s ->
                new HttpSettings(
                    s.maxBody(), s.maxPosts(), 1_000_000, 1_000_000, s.streamClients(), s.recentAlerts(), s.stall(),
                    s.pictureEvery(), s.statusEvery(), s.token(), s.zone()),
            Optional.empty(),
            Optional.empty());
  }

  @AfterContainer
  static void close() {
    assertThat(stage.get("/v1/status").statusCode()).isEqualTo(200);
    stage.close();
  }

  private static void answered(HttpResponse<String> r) {
    assertThat(r.statusCode()).as(r.body()).isBetween(200, 499);
    if (r.statusCode() >= 400) {
      assertThat(r.body()).startsWith("{\"error\":{\"code\":").doesNotContain("\n");
    }
  }

  @Property(tries = 100, seed = "1", shrinking = ShrinkingMode.OFF)
  void P1_randomBytesToEveryPost(@ForAll @Size(max = 400) byte[] body) {
    for (String path : POSTS_TO) {
      answered(stage.post(path, body, OFFICER));
    }
  }

  @Property(tries = 200, seed = "2", shrinking = ShrinkingMode.OFF)
  void P2_nearlyRightJsonToEveryPost(@ForAll("objects") String body) {
    for (String path : POSTS_TO) {
      answered(stage.post(path, body.getBytes(StandardCharsets.UTF_8), OFFICER));
    }
  }

  @Provide
  Arbitrary<String> objects() {
    Arbitrary<String> name =
        Arbitraries.of("channel", "post_id", "posted_at", "text", "reply_to", "edited_at", "lat", "lon", "accuracy_m",
            "bearing_deg", "sound", "kind", "count", "observed_at", "note", "spotter", "action", "speed", "to", "area", "why", "waiting",
            "valid_for_minutes", "x");
    Arbitrary<String> value =
        Arbitraries.oneOf(
            Arbitraries.of("null", "true", "0", "-1", "1e999", "-0.0", "50.5", "999999999999999999999999", "\"\"", "[]",
                "{}", "\"drone\"", "\"pause\"", "\"raise\"", "\"end\"", "\"R1\"", "\"1\"", "\"seek\"", "\"speed\"", "NaN", "\"\\ud800\"", "\"\\u0000\"",
                "\"2024-11-13T01:02:03Z\"", "\"9999-12-31T23:59:59Z\"", "\"+1000000000-12-31T23:59:59Z\"", "[[[[[]]]]]"),
            Arbitraries.strings().ofMaxLength(20).map(s -> '"' + s.replace("\\", "").replace("\"", "") + '"'));
    Arbitrary<String> object =
        Combinators.combine(name, value).as((n, v) -> '"' + n + "\":" + v).list().ofMaxSize(8)
            .map(l -> "{" + String.join(",", l) + "}");
    return Arbitraries.oneOf(object, object.list().ofMaxSize(4).map(l -> "[" + String.join(",", l) + "]"),
        object.list().ofMaxSize(4).map(l -> String.join("\n", l)));
  }

  @Property(tries = 100, seed = "3", shrinking = ShrinkingMode.OFF)
  void P3_randomTextInEveryParameter(@ForAll String text) {
    String t = java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    for (String path : List.of("/v1/alerts?state=", "/v1/alerts?place=", "/v1/places?q=", "/v1/alerts/", "/cap/", "/v1/")) {
      answered(stage.get(path + t));
    }
    // A stream may begin; so only parameters that it must refuse.
    if (!text.isBlank()) {
      answered(stage.get("/v1/stream?place=!" + t));
    }
  }

  @Property(tries = 200, seed = "4", shrinking = ShrinkingMode.OFF)
  void P4_randomRequestLinesAndHeadersOnABareSocket(@ForAll @Size(max = 200) byte[] junk, @ForAll("heads") String head)
      throws IOException {
    try (Socket s = new Socket("127.0.0.1", stage.port())) {
      s.setSoTimeout(20_000);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      out.write(junk);
      out.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      s.getOutputStream().write(out.toByteArray());
      s.shutdownOutput();
      String answer = new String(s.getInputStream().readNBytes(4096), StandardCharsets.ISO_8859_1);
      assertThat(answer).doesNotStartWith("HTTP/1.1 5").doesNotStartWith("HTTP/1.0 5");
    }
  }

  @Provide
  Arbitrary<String> heads() {
    return Arbitraries.of(
        "", "GET /v1/alerts?state=%", "GET /v1/alerts?place=%zz&", "GET /%00", "GET //..%2f..%2f", "GET /v1/status HTTP/1.1\r\n",
        "GET /v1/status HTTP/1.1\r\nHost: x\r\nIf-None-Match: ", "GET /v1/status HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ",
        "POST /v1/posts HTTP/1.1\r\nHost: x\r\nContent-Length: ", "POST /v1/posts HTTP/1.1\r\nHost: x\r\nOrigin: ",
        "POST /v1/posts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST /v1/sightings HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ", "BREW /v1/status HTTP/1.1\r\n");
  }

  @Property(tries = 300, seed = "5")
  void P5_decodersRefuseWhatTheyCannotRead(@ForAll @Size(max = 200) byte[] body, @ForAll("objects") String near) {
    for (byte[] b : List.of(body, near.getBytes(StandardCharsets.UTF_8))) {
      var d = new org.tocsin.core.journal.Datagram("f", null, Stage.START, "x", org.tocsin.core.journal.Bytes.copyOf(b));
      assertThat(SIGHTINGS.decode(d)).isNotNull();
      assertThat(POSTS.decode(d)).isNotNull();
    }
  }
}

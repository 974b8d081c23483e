package org.tocsin.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Purpose;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.engine.Player;
import org.tocsin.server.feed.Forms;

/** What bridges, spotters and operators hand in. */
class WritingTest {
  private static final String POST =
      "{\"channel\":\"north_watch\",\"post_id\":\"%s\",\"posted_at\":\"2024-11-13T01:02:03Z\",\"text\":\"%s\"}";
  private Stage stage = Stage.open();

  @AfterEach
  void close() {
    stage.close();
  }

  private HttpResponse<String> send(String path, String body, String... headers) {
    return stage.post(path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  @Test
  void A01_aBridgePushesOnePostAnArrayOrALinePerPost() {
    String one = POST.formatted("1", "Три на південь");
    String two = POST.formatted("2", "Ще два");

    assertThat(send("/v1/posts", one).body()).isEqualTo("{\"recorded\":1,\"duplicates\":0,\"rejected\":[]}");
    assertThat(send("/v1/posts", "[" + one + "," + two + "]").body()).contains("\"recorded\":2");
    assertThat(send("/v1/posts", one + "\n" + two + "\n\n").body()).contains("\"recorded\":2");

    Datagram first = stage.received.getFirst();
    assertThat(first.form()).isEqualTo(Forms.POST);
    assertThat(first.key()).startsWith("north_watch/1/");
    assertThat(first.body().text()).contains("Три на південь");
    assertThat(stage.get("/v1/feeds").body()).contains("\"name\":\"posts\",\"kind\":\"http\",\"received\":5,\"recorded\":5");
  }

  @Test
  void A02_whatCannotBeUsedIsNamedByItsLineAndTheRestIsTaken() {
    HttpResponse<String> r =
        send("/v1/posts", POST.formatted("1", "Ще") + "\n{\"channel\":\"x\"}\n7\n" + POST.formatted("3", "").replace("Z\"", "\""));

    assertThat(r.statusCode()).isEqualTo(202);
    assertThat(r.body())
        .contains("\"recorded\":1")
        .contains("{\"line\":2,\"reason\":\"field post_id is missing\"}")
        .contains("{\"line\":3,\"reason\":\"not a JSON object\"}")
        .contains("{\"line\":4,\"reason\":\"field posted_at must be a time");
  }

  @Test
  void A03_whatIsNotJsonIsRefusedWithItsPlaceAndNothingIsTaken() {
    HttpResponse<String> r = send("/v1/posts", POST.formatted("1", "Ще") + "\n{\"channel\":");

    assertThat(r.statusCode()).isEqualTo(400);
    assertThat(r.body()).contains("line 2, column");
    assertThat(send("/v1/posts", "").statusCode()).isEqualTo(400);
    assertThat(stage.post("/v1/posts", new byte[] {'{', (byte) 0xC3, '('}).body()).contains("not UTF-8 after byte 1");
    assertThat(send("/v1/posts", "[".repeat(1000)).statusCode()).isEqualTo(400);
    assertThat(send("/v1/posts", POST.formatted("1", "x".repeat(20_001))).body()).contains("longer than 20000");
    assertThat(stage.received).isEmpty();
  }

  @Test
  void A04_aHugeBodyIsRefusedAndTheServerGoesOn() {
    HttpResponse<String> r = send("/v1/posts", POST.formatted("1", "x".repeat(10_000_000)));

    assertThat(r.statusCode()).isEqualTo(413);
    assertThat(r.body()).contains("larger than 1048576 bytes");
    assertThat(stage.get("/v1/status").statusCode()).isEqualTo(200);
    assertThat(stage.received).isEmpty();
  }

  @Test
  void A05_duplicatesAreCountedAndAnOverloadAsksForAllAgain() {
    stage.receipt = new Intake.Receipt.Duplicate();
    assertThat(send("/v1/posts", POST.formatted("1", "Ще")).body()).contains("\"duplicates\":1");
    stage.receipt = new Intake.Receipt.Overloaded();
    HttpResponse<String> r = send("/v1/posts", POST.formatted("1", "Ще"));
    assertThat(r.statusCode()).isEqualTo(429);
    assertThat(r.headers().firstValue("Retry-After")).isPresent();
    stage.receipt = new Intake.Receipt.Rejected(9, "no such town");
    assertThat(send("/v1/posts", POST.formatted("1", "Ще")).body()).contains("{\"line\":1,\"reason\":\"no such town\"}");
  }

  @Test
  void A06_aSpottersReportIsFiledByTheJournalsClockWithItsNameMarkedUnverified() {
    String now = Instant.now().minusSeconds(20).toString();
    HttpResponse<String> r =
        send("/v1/sightings",
            "{\"lat\":50.5,\"lon\":29.5,\"bearing_deg\":270,\"sound\":true,\"kind\":\"drone\",\"spotter\":\"Hawk\",\"observed_at\":\"" + now + "\"}");

    assertThat(r.statusCode()).as(r.body()).isEqualTo(202);
    assertThat(r.body()).isEqualTo("{\"entry\":1}");
    Datagram d = stage.received.getFirst();
    assertThat(d.form()).isEqualTo(Forms.SIGHTING);
    assertThat(d.body().text()).contains("Hawk (unverified)");
    assertThat(d.key()).isNotNull();
  }

  @Test
  void A07_reportsThatCannotBeRightAreRefusedWithTheReason() {
    for (String[] c : new String[][] {
        {"{\"lat\":95,\"lon\":30}", "field lat must be a number"},
        {"{\"lon\":30}", "field lat is missing"},
        {"{\"lat\":50,\"lon\":30,\"kind\":\"ufo\"}", "field kind must be"},
        {"{\"lat\":50,\"lon\":30,\"observed_at\":\"2199-01-01T00:00:00Z\"}", "lies in the future"},
        {"{\"lat\":50,\"lon\":30,\"observed_at\":\"2020-01-01T00:00:00Z\"}", "more than an hour old"},
        {"{\"lat\":50,\"lon\":30,\"sound\":\"yes\"}", "must be true or false"},
        {"[]", "send one report"},
        {"{\"lat\":50,\"lat\":50,\"lon\":30}", "Duplicate"}}) {
      HttpResponse<String> r = send("/v1/sightings", c[0]);
      assertThat(r.statusCode()).as(c[0]).isEqualTo(400);
      assertThat(r.body()).contains(c[1]);
    }
    assertThat(stage.received).isEmpty();
  }

  @Test
  void A08_oneAddressCannotFloodTheSpottersDesk() {
    int[] statuses = new int[31];
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] = send("/v1/sightings", "{\"lat\":50.5,\"lon\":29.5}").statusCode();
    }
    assertThat(statuses).startsWith(202, 202, 202).endsWith(429);
  }

  @Test
  void A09_foreignPagesAndProxiedStrangersCannotPush() {
    String post = POST.formatted("1", "Ще");
    assertThat(send("/v1/posts", post, "Origin", "http://evil.example").statusCode()).isEqualTo(403);
    assertThat(send("/v1/posts", post, "Origin", "http://127.0.0.1:" + stage.port()).statusCode()).isEqualTo(202);
    assertThat(send("/v1/posts", post, "Origin", "").statusCode()).isEqualTo(403);
    assertThat(send("/v1/posts", post, "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(send("/v1/posts", post, "X-Forwarded-For", "203.0.113.7").statusCode()).isEqualTo(403);
  }

  @Test
  void A10_withATokenOnlyWhoHasItMayPush() {
    stage.close();
    stage = Stage.open(s -> s.withToken(Optional.of("secret")), Optional.empty(), Optional.empty());
    String post = POST.formatted("1", "Ще");
    assertThat(send("/v1/posts", post).statusCode()).isEqualTo(401);
    assertThat(send("/v1/posts", post, "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
    assertThat(send("/v1/posts", post, "Authorization", "Bearer secret").statusCode()).isEqualTo(202);
    send("/v1/sightings", "{\"lat\":50.5,\"lon\":29.5,\"spotter\":\"Hawk\"}", "Authorization", "Bearer secret");
    assertThat(stage.received.getLast().body().text()).contains("\"Hawk\"");
  }

  @Test
  void A11_aReplayIsPausedSpedUpAndSought() {
    assertThat(send("/v1/replay", "{\"action\":\"pause\"}").statusCode()).isEqualTo(404);
    assertThat(stage.get("/v1/replay").statusCode()).isEqualTo(404);
    stage.close();
    Tape tape = new Tape();
    stage = Stage.open(s -> s, Optional.of(tape), Optional.empty());

    assertThat(send("/v1/replay", "{\"action\":\"pause\"}").body()).contains("\"paused\":true");
    assertThat(send("/v1/replay", "{\"action\":\"speed\",\"speed\":50}").body()).contains("\"speed\":50.0");
    assertThat(send("/v1/replay", "{\"action\":\"seek\",\"to\":\"2024-11-13T03:00:00+02:00\"}").body())
        .contains("\"now\":\"2024-11-13T01:00:00Z\"");
    assertThat(send("/v1/replay", "{\"action\":\"resume\"}").body()).contains("\"paused\":false");
    assertThat(stage.get("/v1/status").body()).contains("\"speed\":50.0");
    for (String bad : new String[] {"{\"action\":\"speed\",\"speed\":0}", "{\"action\":\"speed\"}", "{\"action\":\"seek\",\"to\":\"now\"}", "{\"action\":\"stop\"}", "x", "", "[]"}) {
      assertThat(send("/v1/replay", bad).statusCode()).as(bad).isEqualTo(400);
    }
    assertThat(stage.situation.purpose()).isEqualTo(Purpose.EXERCISE);
  }

  private static final class Tape implements Player {
    private Progress at = new Progress(Stage.START, Stage.START.plusSeconds(7200), Stage.START, 20, false, false);

    @Override
    public Progress progress() {
      return at;
    }

    @Override
    public void pause() {
      at = new Progress(at.from(), at.to(), at.now(), at.speed(), true, false);
    }

    @Override
    public void resume() {
      at = new Progress(at.from(), at.to(), at.now(), at.speed(), false, false);
    }

    @Override
    public void speed(double factor) {
      at = new Progress(at.from(), at.to(), at.now(), factor, at.paused(), false);
    }

    @Override
    public void seek(Instant to) {
      at = new Progress(at.from(), at.to(), to, at.speed(), at.paused(), false);
    }
  }
}

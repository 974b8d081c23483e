package org.tocsin.protocols.alertsapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.OfficialAlert.Signal;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;

/** The state's siren as web services repeat it. */
class AlertsApiTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private final AlertWatch watch =
      new AlertWatch(new Source("alerts", "alerts.in.ua", Trust.OFFICIAL), a -> a.area().isEmpty() ? List.of() : List.of("UA" + a.id()));

  private static byte[] utf8(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }

  private static Answers.Alerts active(String... uids) {
    StringBuilder s = new StringBuilder("{\"alerts\":[");
    for (String uid : uids) {
      s.append(s.charAt(s.length() - 1) == '[' ? "" : ",")
          .append("{\"location_title\":\"Х\",\"location_type\":\"raion\",\"location_uid\":" + uid
              + ",\"alert_type\":\"air_raid\",\"started_at\":\"2026-05-01T11:59:00.000Z\",\"finished_at\":null}");
    }
    return (Answers.Alerts) AlertsInUa.active(utf8(s + "]}"));
  }

  @Test
  void A01_an_alert_starts_when_it_is_listed_and_ends_when_it_is_not() {
    OfficialAlert start = watch.list(active("36", "\"40\""), NOON).getFirst();
    assertThat(start.signal()).isEqualTo(Signal.START);
    assertThat(start.kind()).isEqualTo(OfficialAlert.Kind.AIR);
    assertThat(start.time()).isEqualTo(Instant.parse("2026-05-01T11:59:00Z"));
    assertThat(watch.list(active("36", "40"), NOON)).isEmpty();
    assertThat(watch.list(active("40"), NOON)).singleElement().satisfies(a -> {
      assertThat(a.signal()).isEqualTo(Signal.END);
      assertThat(a.areas()).containsExactly("UA36");
    });
  }

  @Test
  void A02_silence_of_the_service_is_unknown_once_and_never_an_end() {
    watch.list(active("36"), NOON);
    assertThat(watch.lost(NOON)).extracting(OfficialAlert::signal).containsExactly(Signal.UNKNOWN);
    assertThat(watch.lost(NOON)).isEmpty();
    assertThat(watch.list(active("36"), NOON)).extracting(OfficialAlert::signal).containsExactly(Signal.CONTINUES);
  }

  @Test
  void A03_the_letter_n_is_no_information_and_never_calm() {
    String letters = "A" + "N".repeat(25) + "P";
    Answers.Alerts answer = (Answers.Alerts) AlertsInUa.byOblast(utf8('"' + letters + '"'));
    assertThat(answer.areas()).hasSize(27);
    assertThat(answer.areas().getFirst().signal()).isEqualTo(Signal.START);
    assertThat(answer.areas().getLast().signal()).isEqualTo(Signal.START);
    assertThat(answer.areas().subList(1, 26)).allSatisfy(a -> assertThat(a.signal()).isEqualTo(Signal.UNKNOWN));
    assertThat(AlertsInUa.one(utf8("\"N\""))).isEqualTo(AreaAlert.State.NO_INFORMATION);

    watch.list(answer, NOON);
    List<OfficialAlert> then = watch.list((Answers.Alerts) AlertsInUa.byOblast(utf8('"' + "N".repeat(27) + '"')), NOON);
    assertThat(then).extracting(OfficialAlert::signal).containsOnly(Signal.UNKNOWN).hasSize(2);
  }

  @Test
  void A04_an_error_message_is_not_an_empty_list() {
    assertThat(AlertsInUa.active(utf8("{\"message\":\"API error\"}"))).isEqualTo(new Answers.Unusable("API error"));
    assertThat(UkraineAlarm.alerts(utf8("<html>"))).isInstanceOf(Answers.Unusable.class);
    assertThat(AlertsInUa.byOblast(utf8("\"AN\""))).isInstanceOf(Answers.Unusable.class);
  }

  @Test
  void A05_an_empty_body_with_a_mark_and_nuls_is_pikud_haorefs_way_to_say_none() {
    assertThat(PikudHaOref.realTime(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 0, 0, '\r', '\n'}))
        .isEqualTo(new Answers.Alerts(List.of()));
    byte[] wide = ("\uFEFF{\"id\":\"1\",\"cat\":\"6\",\"data\":[\"x\"]}").getBytes(StandardCharsets.UTF_16LE);
    assertThat(((Answers.Alerts) PikudHaOref.realTime(wide)).areas().getFirst().kind()).isEqualTo("hostile_aircraft");
    assertThat(((Answers.Alerts) PikudHaOref.realTime(utf8("{\"cat\":\"8\",\"data\":[\"x\"]}"))).areas().getFirst().signal())
        .isEqualTo(Signal.UNKNOWN);
  }

  @Test
  void A06_the_poller_asks_only_for_news_slows_down_when_told_and_keeps_its_token_to_itself() throws Exception {
    Deque<Integer> answers = new ArrayDeque<>(List.of(200, 304, 429, 401, 200));
    List<String> asked = new ArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", x -> {
      asked.add(x.getRequestHeaders().getFirst("If-Modified-Since") + " " + x.getRequestHeaders().getFirst("Authorization"));
      int status = answers.removeFirst();
      x.getResponseHeaders().add("Last-Modified", "Fri, 01 May 2026 12:00:00 GMT");
      x.getResponseHeaders().add("Retry-After", "33");
      byte[] body = utf8("{}");
      x.sendResponseHeaders(status, status == 304 ? -1 : body.length);
      if (status != 304) {
        x.getResponseBody().write(body);
      }
      x.close();
    });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
      ConditionalPoller poller =
          new ConditionalPoller(HttpClient.newHttpClient(), address, Map.of("Authorization", "Bearer SECRET"), Duration.ofSeconds(8));
      assertThat(poller.poll()).isInstanceOf(ConditionalPoller.Outcome.Body.class);
      assertThat(poller.poll()).isInstanceOf(ConditionalPoller.Outcome.Unchanged.class);
      assertThat(poller.pause()).isEqualTo(Duration.ofSeconds(8));
      assertThat(poller.poll().toString()).contains("asked too often").doesNotContain("SECRET");
      assertThat(poller.pause()).isEqualTo(Duration.ofSeconds(33));
      assertThat(poller.poll().toString()).contains("token is not accepted").doesNotContain("SECRET");
      assertThat(poller.pause()).isEqualTo(Duration.ofSeconds(66));
      assertThat(poller.poll()).isInstanceOf(ConditionalPoller.Outcome.Body.class);
      assertThat(poller.pause()).isEqualTo(Duration.ofSeconds(8));
      assertThat(asked.get(0)).isEqualTo("null Bearer SECRET");
      assertThat(asked.get(1)).isEqualTo("Fri, 01 May 2026 12:00:00 GMT Bearer SECRET");
    } finally {
      server.stop(0);
    }
  }

  @Property(tries = 500, seed = "11")
  void P01_any_bytes_are_read_without_an_exception(@ForAll @Size(max = 200) byte[] body) {
    AlertsInUa.active(body);
    AlertsInUa.byOblast(body);
    AlertsInUa.one(body);
    UkraineAlarm.alerts(body);
    PikudHaOref.realTime(body);
    PikudHaOref.history(body);
  }
}

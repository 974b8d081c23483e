package org.tocsin.server.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.geography.AreaStore;
import org.tocsin.server.Configuration;
import org.tocsin.server.LiveService;
import org.tocsin.server.feed.FeedHealth;
import org.tocsin.server.journal.JournalReader;
import org.tocsin.simulator.sensing.Sky;

/**
 * FEATURE UNDER TEST: a service whose configuration names every kind of sensor feed, and the outside world of that
 * configuration, simulated: two radars, aircraft, microphones on a real broker, a TAK server, an alert service.
 */
class FeedsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final GeoPoint CENTRE = new GeoPoint(49.9, 36.1);

  private static final Areas AREAS = new AreaStore(Path.of("none")).load();
  private static final GeoPoint LVIV = new GeoPoint(49.84, 24.03);
  private static final GeoPoint ODESA = new GeoPoint(46.48, 30.72);

  @TempDir Path folder;

  private Configuration configuration(int broker) throws IOException {
    return Configuration.read(
        Files.writeString(
            folder.resolve("t.yaml"),
            """
            purpose: TEST
            data: %s/data
            port: 0
            sensors:
              north: radar lat=50.0 lon=36.2 altitude=150 sigma=50,0.1,-,- period=2 range=100000
              west: radar lat=49.84 lon=24.03 altitude=300 sigma=50,0.1,-,- period=2 range=100000
            feeds:
              - name: radars
                kind: asterix
                port: %d
                groups: [239.255.86.1, 239.255.86.2]
                interface: lo
                sensors:
                  - {name: north, sac: 25, sic: 1}
                  - {name: west, sac: 25, sic: 2}
              - {name: aircraft, kind: adsb, host: 127.0.0.1, port: %d}
              - {name: microphones, kind: acoustic, host: 127.0.0.1, port: %d, version: 5, topic: "acoustic/#"}
              - {name: tak, kind: cot, host: 127.0.0.1, port: %d}
              - {name: sirens, kind: alerts_in_ua, base: "http://127.0.0.1:%d/v1/", token: T0KEN, every: 1s}
            """
                .formatted(folder, Mosquitto.freePort(), Mosquitto.freePort(), broker, Mosquitto.freePort(), Mosquitto.freePort())));
  }

  /** One drone within earshot from the beginning, others on the way, and aircraft. */
  private static Sky sky() {
    List<Sky.Flyer> flyers = new ArrayList<>(Sky.about(CENTRE, 6, 3, 3).flyers());
    flyers.add(new Sky.Flyer(-1, CENTRE, 45, 45, 700));
    return new Sky(flyers);
  }

  private static FeedHealth feed(LiveService s, String name) {
    return s.feeds().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static FeedHealth.Reading reading(LiveService s, String name) {
    return Optional.ofNullable(feed(s, name).reading()).orElseThrow();
  }

  /** State of the community about a point. */
  private static AlertState state(LiveService s, GeoPoint at) {
    int community = AREAS.findCommunityAt(at).orElseThrow().index();
    return s.situation().alerts().get(community).state();
  }

  private static String get(LiveService s, String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + s.port() + path)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void A01_all_feeds_at_once_are_heard_counted_and_a_silent_radar_stops_counting_as_looking() throws Exception {
    Path program = Mosquitto.findProgram().orElse(null);
    assumeTrue(program != null, Mosquitto.MISSING);
    FeedsPage page = null;
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try (Mosquitto broker = new Mosquitto(program, Files.createDirectory(folder.resolve("broker")))) {
      Configuration c = configuration(broker.port());
      Instant start = Instant.now();
      try (FeedStage stage = new FeedStage(c.sensorFeeds(), CENTRE, sky(), 30, start);
          LiveService service = new LiveService(c)) {
        timer.scheduleAtFixedRate(
            () -> {
              try {
                stage.play(Duration.between(start, Instant.now()).toMillis() / 1000.0);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            },
            0, 50, TimeUnit.MILLISECONDS);

        await().atMost(PATIENCE).untilAsserted(() -> {
          for (String name : List.of("radars", "aircraft", "microphones", "tak")) {
            assertThat(reading(service, name).observations()).as(name).isGreaterThan(5);
            assertThat(feed(service, name).problem()).as(name).isNull();
          }
          assertThat(reading(service, "sirens").decoded()).isPositive();
        });
        assertThat(feed(service, "radars").duplicates()).as("the second group").isGreaterThan(5);
        assertThat(get(service, "/v1/feeds")).contains("\"observations\"").doesNotContain("T0KEN");
        assertThat(get(service, "/metrics")).contains("tocsin_feed_decoded_total{feed=\"radars\"}").doesNotContain("T0KEN");

        // A radar looks at Lviv, so that is calm rather than unknown; nobody looks at Odesa.
        await().atMost(PATIENCE).untilAsserted(() -> {
          assertThat(state(service, LVIV)).isNotEqualTo(AlertState.UNKNOWN);
          assertThat(state(service, ODESA)).isEqualTo(AlertState.UNKNOWN);
        });

        // What radars and microphones show becomes tracks, and those that come near become warnings.
        await().atMost(PATIENCE).untilAsserted(() -> {
          assertThat(service.situation().picture().tracks()).hasSizeGreaterThan(3);
          assertThat(service.situation().alerts()).anyMatch(a -> a.state() == AlertState.WATCH || a.state() == AlertState.ALARM);
        });

        // The page shows it all, where there is a browser.
        page = FeedsPage.open(service.port(), folder.resolve("page.log")).orElse(null);
        if (page != null) {
          page.awaitReady();
        }

        // The radar over Lviv falls silent: the city is unknown, and the feed and the page say why.
        stage.silence("west");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(service, LVIV)).isEqualTo(AlertState.UNKNOWN));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(feed(service, "radars").problem()).isEqualTo("1 of 2 sensors do not look"));
        if (page != null) {
          page.finish();
        }
        stage.resume("west");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(service, LVIV)).isNotEqualTo(AlertState.UNKNOWN));

        // The state's siren outranks all.
        stage.raiseAlert("Львівська область", Instant.now());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(service, LVIV)).isEqualTo(AlertState.ALARM));
      } finally {
        timer.shutdownNow();
        if (page != null) {
          page.close();
        }
      }
      replayEqualsLive(c);
      blindAfterTwoTurns(c);
    }
  }

  /** By the journal's clock, so that a slow machine does not matter: two turns of two seconds, and what marks may jitter. */
  private static void blindAfterTwoTurns(Configuration c) throws IOException {
    Instant[] heard = {Instant.MIN};
    List<Duration> silences = new ArrayList<>();
    JournalReader.read(
        c.data().resolve("journal"),
        entry -> {
          if (entry instanceof Entry.Observed o && o.datagram().feed().equals("radars")) {
            for (Observation x : o.observations()) {
              if (x instanceof SensorStatus s && s.source().name().equals("west") && s.health() == SensorStatus.Health.BLIND) {
                silences.add(Duration.between(heard[0], s.time()));
              } else if (x.source().name().equals("west")) {
                heard[0] = o.datagram().receivedAt();
              }
            }
          }
        });
    assertThat(silences).isNotEmpty();
    assertThat(silences.getLast()).isBetween(Duration.ofSeconds(4), Duration.ofMillis(5_300));
  }

  /** What was decoded live is decoded again from the raw traffic in the journal by readers that start anew. */
  private void replayEqualsLive(Configuration c) throws IOException {
    var areas = new org.tocsin.geography.AreaStore(c.data()).load();
    var readers = new Readers(areas, new org.tocsin.server.feed.AreaNames(areas), c.purpose(), org.tocsin.protocols.asterix.Definitions.load());
    SensorDecoder again = new SensorDecoder(c.sensorFeeds(), readers, new FeedReports());
    long[] compared = {0};
    JournalReader.read(
        c.data().resolve("journal"),
        entry -> {
          if (entry instanceof Entry.Observed o && o.datagram().isSensorTraffic()) {
            List<Observation> observations = ((org.tocsin.server.feed.Decoder.Decoded.Observations) again.decode(o.datagram())).observations();
            assertThat(observations).as("entry %d", o.number()).isEqualTo(o.observations());
            compared[0] += observations.size();
          }
        });
    assertThat(compared[0]).isGreaterThan(100);
  }
}

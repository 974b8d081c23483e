package org.tocsin.server.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.server.engine.Intake;
import org.tocsin.simulator.sensing.Sky;

/** FEATURE UNDER TEST: a net of 1,000 microphones on a real Mosquitto that is stopped while they send, and started again. */
class AcousticNetTest {
  private static final GeoPoint CENTRE = new GeoPoint(49.9, 36.1);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {5, 3})
  void A01_nothing_that_the_broker_took_over_is_lost_when_it_stops(int version) throws Exception {
    Path program = Mosquitto.findProgram().orElse(null);
    assumeTrue(program != null, Mosquitto.MISSING);
    Set<Bytes> seen = ConcurrentHashMap.newKeySet();
    AtomicLong messages = new AtomicLong();
    Intake intake =
        d -> {
          Parcel.open(d.body(), d.receivedAt()).forEach(p -> {
            messages.incrementAndGet();
            seen.add(Bytes.copyOf(p.bytes()));
          });
          return CompletableFuture.completedFuture(new Intake.Receipt.Recorded(1, 0));
        };
    try (Mosquitto broker = new Mosquitto(program, Files.createDirectory(folder.resolve("broker")))) {
      SensorSettings settings =
          new SensorSettings(
              "microphones", "acoustic",
              new SensorSettings.Way.Mqtt("127.0.0.1", broker.port(), version, "tocsin", null, null, null, "acoustic/+"),
              new SensorSettings.Language.Acoustic(Duration.ofMinutes(2)), SensorSettings.Raw.ALL, 4096);
      SensorFeed feed = new SensorFeed(settings, new FeedReports());
      feed.start(intake);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(reading(feed).connections()).isEqualTo(1));
      try (FeedStage stage = new FeedStage(List.of(settings), CENTRE, Sky.about(CENTRE, 4, 0, 3), 1000, Instant.parse("2026-05-01T12:00:00Z"))) {
        play(stage, 0, 40);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen).hasSizeGreaterThan(500));
        play(stage, 40, 50);
        broker.stop();
        play(stage, 50, 70);
        broker.start();
        play(stage, 70, 80);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stage.acknowledged()).isEqualTo(stage.published()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen).hasSize((int) stage.published()));
        assertThat(stage.published()).isGreaterThan(2_500);
        assertThat(reading(feed).connections()).isGreaterThan(1);
        System.out.printf("MQTT %d: %d published, %d received, %d twice%n", version, stage.published(), seen.size(), messages.get() - seen.size());
      } finally {
        feed.close();
      }
    }
  }

  private static org.tocsin.server.feed.FeedHealth.Reading reading(SensorFeed feed) {
    return java.util.Objects.requireNonNull(feed.health().reading());
  }

  private static void play(FeedStage stage, int from, int to) throws Exception {
    for (int t = from; t < to; t++) {
      stage.play(t);
    }
  }
}

package org.tocsin.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tocsin.core.alert.AlertState;

/** Subscribers of the event stream: nothing lost, nothing repeated, nobody held up by another. */
@Timeout(60)
class StreamTest {
  private static final String[] RAIONS = {"R1", "R2", "R3", "R4", "R5", "R6"};
  private static final AlertState[] STATES = {AlertState.WATCH, AlertState.ALARM, AlertState.HOLD, AlertState.CLEAR};

  private Stage stage = open(s -> s);

  private static Stage open(java.util.function.UnaryOperator<HttpSettings> more) {
    return Stage.open(
        s ->
            more.apply(
                new HttpSettings(
                    s.maxBody(),
                    s.maxPosts(),
                    s.postRequestsPerMinute(),
                    s.sightingsPerMinute(),
                    s.streamClients(),
                    s.recentAlerts(),
                    s.stall(),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    s.token(),
                    s.zone())),
        Optional.empty(),
        Optional.empty());
  }

  private static HttpSettings bounds(HttpSettings s, int clients, int recent, Duration stall) {
    return new HttpSettings(
        s.maxBody(),
        s.maxPosts(),
        s.postRequestsPerMinute(),
        s.sightingsPerMinute(),
        clients,
        recent,
        stall,
        s.pictureEvery(),
        s.statusEvery(),
        s.token(),
        s.zone());
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private Subscriber subscribe(String query, String lastEventId) throws IOException {
    return new Subscriber(stage.port(), "/v1/stream" + query, lastEventId);
  }

  private void publish(int n) {
    for (int i = 0; i < n; i++) {
      long s = stage.situation.sequence();
      stage.publish(RAIONS[(int) (s % 6)], STATES[(int) (s / 6 % 4)]);
    }
  }

  @Test
  void A01_aSubscriberIsGreetedThenHearsEachAlertOnceWithItsId() throws IOException {
    publish(3);
    try (Subscriber s = subscribe("", null)) {
      Subscriber.Event hello = s.read();
      assertThat(hello.name()).isEqualTo("hello");
      assertThat(hello.id()).isEqualTo("night-1-3");
      assertThat(hello.data()).contains("\"sequence\":3");
      publish(2);
      Subscriber.Event alert = s.read("alert");
      assertThat(alert.id()).isEqualTo("night-1-4");
      assertThat(alert.data()).contains("\"community\":\"R4\"").contains("\"headline_uk\"");
      assertThat(s.read("alert").id()).isEqualTo("night-1-5");
    }
  }

  @Test
  void A02_aThousandBrokenLinesLoseAndRepeatNothing() throws Exception {
    int reconnects = 1000;
    // The night goes on while lines break, some sixty alerts ahead of the reader.
    Semaphore ahead = new Semaphore(60);
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> publisher =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                ahead.acquireUninterruptibly();
                publish(1);
              }
            });
    Random random = new Random(42);
    List<Long> heard = new ArrayList<>();
    String last = "night-1-0";
    for (int i = 0; i < reconnects; i++) {
      int wanted = random.nextInt(12);
      try (Subscriber s = subscribe("?last_event_id=" + last, random.nextBoolean() ? last : null)) {
        for (int n = 0; n < wanted; ) {
          Subscriber.Event e = s.read();
          assertThat(e.name()).isNotEqualTo("reset");
          if (e.name().equals("alert")) {
            heard.add(e.sequence());
            last = e.id();
            n++;
            ahead.release();
          }
        }
      }
    }
    done.set(true);
    ahead.release();
    publisher.get();
    long end = stage.situation.sequence();
    try (Subscriber s = subscribe("", last)) {
      while (heard.isEmpty() || heard.getLast() < end) {
        heard.add(s.read("alert").sequence());
      }
    }
    assertThat(heard).hasSizeGreaterThan(1000);
    assertThat(heard).isEqualTo(LongStream.rangeClosed(1, end).boxed().toList());
  }

  @Test
  void A03_aSubscriberToAPlaceHearsOfThatPlaceAloneAndResumesFromTheHeartbeat() throws IOException {
    String position;
    try (Subscriber s = subscribe("?place=S2", "night-1-0")) {
      publish(14);
      assertThat(s.read("alert").id()).isEqualTo("night-1-2");
      assertThat(s.read("alert").id()).isEqualTo("night-1-8");
      assertThat(s.read("alert").id()).isEqualTo("night-1-14");
      position = s.read("status").id();
    }
    assertThat(position).isEqualTo("night-1-14");
    publish(6);
    try (Subscriber s = subscribe("?place=50.5,30.5", position)) {
      assertThat(s.read("alert").id()).isEqualTo("night-1-20");
    }
    assertThat(stage.get("/v1/stream?place=NOWHERE").statusCode()).isEqualTo(400);
  }

  @Test
  void A04_whoMissedMoreThanIsKeptOrComesFromAnotherJournalStartsAfresh() throws IOException {
    stage.close();
    stage = open(s -> bounds(s, 100, 16, s.stall()));
    publish(40);
    for (String last : List.of("night-1-5", "night-0-3", "night-1-99", "night-1-x", "rubbish")) {
      try (Subscriber s = subscribe("", last)) {
        assertThat(s.read("reset").id()).as(last).isEqualTo("night-1-40");
        publish(0);
      }
    }
    try (Subscriber s = subscribe("", "night-1-24")) {
      assertThat(s.read("alert").id()).isEqualTo("night-1-25");
    }
    try (Subscriber s = subscribe("", "night-1-40")) {
      assertThat(s.readBeforeHeartbeat("reset")).isEmpty();
    }
  }

  @Test
  void A05_whenAReplayGoesBackSubscribersAreToldToStartAfresh() throws IOException {
    publish(5);
    try (Subscriber s = subscribe("", null)) {
      s.read("hello");
      stage.beginJournal("night-2");
      Subscriber.Event reset = s.read("reset");
      assertThat(reset.id()).isEqualTo("night-2-0");
      assertThat(reset.data()).contains("\"journal\":\"night-2\"");
      publish(1);
      assertThat(s.read("alert").id()).isEqualTo("night-2-1");
    }
  }

  @Test
  void A06_aSubscriberThatDoesNotReadHoldsUpNobodyAndCatchesUpLater() throws IOException {
    try (Subscriber slow = subscribe("", null);
        Subscriber quick = subscribe("", null)) {
      slow.read("hello");
      quick.read("hello");
      int many = 8000;
      CompletableFuture.runAsync(() -> publish(many));
      for (long n = 1; n <= many; n++) {
        assertThat(quick.read("alert").sequence()).isEqualTo(n);
      }
      for (long n = 1; n <= many; n++) {
        assertThat(slow.read("alert").sequence()).isEqualTo(n);
      }
    }
  }

  @Test
  void A07_aSubscriberThatFellTooFarBehindIsToldSoInsteadOfBeingServedGaps() throws IOException {
    stage.close();
    stage = open(s -> bounds(s, 100, 64, s.stall()));
    try (Subscriber slow = subscribe("", null);
        Subscriber quick = subscribe("", null)) {
      slow.read("hello");
      quick.read("hello");
      int many = 9000;
      for (int i = 0; i < many; i += 50) {
        publish(50);
        // Keeps pace: without this wait a quick machine would publish past the log's 64 before the loop has run, and
        // then this subscriber too would be told to start afresh and be owed fewer alerts than it waits for.
        long published = stage.situation.sequence();
        while (sequenceOfNewsOrReset(quick) < published) {
          // reads on
        }
      }
      long last = 0;
      Subscriber.Event e = slow.read();
      while (!e.name().equals("reset")) {
        if (e.name().equals("alert")) {
          assertThat(e.sequence()).isEqualTo(last + 1);
          last = e.sequence();
        }
        e = slow.read();
      }
      assertThat(last).isLessThan(many);
      assertThat(e.sequence()).isGreaterThan(last);
    }
  }

  private static long sequenceOfNewsOrReset(Subscriber s) throws IOException {
    Subscriber.Event e = s.read();
    while (!e.name().equals("alert") && !e.name().equals("reset")) {
      e = s.read();
    }
    return e.sequence();
  }

  @Test
  void A08_aSubscriberThatNeverReadsIsCutOff() throws IOException {
    stage.close();
    stage = open(s -> bounds(s, 100, 20_000, Duration.ofSeconds(3)));
    try (Subscriber dead = subscribe("", null);
        Subscriber alive = subscribe("", null)) {
      dead.read("hello");
      publish(9000);
      while (alive.read("alert").sequence() < 9000) {
        // reads on
      }
      for (int i = 0; i < 25; i++) {
        alive.read("status");
      }
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> {
        for (int i = 0; i < 20_000; i++) {
          dead.read();
        }
      })).isInstanceOfAny(EOFException.class, SocketException.class);
    }
  }

  @Test
  void A09_theStreamHasRoomForSoManyAndThenSaysSo() throws IOException {
    stage.close();
    stage = open(s -> bounds(s, 2, 100, s.stall()));
    try (Subscriber a = subscribe("", null)) {
      try (Subscriber b = subscribe("", null)) {
        a.read("hello");
        b.read("hello");
        assertThat(stage.get("/v1/stream").statusCode()).isEqualTo(503);
      }
      org.awaitility.Awaitility.await().until(() -> {
        try (Subscriber c = subscribe("", null)) {
          return c.read().name().equals("hello");
        } catch (IOException full) {
          return false;
        }
      });
    }
  }

  @Test
  void A10_picturesAreCoalescedAndTheHeartbeatGoesOnInSilence() throws IOException {
    try (Subscriber s = subscribe("", null)) {
      s.read("picture");
      for (int i = 0; i < 500; i++) {
        stage.publishThreats(List.of(Stage.group("g" + i)));
      }
      int pictures = 0;
      while (true) {
        Subscriber.Event e = s.read("picture");
        pictures++;
        if (e.data().contains("\"g499\"")) {
          break;
        }
      }
      assertThat(pictures).isLessThan(250);
      s.read("status");
      s.read("status");
    }
  }
}

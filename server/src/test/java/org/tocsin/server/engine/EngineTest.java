package org.tocsin.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.BuiltInAreas;
import org.tocsin.language.posts.Post;
import org.tocsin.server.Assembly;
import org.tocsin.server.engine.Intake.Receipt;
import org.tocsin.server.feed.Forms;
import org.tocsin.server.feed.PostMessage;
import org.tocsin.server.feed.SirenMessage;
import org.tocsin.server.journal.JournalReader;
import org.tocsin.server.journal.SyncPolicy;
import org.tocsin.server.outlet.Notice;
import org.tocsin.server.outlet.Outlet;

/** FEATURE UNDER TEST: what is received is recorded once, decided on, and carried to the outlets, whatever goes wrong. */
class EngineTest {
  private static final Areas AREAS = BuiltInAreas.load();

  @TempDir Path folder;
  private final Problems problems = new Problems();
  private final Collected outlet = new Collected();

  /** Keeps the alerts it is given; refuses while it is told to. */
  private static final class Collected implements Outlet {
    final List<Alert> alerts = Collections.synchronizedList(new ArrayList<>());
    volatile boolean refuses;

    @Override
    public String name() {
      return "collected";
    }

    @Override
    public long delivered() {
      return alerts.isEmpty() ? 0 : alerts.getLast().sequence();
    }

    @Override
    public void deliver(List<Notice> notices) throws IOException {
      if (refuses) {
        throw new IOException("the siren does not answer");
      }
      notices.forEach(n -> alerts.add(n.alert()));
    }

    @Override
    public void close() {}
  }

  private Engine open(Path journal) throws IOException {
    return open(journal, new TreeMap<>());
  }

  private Engine open(Path journal, TreeMap<String, String> sensors) throws IOException {
    Parts parts =
        new Parts(
            AREAS,
            AlertPolicy.standard(),
            Assembly.decoders(AREAS, Map.of(), new java.util.TreeMap<>(), Map.of()),
            List.of(outlet),
            problems);
    Setup setup =
        new Setup(journal, "engine-test", Purpose.TEST, SyncPolicy.BATCH, Instant.now(), InstantSource.system(), false, 50);
    return Engine.open(parts, setup, sensors);
  }

  private static Receipt submit(Engine e, Datagram d) throws Exception {
    return e.submit(d).get(30, TimeUnit.SECONDS);
  }

  private static Datagram siren(OfficialAlert.Signal signal, Instant at) {
    return new SirenMessage("Київська область", "Броварський район", null, signal, OfficialAlert.Kind.AIR, at)
        .datagram("sirens");
  }

  private static Datagram post(String id, Instant postedAt, String text, Instant receivedAt) {
    return PostMessage.datagram("posts", new Post("monitor", id, postedAt, text, null, null), receivedAt);
  }

  @Test
  void A01_aSirenBecomesAnAlarmAndSurvivesARestart() throws Exception {
    try (Engine e = open(folder)) {
      assertThat(submit(e, siren(OfficialAlert.Signal.START, Instant.now()))).isInstanceOf(Receipt.Recorded.class);
      await().until(() -> outlet.alerts.stream().anyMatch(a -> a.state().name().equals("ALARM")));
    }
    List<Alert> before = List.copyOf(outlet.alerts);
    try (Engine e = open(folder)) {
      assertThat(e.situation().alerts()).anyMatch(a -> a.state().name().equals("ALARM"));
      assertThat(e.situation().sequence()).isEqualTo(before.getLast().sequence());
    }
    assertThat(outlet.alerts).as("nothing told is told otherwise").startsWith(before.toArray(Alert[]::new));
    assertThat(outlet.alerts).as("none is told twice, none left out").extracting(Alert::sequence)
        .isEqualTo(LongStream.rangeClosed(1, outlet.alerts.size()).boxed().toList());
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void A02_theSameMessageAgainIsADuplicateAlsoAfterARestart() throws Exception {
    Instant now = Instant.now();
    Datagram d = post("1", now.minusSeconds(5), "Бровари два", now);
    try (Engine e = open(folder)) {
      assertThat(submit(e, d)).isInstanceOf(Receipt.Recorded.class);
      assertThat(submit(e, d)).isEqualTo(new Receipt.Duplicate());
      Datagram edited = post("1", now.minusSeconds(5), "Бровари три", now);
      assertThat(submit(e, edited)).as("an edit is news").isInstanceOf(Receipt.Recorded.class);
    }
    try (Engine e = open(folder)) {
      assertThat(submit(e, d)).isEqualTo(new Receipt.Duplicate());
    }
  }

  @Test
  void B01_everyKindOfBadMessageIsRejectedWithItsReason() throws Exception {
    Instant now = Instant.now();
    Map<String, Datagram> bad =
        Map.of(
            "not JSON", raw("1", "{\"channel\":", Forms.POST),
            "text is missing", raw("2", "{\"channel\":\"a\",\"post_id\":\"1\",\"posted_at\":\"2024-11-13T01:00:00Z\"}", Forms.POST),
            "posted_at must be a time", raw("3", "{\"channel\":\"a\",\"post_id\":\"1\",\"posted_at\":\"yesterday\",\"text\":\"x\"}", Forms.POST),
            "ahead of its receipt", post("4", now.plusSeconds(3600), "БпЛА", now),
            "no decoder", raw("5", "x", "carrier-pigeon"),
            "no raion of", new SirenMessage("Київська область", "Немає такого", null, OfficialAlert.Signal.START, OfficialAlert.Kind.AIR, now).datagram("s"),
            "no oblast is called", new SirenMessage("Atlantis", null, null, OfficialAlert.Signal.START, OfficialAlert.Kind.AIR, now).datagram("s"),
            "lat must be a number from", raw("8", "{\"lat\":91,\"lon\":30}", Forms.SIGHTING),
            "more than", raw("9", "x".repeat(10 << 20), Forms.POST));
    try (Engine e = open(folder)) {
      for (var b : bad.entrySet()) {
        assertThat(submit(e, b.getValue()))
            .isInstanceOfSatisfying(Receipt.Rejected.class, r -> assertThat(r.reason()).contains(b.getKey()));
      }
      Datagram latin =
          new Datagram("posts", "10", now, Forms.POST, Bytes.copyOf("{\"text\":\"Київ\"}".getBytes("windows-1251")));
      assertThat(submit(e, latin)).isInstanceOfSatisfying(Receipt.Rejected.class, r -> assertThat(r.reason()).isEqualTo("not UTF-8"));
      assertThat(submit(e, post("11", now, "Бровари", now))).isInstanceOf(Receipt.Recorded.class);
    }
    assertThat(JournalReader.verify(folder).damage()).isEmpty();
  }

  private static Datagram raw(String key, String body, String form) {
    return new Datagram("posts", key, Instant.now(), form, Bytes.utf8(body));
  }

  /** Bytes drawn at random and valid messages with random damage, seed fixed. */
  @Test
  void B02_noBytesStopTheEngine() throws Exception {
    Random random = new Random(7);
    List<String> forms = List.of(Forms.POST, Forms.SIREN, Forms.SIGHTING, Forms.STATUS);
    byte[] sound = post("1", Instant.parse("2024-11-13T01:00:00Z"), "🛵 БпЛА на Бровари", Instant.now()).body().toArray();
    try (Engine e = open(folder)) {
      List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
      for (int i = 0; i < 3000; i++) {
        byte[] body;
        if (i % 2 == 0) {
          body = new byte[random.nextInt(200)];
          random.nextBytes(body);
        } else {
          body = sound.clone();
          for (int k = 0; k <= random.nextInt(4); k++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
          }
        }
        receipts.add(e.submit(new Datagram("fuzz", "k" + i, Instant.now(), forms.get(i % 4), Bytes.copyOf(body))));
      }
      for (CompletableFuture<Receipt> r : receipts) {
        assertThat(r.get(60, TimeUnit.SECONDS)).isNotInstanceOf(Receipt.Overloaded.class);
      }
    }
    assertThat(problems.list()).isEmpty();
    assertThat(JournalReader.verify(folder).damage()).isEmpty();
  }

  @Test
  void C01_anOutletThatFailsIsTriedAgainAndTheOfficerIsTold() throws Exception {
    outlet.refuses = true;
    try (Engine e = open(folder)) {
      submit(e, siren(OfficialAlert.Signal.START, Instant.now()));
      await().until(() -> problems.list().stream().anyMatch(p -> p.contains("the siren does not answer")));
      outlet.refuses = false;
      await().until(() -> outlet.alerts.stream().anyMatch(a -> a.state().name().equals("ALARM")));
      await().until(() -> problems.list().isEmpty());
    }
  }

  @Test
  void C02_onAFullDiskWarningsGoOnAndItIsSaid() throws Exception {
    var small = Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(512 * 2_000L).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path journal = Files.createDirectories(disk.getPath("/data"));
      Path ballast = disk.getPath("/ballast");
      Engine e = open(journal);
      Files.write(ballast, new byte[(int) Files.getFileStore(journal).getUnallocatedSpace() - 512 * 8]);
      for (int i = 0; i < 40 && problems.list().stream().noneMatch(p -> p.contains("not recorded")); i++) {
        submit(e, post("p" + i, Instant.now(), "Бровари " + "x".repeat(300), Instant.now()));
      }
      assertThat(problems.list()).anyMatch(p -> p.contains("warnings go on, but are not recorded"));
      assertThat(submit(e, siren(OfficialAlert.Signal.START, Instant.now()))).isEqualTo(new Receipt.Overloaded());
      await().until(() -> outlet.alerts.stream().anyMatch(a -> a.state().name().equals("ALARM")));
      Files.delete(ballast);
      // An outlet that failed pauses for up to a minute before it tries again.
      await().atMost(2, TimeUnit.MINUTES).until(() -> problems.list().isEmpty());
      e.close();
      List<Entry> entries = new ArrayList<>();
      JournalReader.read(journal, entries::add);
      assertThat(entries)
          .as("the siren was written when there was room again")
          .anyMatch(x -> x instanceof Entry.Observed o && new String(o.datagram().body().toArray(), StandardCharsets.UTF_8).contains("START"));
    }
  }

  @Test
  void D01_everySecondIsRecordedInSilence() throws Exception {
    try (Engine e = open(folder)) {
      long before = e.situation().picture().entry();
      await().until(() -> e.situation().picture().entry() >= before + 3);
    }
    List<Entry> entries = new ArrayList<>();
    JournalReader.read(folder, entries::add);
    assertThat(entries).filteredOn(x -> x instanceof Entry.Tick).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void A20_sensorsAreRecordedOnceWhenTheyChangeAndWhenTheyGo() throws Exception {
    String line = "radar lat=50.0 lon=30.0 sigma=50,0.2,-,- period=10 range=150000";
    for (var sensors : List.of(Map.of("R1", line), Map.of("R1", line), Map.<String, String>of())) {
      open(folder, new TreeMap<>(sensors)).close();
    }
    List<String> recorded = new ArrayList<>();
    JournalReader.read(folder, e -> {
      if (e instanceof Entry.Setting s && s.key().startsWith("sensor ")) {
        recorded.add(s.key() + "=" + s.value());
      }
    });
    assertThat(recorded).containsExactly("sensor R1=" + line, "sensor R1=");
  }
}

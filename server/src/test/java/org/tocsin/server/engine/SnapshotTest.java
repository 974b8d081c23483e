package org.tocsin.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.Areas;
import org.tocsin.geography.BuiltInAreas;
import org.tocsin.server.Assembly;
import org.tocsin.server.feed.Recording;
import org.tocsin.server.feed.RecordingReader;
import org.tocsin.server.journal.AlertArchive;
import org.tocsin.server.journal.Snapshots;
import org.tocsin.server.journal.SyncPolicy;
import org.tocsin.server.outlet.Notice;
import org.tocsin.server.outlet.Outlet;
import org.tocsin.simulator.demo.DemoNight;

/** FEATURE UNDER TEST: a start from a snapshot goes on as if the whole journal had been stepped through. */
class SnapshotTest {
  private static final Areas AREAS = BuiltInAreas.load();
  private static final AlertPolicy POLICY = AlertPolicy.standard();

  @TempDir Path folder;
  private final Problems problems = new Problems();
  private final List<Alert> told = Collections.synchronizedList(new ArrayList<>());
  private List<Datagram> night = List.of();

  /** Remembers nothing from before a restart, as the event stream. */
  private final class Forgetful implements Outlet {
    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public void begin(String journal, Purpose purpose) {
      told.clear();
    }

    @Override
    public long delivered() {
      return 0;
    }

    @Override
    public void deliver(List<Notice> notices) {
      notices.forEach(n -> told.add(n.alert()));
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void anHourOfTheNight() throws IOException {
    try (InputStream posts = DemoNight.open(DemoNight.Part.POSTS)) {
      Recording recording = new RecordingReader().add(posts, "posts.jsonl").recording();
      Instant start = recording.messages().getFirst().receivedAt();
      night = recording.between(Instant.MIN, start.plusSeconds(3_600)).messages();
    }
  }

  private Engine open(String journal) throws IOException {
    Parts parts =
        new Parts(AREAS, POLICY, Assembly.decoders(AREAS, Map.of(), new java.util.TreeMap<>(), Map.of()), List.of(new Forgetful()), problems);
    Instant start = night.getFirst().receivedAt();
    return Engine.open(
        parts, new Setup(folder.resolve(journal), "night", Purpose.TEST, SyncPolicy.NEVER, start, null, true, 100));
  }

  /** Plays the night from where the engine stands. */
  private void play(Engine e, int messages) throws Exception {
    Timeline line = new Timeline(night.subList(0, messages), e.situation().picture().time());
    while (line.hasNext()) {
      Timeline.Step s = line.next();
      if (s.message() == null) {
        e.pass(s.at());
      } else {
        e.play(s.message(), s.at()).get(60, TimeUnit.SECONDS);
      }
    }
  }

  /** What the whole night gives when nothing disturbs it. */
  private List<Alert> undisturbed() throws Exception {
    try (Engine e = open("undisturbed")) {
      play(e, night.size());
    }
    assertThat(told).hasSizeGreaterThan(100);
    return List.copyOf(told);
  }

  private void playHalf(String journal) throws Exception {
    try (Engine e = open(journal)) {
      play(e, night.size() / 2);
    }
  }

  private Path newestSnapshot(String journal) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(journal).resolve("cache"))) {
      return files.filter(p -> p.toString().endsWith(".snapshot")).max(Comparator.naturalOrder()).orElseThrow();
    }
  }

  @Test
  void A01_theNightGoesOnFromASnapshotAndNothingIsMissingOrDifferent() throws Exception {
    List<Alert> whole = undisturbed();
    playHalf("halved");
    List<Alert> half = List.copyOf(told);
    try (Engine e = open("halved")) {
      assertThat(e.startedFrom()).isPositive();
      assertThat(e.situation().sequence()).isEqualTo(half.size());
      play(e, night.size());
    }
    assertThat(told).isEqualTo(whole);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void B01_aDamagedSnapshotIsPassedOver() throws Exception {
    List<Alert> whole = undisturbed();
    playHalf("damaged");
    Path file = newestSnapshot("damaged");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    try (Engine e = open("damaged")) {
      play(e, night.size());
    }
    assertThat(told).isEqualTo(whole);
  }

  @Test
  void B02_withoutTheArchiveOfAlertsTheJournalIsSteppedThrough() throws Exception {
    List<Alert> whole = undisturbed();
    playHalf("bare");
    Path archive = folder.resolve("bare").resolve("cache").resolve("alerts");
    try (FileChannel cut = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      cut.truncate(cut.size() / 10);
    }
    try (Engine e = open("bare")) {
      assertThat(e.startedFrom()).isZero();
      play(e, night.size());
    }
    assertThat(told).isEqualTo(whole);
  }

  @Test
  void B04_whatWasMadeOfEntriesThatAPowerCutTookIsThrownAway() throws Exception {
    List<Alert> whole = undisturbed();
    playHalf("cut");
    Path journal;
    try (Stream<Path> files = Files.list(folder.resolve("cut"))) {
      journal = files.filter(p -> p.toString().endsWith(".journal")).findFirst().orElseThrow();
    }
    try (FileChannel cut = FileChannel.open(journal, StandardOpenOption.WRITE)) {
      cut.truncate(cut.size() / 4);
    }
    Path beyond = newestSnapshot("cut");
    try (Engine e = open("cut")) {
      assertThat(Files.exists(beyond)).isFalse();
      play(e, night.size());
    }
    assertThat(told).isEqualTo(whole);
  }

  @Test
  void B03_aStateOfOtherAreasOrAnotherBuildIsNotTakenUp() throws Exception {
    playHalf("night");
    Path cache = folder.resolve("night").resolve("cache");
    assertThat(new Snapshots(cache, "another build").findNewest(Long.MAX_VALUE, Long.MAX_VALUE)).isEmpty();
    assertThat(new AlertArchive(cache.resolve("alerts"), "another build").open(Long.MAX_VALUE)).isEmpty();
  }
}

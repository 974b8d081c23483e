package org.tocsin.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.journal.Purpose;

class JournalTest {
  @TempDir Path folder;

  private static void write(Path folder, List<Entry> entries) throws IOException {
    try (Journal j = Journal.open(folder, "test-1", Purpose.TEST, SyncPolicy.BATCH)) {
      for (Entry e : entries) {
        j.append(e);
      }
      j.commit();
    }
  }

  private static List<Entry> read(Path folder) throws IOException {
    List<Entry> out = new ArrayList<>();
    JournalReader.read(folder, out::add);
    return out;
  }

  private Path file(String day) {
    return folder.resolve(day + ".journal");
  }

  @Test
  void A01_whatWasWrittenIsReadAgain() throws IOException {
    List<Entry> story = Entries.story(40, Entries.NIGHT);
    write(folder, story);
    assertThat(read(folder)).isEqualTo(story);
    assertThat(JournalReader.verify(folder).damage()).isEmpty();
  }

  @Test
  void A02_eachUtcDayHasItsFileAndTheChainGoesOnAcrossMidnight() throws IOException {
    List<Entry> story = Entries.story(40, Instant.parse("2024-11-13T23:59:40Z"));
    write(folder, story);
    assertThat(file("2024-11-13")).exists();
    assertThat(file("2024-11-14")).exists();
    assertThat(read(folder)).isEqualTo(story);
  }

  @Test
  void A03_aJournalIsGoneOnWith() throws IOException {
    List<Entry> story = Entries.story(40, Entries.NIGHT);
    write(folder, story.subList(0, 17));
    write(folder, story.subList(17, 40));
    assertThat(read(folder)).isEqualTo(story);
  }

  @Test
  void A04_thePurposeNeverChanges() throws IOException {
    write(folder, Entries.story(3, Entries.NIGHT));
    assertThatThrownBy(() -> Journal.open(folder, "x", Purpose.ACTUAL, SyncPolicy.BATCH))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("TEST")
        .hasMessageContaining("ACTUAL");
  }

  @Test
  void A05_aSecondProcessIsKeptOut() throws IOException {
    try (Journal _ = Journal.open(folder, "a", Purpose.TEST, SyncPolicy.NEVER)) {
      assertThatThrownBy(() -> Journal.open(folder, "b", Purpose.TEST, SyncPolicy.NEVER))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void A06_timeAndNumbersNeverGoBack() throws IOException {
    try (Journal j = Journal.open(folder, "a", Purpose.TEST, SyncPolicy.NEVER)) {
      j.append(new Entry.Tick(1, Entries.NIGHT));
      assertThatThrownBy(() -> j.append(new Entry.Tick(3, Entries.NIGHT)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> j.append(new Entry.Tick(2, Entries.NIGHT.minusSeconds(1))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void B01_everyFlippedBitIsFound() throws IOException {
    write(folder, Entries.story(2, Entries.NIGHT));
    Path file = file("2024-11-13");
    byte[] sound = Files.readAllBytes(file);
    for (int bit = 0; bit < sound.length * 8; bit++) {
      byte[] flipped = sound.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      assertThat(JournalReader.verify(folder).damage()).as("bit %d of %d", bit, sound.length * 8).isNotEmpty();
    }
  }

  @Test
  void B02_aRecordThatIsRemovedRepeatedOrExchangedIsFound() throws IOException {
    write(folder, Entries.story(6, Entries.NIGHT));
    Path file = file("2024-11-13");
    byte[] sound = Files.readAllBytes(file);
    List<byte[]> frames = frames(sound);
    for (int i = 0; i + 1 < frames.size(); i++) {
      List<byte[]> removed = new ArrayList<>(frames);
      removed.remove(i);
      assertDamaged(file, removed, "record " + i + " removed");
      List<byte[]> repeated = new ArrayList<>(frames);
      repeated.add(i, frames.get(i));
      assertDamaged(file, repeated, "record " + i + " repeated");
      List<byte[]> swapped = new ArrayList<>(frames);
      swapped.set(i, frames.get(i + 1));
      swapped.set(i + 1, frames.get(i));
      assertDamaged(file, swapped, "records " + i + " and next exchanged");
    }
  }

  @Test
  void B03_aMissingDayIsFound() throws IOException {
    write(folder, Entries.story(60, Instant.parse("2024-11-13T23:59:40Z")));
    List<Entry> next = new ArrayList<>();
    for (int i = 61; i < 70; i++) {
      next.add(new Entry.Tick(i, Instant.parse("2024-11-15T00:00:00Z").plusSeconds(i)));
    }
    write(folder, next);
    Files.delete(file("2024-11-14"));
    assertThat(JournalReader.verify(folder).damage()).singleElement().asString().contains("missing");
  }

  @Test
  void B04_damageInTheMiddleIsNeverCutOff() throws IOException {
    write(folder, Entries.story(12, Entries.NIGHT));
    Path file = file("2024-11-13");
    byte[] damaged = Files.readAllBytes(file);
    damaged[damaged.length / 2] ^= 4;
    Files.write(file, damaged);
    assertThatThrownBy(() -> Journal.open(folder, "x", Purpose.TEST, SyncPolicy.BATCH)).isInstanceOf(Damage.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
  }

  @Test
  void C01_aTailTornAtAnyByteIsCutOffWithANoteAndWritingGoesOn() throws IOException {
    List<Entry> story = Entries.story(5, Entries.NIGHT);
    write(folder, story);
    Path file = file("2024-11-13");
    byte[] whole = Files.readAllBytes(file);
    List<byte[]> frames = frames(whole);
    int lastStart = whole.length - frames.getLast().length;
    for (int size = lastStart + 1; size < whole.length; size++) {
      Files.write(file, Arrays.copyOf(whole, size));
      try (Journal j = Journal.open(folder, "x", Purpose.TEST, SyncPolicy.BATCH)) {
        assertThat(j.lastNumber()).isEqualTo(4);
        assertThat(j.notes()).singleElement().asString().contains("unfinished");
        j.append(story.get(4));
      }
      assertThat(read(folder)).isEqualTo(story);
    }
  }

  @Test
  void C02_aFileTornBeforeItsFirstRecordIsSetAside() throws IOException {
    List<Entry> story = Entries.story(40, Instant.parse("2024-11-13T23:59:40Z"));
    write(folder, story);
    int before = 19;
    Path second = file("2024-11-14");
    byte[] whole = Files.readAllBytes(second);
    int header = FrameReader.MAGIC.length + frames(whole).getFirst().length;
    for (int size = 0; size < header; size++) {
      Files.write(second, Arrays.copyOf(whole, size));
      try (Journal j = Journal.open(folder, "x", Purpose.TEST, SyncPolicy.BATCH)) {
        assertThat(j.lastNumber()).isEqualTo(before);
        for (Entry e : story.subList(before, story.size())) {
          j.append(e);
        }
      }
      assertThat(read(folder)).isEqualTo(story);
    }
  }

  @Test
  void C03_zeroesLeftByAPowerCutAreCutOff() throws IOException {
    List<Entry> story = Entries.story(5, Entries.NIGHT);
    write(folder, story);
    Path file = file("2024-11-13");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 4096));
    try (Journal j = Journal.open(folder, "x", Purpose.TEST, SyncPolicy.BATCH)) {
      assertThat(j.lastNumber()).isEqualTo(5);
    }
    assertThat(read(folder)).isEqualTo(story);
  }

  @Test
  void D01_whatAFullDiskRefusesIsWrittenWhenThereIsRoomAgain() throws IOException {
    Configuration small = Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(512 * 40L).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path onDisk = Files.createDirectories(disk.getPath("/data"));
      Path ballast = disk.getPath("/ballast");
      Files.write(ballast, new byte[512 * 24]);
      List<Entry> story = Entries.story(60, Instant.parse("2024-11-13T23:59:30Z"));
      int refused = 0;
      try (Journal j = Journal.open(onDisk, "full", Purpose.TEST, SyncPolicy.BATCH)) {
        for (Entry e : story.subList(0, 40)) {
          j.append(e);
          try {
            j.commit();
          } catch (IOException full) {
            refused++;
          }
        }
        assertThat(refused).isPositive();
        assertThat(JournalReader.verify(onDisk).damage()).as("what is on the full disk is sound").isEmpty();
        Files.delete(ballast);
        for (Entry e : story.subList(40, 41)) {
          j.append(e);
          j.commit();
        }
      }
      assertThat(read(onDisk)).isEqualTo(story.subList(0, 41));
    }
  }

  /** Written by the first version of this format; every later version must read it. */
  @Test
  void E01_aJournalOfFormatOneIsReadable() throws IOException {
    Path copy = file("2024-11-13");
    try (InputStream in =
        Objects.requireNonNull(JournalTest.class.getResourceAsStream("format-1/2024-11-13.journal"))) {
      Files.copy(in, copy);
    }
    assertThat(read(folder)).isEqualTo(Entries.story(10, Entries.NIGHT));
  }

  @Test
  void E02_aNewerFormatIsNamed() throws IOException {
    write(folder, Entries.story(2, Entries.NIGHT));
    Path file = file("2024-11-13");
    byte[] newer = Files.readAllBytes(file);
    newer[7] = 9;
    Files.write(file, newer);
    assertThat(JournalReader.verify(folder).damage()).singleElement().asString().contains("newer version (format 9)");
  }

  @Test
  void F01_theBacklogOfAFullDiskIsBounded() throws IOException {
    Configuration small = Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(512 * 8L).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path onDisk = Files.createDirectories(disk.getPath("/data"));
      Journal j = Journal.open(onDisk, "full", Purpose.TEST, SyncPolicy.BATCH);
      String text = "x".repeat(1 << 20);
      int taken = 0;
      for (int i = 1; i < 200; i++) {
        Instant at = Entries.NIGHT.plus(Duration.ofSeconds(i));
        try {
          j.append(new Entry.Rejected(i, at, Entries.post(i, at, text), "big"));
          taken++;
        } catch (IOException e) {
          assertThat(e).hasMessageContaining("ends at entry");
        }
      }
      assertThat((long) taken << 20).isBetween(Journal.BACKLOG_BYTES, Journal.BACKLOG_BYTES + (4 << 20));
      assertThatThrownBy(j::close).isInstanceOf(IOException.class);
    }
  }

  private void assertDamaged(Path file, List<byte[]> frames, String how) throws IOException {
    Files.write(file, FrameReader.MAGIC);
    for (byte[] f : frames) {
      Files.write(file, f, StandardOpenOption.APPEND);
    }
    assertThat(JournalReader.verify(folder).damage()).as(how).isNotEmpty();
  }

  private static List<byte[]> frames(byte[] file) {
    List<byte[]> out = new ArrayList<>();
    for (int at = FrameReader.MAGIC.length; at < file.length; ) {
      int length = ByteBuffer.wrap(file, at, 4).getInt() + Frames.LEAD + Frames.TRAIL;
      out.add(Arrays.copyOfRange(file, at, at + length));
      at += length;
    }
    return out;
  }
}

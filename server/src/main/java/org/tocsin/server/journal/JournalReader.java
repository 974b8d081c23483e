package org.tocsin.server.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.journal.Purpose;

/** Reads a journal from its first entry and checks everything that can be checked on the way. */
public final class JournalReader {
  private final Path folder;
  private @Nullable Header last;
  private long number;
  private Instant recordedAt = Instant.MIN;
  private int mark;

  private JournalReader(Path folder) {
    this.folder = folder;
  }

  /** What a folder holds. */
  public record Identity(String journal, Purpose purpose) {}

  /** The identity of the journal in a folder; empty when there is none. */
  public static Optional<Identity> findIdentity(Path folder) throws IOException {
    for (Path file : JournalFiles.list(folder)) {
      try (FrameReader frames = new FrameReader(file)) {
        byte[] first = frames.next();
        if (first != null) {
          Header h = header(file, first);
          return Optional.of(new Identity(h.journal(), h.purpose()));
        }
      } catch (Damage cutShort) {
        if (!cutShort.tail()) {
          throw cutShort;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Hands every entry to {@code each}, in order.
   *
   * @throws Damage at the first byte that is not as it was written
   */
  public static void read(Path folder, Consumer<Entry> each) throws IOException {
    JournalReader reader = new JournalReader(folder);
    for (Path file : JournalFiles.list(folder)) {
      reader.file(file, each);
    }
  }

  /**
   * The outcome of {@link #verify}.
   *
   * @param damage what is wrong, one line each; empty when all is as it was written
   */
  public record Verdict(int files, long entries, long lastEntry, List<String> damage) {
    public Verdict {
      damage = List.copyOf(damage);
    }
  }

  /**
   * Checks every byte. Entries after a damaged place in the same file are not reached. The end of the last file is the
   * one place where a loss of whole records leaves no trace.
   */
  public static Verdict verify(Path folder) throws IOException {
    JournalReader reader = new JournalReader(folder);
    List<String> damage = new ArrayList<>();
    long[] entries = {0};
    List<Path> files = JournalFiles.list(folder);
    for (Path file : files) {
      try {
        reader.file(file, _ -> entries[0]++);
      } catch (Damage e) {
        damage.add(String.valueOf(e.getMessage()));
        reader.forget();
      }
    }
    return new Verdict(files.size(), entries[0], reader.number, damage);
  }

  private void file(Path file, Consumer<Entry> each) throws IOException {
    String name = String.valueOf(file.getFileName());
    try (FrameReader frames = new FrameReader(file)) {
      byte[] payload = frames.next();
      if (payload == null) {
        throw new Damage(name, frames.position(), true, "the file is cut short before its first record");
      }
      begin(file, name, header(file, payload));
      while (true) {
        long at = frames.position();
        payload = frames.next();
        if (payload == null) {
          break;
        }
        Entry entry;
        try {
          entry = EntryCodec.decode(payload);
        } catch (RuntimeException e) {
          throw new Damage(name, at, false, "the record is sound but is not an entry: " + e.getMessage());
        }
        follow(file, name, at, entry);
        each.accept(entry);
      }
      mark = frames.chain();
    }
  }

  private void begin(Path file, String name, Header h) throws Damage {
    Header before = last;
    if (before != null) {
      require(h.journal().equals(before.journal()), name, 0, "belongs to another journal, " + h.journal());
      require(h.purpose() == before.purpose(), name, 0, "changes the purpose to " + h.purpose());
      require(number == 0 || h.first() == number + 1, name, 0, "a file is missing before it");
      require(number == 0 || h.previous() == mark, name, 0, "the file before it is not the one it was written after");
    } else {
      require(h.first() == 1, name, 0, "the files before entry " + h.first() + " are missing");
    }
    require(file.equals(JournalFiles.of(folder, h.day())), name, 0, "is the file of " + h.day());
    last = h;
    number = h.first() - 1;
  }

  private void follow(Path file, String name, long at, Entry entry) throws Damage {
    require(entry.number() == number + 1, name, at, "entry " + entry.number() + " follows entry " + number);
    require(!entry.recordedAt().isBefore(recordedAt), name, at, "time goes back at entry " + entry.number());
    require(
        file.equals(JournalFiles.of(folder, JournalFiles.dayOf(entry.recordedAt()))),
        name,
        at,
        "entry " + entry.number() + " is of another day");
    number = entry.number();
    recordedAt = entry.recordedAt();
  }

  /** After damage, what came before says nothing about the next file. */
  private void forget() {
    number = 0;
    recordedAt = Instant.MIN;
  }

  private static void require(boolean sound, String name, long at, String what) throws Damage {
    if (!sound) {
      throw new Damage(name, at, false, what);
    }
  }

  static Header header(Path file, byte[] payload) throws Damage {
    try {
      return Header.decode(payload);
    } catch (RuntimeException e) {
      throw new Damage(String.valueOf(file.getFileName()), 0, false, "the first record is no header");
    }
  }
}

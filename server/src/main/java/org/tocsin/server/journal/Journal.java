package org.tocsin.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.journal.Purpose;

/**
 * The journal opened for writing: files of one folder, one for each UTC day, only ever appended to. Not thread-safe; the
 * core thread owns it. A second process is kept out by a lock.
 *
 * <p>Entries wait in memory until {@link #commit}. When the disk refuses them they stay there, up to
 * {@value #BACKLOG_BYTES} bytes, and the next commit tries again from the last good byte.
 */
public final class Journal implements Closeable {
  static final long BACKLOG_BYTES = 64L << 20;
  private static final long INTERVAL_NANOS = 1_000_000_000L;

  private final Path folder;
  private final String id;
  private final Purpose purpose;
  private final SyncPolicy sync;
  private final FileChannel lockFile;
  private final List<String> notes = new ArrayList<>();
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private long waitingBytes;

  private @Nullable FileChannel channel;
  private @Nullable LocalDate day;

  /** End of the last good record on disk. */
  private long good;

  private int chain = FrameReader.seed();
  private long number;
  private Instant recordedAt = Instant.MIN;
  private boolean dirty;

  /** Set for good when the backlog overflowed: entries after a gap would make the journal a lie. */
  private boolean ended;

  private long syncedAt = System.nanoTime();

  /** Bytes that are to be written; those of a header open a new file. */
  private record Waiting(@Nullable LocalDate opens, ByteBuffer frame) {}

  private Journal(Path folder, String id, Purpose purpose, SyncPolicy sync, FileChannel lockFile) {
    this.folder = folder;
    this.id = id;
    this.purpose = purpose;
    this.sync = sync;
    this.lockFile = lockFile;
  }

  /**
   * Opens the journal of a folder, or a new one.
   *
   * @param newId id of the journal if the folder has none yet
   * @throws Damage when a file is damaged elsewhere than at its unfinished end
   * @throws IOException when the folder is in use, or holds a journal of another purpose
   */
  public static Journal open(Path folder, String newId, Purpose purpose, SyncPolicy sync) throws IOException {
    Files.createDirectories(folder);
    FileChannel lockFile =
        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock(lockFile, folder);
      String id = newId;
      var existing = JournalReader.findIdentity(folder);
      if (existing.isPresent()) {
        id = existing.get().journal();
        if (existing.get().purpose() != purpose) {
          throw new IOException(
              folder + " holds a journal opened for " + existing.get().purpose() + ", which never becomes " + purpose);
        }
      }
      Journal journal = new Journal(folder, id, purpose, sync, lockFile);
      journal.recover();
      return journal;
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  private static void lock(FileChannel lockFile, Path folder) throws IOException {
    FileLock lock;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IOException(folder + " is in use by another tocsin");
    }
  }

  public String id() {
    return id;
  }

  public Purpose purpose() {
    return purpose;
  }

  /** Number of the last entry, 0 in a new journal. */
  public long lastNumber() {
    return number;
  }

  /** Time of the last entry; {@link Instant#MIN} in a new journal. */
  public Instant lastRecordedAt() {
    return recordedAt;
  }

  /** What was repaired on opening, one line each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Takes the next entry; it is on disk after {@link #commit}.
   *
   * @throws IOException when the disk refuses ({@link SyncPolicy#ALWAYS}), or the backlog is full and the entry was not
   *     taken
   */
  public void append(Entry entry) throws IOException {
    if (!ended && (entry.number() != number + 1 || entry.recordedAt().isBefore(recordedAt))) {
      throw new IllegalArgumentException(
          "entry " + entry.number() + " of " + entry.recordedAt() + " after entry " + number + " of " + recordedAt);
    }
    if (ended || waitingBytes > BACKLOG_BYTES) {
      ended = true;
      throw new IOException("the journal ends at entry " + number + ", too much waits for the disk");
    }
    LocalDate today = JournalFiles.dayOf(entry.recordedAt());
    if (!today.equals(day)) {
      Instant after = number == 0 ? Instant.EPOCH : recordedAt;
      int previous = number == 0 ? 0 : chain;
      chain = FrameReader.seed();
      enqueue(today, new Header(id, purpose, today, number + 1, after, previous).encode());
      day = today;
    }
    enqueue(null, EntryCodec.encode(entry));
    number = entry.number();
    recordedAt = entry.recordedAt();
    if (sync == SyncPolicy.ALWAYS) {
      commit();
    }
  }

  /**
   * Writes what waits and forces it to the disk as the policy says.
   *
   * @throws IOException when the disk refuses; nothing is lost and the next commit tries again
   */
  public void commit() throws IOException {
    write();
    boolean due =
        switch (sync) {
          case ALWAYS, BATCH -> true;
          case INTERVAL -> System.nanoTime() - syncedAt >= INTERVAL_NANOS;
          case NEVER -> false;
        };
    if (due) {
      force();
    }
  }

  private void enqueue(@Nullable LocalDate opens, byte[] payload) {
    ByteBuffer frame = Frames.frame(chain, payload);
    chain = frame.getInt(frame.limit() - Frames.TRAIL);
    waiting.add(new Waiting(opens, frame));
    waitingBytes += frame.limit();
  }

  private void write() throws IOException {
    while (!waiting.isEmpty()) {
      LocalDate opens = waiting.getFirst().opens();
      if (opens != null) {
        begin(opens, waiting.getFirst().frame());
        drop(1);
      } else {
        writeRun();
      }
    }
  }

  private void begin(LocalDate opens, ByteBuffer header) throws IOException {
    closeFile();
    Path file = JournalFiles.of(folder, opens);
    FileChannel fresh = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      writeAll(fresh, ByteBuffer.wrap(FrameReader.MAGIC), 0);
      writeAll(fresh, header.duplicate(), FrameReader.MAGIC.length);
    } catch (IOException e) {
      fresh.close();
      Files.deleteIfExists(file);
      throw e;
    }
    channel = fresh;
    good = FrameReader.MAGIC.length + header.limit();
    dirty = true;
    forceFolder();
  }

  /** Writes the records up to the next new file in one piece. */
  private void writeRun() throws IOException {
    int count = 0;
    int bytes = 0;
    for (Waiting w : waiting) {
      if (w.opens() != null || (count > 0 && bytes + w.frame().limit() > 1 << 20)) {
        break;
      }
      count++;
      bytes += w.frame().limit();
    }
    ByteBuffer run = ByteBuffer.allocate(bytes);
    int left = count;
    for (Waiting w : waiting) {
      if (left-- == 0) {
        break;
      }
      run.put(w.frame().duplicate());
    }
    FileChannel file = opened();
    try {
      writeAll(file, run.flip(), good);
    } catch (IOException e) {
      // What was written of it must not stay between the records.
      if (file.isOpen()) {
        file.truncate(good);
      }
      throw e;
    }
    good += bytes;
    dirty = true;
    drop(count);
  }

  private void drop(int count) {
    for (int i = 0; i < count; i++) {
      waitingBytes -= waiting.removeFirst().frame().limit();
    }
  }

  private FileChannel opened() throws IOException {
    FileChannel file = channel;
    if (file == null) {
      throw new IOException("the journal is closed");
    }
    return file;
  }

  private static void writeAll(FileChannel file, ByteBuffer bytes, long at) throws IOException {
    long position = at;
    while (bytes.hasRemaining()) {
      position += file.write(bytes, position);
    }
  }

  private void force() throws IOException {
    if (dirty && channel != null) {
      channel.force(false);
      dirty = false;
      syncedAt = System.nanoTime();
    }
  }

  /** Makes a new file's name as durable as its content; not every file system can. */
  private void forceFolder() {
    if (sync == SyncPolicy.NEVER) {
      return;
    }
    try (FileChannel f = FileChannel.open(folder, StandardOpenOption.READ)) {
      f.force(true);
    } catch (IOException | UnsupportedOperationException notForFolders) {
      dirty = true;
    }
  }

  /** Finds the last good record and cuts off what was left unfinished behind it. */
  private void recover() throws IOException {
    List<Path> files = JournalFiles.list(folder);
    for (int i = files.size() - 1; i >= 0; i--) {
      Path file = files.get(i);
      if (recover(file)) {
        return;
      }
      Files.move(file, folder.resolve(file.getFileName() + ".torn"), StandardCopyOption.REPLACE_EXISTING);
      notes.add(file.getFileName() + " had no complete record and was set aside");
    }
  }

  /** False when not even the header is there. */
  private boolean recover(Path file) throws IOException {
    long end;
    try (FrameReader frames = new FrameReader(file)) {
      byte[] first = frames.next();
      if (first == null) {
        return false;
      }
      Header header = JournalReader.header(file, first);
      byte[] newest = null;
      try {
        for (byte[] p = frames.next(); p != null; p = frames.next()) {
          newest = p;
        }
      } catch (Damage e) {
        if (!e.tail()) {
          throw e;
        }
      }
      day = header.day();
      chain = frames.chain();
      good = frames.position();
      end = frames.size();
      Entry last = newest == null ? null : EntryCodec.decode(newest);
      number = last == null ? header.first() - 1 : last.number();
      recordedAt = last == null ? header.after() : last.recordedAt();
    } catch (Damage e) {
      if (e.tail()) {
        return false;
      }
      throw e;
    }
    channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (end > good) {
      cut(file, channel, end);
    }
    return true;
  }

  private void cut(Path file, FileChannel open, long end) throws IOException {
    ByteBuffer rest = ByteBuffer.allocate((int) Math.min(end - good, Frames.MAX_PAYLOAD));
    open.read(rest, good);
    Files.write(folder.resolve(file.getFileName() + ".torn"), rest.array());
    open.truncate(good);
    open.force(true);
    notes.add(
        file.getFileName() + " ended in an unfinished record: " + (end - good) + " bytes after entry " + number
            + " were cut off and set aside");
  }

  private void closeFile() throws IOException {
    if (channel != null) {
      if (sync != SyncPolicy.NEVER) {
        force();
      }
      channel.close();
      channel = null;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      write();
      closeFile();
    } finally {
      if (channel != null) {
        channel.close();
      }
      lockFile.close();
    }
  }
}

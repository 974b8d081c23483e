package org.tocsin.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.tocsin.core.AirPicture;
import org.tocsin.core.alert.AlertBoard;

/**
 * States of the two machines on disk, so that a start need not step through the whole journal. A cache: a file that is
 * missing, damaged or of another origin is passed over. The newest {@value #KEPT} are kept.
 */
public final class Snapshots {
  private static final int KEPT = 2;
  private static final String SUFFIX = ".snapshot";

  private final Path folder;
  private final byte[] origin;

  /**
   * The machines after an entry.
   *
   * @param sequence of the last alert revision
   * @param quarantined numbers of entries set aside
   */
  public record Snapshot(
      long entry, long sequence, List<Long> quarantined, AirPicture.State air, AlertBoard.State desk) {}

  /** @param origin names all that the states are a function of */
  public Snapshots(Path folder, String origin) {
    this.folder = folder;
    this.origin = origin.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes one and removes the oldest; a crash leaves the earlier ones. */
  public void save(Snapshot s) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      StateCodec.JSON.writeValue(out, s);
    }
    if (packed.size() > Frames.MAX_PAYLOAD) {
      throw new IOException("the state packs to " + packed.size() + " bytes, more than " + Frames.MAX_PAYLOAD);
    }
    Path part = folder.resolve("part");
    try (FileChannel out =
        FileChannel.open(
            part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      write(out, ByteBuffer.wrap(FrameReader.MAGIC));
      write(out, Frames.frame(FrameReader.seed(), origin));
      write(out, Frames.frame(Frames.mark(FrameReader.seed(), origin), packed.toByteArray()));
      out.force(false);
    }
    Path file = folder.resolve(name(s.entry()));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    for (Path old : newestFirst().stream().skip(KEPT).toList()) {
      Files.deleteIfExists(old);
    }
  }

  /**
   * The newest usable state. Removes those from beyond the journal's end: a power cut took the entries they were made
   * of, and others will bear those numbers.
   *
   * @param before number of the journal's last entry: stepping through the rest must leave something to step
   * @param sequence of the last alert that can be told without deciding it again
   */
  public Optional<Snapshot> findNewest(long before, long sequence) throws IOException {
    for (Path file : newestFirst()) {
      if (file.getFileName().toString().compareTo(name(before)) > 0) {
        Files.delete(file);
        continue;
      }
      try (FrameReader frames = new FrameReader(file)) {
        byte[] packed = Arrays.equals(frames.next(), origin) ? frames.next() : null;
        if (packed == null) {
          continue;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
          Snapshot s = StateCodec.JSON.readValue(in, Snapshot.class);
          if (s.entry() < before && s.sequence() <= sequence) {
            return Optional.of(s);
          }
        }
      } catch (Damage | JsonProcessingException e) {
        // An older one, or the journal itself, serves as well.
      }
    }
    return Optional.empty();
  }

  private static String name(long entry) {
    return String.format(Locale.ROOT, "%019d%s", entry, SUFFIX);
  }

  private List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(p -> p.getFileName().toString().endsWith(SUFFIX))
          .sorted(Comparator.comparing((Path p) -> p.getFileName().toString()).reversed())
          .toList();
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}

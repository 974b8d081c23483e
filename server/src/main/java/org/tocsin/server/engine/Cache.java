package org.tocsin.server.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.core.AirPicture;
import org.tocsin.core.alert.Alert;
import org.tocsin.server.journal.AlertArchive;
import org.tocsin.server.journal.Snapshots;
import org.tocsin.server.journal.Snapshots.Snapshot;

/**
 * What spares a start the way through the whole journal: snapshots of the machines, and the alerts decided before them.
 * Nothing depends on it; it may be deleted at any time while the service is down. Owned by the core thread.
 */
final class Cache {
  private static final Logger LOG = LoggerFactory.getLogger(Cache.class);

  private final AlertArchive archive;
  private final Snapshots snapshots;
  private final int every;
  private final AtomicBoolean saving = new AtomicBoolean();
  private @Nullable Thread saver;
  private List<Alert> told = List.of();
  private int next;
  private long last;

  /**
   * @param folder of the journal
   * @param journal id
   */
  Cache(Path folder, String journal, Parts parts, int every) throws IOException {
    Path own = Files.createDirectories(folder.resolve("cache"));
    String origin = String.join("\n", journal, parts.areas().edition(), parts.policy().toString(), program());
    this.archive = new AlertArchive(own.resolve("alerts"), origin);
    this.snapshots = new Snapshots(own, origin);
    this.every = every;
  }

  AlertArchive archive() {
    return archive;
  }

  /** The state to start from, if there is one; before the archive's lane is opened. */
  Optional<Snapshot> find(long lastEntry) throws IOException {
    told = archive.open(lastEntry);
    Optional<Snapshot> found = snapshots.findNewest(lastEntry, archive.delivered());
    last = found.map(Snapshot::entry).orElse(0L);
    return found;
  }

  /** The alerts that an entry before the snapshot gave, asked in order of entries. */
  List<Alert> toldBy(long entry) {
    List<Alert> alerts = new ArrayList<>();
    for (; next < told.size() && told.get(next).entry() <= entry; next++) {
      if (told.get(next).entry() == entry) {
        alerts.add(told.get(next));
      }
    }
    return alerts;
  }

  /** Lets go of what is only needed at the start. */
  void restored() {
    told = List.of();
  }

  /** Whether enough entries have passed since the last snapshot, and that one is written. */
  boolean isDue(long entry) {
    return entry - last >= every && !saving.get();
  }

  /** Writes in the background: encoding takes longer than a warning may wait. */
  void save(Snapshot s) {
    last = s.entry();
    saving.set(true);
    saver =
        Thread.ofPlatform()
            .name("snapshot")
            .start(
                () -> {
                  try {
                    snapshots.save(s);
                  } catch (IOException | RuntimeException e) {
                    LOG.warn("no snapshot after entry {}: the next start takes longer ({})", s.entry(), e.toString());
                  } finally {
                    saving.set(false);
                  }
                });
  }

  void close() throws IOException {
    Thread busy = saver;
    if (busy != null) {
      try {
        busy.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    archive.close();
  }

  /** Names the build of the machines: another build may decide otherwise. */
  private static String program() throws IOException {
    Path code;
    try {
      code = Path.of(AirPicture.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    try (Stream<Path> files = Files.walk(code)) {
      return files.filter(Files::isRegularFile).map(Cache::stamp).sorted().toList().hashCode() + "";
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String stamp(Path file) {
    try {
      return file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

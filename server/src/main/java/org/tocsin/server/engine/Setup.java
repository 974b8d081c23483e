package org.tocsin.server.engine;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Purpose;
import org.tocsin.server.journal.SyncPolicy;

/**
 * How one run of the engine is opened.
 *
 * @param folder of the journal
 * @param newJournal id of the journal if the folder holds none yet
 * @param start time of the first entry of a new journal
 * @param clock the edge's clock, by which entries are recorded and seconds pass; null in a replay, where both come
 *     from the data
 * @param snapshotEvery entries between two snapshots of the machines
 * @param patient wait for outlets rather than let them fall behind: for replays at full speed
 */
public record Setup(
    Path folder,
    String newJournal,
    Purpose purpose,
    SyncPolicy sync,
    Instant start,
    @Nullable InstantSource clock,
    boolean patient,
    int snapshotEvery) {
  /** A start then steps through this many entries at most, a second or a few. */
  public static final int SNAPSHOT_EVERY = 5_000;
}

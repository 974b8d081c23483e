package org.tocsin.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertBoard;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.place.Areas;

/**
 * The second machine: approaches, sirens and orders to alerts, one small machine per community. Not thread-safe; one
 * core thread owns it.
 */
public final class AlertDesk {
  private final AlertBoard board;
  private final Duration blindAfter;

  public AlertDesk(Areas areas, AlertPolicy policy) {
    board = new AlertBoard(areas, policy);
    blindAfter = policy.blindAfter();
  }

  /**
   * Takes the entry and the picture after it.
   *
   * @return the new revisions, in order of sequence
   */
  public List<Alert> step(Entry entry, Picture picture) {
    Instant since = entry.recordedAt().minus(blindAfter);
    Coverage coverage = picture.coverage();
    return board.step(
        entry,
        picture.threats(),
        picture.approaches(),
        picture.changed(),
        i -> coverage.findLastLooked(i).filter(t -> !t.isBefore(since)).isPresent());
  }

  /** All of the machine, for a snapshot. */
  public AlertBoard.State state() {
    return board.state();
  }

  /** Takes the place of whatever was known: the machine goes on as the one that was saved. */
  public void restore(AlertBoard.State s) {
    board.restore(s);
  }

  /** The latest revision for every community, in order of index. */
  public List<Alert> current() {
    return board.current();
  }
}

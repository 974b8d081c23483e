package org.tocsin.server.outlet;

import java.io.IOException;
import java.util.List;
import org.tocsin.core.journal.Purpose;

/**
 * Somewhere alerts go. Called from a thread of its own, in order. After a restart it gets every notice of the journal
 * again, without those up to {@link #delivered()}: nothing is lost and nothing is told twice.
 */
public interface Outlet extends AutoCloseable {
  String name();

  /**
   * Comes before the first notice of a journal, and again when a replay goes back and so begins a new one: sequences
   * then start at 1 again and readers must start afresh.
   *
   * @param journal id of the journal
   * @throws IOException when it cannot serve this journal; the engine tries again and raises a health alarm
   */
  default void begin(String journal, Purpose purpose) throws IOException {}

  /** Sequence of the last alert of this journal that it has durably delivered; 0 at first. */
  long delivered();

  /**
   * @param notices those of one entry, at least one, in order of sequence
   * @throws IOException when it could not deliver; the engine tries again and raises a health alarm
   */
  void deliver(List<Notice> notices) throws IOException;

  @Override
  void close() throws IOException;
}

package org.tocsin.server.engine;

import java.util.concurrent.CompletableFuture;
import org.tocsin.core.journal.Datagram;

/** Where feeds hand in what they received: a bounded queue in front of the core thread. */
public interface Intake {
  /**
   * Never blocks.
   *
   * @return completes when the datagram is durable in the journal, or will not be
   */
  CompletableFuture<Receipt> submit(Datagram datagram);

  /** The fate of a submitted datagram. */
  sealed interface Receipt {
    /** Durable as this entry. */
    record Recorded(long entry, int observations) implements Receipt {}

    /** Durable as a {@code Rejected} entry. */
    record Rejected(long entry, String reason) implements Receipt {}

    /** A datagram with this key is in the journal already. */
    record Duplicate() implements Receipt {}

    /** The queue is full or the engine is closing: nothing was kept, send it again later. */
    record Overloaded() implements Receipt {}
  }
}

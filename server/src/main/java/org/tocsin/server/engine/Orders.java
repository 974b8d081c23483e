package org.tocsin.server.engine;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Entry;

/** Where officers' orders go in, and which of them stand. Safe for all threads. */
public interface Orders {
  /** An order that has no number yet; the fields are those of {@link Entry.Order}. */
  record Draft(
      String officer, @Nullable String second, Entry.Order.Action action, String area, Duration validFor, String why) {}

  /**
   * Hands an order to the core thread. Never blocks.
   *
   * @return completes with the number of its entry when it is durable; empty when nothing was kept, or when it cannot be
   *     told whether it was
   */
  CompletableFuture<OptionalLong> give(Draft draft);

  /** The orders that stand, oldest first. */
  List<Entry.Order> standing();
}

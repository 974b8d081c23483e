package org.tocsin.server.feed;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.tocsin.server.engine.Intake.Receipt;

/** Counts what becomes of a feed's datagrams. Safe for all threads. */
public final class FeedCounter {
  private final String name;
  private final String kind;
  private final LongAdder received = new LongAdder();
  private final LongAdder recorded = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private volatile @Nullable Instant lastReceived;
  private volatile @Nullable String problem;

  public FeedCounter(String name, String kind) {
    this.name = name;
    this.kind = kind;
  }

  /** Takes the future receipt of one datagram. */
  public void count(Instant at, CompletableFuture<Receipt> receipt) {
    received.increment();
    lastReceived = at;
    receipt.thenAccept(
        r -> {
          switch (r) {
            case Receipt.Recorded _ -> recorded.increment();
            case Receipt.Rejected _ -> rejected.increment();
            case Receipt.Duplicate _ -> duplicates.increment();
            case Receipt.Overloaded _ -> dropped.increment();
          }
        });
  }

  /** @param line what is wrong now, or null when nothing is */
  public void problem(@Nullable String line) {
    problem = line;
  }

  public FeedHealth health() {
    return new FeedHealth(
        name,
        kind,
        received.sum(),
        recorded.sum(),
        rejected.sum(),
        duplicates.sum(),
        dropped.sum(),
        lastReceived,
        problem);
  }
}

package org.tocsin.server.feed;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.tocsin.server.engine.Intake.Receipt;

/** What a feed has received and what became of it. Safe for all threads. */
public final class FeedCounters {
  private final String name;
  private final String kind;
  private final LongAdder received = new LongAdder();
  private final LongAdder recorded = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private volatile @Nullable Instant lastReceived;

  public FeedCounters(String name, String kind) {
    this.name = name;
    this.kind = kind;
  }

  public void received(Instant at) {
    received.increment();
    lastReceived = at;
  }

  /** Something that could not even be handed in. */
  public void rejected() {
    rejected.increment();
  }

  public void settled(Receipt receipt) {
    switch (receipt) {
      case Receipt.Recorded _ -> recorded.increment();
      case Receipt.Rejected _ -> rejected.increment();
      case Receipt.Duplicate _ -> duplicates.increment();
      case Receipt.Overloaded _ -> dropped.increment();
    }
  }

  public FeedHealth health(@Nullable String problem) {
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

package org.tocsin.protocols.transport;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The bounded queue between the network and a sink, and the counters of both. */
final class Pump implements AutoCloseable {
  private static final long IDLE_MILLIS = 100;

  private final ArrayBlockingQueue<Receiver.Message> queue;
  private final Clock clock;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile @Nullable Instant last;
  private volatile @Nullable String problem;
  private volatile @Nullable Thread thread;

  Pump(int capacity, Clock clock) {
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.clock = clock;
  }

  void start(String name, Receiver.Sink sink) {
    thread = Thread.ofVirtual().name(name + "-sink").start(() -> drain(sink));
  }

  private void drain(Receiver.Sink sink) {
    try {
      while (true) {
        Receiver.Message m = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        try {
          if (m == null) {
            sink.idle(clock.instant());
          } else {
            sink.accept(m);
          }
        } catch (RuntimeException e) {
          failures.incrementAndGet();
          problem = "a message was not taken: " + e;
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Queues a message; the oldest makes room. */
  void offer(byte[] b, String from) {
    offer(b, from, () -> {});
  }

  /** @param kept to be run when the message is safe */
  void offer(byte[] b, String from, Runnable kept) {
    Instant now = clock.instant();
    received.incrementAndGet();
    bytes.addAndGet(b.length);
    last = now;
    Receiver.Message m = new Receiver.Message(b, now, from, kept);
    while (!queue.offer(m)) {
      if (queue.poll() != null) {
        dropped.incrementAndGet();
      }
    }
  }

  Instant now() {
    return clock.instant();
  }

  void duplicate() {
    duplicates.incrementAndGet();
  }

  void refuse() {
    refused.incrementAndGet();
  }

  void connected() {
    connections.incrementAndGet();
    problem = null;
  }

  /** The other side answers, with nothing new. */
  void alive() {
    last = clock.instant();
    problem = null;
  }

  void problem(String why) {
    problem = why;
  }

  Receiver.Counters counters() {
    return new Receiver.Counters(
        received.get(), bytes.get(), dropped.get(), duplicates.get(), refused.get(), connections.get(), failures.get(), last, problem);
  }

  @Override
  public void close() {
    Thread t = thread;
    if (t != null) {
      t.interrupt();
    }
  }
}

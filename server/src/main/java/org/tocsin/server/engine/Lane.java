package org.tocsin.server.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Purpose;
import org.tocsin.server.outlet.Notice;
import org.tocsin.server.outlet.Outlet;

/**
 * The way from the core thread to one outlet: a bounded queue and a virtual thread. Notices keep their place until they
 * are delivered, with pauses that grow to a minute. If the queue overflows, the rest is not lost: the outlet gets it
 * from the journal at the next start, and the officer is told until then. The officer is also told while a notice has
 * waited longer than {@value #LATE_SECONDS} seconds, whatever holds it up.
 */
final class Lane {
  static final int CAPACITY = 20_000;
  static final int LATE_SECONDS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int ATTEMPTS_ON_BUG = 3;

  private final Outlet outlet;
  private final String journal;
  private final Purpose purpose;
  private final Problems problems;
  private final String subject;
  private final String lateness;
  private final ArrayBlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final Thread thread;
  private final Object pause = new Object();
  private volatile @Nullable Waiting inHand;
  private volatile boolean closing;
  private boolean overflowed;
  private boolean late;

  /** Notices of one entry, and since when they wait by {@link System#nanoTime}. */
  private record Waiting(List<Notice> notices, long since) {}

  Lane(Outlet outlet, String journal, Purpose purpose, Problems problems) {
    this.outlet = outlet;
    this.journal = journal;
    this.purpose = purpose;
    this.problems = problems;
    this.subject = "outlet " + outlet.name();
    this.lateness = subject + " late";
    this.thread = Thread.ofVirtual().name("outlet-" + outlet.name()).start(this::run);
  }

  String name() {
    return outlet.name();
  }

  /** Entries whose notices wait for the outlet. */
  int waiting() {
    return queue.size();
  }

  /** @param patient wait for room, as a replay at full speed does, instead of overflowing */
  void offer(List<Notice> notices, boolean patient) {
    var waiting = new Waiting(notices, System.nanoTime());
    if (overflowed || queue.offer(waiting) || (patient && offerPatiently(waiting))) {
      return;
    }
    overflowed = true;
    problems.raise(
        subject,
        subject + " is " + CAPACITY + " notices behind; from alert " + notices.getFirst().alert().sequence()
            + " on it gets the rest at the next start");
  }

  private boolean offerPatiently(Waiting waiting) {
    try {
      return queue.offer(waiting, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Tells the officer of notices that wait too long, and when they do no more. Called by one thread. */
  void watch() {
    Waiting oldest = inHand;
    if (oldest == null) {
      oldest = queue.peek();
    }
    long waited = oldest == null ? 0 : (System.nanoTime() - oldest.since()) / 1_000_000_000;
    if (waited >= LATE_SECONDS) {
      late = true;
      problems.raise(
          lateness, subject + " has not delivered for " + waited + " s; the notices of " + (queue.size() + 1) + " entries wait");
    } else if (late) {
      late = false;
      problems.settle(lateness);
    }
  }

  /** Lets it deliver what waits, for at most the given time. */
  void close(Duration atMost) {
    closing = true;
    synchronized (pause) {
      pause.notifyAll();
    }
    try {
      if (!thread.join(atMost)) {
        problems.raise(subject, subject + ": " + queue.size() + " notices were not delivered before closing");
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      persist(() -> outlet.begin(journal, purpose));
      long delivered = outlet.delivered();
      while (true) {
        Waiting next = queue.poll(100, TimeUnit.MILLISECONDS);
        if (next == null) {
          if (closing) {
            return;
          }
          continue;
        }
        List<Notice> rest = after(delivered, next.notices());
        if (!rest.isEmpty()) {
          inHand = next;
          persist(() -> outlet.deliver(rest));
          inHand = null;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the outlet has not delivered before a restart. */
  private static List<Notice> after(long delivered, List<Notice> notices) {
    if (notices.getFirst().alert().sequence() > delivered) {
      return notices;
    }
    return notices.stream().filter(n -> n.alert().sequence() > delivered).toList();
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void persist(Attempt attempt) throws InterruptedException {
    Duration wait = Duration.ofMillis(250);
    for (int tries = 1; ; tries++) {
      try {
        attempt.run();
        if (tries > 1) {
          problems.settle(subject);
        }
        return;
      } catch (IOException e) {
        problems.raise(
            subject, subject + " cannot deliver: " + e.getMessage() + "; trying again, " + queue.size() + " more wait");
      } catch (RuntimeException bug) {
        problems.raise(subject, subject + " failed: " + bug + (tries < ATTEMPTS_ON_BUG ? "; trying again" : "; left out"));
        if (tries >= ATTEMPTS_ON_BUG) {
          return;
        }
      }
      synchronized (pause) {
        pause.wait(wait.toMillis());
      }
      wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
    }
  }
}

package org.tocsin.server.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.journal.Purpose;
import org.tocsin.server.outlet.Outlet;

/**
 * The way from the core thread to one outlet: a bounded queue and a virtual thread. Updates with alerts keep their place
 * until they are delivered, with pauses that grow to a minute; updates without alerts are left out when many wait. If
 * the queue overflows, the rest is not lost: the outlet gets it from the journal at the next start, and the officer is
 * told until then.
 */
final class Lane {
  static final int CAPACITY = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int ATTEMPTS_ON_BUG = 3;

  private final Outlet outlet;
  private final String journal;
  private final Purpose purpose;
  private final Problems problems;
  private final String subject;
  private final ArrayBlockingQueue<Outlet.Update> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final Thread thread;
  private final Object pause = new Object();
  private volatile boolean closing;
  private boolean overflowed;

  Lane(Outlet outlet, String journal, Purpose purpose, Problems problems) {
    this.outlet = outlet;
    this.journal = journal;
    this.purpose = purpose;
    this.problems = problems;
    this.subject = "outlet " + outlet.name();
    this.thread = Thread.ofVirtual().name("outlet-" + outlet.name()).start(this::run);
  }

  String name() {
    return outlet.name();
  }

  /** Updates that wait for the outlet. */
  int waiting() {
    return queue.size();
  }

  /** @param patient wait for room, as a replay at full speed does, instead of overflowing */
  void offer(Outlet.Update update, boolean patient) {
    boolean alerts = !update.alerts().isEmpty();
    if (overflowed || (!alerts && queue.size() > CAPACITY / 2)) {
      return;
    }
    if (queue.offer(update) || (patient && offerPatiently(update)) || !alerts) {
      return;
    }
    overflowed = true;
    problems.raise(
        subject,
        subject + " is " + CAPACITY + " updates behind; from alert " + update.alerts().getFirst().sequence()
            + " on it gets the rest at the next start");
  }

  private boolean offerPatiently(Outlet.Update update) {
    try {
      return queue.offer(update, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
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
        problems.raise(subject, subject + ": " + queue.size() + " updates were not delivered before closing");
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
        Outlet.Update update = queue.poll(100, TimeUnit.MILLISECONDS);
        if (update == null) {
          if (closing) {
            return;
          }
          continue;
        }
        Outlet.Update rest = after(delivered, update);
        if (rest != null) {
          persist(() -> outlet.accept(rest));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the outlet has not delivered yet; null when it has delivered all alerts of the update. */
  private static Outlet.@Nullable Update after(long delivered, Outlet.Update update) {
    List<Alert> alerts = update.alerts();
    if (alerts.isEmpty() || alerts.getFirst().sequence() > delivered) {
      return update;
    }
    List<Alert> rest = new ArrayList<>(alerts);
    rest.removeIf(a -> a.sequence() <= delivered);
    return rest.isEmpty() ? null : new Outlet.Update(update.entry(), update.picture(), rest);
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

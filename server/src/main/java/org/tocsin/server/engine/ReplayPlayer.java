package org.tocsin.server.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Datagram;
import org.tocsin.server.feed.FeedCounters;
import org.tocsin.server.feed.FeedHealth;
import org.tocsin.server.feed.Recording;

/** Plays a recording into an engine; going back closes the engine and opens the next. */
public final class ReplayPlayer implements Player, Intake, AutoCloseable {
  /** As fast as the machine can. */
  public static final double FULL_SPEED = Double.POSITIVE_INFINITY;

  private final Recording recording;
  private final Runs runs;
  private final Problems problems;
  private final Thread thread;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private final Station station;
  private final FeedCounters counters = new FeedCounters("replay", "recording");

  private volatile @Nullable Engine engine;
  private volatile Instant now;
  private volatile boolean finished;

  // Guarded by this.
  private double speed;
  private boolean paused;
  private boolean closing;
  private @Nullable Instant rushTo;
  private @Nullable Instant backTo;
  private Instant anchorTime;
  private long anchorNanos;

  /** Opens the engine of each run; the first is 0. */
  public interface Runs {
    Engine open(int run) throws IOException;
  }

  /**
   * @param recording at least one message
   * @param station is told of each engine
   */
  public ReplayPlayer(Recording recording, double speed, Problems problems, Station station, Runs runs) {
    this.recording = recording;
    this.runs = runs;
    this.problems = problems;
    this.station = station;
    this.speed = speed;
    this.now = Timeline.start(recording.messages());
    this.anchorTime = now;
    this.anchorNanos = System.nanoTime();
    this.thread = Thread.ofVirtual().name("player").unstarted(this::run);
  }

  /**
   * Opens the first engine; a journal that is not at its end yet is gone on with.
   *
   * @throws IOException when it cannot be opened
   */
  public void open() throws IOException {
    open(0);
  }

  /** Begins to play. */
  public void start() {
    thread.start();
  }

  private Engine open(int run) throws IOException {
    Engine opened = runs.open(run);
    engine = opened;
    station.use(opened);
    anchor(opened.situation().picture().time());
    now = anchorTime;
    finished = false;
    return opened;
  }

  /** Counts of what was played. */
  public FeedHealth health() {
    return counters.health(null);
  }

  /** Completes when the recording has been played to its end for the first time, or when that became impossible. */
  public CompletableFuture<Void> end() {
    return end;
  }

  /** A message from outside is taken for one of the recording's present. */
  @Override
  public CompletableFuture<Receipt> submit(Datagram d) {
    return station.submit(new Datagram(d.feed(), d.key(), now, d.form(), d.body()));
  }

  @Override
  public synchronized Progress progress() {
    return new Progress(
        Timeline.start(recording.messages()),
        recording.messages().getLast().receivedAt(),
        now,
        speed,
        paused,
        finished);
  }

  @Override
  public synchronized void pause() {
    paused = true;
    notifyAll();
  }

  @Override
  public synchronized void resume() {
    paused = false;
    anchor(now);
  }

  @Override
  public synchronized void speed(double factor) {
    if (!(factor >= 0.1 && factor <= 10_000)) {
      throw new IllegalArgumentException("speed must be 0.1 to 10000 times real time, not " + factor);
    }
    speed = factor;
    anchor(now);
  }

  @Override
  public synchronized void seek(Instant to) {
    if (to.isBefore(now)) {
      backTo = to;
    } else {
      rushTo = to;
    }
    notifyAll();
  }

  private synchronized void anchor(Instant at) {
    anchorTime = at;
    anchorNanos = System.nanoTime();
    notifyAll();
  }

  private void run() {
    try {
      Engine present = engine;
      for (int run = 1; present != null && play(present); run++) {
        present.close();
        present = open(run);
      }
    } catch (IOException | RuntimeException e) {
      problems.raise("replay", "the replay stopped: " + e.getMessage());
      end.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** True when it has to begin again from an earlier time, false when it is to close. */
  private boolean play(Engine engine) throws InterruptedException {
    Timeline timeline = new Timeline(recording.messages(), engine.situation().picture().time());
    while (timeline.hasNext()) {
      Timeline.Step step = timeline.next();
      if (!await(step.at())) {
        return takeBack();
      }
      if (step.message() == null) {
        engine.pass(step.at());
      } else {
        counters.received(step.at());
        engine.play(step.message(), step.at()).thenAccept(counters::settled);
      }
      now = step.at();
    }
    finished = true;
    end.complete(null);
    synchronized (this) {
      while (!closing && backTo == null) {
        wait();
      }
    }
    return takeBack();
  }

  private synchronized boolean takeBack() {
    Instant to = backTo;
    backTo = null;
    rushTo = to;
    return to != null && !closing;
  }

  /** Waits until a step is due; false when the run must end first. */
  private synchronized boolean await(Instant due) throws InterruptedException {
    while (!closing && backTo == null) {
      if (rushTo != null) {
        if (due.isBefore(rushTo)) {
          return true;
        }
        rushTo = null;
        anchor(due);
      }
      if (paused) {
        wait();
        continue;
      }
      if (speed == FULL_SPEED) {
        return true;
      }
      double data = Duration.between(anchorTime, due).toNanos() / speed;
      long left = (long) (data - (System.nanoTime() - anchorNanos)) / 1_000_000;
      if (left <= 0) {
        return true;
      }
      wait(left);
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    Engine last = engine;
    if (last != null) {
      last.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.tocsin.server.engine;

import java.time.Instant;

/** Plays recorded material into an engine at a chosen speed. */
public interface Player {
  Progress progress();

  void pause();

  void resume();

  /** @param factor times real time, 0.1 to 10,000 */
  void speed(double factor);

  /** Goes to a time of the recording. Going back begins a new journal and plays up to that time at full speed. */
  void seek(Instant to);

  /**
   * @param from first and
   * @param to last time of the recording
   * @param now where it is
   */
  record Progress(Instant from, Instant to, Instant now, double speed, boolean paused, boolean finished) {}
}

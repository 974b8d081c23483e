package org.tocsin.server.engine;

import java.util.List;

/**
 * How busy an engine is.
 *
 * @param queued messages that wait for the core thread
 * @param capacity of that queue; what comes beyond it is refused
 * @param outlets entries whose notices wait for each outlet
 * @param steps entries taken by the core since the engine was opened
 * @param stepNanos wall time those steps took together
 */
public record Load(int queued, int capacity, List<Waiting> outlets, long steps, long stepNanos) {
  public static final Load NONE = new Load(0, Engine.QUEUE, List.of(), 0, 0);

  public record Waiting(String outlet, int updates) {}

  public Load {
    outlets = List.copyOf(outlets);
  }
}

package org.tocsin.server.engine;

/**
 * How much work association of plots may be: the more messages wait for the core thread, the fewer hypotheses are followed. What is
 * chosen is recorded as a setting, so that a replay, which has all the time it wants, chooses the same.
 */
final class Effort {
  static final String KEY = "association";

  /** Hypotheses kept and followed, from the whole work to the least. */
  static final String WHOLE = "16 32";

  static final String LESS = "4 8";
  static final String LEAST = "1 2";

  /** Shares of the queue from which less, and the least, is done, and below which it is calm. */
  private static final double BUSY = 0.1;

  private static final double SWAMPED = 0.5;
  private static final double CALM = 0.01;

  /** Calm seconds in a row after which a step more is done. */
  private static final int PATIENCE = 30;

  private int calm;

  /** What to do from now on; to be asked once a second. */
  String choose(String current, int queued, int capacity) {
    double full = (double) queued / capacity;
    calm = full < CALM ? calm + 1 : 0;
    if (full >= SWAMPED) {
      return LEAST;
    }
    if (full >= BUSY && current.equals(WHOLE)) {
      return LESS;
    }
    if (calm < PATIENCE) {
      return current;
    }
    calm = 0;
    return current.equals(LEAST) ? LESS : WHOLE;
  }
}

package org.tocsin.protocols.clock;

import java.time.Instant;
import java.util.Arrays;

/**
 * Puts a date to a source's time of day and watches its clock. Time of day wraps at midnight UTC; the day is the one that
 * brings it nearest to the arrival. The median of arrival minus time over the last messages is the clock's offset (with the
 * delay on the way in it). An offset beyond what links and radars cause (recordings show 0 to 1.9 s) means a wrong clock: its
 * times are then shifted by the offset, and the source is reported as such, but nothing is dropped.
 */
public final class SensorClock {
  private static final double DAY = 86_400;
  private static final int WINDOW = 64;
  /** A clock is called wrong when it is later than this, seconds. */
  private static final double MAX_LATE = 5;
  /** A clock ahead of ours by more than this is wrong: messages do not come from the future. */
  private static final double MAX_EARLY = 1;

  private final double period;
  private final double[] lateness = new double[WINDOW];
  private long seen;
  private double offset;

  /** A clock that counts seconds since midnight. */
  public SensorClock() {
    this(DAY);
  }

  /** @param period seconds after which the clock starts anew: 512 for the truncated time of category 001 */
  public SensorClock(double period) {
    this.period = period;
  }

  /**
   * When a fact was true.
   *
   * @param timeOfDay seconds; NaN gives the arrival
   */
  public Instant time(double timeOfDay, Instant receivedAt) {
    if (Double.isNaN(timeOfDay)) {
      return receivedAt;
    }
    double sinceDay = Math.floorMod(receivedAt.getEpochSecond(), 86_400L) + receivedAt.getNano() * 1e-9;
    double late = (sinceDay - timeOfDay) % period;
    if (late > period / 2) {
      late -= period;
    } else if (late < -period / 2) {
      late += period;
    }
    lateness[(int) (seen++ % WINDOW)] = late;
    if (seen % WINDOW == 0 || seen < WINDOW && Long.bitCount(seen) == 1) {
      double[] sorted = Arrays.copyOf(lateness, (int) Math.min(seen, WINDOW));
      Arrays.sort(sorted);
      offset = sorted[sorted.length / 2];
    }
    double correction = wrong() ? offset - late : -late;
    return receivedAt.plusNanos(Math.round(correction * 1e9));
  }

  /** Median of arrival minus the source's time, seconds; 0 before the first message. */
  public double offset() {
    return offset;
  }

  /** True when the offset cannot be the way's delay, and times are therefore shifted by it. */
  public boolean wrong() {
    return offset > MAX_LATE || offset < -MAX_EARLY;
  }
}

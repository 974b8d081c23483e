package org.tocsin.protocols.adsb;

import java.time.Instant;

/**
 * Even seconds from a Beast counter, tied to the arrival. A 12 MHz counter starts anywhere, so the least delay seen ties it; a
 * counter of GPS time is the time of day. A counter that leaves the arrival by more than two seconds is tied anew.
 */
final class StationClock {
  private static final double TICKS = 12e6;
  private static final double LIMIT = 2;
  private static final double DAY = 86_400;

  private final boolean gps;
  private double tie = Double.NaN;

  StationClock(boolean gps) {
    this.gps = gps;
  }

  /** Seconds since 1970 at which the message came to the antenna. */
  double seconds(long counter, Instant receivedAt) {
    double arrival = receivedAt.getEpochSecond() + receivedAt.getNano() * 1e-9;
    double own = gps ? (counter >>> 30 & 0x3FFFF) + (counter & 0x3FFFFFFF) * 1e-9 : counter / TICKS;
    if (gps) {
      double late = (arrival - own) % DAY;
      late = late > DAY / 2 ? late - DAY : late < -DAY / 2 ? late + DAY : late;
      return Math.abs(late) > LIMIT ? arrival : arrival - late;
    }
    double delay = arrival - own;
    if (Double.isNaN(tie) || delay < tie || delay - tie > LIMIT) {
      tie = delay;
    }
    return own + tie;
  }

  Instant instant(double seconds, Instant receivedAt) {
    double late = receivedAt.getEpochSecond() + receivedAt.getNano() * 1e-9 - seconds;
    return Math.abs(late) < 1e-6 ? receivedAt : receivedAt.minusNanos(Math.round(late * 1e9));
  }
}

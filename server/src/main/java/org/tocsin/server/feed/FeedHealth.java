package org.tocsin.server.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Live counters of a feed since its start.
 *
 * @param lastReceived when the last datagram came, by the edge's clock; null before the first
 * @param dropped datagrams lost to a full queue
 * @param problem what is wrong now, in one line for the officer; null when nothing is
 * @param reading what was made of a sensor feed's traffic; null for feeds of words
 */
public record FeedHealth(
    String name,
    String kind,
    long received,
    long recorded,
    long rejected,
    long duplicates,
    long dropped,
    @Nullable Instant lastReceived,
    @Nullable String problem,
    @Nullable Reading reading) {

  public FeedHealth(
      String name,
      String kind,
      long received,
      long recorded,
      long rejected,
      long duplicates,
      long dropped,
      @Nullable Instant lastReceived,
      @Nullable String problem) {
    this(name, kind, received, recorded, rejected, duplicates, dropped, lastReceived, problem, null);
  }

  /**
   * What became of a sensor feed's traffic.
   *
   * @param connections made, the first included
   * @param waited times the core had no room and the feed waited
   * @param decoded records or messages understood
   * @param observations they gave
   * @param rejectedBy what gave none, by reason
   * @param late observations more than 30 s old when they came
   * @param lagS seconds from the last observation's time to its receipt, or null
   * @param hints lines for the officer
   */
  public record Reading(
      long bytes,
      long connections,
      long waited,
      long decoded,
      long observations,
      Map<String, Long> rejectedBy,
      long late,
      @Nullable Double lagS,
      List<String> hints) {}
}

package org.tocsin.core.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Hop 1: what a feed received, uninterpreted.
 *
 * @param feed name of the configured feed
 * @param key identity of the message within the feed (channel, id and a digest of the content for posts): the same key
 *     again is the same message again; null where the feed has none
 * @param receivedAt the edge's clock
 * @param form what the bytes are, such as {@code post+json} or {@code asterix}
 */
public record Datagram(String feed, @Nullable String key, Instant receivedAt, String form, Bytes body) {
  /**
   * The form of what sensors send. That it comes says nothing: a radar's feed may bring the silence of all its radars, where a
   * post about the weather still shows that a monitor is awake.
   */
  public static final String SENSOR_TRAFFIC = "sensor-traffic";

  public boolean isSensorTraffic() {
    return form.equals(SENSOR_TRAFFIC);
  }
}

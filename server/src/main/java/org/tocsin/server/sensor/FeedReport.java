package org.tocsin.server.sensor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.SensorStatus.Health;

/**
 * What a feed's reader made of its traffic so far.
 *
 * @param decoded records or messages understood
 * @param observations they gave
 * @param rejected what gave none, by reason
 * @param late observations that came more than 30 s after their time: the tracker leaves these out
 * @param lag seconds from the time of the last observation to its receipt; null before the first
 * @param hints lines for the officer
 * @param sensors known on this feed, by name
 */
public record FeedReport(
    long decoded,
    long observations,
    Map<String, Long> rejected,
    long late,
    @Nullable Double lag,
    List<String> hints,
    List<SensorState> sensors) {

  /**
   * One sensor.
   *
   * @param period seconds a turn as far as known, or null
   */
  public record SensorState(String name, Health health, List<String> areas, Instant lastHeard, @Nullable Double period, String detail) {}

  static final FeedReport NOTHING = new FeedReport(0, 0, Map.of(), 0, null, List.of(), List.of());
}

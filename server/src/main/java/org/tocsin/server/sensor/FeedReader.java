package org.tocsin.server.sensor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tocsin.core.observation.Observation;

/** Reads what one feed received, in the order of the journal. Never throws for bad data. */
interface FeedReader {
  /** One message, or the next part of a stream. */
  void read(byte[] bytes, Instant at, Consumer<Observation> out);

  /** Time passes: at least every second while the feed runs. */
  default void pass(Instant now, Consumer<Observation> out) {}

  /** Records or messages understood so far. */
  long decoded();

  /** What gave no observation, by reason. */
  Map<String, Long> rejected();

  /** Lines for the officer: wrong clocks, a better edition, empty batteries. */
  default List<String> hints() {
    return List.of();
  }

  /** Seconds a turn of a sensor, or NaN. */
  default double rotation(String sensor) {
    return Double.NaN;
  }
}

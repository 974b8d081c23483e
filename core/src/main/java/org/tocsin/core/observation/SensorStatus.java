package org.tocsin.core.observation;

import java.time.Instant;
import java.util.List;

/**
 * Whether a feed or sensor is looking. Coverage rests on this: an area nobody looks at is unknown, not calm.
 *
 * @param areas codes of the areas it looks at; empty for the whole country, or, in sensor traffic, for what it reaches
 * @param detail for the officer, never public
 */
public record SensorStatus(Source source, Instant time, Health health, List<String> areas, String detail)
    implements Observation {
  public enum Health {
    LOOKING,
    DEGRADED,
    BLIND
  }

  public SensorStatus {
    areas = List.copyOf(areas);
  }
}

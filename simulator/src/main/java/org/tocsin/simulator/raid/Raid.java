package org.tocsin.simulator.raid;

import java.time.Instant;
import java.util.List;

/**
 * The truth of one raid.
 *
 * @param start its second zero
 * @param seconds until the last object is down
 */
public record Raid(long seed, RaidKind kind, Instant start, double seconds, List<Formation> formations) {
  public Raid {
    formations = List.copyOf(formations);
  }

  public Instant at(double t) {
    return start.plusMillis(StrictMath.round(t * 1000));
  }

  public int objects() {
    return formations.stream().mapToInt(f -> f.flights().size()).sum();
  }
}

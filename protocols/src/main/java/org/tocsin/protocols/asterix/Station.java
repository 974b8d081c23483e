package org.tocsin.protocols.asterix;

import org.tocsin.protocols.clock.SensorClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.SensorStatus.Health;
import org.tocsin.core.observation.Source;

/** What is remembered of one source (SAC and SIC) of a feed. */
final class Station {
  private final Source source;
  private final List<String> areas;
  private final SensorClock clock = new SensorClock();
  private final SensorClock shortClock = new SensorClock(512);
  private double lastSector = -1;
  private double rotation = Double.NaN;
  private @Nullable Health health;

  Station(Source source, List<String> areas) {
    this.source = source;
    this.areas = areas;
  }

  Source source() {
    return source;
  }

  List<String> areas() {
    return areas;
  }

  SensorClock clock() {
    return clock;
  }

  SensorClock shortClock() {
    return shortClock;
  }

  /** Seconds a turn, or NaN before it was told. */
  double rotation() {
    return rotation;
  }

  void rotation(double seconds) {
    rotation = seconds;
  }

  /** True when the antenna went past north since the sector message before. */
  boolean passesNorth(double sector) {
    boolean north = sector < lastSector;
    lastSector = sector;
    return north;
  }

  /** The health told last, or null. */
  @Nullable Health health() {
    return health;
  }

  /** Takes the health told now; true when it changes. */
  boolean changes(Health now) {
    boolean changed = now != health;
    health = now;
    return changed;
  }
}

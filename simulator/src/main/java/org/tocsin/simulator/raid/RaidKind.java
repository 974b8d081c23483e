package org.tocsin.simulator.raid;

/**
 * Kinds of raid, with how often each is drawn. On the 720 days with reports of June 2024 to June 2026 strike UAVs flew on
 * 96 %, ballistic missiles on 45 %, cruise missiles on 32 %, aeroballistic ones on 7 %; the number of UAVs a day was 17
 * (10 % quantile), 107 (median), 329 (90 %). Glide bombs and anti-aircraft missiles are missing in those reports.
 */
public enum RaidKind {
  DRONES_FEW(16),
  DRONES(22),
  DRONES_MASS(6),
  DRONES_FROM_SEA(9),
  DECOYS(6),
  CRUISE_AIR_LAUNCHED(7),
  CRUISE_SEA_LAUNCHED(5),
  BALLISTIC(12),
  AEROBALLISTIC(3),
  ANTI_AIRCRAFT_MISSILES(4),
  GLIDE_BOMBS(5),
  COMBINED(5);

  private final int weight;

  RaidKind(int weight) {
    this.weight = weight;
  }

  /** The kind for a number between 0 and 1. */
  static RaidKind drawn(double u) {
    int total = 0;
    for (RaidKind k : values()) {
      total += k.weight;
    }
    double left = u * total;
    for (RaidKind k : values()) {
      left -= k.weight;
      if (left < 0) {
        return k;
      }
    }
    return COMBINED;
  }
}

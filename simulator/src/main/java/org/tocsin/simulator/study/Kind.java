package org.tocsin.simulator.study;

import org.tocsin.simulator.raid.Weapon;

/** Groups of weapons that leave alike much time. */
public enum Kind {
  DRONE(180, 600),
  CRUISE(120, 300),
  BALLISTIC(0, 0),
  GLIDE_BOMB(0, 0);

  private final int alarmSeconds;
  private final int watchSeconds;

  Kind(int alarmSeconds, int watchSeconds) {
    this.alarmSeconds = alarmSeconds;
    this.watchSeconds = watchSeconds;
  }

  /** An alarm less than this before arrival is late, seconds. */
  public int alarmSeconds() {
    return alarmSeconds;
  }

  /** A pre-alert less than this before arrival is late, seconds. */
  public int watchSeconds() {
    return watchSeconds;
  }

  public static Kind of(Weapon w) {
    return switch (w) {
      case SHAHED, DECOY -> DRONE;
      case KH101, KALIBR -> CRUISE;
      case ISKANDER, KINZHAL, S300 -> BALLISTIC;
      case GLIDE_BOMB -> GLIDE_BOMB;
    };
  }
}

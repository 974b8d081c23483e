package org.tocsin.language.posts;

import java.util.Locale;

/** Classes of the labelling guide for posts. */
public enum WeaponKind {
  UAV_STRIKE('u', 2),
  UAV_RECON('u', 2),
  UAV_DECOY('u', 2),
  UAV_UNKNOWN('u', 1),
  CRUISE_MISSILE('m', 2),
  BALLISTIC_MISSILE('m', 2),
  AEROBALLISTIC('m', 3),
  GLIDE_BOMB('b', 2),
  AIRCRAFT_CARRIER_TAKEOFF('a', 2),
  MISSILE_UNKNOWN('m', 1),
  ROCKET_ARTILLERY('r', 2),
  UNKNOWN('?', 0);

  private final char family;
  private final int specificity;

  WeaponKind(char family, int specificity) {
    this.family = family;
    this.specificity = specificity;
  }

  char family() {
    return family;
  }

  int specificity() {
    return specificity;
  }

  /** The label, such as {@code uav_strike}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static WeaponKind of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}

package org.tocsin.language.posts;

import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.ThreatClass;

/**
 * What a word says of the weapon.
 *
 * @param kind its class
 * @param model the named model, or empty
 */
public record WeaponName(WeaponKind kind, String model) {
  public static final WeaponName UNKNOWN = new WeaponName(WeaponKind.UNKNOWN, "");

  /** "Обстріл" alone means artillery, with a weapon named it means that. */
  private static final String SHELLING = "shelling";

  /** The more telling of two names of one object: "ударний БпЛА типу Shahed". */
  public WeaponName with(WeaponName other) {
    if (model.equals(SHELLING) || other.model.equals(SHELLING)) {
      return model.equals(SHELLING) ? other : this;
    }
    if (kind.specificity() != other.kind.specificity()) {
      return kind.specificity() > other.kind.specificity() ? this : other;
    }
    return !model.isEmpty() || other.model.isEmpty() ? this : other;
  }

  /** Whether both may be said of one object. */
  public boolean agrees(WeaponName other) {
    return kind == other.kind
        || model.equals(SHELLING)
        || kind == WeaponKind.UNKNOWN
        || other.kind == WeaponKind.UNKNOWN
        || kind.family() == other.kind.family() && (kind.specificity() != other.kind.specificity());
  }

  public ClassMix classes() {
    return switch (kind) {
      case UAV_STRIKE -> ClassMix.of(ThreatClass.STRIKE_UAV);
      case UAV_RECON -> ClassMix.of(ThreatClass.RECON_UAV);
      case UAV_DECOY -> ClassMix.of(ThreatClass.DECOY_UAV);
      case UAV_UNKNOWN -> ClassMix.UAV;
      case CRUISE_MISSILE -> ClassMix.of(ThreatClass.CRUISE_MISSILE);
      case BALLISTIC_MISSILE ->
          ClassMix.of(
              model.startsWith("S-") ? ThreatClass.SURFACE_TO_AIR_MISSILE : ThreatClass.BALLISTIC_MISSILE);
      case AEROBALLISTIC -> ClassMix.of(ThreatClass.AEROBALLISTIC_MISSILE);
      case GLIDE_BOMB -> ClassMix.of(ThreatClass.GLIDE_BOMB);
      case AIRCRAFT_CARRIER_TAKEOFF -> ClassMix.of(ThreatClass.CARRIER_AIRCRAFT);
      case MISSILE_UNKNOWN -> ClassMix.MISSILE;
      case ROCKET_ARTILLERY -> ClassMix.of(ThreatClass.ROCKET_ARTILLERY);
      case UNKNOWN -> ClassMix.UNKNOWN;
    };
  }
}

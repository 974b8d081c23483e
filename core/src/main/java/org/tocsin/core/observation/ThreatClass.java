package org.tocsin.core.observation;

/** What kind of object threatens, by how it moves and harms. The named model is kept beside it: sources disagree. */
public enum ThreatClass {
  /** Shahed type one-way attack drone, and smaller ones that are flown to a target. */
  STRIKE_UAV,
  RECON_UAV,
  DECOY_UAV,
  CRUISE_MISSILE,
  BALLISTIC_MISSILE,
  /** Air-launched ballistic missile such as the Kinzhal. */
  AEROBALLISTIC_MISSILE,
  GLIDE_BOMB,
  /** Anti-aircraft missile used against ground targets (S-300, S-400). */
  SURFACE_TO_AIR_MISSILE,
  ROCKET_ARTILLERY,
  /** Bomber or fighter that carries missiles or bombs; a danger by what it may launch. */
  CARRIER_AIRCRAFT,
  /** Civil or friendly aircraft. */
  CIVIL_AIRCRAFT,
  UNKNOWN
}

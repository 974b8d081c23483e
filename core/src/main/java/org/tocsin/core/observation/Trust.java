package org.tocsin.core.observation;

/** How far a source's word carries. Declared from strongest to weakest. */
public enum Trust {
  /** The state: Air Force, siren service, military administrations. */
  OFFICIAL,
  /** Calibrated sensors, trained spotters, officers. */
  TRUSTED,
  /** Established monitors' channels: fast, echoing each other, sometimes wrong. */
  MONITOR,
  /** Anybody. */
  PUBLIC
}

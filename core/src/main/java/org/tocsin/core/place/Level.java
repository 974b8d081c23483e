package org.tocsin.core.place;

/** Levels of the nesting of areas, by the Ukrainian register KATOTTG. */
public enum Level {
  COUNTRY,
  OBLAST,
  RAION,
  HROMADA,
  SETTLEMENT,
  /** An urban district of a city. */
  DISTRICT
}

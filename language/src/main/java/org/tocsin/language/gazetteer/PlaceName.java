package org.tocsin.language.gazetteer;

import java.util.List;

/**
 * One name and all places that bear it. Namesakes stay together until context tells which is meant.
 *
 * @param label the nominative, as the register or the table of names has it
 * @param rank how well known the best-known bearer is: about 1 for a village, 7 for a metropolis
 */
public record PlaceName(String label, Kind kind, List<Site> sites, double rank) {
  public enum Kind {
    OBLAST,
    RAION,
    HROMADA,
    /** An administrative district of a city. */
    CITY_DISTRICT,
    SETTLEMENT,
    /** A quarter of a city, in the people's speech. */
    QUARTER,
    LANDMARK,
    AIRFIELD,
    SEA,
    /** A region abroad or a part of the country. */
    OTHER
  }

  public PlaceName {
    sites = List.copyOf(sites);
  }

  public boolean isRegion() {
    return kind == Kind.OBLAST || kind == Kind.OTHER || kind == Kind.SEA;
  }

  public boolean isUnit() {
    return kind == Kind.RAION || kind == Kind.HROMADA || kind == Kind.CITY_DISTRICT;
  }
}

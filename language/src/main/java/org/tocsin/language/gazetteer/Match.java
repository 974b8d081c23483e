package org.tocsin.language.gazetteer;

import java.util.List;

/**
 * A stretch of tokens that is a place name.
 *
 * @param tokens how many tokens it takes
 * @param readings the names it may be a form of, likeliest first; never empty
 */
public record Match(int tokens, List<Reading> readings) {
  /**
   * @param cases bits of {@code Case} that the form may stand for
   * @param adjective an adjective without its noun: "Полтавська" for the oblast, "Фастівський" for the raion
   * @param slip true when one letter had to be mended
   */
  public record Reading(PlaceName name, int cases, boolean adjective, boolean slip) {}

  public Match {
    readings = List.copyOf(readings);
  }

  public Reading best() {
    return readings.getFirst();
  }
}

package org.tocsin.language.reports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.PlaceLevel;

/**
 * A place named in a sentence.
 *
 * @param within code of the oblast around it, or null
 * @param from its first token
 * @param to after its last
 * @param where whether something happened there
 */
record PlaceMention(Claim.Place place, Territory territory, @Nullable String within, int from, int to, Where where) {
  enum Territory {
    UKRAINE,
    /** In Ukraine, held by Russia. */
    OCCUPIED,
    RUSSIA,
    FOREIGN
  }

  enum Where {
    /** in, on, over it; it was hit. */
    THERE,
    /** Named without telling what for. */
    NAMED,
    /** An office, a government, an origin, a direction: nothing happened there. */
    NOT
  }

  static Territory territory(String name) {
    return Territory.valueOf(name.toUpperCase(Locale.ROOT));
  }

  boolean isCountry() {
    return place.level() == PlaceLevel.COUNTRY;
  }

  PlaceMention as(Where w) {
    return new PlaceMention(place, territory, within, from, to, w);
  }

  PlaceMention as(Claim.Place p) {
    return new PlaceMention(p, territory, within, from, to, where);
  }
}

package org.tocsin.server.http;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;

/**
 * The communities a reader asks for. People subscribe to places, not to areas: a settlement's code or a position finds
 * whatever community holds it in the areas now in use.
 *
 * @param communities by index
 */
record PlaceFilter(BitSet communities) {
  private static final int MAX_CODES = 200;
  private static final Pattern POSITION = Pattern.compile("-?\\d{1,3}(\\.\\d{1,12})?,-?\\d{1,3}(\\.\\d{1,12})?");

  boolean holds(int community) {
    return communities.get(community);
  }

  /**
   * @param place {@code lat,lon} in degrees, or codes separated by commas
   * @throws Refusal when it names no place of the country
   */
  static PlaceFilter parse(String place, Areas areas) {
    String text = place.replace(" ", "");
    BitSet out = new BitSet(areas.communities().size());
    Optional<GeoPoint> position = position(text);
    if (position.isPresent()) {
      GeoPoint p = position.get();
      Community c =
          areas
              .findCommunityAt(p)
              .orElseThrow(
                  () -> Refusal.badRequest("unknown_place", "no community holds " + text + "; the order is lat,lon"));
      out.set(c.index());
      return new PlaceFilter(out);
    }
    String[] codes = text.split(",", MAX_CODES + 1);
    if (codes.length > MAX_CODES) {
      throw Refusal.badRequest("too_many_places", "place takes at most " + MAX_CODES + " codes");
    }
    for (String code : codes) {
      var found = areas.listCommunitiesOf(code);
      if (found.isEmpty()) {
        String shown = code.length() > 40 ? code.substring(0, 40) + "…" : code;
        throw Refusal.badRequest(
            "unknown_place", "\"" + shown + "\" is no code of an area or settlement; see /v1/places?q=name");
      }
      found.forEach(c -> out.set(c.index()));
    }
    return new PlaceFilter(out);
  }

  /** Two numbers that can be degrees are a position; codes of areas are longer. */
  private static Optional<GeoPoint> position(String text) {
    if (!POSITION.matcher(text).matches()) {
      return Optional.empty();
    }
    int comma = text.indexOf(',');
    double lat = Double.parseDouble(text.substring(0, comma));
    double lon = Double.parseDouble(text.substring(comma + 1));
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? Optional.of(new GeoPoint(lat, lon)) : Optional.empty();
  }
}

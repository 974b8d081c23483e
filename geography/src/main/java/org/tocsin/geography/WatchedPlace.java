package org.tocsin.geography;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Settlement;

/**
 * What somebody subscribes to: a place on the ground, never the code of an area. Its community is asked of the edition
 * of the day, so that no reform, no renaming and no change from raions to hromadas leaves anybody without warnings.
 *
 * @param settlement code of a settlement, null for a bare point
 * @param point the place itself, or the settlement's; decides when an edition does not know the code
 */
public record WatchedPlace(@Nullable String settlement, GeoPoint point) {
  /** How far outside every outline a place may lie and still count to the nearest: a harbour, an approximate coast. */
  private static final double REACH_DEGREES = 0.1;
  private static final String DEGREES = "(-?\\d{1,3}(?:\\.\\d{1,9})?)";
  private static final Pattern TEXT = Pattern.compile("(?:([^@,\\s]{1,64})@)?" + DEGREES + "," + DEGREES);

  public static WatchedPlace of(Settlement s) {
    return new WatchedPlace(s.code(), s.point());
  }

  public static WatchedPlace of(GeoPoint point) {
    return new WatchedPlace(null, point);
  }

  /** The community that warns this place; empty only abroad or far out at sea. */
  public Optional<Community> communityIn(Areas areas) {
    if (settlement != null && areas.findSettlement(settlement).isPresent()) {
      Optional<Community> own = areas.listCommunitiesOf(settlement).stream().findFirst();
      if (own.isPresent()) {
        return own;
      }
    }
    Optional<Community> around = areas.findCommunityAt(point);
    return around.isPresent() ? around : nearest(areas);
  }

  private Optional<Community> nearest(Areas areas) {
    Coordinate c = new Coordinate(point.lon(), point.lat());
    Envelope reach = new Envelope(c);
    reach.expandBy(REACH_DEGREES);
    Community best = null;
    double least = REACH_DEGREES;
    for (Community candidate : areas.communities()) {
      Geometry outline = candidate.area().outline();
      if (reach.intersects(outline.getEnvelopeInternal())) {
        double distance = outline.distance(outline.getFactory().createPoint(c));
        if (distance < least) {
          least = distance;
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The form it is stored in: {@code CODE@LAT,LON} or {@code LAT,LON}. */
  public String text() {
    String at = String.format(Locale.ROOT, "%.7f,%.7f", point.lat(), point.lon());
    return settlement == null ? at : settlement + "@" + at;
  }

  /** @throws IllegalArgumentException when the text is not in the form of {@link #text()} */
  public static WatchedPlace parse(String text) {
    Matcher m = TEXT.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("a place is written LAT,LON or CODE@LAT,LON, not \"" + text + "\"");
    }
    return new WatchedPlace(m.group(1), new GeoPoint(Double.parseDouble(m.group(2)), Double.parseDouble(m.group(3))));
  }
}

package org.tocsin.protocols.cot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.place.GeoPoint;

/**
 * Tracks, threatened areas and alarms as events, for authorised receivers only: they show where a threat is, not only who is in
 * danger. Identities begin with our prefix, so that what comes back is recognised. In an exercise every event says so.
 */
public final class CotPublisher {
  private static final String DECIMAL = "%.6f";

  private final String prefix;
  private final Purpose purpose;

  /** @param prefix such as {@code tocsin.kyiv.} */
  public CotPublisher(String prefix, Purpose purpose) {
    this.prefix = prefix;
    this.purpose = purpose;
  }

  /** A track; it goes stale after two and a half update periods. */
  public CotEvent track(TrackReport t, Duration period) {
    Instant stale = t.time().plusMillis(period.toMillis() * 5 / 2);
    List<Element> detail = new ArrayList<>();
    if (!Double.isNaN(t.east()) && !Double.isNaN(t.north())) {
      double course = (Math.toDegrees(Math.atan2(t.east(), t.north())) + 360) % 360;
      detail.add(
          Element.of(
              "track",
              "course", String.format(Locale.ROOT, "%.1f", course),
              "speed", String.format(Locale.ROOT, "%.1f", Math.hypot(t.east(), t.north()))));
    }
    detail.add(Element.of("contact", "callsign", t.classes().main() + " " + t.number()));
    return event("trk." + t.number(), CotTypes.of(t.classes().main()), "m-f", t.time(), stale, t.point(), t.altitude(), t.sigma(), detail);
  }

  /** The same track once more, stale at once: it is over. */
  public CotEvent end(TrackReport last, Instant now) {
    return event(
        "trk." + last.number(), CotTypes.of(last.classes().main()), "m-f", now, now, last.point(), last.altitude(), last.sigma(), List.of());
  }

  /**
   * A threatened area as a polygon.
   *
   * @param vertices closed or not; at least three
   */
  public CotEvent area(String id, String title, List<GeoPoint> vertices, Instant now, Instant until) {
    if (vertices.size() < 3) {
      throw new IllegalArgumentException("an area needs three corners, not " + vertices.size());
    }
    List<Element> detail = new ArrayList<>();
    double lat = 0;
    double lon = 0;
    for (GeoPoint p : vertices) {
      lat += p.lat() / vertices.size();
      lon += p.lon() / vertices.size();
      detail.add(link(p));
    }
    if (!vertices.getFirst().equals(vertices.getLast())) {
      detail.add(link(vertices.getFirst()));
    }
    detail.add(Element.of("contact", "callsign", title));
    detail.add(Element.of("labels_on", "value", "true"));
    return event("area." + id, "u-d-f", "m-r", now, until, new GeoPoint(lat, lon), Double.NaN, Double.NaN, detail);
  }

  private static Element link(GeoPoint p) {
    return Element.of("link", "point", String.format(Locale.ROOT, DECIMAL + "," + DECIMAL, p.lat(), p.lon()));
  }

  /** An alarm at a place, or its end. */
  public CotEvent alarm(String id, String title, boolean on, GeoPoint at, Instant now, Instant until) {
    Element emergency =
        on
            ? new Element("emergency", Map.of("type", "911 Alert"), List.of(), title)
            : new Element("emergency", Map.of("cancel", "true"), List.of(), title);
    return event(
        "alarm." + id, on ? "b-a-o-tbl" : "b-a-o-can", "m-r", now, until, at, Double.NaN, Double.NaN,
        List.of(emergency, Element.of("contact", "callsign", title)));
  }

  private CotEvent event(
      String id, String type, String how, Instant time, Instant stale, GeoPoint at, double hae, double ce, List<Element> detail) {
    String opex =
        switch (purpose) {
          case ACTUAL -> "";
          case EXERCISE -> "e-tocsin";
          case TEST -> "s-tocsin";
        };
    return new CotEvent(
        "2.0", prefix + id, type, how, time, time, stale, at.lat(), at.lon(), hae, ce, Double.NaN, "", "", opex, detail);
  }
}

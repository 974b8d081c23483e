package org.tocsin.server.outlet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.protocols.cap.CapAlert;
import org.tocsin.protocols.cap.CapAlert.Named;
import org.tocsin.server.outlet.AlertText.Language;

/** One revision of an alert as one CAP message, in Ukrainian and English. */
final class CapMessages {
  /** An alarm lasts until it is ended; this only clears displays that were cut off from the end. */
  private static final Duration STANDS = Duration.ofHours(12);

  private static final Duration CLEAR_SHOWN = Duration.ofHours(1);
  private static final int MOST_POINTS = 100;
  private static final int MOST_POLYGONS = 5;

  private final Areas areas;
  private final String sender;
  private final Purpose purpose;
  private final AlertText text;
  private final ConcurrentHashMap<String, List<List<GeoPoint>>> outlines = new ConcurrentHashMap<>();

  CapMessages(Areas areas, String sender, Purpose purpose, ZoneId zone) {
    this.areas = areas;
    this.sender = sender;
    this.purpose = purpose;
    this.text = new AlertText(areas, purpose, zone);
  }

  /** @param previous the message this one updates, or null for the first of an alert */
  CapAlert message(String identifier, Alert a, CapAlert.@Nullable Reference previous) {
    return new CapAlert(
        identifier,
        sender,
        a.at().truncatedTo(ChronoUnit.SECONDS),
        switch (purpose) {
          case ACTUAL -> "Actual";
          case EXERCISE -> "Exercise";
          case TEST -> "Test";
        },
        previous == null ? "Alert" : "Update",
        "Tocsin",
        "Public",
        null,
        null,
        List.of(),
        null,
        previous == null ? List.of() : List.of(previous),
        a.id().replaceAll("\\s", "_"),
        List.of(info(a, Language.UK), info(a, Language.EN)),
        false);
  }

  private CapAlert.Info info(Alert a, Language language) {
    boolean uk = language == Language.UK;
    Instant sent = a.at().truncatedTo(ChronoUnit.SECONDS);
    Instant earliest = a.earliest();
    return new CapAlert.Info(
        uk ? "uk-UA" : "en",
        List.of("Security", "Safety"),
        event(a, language),
        List.of(
            switch (a.state()) {
              case ALARM, HOLD -> "Shelter";
              case WATCH -> "Prepare";
              case CLEAR -> "AllClear";
              case UNKNOWN -> "Monitor";
            }),
        switch (a.state()) {
          case ALARM, HOLD -> "Immediate";
          case WATCH -> "Expected";
          case CLEAR -> "Past";
          case UNKNOWN -> "Unknown";
        },
        switch (a.state()) {
          case ALARM -> "Extreme";
          case WATCH, HOLD -> "Severe";
          case CLEAR -> "Minor";
          case UNKNOWN -> "Unknown";
        },
        certainty(a),
        null,
        List.of(new Named("tocsin:state", a.state().name())),
        sent,
        earliest == null || earliest.isBefore(sent) ? null : earliest.truncatedTo(ChronoUnit.SECONDS),
        sent.plus(a.state() == AlertState.CLEAR ? CLEAR_SHOWN : STANDS),
        "Tocsin",
        text.headline(a, language),
        uk ? text.headline(a, language) + " (" + a.reason().rule() + ")" : a.reason().text(),
        text.instruction(a, language),
        null,
        null,
        parameters(a),
        List.of(),
        List.of(area(a, language)));
  }

  private static String event(Alert a, Language language) {
    boolean uk = language == Language.UK;
    return switch (a.state()) {
      case ALARM -> uk ? "Повітряна тривога" : "Air raid alarm";
      case WATCH -> uk ? "Попередження про повітряну загрозу" : "Air threat watch";
      case HOLD -> uk ? "Очікування відбою" : "Waiting for the end of an alarm";
      case CLEAR -> uk ? "Відбій" : "Alarm over";
      case UNKNOWN -> uk ? "Немає даних" : "No information";
    };
  }

  private static String certainty(Alert a) {
    return switch (a.state()) {
      case CLEAR -> "Observed";
      case UNKNOWN -> "Unknown";
      case ALARM, WATCH, HOLD -> a.probability() < 0.5 ? "Possible" : "Likely";
    };
  }

  private static List<Named> parameters(Alert a) {
    List<Named> out = new ArrayList<>();
    out.add(new Named("tocsin:rule", a.reason().rule().name()));
    out.add(new Named("tocsin:revision", Integer.toString(a.revision())));
    out.add(new Named("tocsin:sequence", Long.toString(a.sequence())));
    if (a.threatClass() != null) {
      out.add(new Named("tocsin:threat_class", a.threatClass().name()));
    }
    if (a.model() != null) {
      out.add(new Named("tocsin:model", a.model()));
    }
    time(out, "tocsin:earliest", a.earliest());
    time(out, "tocsin:likely", a.likely());
    time(out, "tocsin:latest", a.latest());
    return out;
  }

  private static void time(List<Named> out, String name, @Nullable Instant t) {
    if (t != null) {
      out.add(new Named(name, t.truncatedTo(ChronoUnit.SECONDS).toString()));
    }
  }

  private CapAlert.Area area(Alert a, Language language) {
    List<List<GeoPoint>> rings =
        areas
            .findArea(a.community())
            .map(own -> outlines.computeIfAbsent(own.code(), _ -> rings(own)))
            .orElse(List.of());
    return new CapAlert.Area(
        text.place(a, language), rings, List.of(), List.of(new Named("KATOTTG", a.community())), null, null);
  }

  /** The outer rings of the larger parts, with few enough points for small devices. */
  private static List<List<GeoPoint>> rings(Area area) {
    List<Polygon> parts = new ArrayList<>();
    for (int i = 0; i < area.outline().getNumGeometries(); i++) {
      if (area.outline().getGeometryN(i) instanceof Polygon p && !p.isEmpty()) {
        parts.add(p);
      }
    }
    parts.sort((a, b) -> Double.compare(b.getArea(), a.getArea()));
    double total = area.outline().getArea();
    return parts.stream()
        .limit(MOST_POLYGONS)
        .filter(p -> p == parts.getFirst() || p.getArea() > total / 100)
        .map(CapMessages::ring)
        .toList();
  }

  private static List<GeoPoint> ring(Polygon p) {
    Geometry outer = p.getFactory().createPolygon(p.getExteriorRing().getCoordinates());
    Geometry simple = outer;
    for (double tolerance = 0.001; simple.getNumPoints() > MOST_POINTS && tolerance < 10; tolerance *= 1.5) {
      simple = TopologyPreservingSimplifier.simplify(outer, tolerance);
    }
    List<GeoPoint> out = new ArrayList<>();
    for (Coordinate c : simple.getCoordinates()) {
      out.add(new GeoPoint(c.y, c.x));
    }
    return out;
  }
}

package org.tocsin.protocols.cap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;

/**
 * Reads CAP 1.0, 1.1 and 1.2 as it is found: without or with a wrong namespace, out of order, several alerts under one
 * root, or inside another document. What is against the standard is read as far as it can be and listed.
 */
public final class CapReader {
  private static final int LARGEST = 10 << 20;

  private final List<String> issues = new ArrayList<>();

  private CapReader() {}

  /** What came of a document. */
  public sealed interface Result {
    /**
     * @param version such as 1.2; empty when the namespace does not say
     * @param issues what is against the standard, one line each, those of {@link CapChecks} included
     */
    record Messages(String version, List<CapAlert> alerts, List<String> issues) implements Result {}

    /** @param reason one line */
    record Refused(String reason) implements Result {}
  }

  /** Never throws for bad data. */
  public static Result read(byte[] document) {
    if (document.length > LARGEST) {
      return new Result.Refused("larger than " + LARGEST + " bytes");
    }
    XmlTree.Element root;
    try {
      root = XmlTree.read(document);
    } catch (XmlTree.Unreadable e) {
      return new Result.Refused(String.valueOf(e.getMessage()));
    }
    List<XmlTree.Element> found = new ArrayList<>();
    collect(root, found);
    if (found.isEmpty()) {
      return new Result.Refused("it holds no element alert");
    }
    CapReader reader = new CapReader();
    List<CapAlert> alerts = found.stream().map(reader::alert).toList();
    alerts.forEach(a -> reader.issues.addAll(CapChecks.list(a)));
    return new Result.Messages(version(found.getFirst()), alerts, List.copyOf(reader.issues));
  }

  private static void collect(XmlTree.Element e, List<XmlTree.Element> out) {
    if (e.name().equals("alert")) {
      out.add(e);
    } else {
      e.children().forEach(c -> collect(c, out));
    }
  }

  private static String version(XmlTree.Element alert) {
    String ns = alert.namespace();
    return ns.matches(".*cap[:/]1\\.\\d") ? ns.substring(ns.length() - 3) : "";
  }

  private CapAlert alert(XmlTree.Element e) {
    return new CapAlert(
        e.orEmpty("identifier"),
        e.orEmpty("sender"),
        time(e, "sent"),
        e.orEmpty("status"),
        e.orEmpty("msgType"),
        e.orNull("source"),
        e.orEmpty("scope"),
        e.orNull("restriction"),
        e.orNull("addresses"),
        e.texts("code"),
        e.orNull("note"),
        references(e.orEmpty("references")),
        e.orNull("incidents"),
        e.list("info").stream().map(this::info).toList(),
        e.children().stream().anyMatch(c -> c.name().equals("Signature")));
  }

  private List<CapAlert.Reference> references(String text) {
    List<CapAlert.Reference> out = new ArrayList<>();
    for (String triple : text.isBlank() ? new String[0] : text.strip().split("\\s+")) {
      String[] parts = triple.split(",", -1);
      if (parts.length == 3) {
        out.add(new CapAlert.Reference(parts[0], parts[1], parts[2]));
      } else {
        issues.add("reference is not sender,identifier,sent: " + triple);
      }
    }
    return out;
  }

  private CapAlert.Info info(XmlTree.Element e) {
    return new CapAlert.Info(
        e.orNull("language"),
        e.texts("category"),
        e.orEmpty("event"),
        e.texts("responseType"),
        e.orEmpty("urgency"),
        e.orEmpty("severity"),
        e.orEmpty("certainty"),
        e.orNull("audience"),
        named(e, "eventCode"),
        time(e, "effective"),
        time(e, "onset"),
        time(e, "expires"),
        e.orNull("senderName"),
        e.orNull("headline"),
        e.orNull("description"),
        e.orNull("instruction"),
        e.orNull("web"),
        e.orNull("contact"),
        named(e, "parameter"),
        e.list("resource").stream().map(this::resource).toList(),
        e.list("area").stream().map(this::area).toList());
  }

  /** Version 1.0 wrote {@code NAME=value} as text. */
  private static List<CapAlert.Named> named(XmlTree.Element e, String child) {
    List<CapAlert.Named> out = new ArrayList<>();
    for (XmlTree.Element n : e.list(child)) {
      String text = n.text().toString().strip();
      int equals = text.indexOf('=');
      if (n.children().isEmpty() && equals > 0) {
        out.add(new CapAlert.Named(text.substring(0, equals), text.substring(equals + 1)));
      } else {
        out.add(new CapAlert.Named(n.orEmpty("valueName"), n.orEmpty("value")));
      }
    }
    return out;
  }

  private CapAlert.Resource resource(XmlTree.Element e) {
    return new CapAlert.Resource(
        e.orEmpty("resourceDesc"),
        e.orEmpty("mimeType"),
        e.find("size").flatMap(s -> number("size", s)).map(Double::longValue).orElse(null),
        e.orNull("uri"),
        e.orNull("derefUri"),
        e.orNull("digest"));
  }

  private CapAlert.Area area(XmlTree.Element e) {
    List<List<GeoPoint>> polygons = new ArrayList<>();
    for (String text : e.texts("polygon")) {
      polygon(text).ifPresent(polygons::add);
    }
    List<CapAlert.Circle> circles = new ArrayList<>();
    for (String text : e.texts("circle")) {
      circle(text).ifPresentOrElse(circles::add, () -> issues.add("circle not parseable: " + shown(text)));
    }
    return new CapAlert.Area(
        e.orEmpty("areaDesc"),
        polygons,
        circles,
        named(e, "geocode"),
        e.find("altitude").flatMap(s -> number("altitude", s)).orElse(null),
        e.find("ceiling").flatMap(s -> number("ceiling", s)).orElse(null));
  }

  private Optional<List<GeoPoint>> polygon(String text) {
    if (text.isBlank()) {
      issues.add("empty polygon");
      return Optional.empty();
    }
    List<GeoPoint> ring = new ArrayList<>();
    for (String pair : text.strip().split("\\s+")) {
      Optional<GeoPoint> p = point(pair);
      if (p.isEmpty()) {
        issues.add("polygon not parseable: " + shown(pair));
        return Optional.empty();
      }
      ring.add(p.get());
    }
    return Optional.of(ring);
  }

  private static Optional<CapAlert.Circle> circle(String text) {
    String[] parts = text.strip().split("\\s+");
    if (parts.length != 2) {
      return Optional.empty();
    }
    try {
      double radius = Double.parseDouble(parts[1]);
      return point(parts[0]).map(p -> new CapAlert.Circle(p, radius));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<GeoPoint> point(String pair) {
    int comma = pair.indexOf(',');
    if (comma < 0) {
      return Optional.empty();
    }
    try {
      double lat = Double.parseDouble(pair.substring(0, comma));
      double lon = Double.parseDouble(pair.substring(comma + 1));
      return Optional.of(new GeoPoint(lat, lon));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Double> number(String what, String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      issues.add(what + " is not a number: " + shown(text));
      return Optional.empty();
    }
  }

  private @Nullable Instant time(XmlTree.Element e, String child) {
    String text = e.orEmpty(child);
    if (text.isEmpty()) {
      return null;
    }
    if (!CapTime.isStrict(text)) {
      issues.add(child + " is not in CAP's form: " + shown(text));
    }
    return CapTime.parse(text).orElse(null);
  }

  private static String shown(String s) {
    return s.length() > 60 ? s.substring(0, 60) + "…" : s;
  }
}

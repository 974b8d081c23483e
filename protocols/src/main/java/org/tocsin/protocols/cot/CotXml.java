package org.tocsin.protocols.cot;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads and writes events as XML. Document types and entities are refused; nesting and size are bounded. */
public final class CotXml {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_BYTES = 1 << 20;
  private final XMLInputFactory factory;

  public CotXml() {
    factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  /** An event or the reason why there is none. */
  public sealed interface Result {
    record Read(CotEvent event) implements Result {}

    record Refused(String reason) implements Result {}
  }

  /** Reads one event; never throws for bad data. */
  public Result read(byte[] xml) {
    if (xml.length > MAX_BYTES) {
      return new Result.Refused("event of " + xml.length + " bytes");
    }
    try {
      // As text: given bytes, the parser prints a line to standard error for every malformed one.
      XMLStreamReader in = factory.createXMLStreamReader(new StringReader(new String(xml, StandardCharsets.UTF_8)));
      try {
        Element root = root(in);
        return root == null ? new Result.Refused("no element") : event(root);
      } finally {
        in.close();
      }
    } catch (XMLStreamException e) {
      String message = String.valueOf(e.getMessage());
      return new Result.Refused("not well-formed: " + message.lines().findFirst().orElse(""));
    }
  }

  /** Elements of a fragment, as the protocol buffers form carries them; none when it is not well-formed. */
  List<Element> fragment(String xml) {
    if (xml.isEmpty() || xml.length() > MAX_BYTES) {
      return List.of();
    }
    String inner = xml.startsWith("<?xml") ? xml.substring(xml.indexOf("?>") + 2) : xml;
    try {
      Element root = root(factory.createXMLStreamReader(new StringReader("<detail>" + inner + "</detail>")));
      return root == null ? List.of() : root.children();
    } catch (XMLStreamException e) {
      return List.of();
    }
  }

  private static @Nullable Element root(XMLStreamReader in) throws XMLStreamException {
    while (in.hasNext()) {
      int kind = in.next();
      if (kind == XMLStreamConstants.DTD) {
        throw new XMLStreamException("a document type is not accepted");
      }
      if (kind == XMLStreamConstants.START_ELEMENT) {
        return element(in, 0);
      }
    }
    return null;
  }

  private static Element element(XMLStreamReader in, int depth) throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw new XMLStreamException("elements nested deeper than " + MAX_DEPTH);
    }
    String name = in.getLocalName();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
    List<Element> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(in, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(in.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          // White space between children is layout.
          String own = children.isEmpty() ? text.toString() : text.toString().strip();
          return new Element(name, attributes, children, own.isBlank() ? "" : own);
        }
        default -> {}
      }
    }
  }

  private static Result event(Element root) {
    if (!root.name().equals("event")) {
      return new Result.Refused("the element is " + root.name() + ", not event");
    }
    String uid = root.attributes().getOrDefault("uid", "");
    Element point = root.children().stream().filter(e -> e.name().equals("point")).findFirst().orElse(null);
    if (uid.isEmpty() || point == null) {
      return new Result.Refused(uid.isEmpty() ? "no uid" : "no point");
    }
    double lat = point.number("lat");
    double lon = point.number("lon");
    if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) {
      return new Result.Refused("no place on the globe");
    }
    Map<String, String> a = root.attributes();
    return new Result.Read(
        new CotEvent(
            a.getOrDefault("version", ""),
            uid,
            a.getOrDefault("type", ""),
            a.getOrDefault("how", ""),
            instant(a.get("time")),
            instant(a.get("start")),
            instant(a.get("stale")),
            lat,
            lon,
            CotEvent.known(point.number("hae")),
            CotEvent.known(point.number("ce")),
            CotEvent.known(point.number("le")),
            a.getOrDefault("access", ""),
            a.getOrDefault("qos", ""),
            a.getOrDefault("opex", ""),
            root.children().stream().filter(e -> e.name().equals("detail")).flatMap(e -> e.children().stream()).toList()));
  }

  private static @Nullable Instant instant(@Nullable String s) {
    if (s == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(s.strip()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  static double number(@Nullable String s) {
    if (s == null) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(s.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A whole document with its declaration, as stream clients expect it. Nothing may follow it but the next event. */
  public static String write(CotEvent e) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<event");
    attribute(out, "version", e.version().isEmpty() ? "2.0" : e.version());
    attribute(out, "uid", e.uid());
    attribute(out, "type", e.type());
    attribute(out, "time", text(e.time()));
    attribute(out, "start", text(e.start()));
    attribute(out, "stale", text(e.stale()));
    attribute(out, "how", e.how());
    attribute(out, "access", e.access());
    attribute(out, "qos", e.qos());
    attribute(out, "opex", e.opex());
    out.append("><point lat=\"").append(e.lat()).append("\" lon=\"").append(e.lon());
    out.append("\" hae=\"").append(CotEvent.sent(e.hae()));
    out.append("\" ce=\"").append(CotEvent.sent(e.ce()));
    out.append("\" le=\"").append(CotEvent.sent(e.le())).append("\"/><detail>");
    e.detail().forEach(d -> d.write(out));
    return out.append("</detail></event>").toString();
  }

  private static void attribute(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append(' ').append(name).append("=\"");
      Element.escape(value, out);
      out.append('"');
    }
  }

  private static String text(@Nullable Instant t) {
    return t == null ? "" : t.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}

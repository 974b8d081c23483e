package org.tocsin.protocols.cap;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;

/** Writes CAP 1.2, elements in the order of the schema. Only what {@link CapChecks} finds no fault with. */
public final class CapWriter {
  public static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

  private final XMLStreamWriter xml;
  private int depth;

  private CapWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * The message as UTF-8, the same bytes for the same message.
   *
   * @throws IllegalArgumentException when the message breaks a rule of CAP 1.2
   */
  public static byte[] write(CapAlert alert) {
    List<String> faults = CapChecks.list(alert);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("message " + alert.identifier() + " is not CAP 1.2: " + faults);
    }
    var out = new ByteArrayOutputStream(8192);
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      new CapWriter(xml).alert(alert);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory cannot fail to take XML", e);
    }
    return out.toByteArray();
  }

  private void alert(CapAlert a) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("alert");
    xml.writeDefaultNamespace(NAMESPACE);
    depth++;
    text("identifier", a.identifier());
    text("sender", a.sender());
    time("sent", a.sent());
    text("status", a.status());
    text("msgType", a.msgType());
    text("source", a.source());
    text("scope", a.scope());
    text("restriction", a.restriction());
    text("addresses", a.addresses());
    for (String code : a.codes()) {
      text("code", code);
    }
    text("note", a.note());
    if (!a.references().isEmpty()) {
      text(
          "references",
          a.references().stream()
              .map(r -> r.sender() + ',' + r.identifier() + ',' + r.sent())
              .collect(Collectors.joining(" ")));
    }
    text("incidents", a.incidents());
    for (CapAlert.Info i : a.infos()) {
      info(i);
    }
    end();
  }

  private void info(CapAlert.Info i) throws XMLStreamException {
    start("info");
    text("language", i.language());
    for (String c : i.categories()) {
      text("category", c);
    }
    text("event", i.event());
    for (String r : i.responseTypes()) {
      text("responseType", r);
    }
    text("urgency", i.urgency());
    text("severity", i.severity());
    text("certainty", i.certainty());
    text("audience", i.audience());
    named("eventCode", i.eventCodes());
    time("effective", i.effective());
    time("onset", i.onset());
    time("expires", i.expires());
    text("senderName", i.senderName());
    text("headline", i.headline());
    text("description", i.description());
    text("instruction", i.instruction());
    text("web", i.web());
    text("contact", i.contact());
    named("parameter", i.parameters());
    for (CapAlert.Resource r : i.resources()) {
      start("resource");
      text("resourceDesc", r.description());
      text("mimeType", r.mimeType());
      text("size", r.size() == null ? null : Long.toString(r.size()));
      text("uri", r.uri());
      text("derefUri", r.derefUri());
      text("digest", r.digest());
      end();
    }
    for (CapAlert.Area a : i.areas()) {
      area(a);
    }
    end();
  }

  private void area(CapAlert.Area a) throws XMLStreamException {
    start("area");
    text("areaDesc", a.description());
    for (List<GeoPoint> ring : a.polygons()) {
      text("polygon", ring.stream().map(CapWriter::point).collect(Collectors.joining(" ")));
    }
    for (CapAlert.Circle c : a.circles()) {
      text("circle", point(c.centre()) + ' ' + String.format(Locale.ROOT, "%.3f", c.radius()));
    }
    named("geocode", a.geocodes());
    text("altitude", a.altitude() == null ? null : String.format(Locale.ROOT, "%.1f", a.altitude()));
    text("ceiling", a.ceiling() == null ? null : String.format(Locale.ROOT, "%.1f", a.ceiling()));
    end();
  }

  /** Five decimals are about a metre. */
  private static String point(GeoPoint p) {
    return String.format(Locale.ROOT, "%.5f,%.5f", p.lat(), p.lon());
  }

  private void named(String element, List<CapAlert.Named> all) throws XMLStreamException {
    for (CapAlert.Named n : all) {
      start(element);
      text("valueName", n.name());
      text("value", n.value());
      end();
    }
  }

  private void time(String element, @Nullable Instant t) throws XMLStreamException {
    text(element, t == null ? null : CapTime.format(t));
  }

  private void text(String element, @Nullable String value) throws XMLStreamException {
    if (value != null) {
      line();
      xml.writeStartElement(element);
      xml.writeCharacters(clean(value));
      xml.writeEndElement();
    }
  }

  /** XML 1.0 has no form for control characters and halves of surrogate pairs. */
  private static String clean(String s) {
    StringBuilder out = new StringBuilder(s.length());
    s.codePoints()
        .map(
            c ->
                c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000
                    ? c
                    : '\uFFFD')
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private void start(String element) throws XMLStreamException {
    line();
    xml.writeStartElement(element);
    depth++;
  }

  private void end() throws XMLStreamException {
    depth--;
    line();
    xml.writeEndElement();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}

package org.tocsin.server.outlet;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tocsin.protocols.cap.CapAlert;
import org.tocsin.protocols.cap.CapTime;
import org.tocsin.protocols.cap.CapWriter;

/** The latest CAP messages as an Atom feed (RFC 4287), one entry a message, each with a link to its file. */
final class CapFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private CapFeed() {}

  /** @param sent as in the message */
  record Entry(
      String identifier, String sent, String type, String status, String event, String headline, String area) {
    /** In the message's first language. */
    static Entry of(CapAlert a) {
      CapAlert.Info info = a.infos().getFirst();
      Instant sent = a.sent();
      String headline = info.headline();
      return new Entry(
          a.identifier(),
          sent == null ? "" : CapTime.format(sent),
          a.msgType(),
          a.status(),
          info.event(),
          headline == null ? info.event() : headline,
          info.areas().getFirst().description());
    }

    /** RFC 3339 allows what CAP demands. */
    String updated() {
      return sent;
    }
  }

  static byte[] write(String journal, String sender, List<Entry> entries) {
    var out = new ByteArrayOutputStream(4096);
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeNamespace("cap", CapWriter.NAMESPACE);
      text(xml, "id", "urn:tocsin:" + (journal.isEmpty() ? "none" : journal));
      text(xml, "title", "Tocsin");
      text(xml, "updated", entries.isEmpty() ? CapTime.format(Instant.EPOCH) : entries.getFirst().updated());
      xml.writeStartElement("author");
      text(xml, "name", sender);
      xml.writeEndElement();
      link(xml, "self", "application/atom+xml", "/cap/feed.atom");
      for (Entry e : entries) {
        entry(xml, e);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory cannot fail to take XML", e);
    }
    return out.toByteArray();
  }

  private static void entry(XMLStreamWriter xml, Entry e) throws XMLStreamException {
    xml.writeStartElement("entry");
    text(xml, "id", "urn:tocsin:" + e.identifier());
    text(xml, "title", e.headline());
    text(xml, "updated", e.updated());
    text(xml, "summary", e.event() + ": " + e.area());
    link(xml, "alternate", "application/cap+xml", "/cap/" + e.identifier() + ".xml");
    cap(xml, "status", e.status());
    cap(xml, "msgType", e.type());
    cap(xml, "sent", e.sent());
    cap(xml, "event", e.event());
    cap(xml, "areaDesc", e.area());
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String element, String value) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private static void cap(XMLStreamWriter xml, String element, String value) throws XMLStreamException {
    xml.writeStartElement("cap", element, CapWriter.NAMESPACE);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
  }
}

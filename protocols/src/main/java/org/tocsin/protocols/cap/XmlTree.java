package org.tocsin.protocols.cap;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML from strangers as a small tree: no document types, no entities but the five of XML, bounded in depth and size. */
final class XmlTree {
  private static final int DEEPEST = 24;
  private static final int MOST_ELEMENTS = 200_000;

  /** @param children in order; of other namespaces too, since senders get namespaces wrong */
  record Element(String name, String namespace, StringBuilder text, List<Element> children) {
    List<Element> list(String child) {
      return children.stream().filter(e -> e.name.equals(child)).toList();
    }

    Optional<String> find(String child) {
      return children.stream().filter(e -> e.name.equals(child)).findFirst().map(e -> e.text.toString().strip());
    }

    @Nullable String orNull(String child) {
      return find(child).orElse(null);
    }

    String orEmpty(String child) {
      return find(child).orElse("");
    }

    List<String> texts(String child) {
      return list(child).stream().map(e -> e.text.toString().strip()).toList();
    }
  }

  /** The document cannot be read; says why. */
  static final class Unreadable extends Exception {
    Unreadable(String reason) {
      super(reason.replaceAll("\\s+", " "), null, false, false);
    }
  }

  private XmlTree() {}

  static Element read(byte[] document) throws Unreadable {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Without a reporter the JDK prints faults of strangers on the console.
    factory.setXMLReporter((_, _, _, _) -> {});
    ArrayDeque<Element> open = new ArrayDeque<>();
    int elements = 0;
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD -> throw new Unreadable("it has a document type, which may name outside files");
          case XMLStreamConstants.START_ELEMENT -> {
            String namespace = xml.getNamespaceURI();
            Element e =
                new Element(
                    xml.getLocalName(), namespace == null ? "" : namespace, new StringBuilder(), new ArrayList<>());
            if (!open.isEmpty()) {
              open.peek().children().add(e);
            }
            open.push(e);
            if (open.size() > DEEPEST || ++elements > MOST_ELEMENTS) {
              throw new Unreadable("it is nested too deeply or too large");
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!open.isEmpty()) {
              open.peek().text().append(xml.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            Element done = open.pop();
            if (open.isEmpty()) {
              return done;
            }
          }
          default -> {
            // comments, processing instructions and white space say nothing
          }
        }
      }
      throw new Unreadable("it ends before its first element does");
    } catch (XMLStreamException e) {
      throw new Unreadable("not XML: " + e.getMessage());
    }
  }
}

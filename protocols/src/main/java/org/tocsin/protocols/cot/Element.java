package org.tocsin.protocols.cot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One XML element of an event's detail, kept as it is: clients put there what they like.
 *
 * @param text its character data, children left out
 */
public record Element(String name, Map<String, String> attributes, List<Element> children, String text) {
  public Element {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  /** @param pairs attribute names and values in turn */
  public static Element of(String name, String... pairs) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      attributes.put(pairs[i], pairs[i + 1]);
    }
    return new Element(name, attributes, List.of(), "");
  }

  public static Element text(String name, String text) {
    return new Element(name, Map.of(), List.of(), text);
  }

  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /** A number, or NaN when it is absent or none. */
  public double number(String name) {
    return CotXml.number(attributes.get(name));
  }

  /** All elements of a name at any depth below this one, in order. */
  List<Element> listBelow(String wanted) {
    List<Element> found = new ArrayList<>();
    for (Element c : children) {
      if (c.name.equals(wanted)) {
        found.add(c);
      }
      found.addAll(c.listBelow(wanted));
    }
    return found;
  }

  void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach((k, v) -> {
      out.append(' ').append(k).append("=\"");
      escape(v, out);
      out.append('"');
    });
    if (children.isEmpty() && text.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    escape(text, out);
    children.forEach(c -> c.write(out));
    out.append("</").append(name).append('>');
  }

  static void escape(String s, StringBuilder out) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> {
          // Control characters cannot stand in XML 1.0 at all.
          if (c >= ' ' || c == '\n' || c == '\t' || c == '\r') {
            out.append(c);
          }
        }
      }
    }
  }
}

package org.tocsin.protocols.asterix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks everything that a record carries, in the order on the wire: for diagnostics, statistics and JSON. */
final class Leaves {
  private Leaves() {}

  /** Receives the tree. A value comes between {@code begin} and {@code end} of what holds it. */
  interface Sink {
    /** An item, subfield or group with named values inside. */
    void begin(String name);

    void end();

    /** A list, whose elements have no name. */
    void beginList(String name);

    void endList();

    /** @param name empty for an element of a list */
    void number(String name, double value);

    void text(String name, String value);

    /** Octets of presence bits of the record (before its items) or of the compound item that has just begun. */
    default void presence(int octets) {}
  }

  static void walk(Record r, Sink sink) {
    sink.presence(octets(r.bytes(), r.start()));
    Layout layout = r.layout();
    for (long rest = r.present; rest != 0; rest &= rest - 1) {
      int slot = Long.numberOfTrailingZeros(rest);
      Item item = layout.item(slot);
      if (item != null) {
        shape(item.name(), item.shape(), r.bytes(), r.offsets[slot], r.end(), sink);
      }
    }
  }

  private static void shape(String name, Shape shape, byte[] b, int at, int end, Sink sink) {
    switch (shape) {
      case Shape.Fixed f -> fixed(name, f.part(), b, at, sink);
      case Shape.Extended e -> {
        sink.begin(name);
        int to = at;
        for (Shape.Part p : e.parts()) {
          nodes(p.nodes(), b, to, sink);
          to += p.bytes();
          if (!p.fx() || (b[to - 1] & 1) == 0) {
            break;
          }
        }
        sink.end();
      }
      case Shape.Counted c -> {
        sink.beginList(name);
        for (int i = 0; i < (b[at] & 0xFF); i++) {
          fixed("", c.part(), b, at + 1 + i * c.part().bytes(), sink);
        }
        sink.endList();
      }
      case Shape.Chained c -> {
        sink.beginList(name);
        int to = at;
        do {
          fixed("", c.part(), b, to, sink);
          to += c.part().bytes();
        } while ((b[to - 1] & 1) != 0);
        sink.endList();
      }
      case Shape.Compound c -> {
        sink.begin(name);
        sink.presence(octets(b, at));
        for (int i = 0; i < c.children().length; i++) {
          Item child = c.children()[i];
          int start = child == null ? Shape.BAD : c.start(b, at, end, i);
          if (child != null && start != Shape.BAD) {
            shape(child.name(), child.shape(), b, start, end, sink);
          }
        }
        sink.end();
      }
      case Shape.Explicit x -> sink.text(name, Values.hex(b, at + 1, x.end(b, at, end)));
      case Shape.Scattered s -> sink.text(name, Values.hex(b, at, s.end(b, at, end)));
    }
  }

  private static int octets(byte[] b, int at) {
    int n = 1;
    while ((b[at + n - 1] & 1) != 0) {
      n++;
    }
    return n;
  }

  private static void fixed(String name, Shape.Part p, byte[] b, int at, Sink sink) {
    Node.Leaf only = single(p.nodes());
    if (only != null) {
      leaf(name, only, b, at, sink);
      return;
    }
    sink.begin(name);
    nodes(p.nodes(), b, at, sink);
    sink.end();
  }

  private static Node.@Nullable Leaf single(List<Node> nodes) {
    return nodes.size() == 1 && nodes.getFirst() instanceof Node.Leaf l && l.name().isEmpty() ? l : null;
  }

  private static void nodes(List<Node> nodes, byte[] b, int at, Sink sink) {
    for (Node n : nodes) {
      switch (n) {
        case Node.Leaf l -> leaf(l.name(), l, b, at, sink);
        case Node.Group g -> {
          sink.begin(g.name());
          nodes(g.nodes(), b, at, sink);
          sink.end();
        }
      }
    }
  }

  private static void leaf(String name, Node.Leaf l, byte[] b, int at, Sink sink) {
    if (Values.isText(l)) {
      sink.text(name, Values.text(b, at, l));
    } else {
      sink.number(name, Values.number(b, at, l));
    }
  }
}

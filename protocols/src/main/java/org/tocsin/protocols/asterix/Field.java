package org.tocsin.protocols.asterix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one value lies within the records of one edition; resolved once, read often. */
public final class Field {
  /** What {@link Record#raw} gives for a value that a record does not carry. Never a value of at most 63 bits. */
  public static final long ABSENT = Long.MIN_VALUE;

  private final String path;
  private final int[] slots;
  private final Shape shape;
  private final int child;
  private final int part;
  private final Node.Leaf leaf;
  private final int bit;
  private final int bits;
  private final double lsb;
  /** Distance to the sign bit of a long, or 0 for what has no sign. */
  private final int signShift;

  private Field(String path, int[] slots, Shape shape, int child, int part, Node.Leaf leaf) {
    this.path = path;
    this.slots = slots;
    this.shape = shape;
    this.child = child;
    this.part = part;
    this.leaf = leaf;
    this.bit = leaf.bit();
    this.bits = leaf.bits();
    this.lsb = leaf.lsb();
    boolean signed = leaf.coding() == Node.Coding.SIGNED || leaf.coding() == Node.Coding.INTEGER;
    this.signShift = signed ? 64 - bits : 0;
  }

  static Field of(Definition definition, String path) {
    String[] names = path.split("/");
    Item item = definition.items().get(names[0]);
    if (item == null) {
      throw new IllegalArgumentException(definition + " has no item " + names[0]);
    }
    List<Layout> layouts = definition.layouts();
    int[] slots = new int[layouts.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = layouts.get(i).slotOf(names[0]);
    }
    Shape shape = item.shape();
    int child = -1;
    int from = 1;
    Shape inner = shape;
    if (shape instanceof Shape.Compound c && names.length > 1) {
      for (int i = 0; i < c.children().length; i++) {
        Item x = c.children()[i];
        if (x != null && x.name().equals(names[1])) {
          child = i;
          inner = x.shape();
        }
      }
      from = 2;
    }
    Shape.Part[] parts =
        switch (inner) {
          case Shape.Fixed f -> new Shape.Part[] {f.part()};
          case Shape.Extended e -> e.parts();
          default -> new Shape.Part[0];
        };
    for (int p = 0; p < parts.length; p++) {
      Node.Leaf leaf = find(parts[p].nodes(), names, from);
      if (leaf != null) {
        return new Field(path, slots, shape, child, p, leaf);
      }
    }
    throw new IllegalArgumentException(definition + " has no value " + path);
  }

  static Node.@Nullable Leaf find(List<Node> nodes, String[] names, int from) {
    for (Node n : nodes) {
      String name = from < names.length ? names[from] : "";
      if (n.name().equals(name)) {
        switch (n) {
          case Node.Leaf l when from >= names.length - 1 -> {
            return l;
          }
          case Node.Group g -> {
            return find(g.nodes(), names, from + 1);
          }
          default -> {}
        }
      }
    }
    return null;
  }

  public String path() {
    return path;
  }

  /** Unit of {@link Record#number}: the standard's. */
  public String unit() {
    return leaf.unit();
  }

  Node.Leaf leaf() {
    return leaf;
  }

  /** The bits in {@code record}, or {@link #ABSENT}. */
  long raw(Record record) {
    int at = start(record);
    return at == Shape.BAD ? ABSENT : Bits.read(record.bytes(), at, bit, bits);
  }

  /** The quantity, or NaN when {@code record} does not carry it. */
  double number(Record record) {
    int at = start(record);
    if (at == Shape.BAD) {
      return Double.NaN;
    }
    return (Bits.read(record.bytes(), at, bit, bits) << signShift >> signShift) * lsb;
  }

  /** First byte of the part that holds the value, or {@link Shape#BAD}. */
  int start(Record record) {
    int slot = slots[record.variant];
    if (slot < 0 || (record.present >>> slot & 1) == 0) {
      return Shape.BAD;
    }
    int at = record.offsets[slot];
    return child < 0 && part == 0 ? at : locate(record.bytes(), at, record.end());
  }

  private int locate(byte[] b, int from, int end) {
    int at = from;
    if (child >= 0) {
      at = ((Shape.Compound) shape).start(b, at, end, child);
      if (at == Shape.BAD) {
        return Shape.BAD;
      }
    }
    for (int i = 0; i < part; i++) {
      // Every extended item of the standard grows octet by octet, except its last parts, which nothing follows.
      Shape.Part p = extended().parts()[i];
      at += p.bytes();
      if ((b[at - 1] & 1) == 0) {
        return Shape.BAD;
      }
    }
    return at;
  }

  private Shape.Extended extended() {
    Shape inner = shape;
    if (shape instanceof Shape.Compound c) {
      Item item = c.children()[child];
      inner = item == null ? shape : item.shape();
    }
    return (Shape.Extended) inner;
  }

  /**
   * The bits before the record's profile is known: good for values whose item has the same slot in every profile and only
   * fixed items before it. Returns -1 when it is not there.
   */
  int peek(byte[] b, int at, int end, Layout layout) {
    if (at >= end) {
      return -1;
    }
    int slot = slots[0];
    int octet = b[at];
    if (slot >= 7 || (octet >> (7 - slot) & 1) == 0) {
      return -1;
    }
    int to = at;
    do {
      if (to >= end) {
        return -1;
      }
    } while ((b[to++] & 1) != 0);
    for (int s = 0; s < slot; s++) {
      if ((octet >> (7 - s) & 1) != 0) {
        Item item = layout.item(s);
        to = item == null ? Shape.BAD : item.shape().end(b, to, end);
        if (to == Shape.BAD) {
          return -1;
        }
      }
    }
    return to >= end ? -1 : (int) Bits.read(b, to, bit, bits);
  }
}

package org.tocsin.protocols.asterix;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record. Values are named as {@link Definition#field} names them and given in the unit of the standard. Bits not
 * set are zero; presence and extension bits follow from what was set.
 */
public final class RecordBuilder {
  private final Definition definition;
  private final Layout layout;
  private final @Nullable Cell[] cells;
  private int octets = 1;

  /** A record of the category's only profile. */
  public RecordBuilder(Definition definition) {
    this(definition, definition.layouts().getFirst().name());
  }

  /** @param profile such as {@code plot} or {@code track} of category 001 */
  public RecordBuilder(Definition definition, String profile) {
    this.definition = definition;
    this.layout =
        definition.layouts().stream()
            .filter(l -> l.name().equals(profile))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(definition + " has no profile '" + profile + "'"));
    this.cells = new Cell[layout.slots()];
  }

  /** A quantity in its unit, rounded to the nearest step. */
  public RecordBuilder number(String path, double value) {
    target(path).number(value);
    return this;
  }

  /** Bits as they are. */
  public RecordBuilder integer(String path, long value) {
    target(path).raw(value);
    return this;
  }

  /** Octal digits, characters (padded with blanks) or, for addresses, hexadecimal digits. */
  public RecordBuilder text(String path, String value) {
    target(path).text(value);
    return this;
  }

  /** Adds one element of a repetitive item or subfield. */
  public RecordBuilder add(String path, Consumer<Element> element) {
    Cell cell = cell(path);
    if (!(cell instanceof Many many)) {
      throw new IllegalArgumentException(definition + " " + path + " is not repetitive");
    }
    byte[] data = new byte[many.part.bytes()];
    many.elements.add(data);
    element.accept(new Element(path, many.part, data));
    return this;
  }

  /** Makes an item present, with all its bits zero or without subfields. */
  public RecordBuilder present(String path) {
    cell(path);
    return this;
  }

  /**
   * Writes at least so many octets of presence bits, though fewer would do: some senders write all they have.
   *
   * @param path a compound item, or empty for the record itself
   */
  public RecordBuilder presence(String path, int atLeast) {
    if (path.isEmpty()) {
      octets = atLeast;
    } else if (cell(path) instanceof Several s) {
      s.octets = atLeast;
    } else {
      throw new IllegalArgumentException(definition + " " + path + " is not compound");
    }
    return this;
  }

  /** Bytes of an explicit item, without the length octet. */
  public RecordBuilder explicit(String item, byte[] bytes) {
    Cell cell = cell(item);
    if (!(cell instanceof Opaque opaque) || bytes.length > 254) {
      throw new IllegalArgumentException(definition + " " + item + " takes at most 254 bytes of an explicit item");
    }
    opaque.bytes = bytes.clone();
    return this;
  }

  /** The record, beginning with its presence bits. */
  public byte[] build() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    presence(cells, octets, out);
    for (Cell c : cells) {
      if (c != null) {
        c.write(out);
      }
    }
    return out.toByteArray();
  }

  /** Records of one category as a data block. */
  public static byte[] block(int category, List<byte[]> records) {
    int length = 3 + records.stream().mapToInt(r -> r.length).sum();
    if (length > 0xFFFF) {
      throw new IllegalArgumentException("a block holds at most 65535 bytes, not " + length);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length);
    out.write(category);
    out.write(length >> 8);
    out.write(length);
    records.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static void presence(@Nullable Cell[] cells, int atLeast, ByteArrayOutputStream out) {
    int last = 7 * atLeast - 7;
    for (int i = 0; i < cells.length; i++) {
      last = cells[i] == null ? last : Math.max(last, i);
    }
    for (int octet = 0; octet <= last / 7; octet++) {
      int bits = octet < last / 7 ? 1 : 0;
      for (int i = 0; i < 7 && octet * 7 + i < cells.length; i++) {
        bits |= cells[octet * 7 + i] == null ? 0 : 0x80 >> i;
      }
      out.write(bits);
    }
  }

  private Cell cell(String path) {
    String[] names = path.split("/");
    int slot = layout.slotOf(names[0]);
    Item item = layout.item(slot);
    if (item == null) {
      throw new IllegalArgumentException(definition + " has no item " + names[0]);
    }
    Cell cell = cells[slot];
    if (cell == null) {
      cell = Cell.of(item.shape());
      cells[slot] = cell;
    }
    return names.length > 1 && cell instanceof Several s ? s.child(path, names[1]) : cell;
  }

  private Element target(String path) {
    String[] names = path.split("/");
    Cell cell = cell(path);
    boolean inside = names.length > 1 && cells[layout.slotOf(names[0])] instanceof Several;
    String inner = String.join("/", List.of(names).subList(inside ? 2 : 1, names.length));
    if (!(cell instanceof Run run)) {
      throw new IllegalArgumentException(definition + " " + path + " is not a single value");
    }
    for (int i = 0; i < run.parts.length; i++) {
      if (find(run.parts[i], inner) != null) {
        run.used = Math.max(run.used, i + 1);
        return new Element(path, run.parts[i], run.data[i]).at(inner);
      }
    }
    throw new IllegalArgumentException(definition + " has no value " + path);
  }

  private static Node.@Nullable Leaf find(Shape.Part part, String path) {
    return Field.find(part.nodes(), path.split("/"), 0);
  }

  /** One element of a repetitive item, or the part that holds a single value. */
  public static final class Element {
    private final String where;
    private final Shape.Part part;
    private final byte[] data;
    private Node.@Nullable Leaf leaf;

    private Element(String where, Shape.Part part, byte[] data) {
      this.where = where;
      this.part = part;
      this.data = data;
    }

    private Element at(String name) {
      Node.Leaf found = find(part, name);
      if (found == null) {
        throw new IllegalArgumentException(where + " has no value '" + name + "'");
      }
      leaf = found;
      return this;
    }

    /** @param name empty for an element that is one value */
    public Element number(String name, double value) {
      at(name).number(value);
      return this;
    }

    public Element integer(String name, long value) {
      at(name).raw(value);
      return this;
    }

    public Element text(String name, String value) {
      at(name).text(value);
      return this;
    }

    private Node.Leaf leaf() {
      Node.Leaf l = leaf;
      if (l == null) {
        throw new IllegalStateException("no value chosen");
      }
      return l;
    }

    private void number(double value) {
      Node.Leaf l = Values.chosen(data, 0, leaf());
      long raw = Math.round(value / l.lsb());
      boolean signed = l.coding() == Node.Coding.SIGNED || l.coding() == Node.Coding.INTEGER;
      long limit = 1L << (signed ? l.bits() - 1 : l.bits());
      if (Double.isNaN(value) || raw >= limit || raw < (signed ? -limit : 0)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s cannot say %s %s in %d bits", where, value, l.unit(), l.bits()));
      }
      raw(raw);
    }

    private void raw(long value) {
      Node.Leaf l = leaf();
      Bits.write(data, 0, l.bit(), l.bits(), value);
    }

    private void text(String value) {
      Values.write(data, leaf(), value);
    }
  }

  /** What was set of an item. */
  private sealed interface Cell {
    void write(ByteArrayOutputStream out);

    static Cell of(Shape shape) {
      return switch (shape) {
        case Shape.Fixed f -> new Run(new Shape.Part[] {f.part()});
        case Shape.Extended e -> new Run(e.parts());
        case Shape.Counted c -> new Many(c.part(), true);
        case Shape.Chained c -> new Many(c.part(), false);
        case Shape.Compound c -> new Several(c.children());
        case Shape.Explicit x -> new Opaque(true);
        case Shape.Scattered s -> new Opaque(false);
      };
    }
  }

  private static final class Run implements Cell {
    private final Shape.Part[] parts;
    private final byte[][] data;
    private int used = 1;

    Run(Shape.Part[] parts) {
      this.parts = parts;
      this.data = new byte[parts.length][];
      for (int i = 0; i < parts.length; i++) {
        data[i] = new byte[parts[i].bytes()];
      }
    }

    @Override
    public void write(ByteArrayOutputStream out) {
      for (int i = 0; i < used; i++) {
        if (i < used - 1) {
          data[i][data[i].length - 1] |= 1;
        }
        out.writeBytes(data[i]);
      }
    }
  }

  private static final class Many implements Cell {
    private final Shape.Part part;
    private final boolean counted;
    private final List<byte[]> elements = new ArrayList<>();

    Many(Shape.Part part, boolean counted) {
      this.part = part;
      this.counted = counted;
    }

    @Override
    public void write(ByteArrayOutputStream out) {
      if (counted) {
        out.write(elements.size());
      }
      for (int i = 0; i < elements.size(); i++) {
        byte[] e = elements.get(i);
        if (!counted && i < elements.size() - 1) {
          e[e.length - 1] |= 1;
        }
        out.writeBytes(e);
      }
    }
  }

  private static final class Several implements Cell {
    private final @Nullable Item[] items;
    private final @Nullable Cell[] cells;
    private int octets = 1;

    Several(@Nullable Item[] items) {
      this.items = items;
      this.cells = new Cell[items.length];
    }

    Cell child(String path, String name) {
      for (int i = 0; i < items.length; i++) {
        Item item = items[i];
        if (item != null && item.name().equals(name)) {
          Cell c = cells[i];
          if (c == null) {
            c = Cell.of(item.shape());
            cells[i] = c;
          }
          return c;
        }
      }
      throw new IllegalArgumentException("no subfield " + path);
    }

    @Override
    public void write(ByteArrayOutputStream out) {
      presence(cells, octets, out);
      for (Cell c : cells) {
        if (c != null) {
          c.write(out);
        }
      }
    }
  }

  private static final class Opaque implements Cell {
    private final boolean counted;
    private byte[] bytes = new byte[0];

    Opaque(boolean counted) {
      this.counted = counted;
    }

    @Override
    public void write(ByteArrayOutputStream out) {
      if (counted) {
        out.write(bytes.length + 1);
      }
      out.writeBytes(bytes);
    }
  }
}

package org.tocsin.protocols.asterix;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cursor on one record of a block: where its items are. It is reused from record to record; what a caller keeps it must
 * read out first. Not safe for use by several threads.
 */
public final class Record {
  final int[] offsets = new int[Layout.MAX_SLOTS];
  long present;
  int variant;
  private @Nullable Definition definition;
  private byte[] bytes = new byte[0];
  private int start;
  private int end;
  private @Nullable String problem;
  private int badSlot;

  void bind(Definition d, byte[] b, int at, int blockEnd) {
    definition = d;
    bytes = b;
    start = at;
    end = blockEnd;
    variant = 0;
    present = 0;
    problem = null;
  }

  int finish(int to) {
    if (to != Shape.BAD) {
      end = to;
    }
    return to;
  }

  int fail(String why) {
    problem = why;
    badSlot = -1;
    return Shape.BAD;
  }

  int fail(int slot, String why) {
    problem = why;
    badSlot = slot;
    return Shape.BAD;
  }

  /** Edition the record was read with. */
  public Definition definition() {
    Definition d = definition;
    if (d == null) {
      throw new IllegalStateException("no record was read yet");
    }
    return d;
  }

  Layout layout() {
    return definition().layouts().get(variant);
  }

  /** Profile name where the category has several, else empty. */
  public String profile() {
    return definition().layouts().size() > 1 ? layout().name() : "";
  }

  /** The datagram that holds the record; not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** First byte: its presence bits. */
  public int start() {
    return start;
  }

  /** The byte after it. */
  public int end() {
    return end;
  }

  /** True when the record carries the item. */
  public boolean has(String item) {
    int slot = layout().slotOf(item);
    return slot >= 0 && (present >>> slot & 1) != 0;
  }

  /** The bits of a value, or {@link Field#ABSENT}. The field must be of this record's edition. */
  public long raw(Field field) {
    return field.raw(this);
  }

  /** The bits of a value as a number, or {@code otherwise} when the record does not carry it. */
  public int integer(Field field, int otherwise) {
    long raw = field.raw(this);
    return raw == Field.ABSENT ? otherwise : (int) raw;
  }

  /** A quantity in its unit of the standard, or NaN when the record does not carry it. */
  public double number(Field field) {
    return field.number(this);
  }

  /** A text value, or empty when the record does not carry it. */
  public String text(Field field) {
    int at = field.start(this);
    return at == Shape.BAD ? "" : Values.text(bytes, at, field.leaf());
  }

  /** Why the last record could not be read, with the item where one is to blame. */
  String problem() {
    String why = problem;
    if (why == null) {
      return "";
    }
    Definition d = definition();
    Item item = badSlot < 0 ? null : layout().item(badSlot);
    return item == null ? why : String.format(Locale.ROOT, "I%03d/%s %s", d.category(), item.name(), why);
  }
}

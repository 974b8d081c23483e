package org.tocsin.protocols.asterix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user application profile as flat tables: which item a presence bit announces and how long it is. A category has
 * one, except 001, which has one for plots and one for tracks.
 */
final class Layout {
  /** Presence bits are kept in a long. */
  static final int MAX_SLOTS = 63;

  private final String name;
  private final @Nullable Item[] items;
  /** Octets of a fixed item, 0 for others, -1 for a slot without definition. */
  private final int[] fixed;

  Layout(String name, int slots) {
    if (slots > MAX_SLOTS) {
      throw new IllegalArgumentException("a profile has at most " + MAX_SLOTS + " slots, not " + slots);
    }
    this.name = name;
    this.items = new Item[slots];
    this.fixed = new int[slots];
  }

  /** Fills the slots; apart from the constructor because the scattered item refers back to its profile. */
  Layout fill(List<@Nullable Item> slots) {
    for (int i = 0; i < items.length; i++) {
      Item item = slots.get(i);
      items[i] = item;
      fixed[i] = item == null ? -1 : item.shape() instanceof Shape.Fixed f ? f.part().bytes() : 0;
    }
    return this;
  }

  String name() {
    return name;
  }

  int slots() {
    return items.length;
  }

  @Nullable Item item(int slot) {
    return slot >= 0 && slot < items.length ? items[slot] : null;
  }

  int slotOf(String item) {
    for (int i = 0; i < items.length; i++) {
      Item x = items[i];
      if (x != null && x.name().equals(item)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The first pass: presence bits and item offsets of the record at {@code at}.
   *
   * @param record takes offsets and presence bits, or the slot that could not be read
   * @return the first byte after the record, or {@link Shape#BAD}
   */
  int scan(byte[] b, int at, int end, Record record) {
    long present = 0;
    int slot = 0;
    int to = at;
    int octet;
    do {
      if (to >= end) {
        return record.fail("presence bits run past the end of the block");
      }
      octet = b[to++];
      for (int bit = 7; bit > 0; bit--, slot++) {
        if ((octet >> bit & 1) != 0) {
          if (slot >= fixed.length || fixed[slot] < 0) {
            return record.fail("presence bit " + (slot + 1) + " has no definition");
          }
          present |= 1L << slot;
        }
      }
    } while ((octet & 1) != 0);
    int[] offsets = record.offsets;
    for (long rest = present; rest != 0; rest &= rest - 1) {
      int s = Long.numberOfTrailingZeros(rest);
      offsets[s] = to;
      int length = fixed[s];
      if (length > 0) {
        to += length;
        if (to > end) {
          return record.fail(s, "runs past the end of the block");
        }
      } else {
        Item item = items[s];
        to = item == null ? Shape.BAD : item.shape().end(b, to, end);
        if (to == Shape.BAD) {
          return record.fail(s, "runs past the end of the block or has parts that the edition lacks");
        }
      }
    }
    record.present = present;
    return to;
  }
}

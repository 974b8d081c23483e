package org.tocsin.protocols.asterix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an item finds its own length. None reads at or beyond {@code end}. */
sealed interface Shape {
  /** Result of {@link #end} for an item that does not fit its block or has bits that its definition lacks. */
  int BAD = -1;

  /** First byte after the item that starts at {@code at}, or {@link #BAD}. */
  int end(byte[] b, int at, int end);

  /** A run of whole octets; with {@code fx} the last bit says whether another follows. */
  record Part(int bytes, boolean fx, List<Node> nodes) {}

  record Fixed(Part part) implements Shape {
    @Override
    public int end(byte[] b, int at, int end) {
      int to = at + part.bytes;
      return to <= end ? to : BAD;
    }
  }

  /** Parts that follow each other as long as the extension bit of the one before is set. */
  record Extended(Part[] parts) implements Shape {
    @Override
    public int end(byte[] b, int at, int end) {
      int to = at;
      for (Part p : parts) {
        to += p.bytes;
        if (to > end) {
          return BAD;
        }
        if (!p.fx || (b[to - 1] & 1) == 0) {
          return to;
        }
      }
      return BAD;
    }
  }

  /** One octet that counts the repetitions. */
  record Counted(Part part) implements Shape {
    @Override
    public int end(byte[] b, int at, int end) {
      if (at >= end) {
        return BAD;
      }
      int to = at + 1 + (b[at] & 0xFF) * part.bytes;
      return to <= end ? to : BAD;
    }
  }

  /** Repetitions as long as the last bit of each is set. */
  record Chained(Part part) implements Shape {
    @Override
    public int end(byte[] b, int at, int end) {
      int to = at;
      do {
        to += part.bytes;
        if (to > end) {
          return BAD;
        }
      } while ((b[to - 1] & 1) != 0);
      return to;
    }
  }

  /** Own presence bits, seven an octet, then the subfields present. */
  record Compound(@Nullable Item[] children) implements Shape {
    @Override
    public int end(byte[] b, int at, int end) {
      return walk(b, at, end, children.length);
    }

    /** Start of child {@code index}; {@link #BAD} when it is not there. The item must have been measured before. */
    int start(byte[] b, int at, int end, int index) {
      int octet = at + index / 7;
      for (int i = at; i < octet; i++) {
        if ((b[i] & 1) == 0) {
          return BAD;
        }
      }
      return (b[octet] >> (7 - index % 7) & 1) == 0 ? BAD : walk(b, at, end, index);
    }

    /** The place after all children before {@code until} (or after all presence bits, for none). */
    private int walk(byte[] b, int at, int end, int until) {
      int to = at;
      do {
        if (to >= end) {
          return BAD;
        }
      } while ((b[to++] & 1) != 0);
      int index = 0;
      for (int i = at, stop = to; i < stop; i++) {
        for (int bit = 7; bit > 0; bit--, index++) {
          if ((b[i] >> bit & 1) == 0 || index >= until && until < children.length) {
            continue;
          }
          Item child = index < children.length ? children[index] : null;
          if (child == null) {
            return BAD;
          }
          to = child.shape().end(b, to, end);
          if (to == BAD) {
            return BAD;
          }
        }
      }
      return to;
    }
  }

  /** One octet of length that counts itself, then bytes that only a private agreement explains. */
  record Explicit() implements Shape {
    @Override
    public int end(byte[] b, int at, int end) {
      if (at >= end || b[at] == 0) {
        return BAD;
      }
      int to = at + (b[at] & 0xFF);
      return to <= end ? to : BAD;
    }
  }

  /** One octet that counts pairs of a slot number and its item, in any order (categories 001, 002 and 008). */
  record Scattered(Layout layout) implements Shape {
    @Override
    public int end(byte[] b, int at, int end) {
      if (at >= end) {
        return BAD;
      }
      int to = at + 1;
      for (int n = b[at] & 0xFF; n > 0; n--) {
        if (to >= end) {
          return BAD;
        }
        Item item = layout.item((b[to] & 0xFF) - 1);
        if (item == null || item.shape() instanceof Scattered) {
          return BAD;
        }
        to = item.shape().end(b, to + 1, end);
        if (to == BAD) {
          return BAD;
        }
      }
      return to;
    }
  }
}

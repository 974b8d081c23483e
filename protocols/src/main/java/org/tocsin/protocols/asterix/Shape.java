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
  final class Compound implements Shape {
    private static final int UNSUMMED = -1;

    private final @Nullable Item[] children;
    /** For every presence octet and each of its 128 values: the length of what it announces where all of it is fixed. */
    private final int[][] sums;

    Compound(@Nullable Item[] children) {
      this.children = children;
      this.sums = new int[(children.length + 6) / 7][128];
      for (int octet = 0; octet < sums.length; octet++) {
        for (int bits = 0; bits < 128; bits++) {
          sums[octet][bits] = sum(octet, bits);
        }
      }
    }

    private int sum(int octet, int bits) {
      int sum = 0;
      for (int i = 0; i < 7; i++) {
        if ((bits >> 6 - i & 1) != 0) {
          int index = octet * 7 + i;
          Item child = index < children.length ? children[index] : null;
          if (child == null || !(child.shape() instanceof Fixed f)) {
            return UNSUMMED;
          }
          sum += f.part().bytes();
        }
      }
      return sum;
    }

    @Nullable Item[] children() {
      return children;
    }

    @Override
    public int end(byte[] b, int at, int end) {
      return walk(b, at, end, Integer.MAX_VALUE);
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

    /** The place after all children present before {@code until}. */
    private int walk(byte[] b, int at, int end, int until) {
      int to = at;
      do {
        if (to >= end) {
          return BAD;
        }
      } while ((b[to++] & 1) != 0);
      int octets = to - at;
      for (int octet = 0; octet < octets && octet * 7 <= until; octet++) {
        int bits = b[at + octet] >> 1 & 0x7F;
        int wanted = until - octet * 7;
        if (wanted < 7) {
          bits &= 0x7F << 7 - wanted;
        }
        int sum = octet < sums.length ? sums[octet][bits] : bits == 0 ? 0 : UNSUMMED;
        to = sum == UNSUMMED ? slowly(b, to, end, octet, bits) : to + sum;
        if (to == BAD || to > end) {
          return BAD;
        }
      }
      return to;
    }

    private int slowly(byte[] b, int from, int end, int octet, int bits) {
      int to = from;
      for (int i = 0; i < 7; i++) {
        if ((bits >> 6 - i & 1) != 0) {
          int index = octet * 7 + i;
          Item child = index < children.length ? children[index] : null;
          to = child == null ? BAD : child.shape().end(b, to, end);
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

package org.tocsin.protocols.asterix;

/**
 * Reads the data blocks of a datagram. A block that cannot be read is skipped by its length and the rest of the datagram is
 * kept; bytes that are no block (shorter than a header, or with a length beyond the datagram) are a trailer.
 */
public final class Blocks {
  private static final int HEADER = 3;

  private final Record record = new Record();

  /** What is told while reading. All positions count from the start of the array. */
  public interface Visitor {
    /** A block begins, readable or not. */
    default void block(int category, int from, int to) {}

    /** A record; valid until the call returns. */
    void record(Record record);

    /** The rest of a block is given up. */
    default void problem(int category, int at, String why) {}

    /** Bytes after the last block. */
    default void trailer(int from, int to) {}
  }

  public void read(byte[] b, int from, int to, Editions editions, Visitor visitor) {
    int at = from;
    while (to - at >= HEADER) {
      int category = b[at] & 0xFF;
      int length = (b[at + 1] & 0xFF) << 8 | b[at + 2] & 0xFF;
      if (length < HEADER || length > to - at) {
        break;
      }
      visitor.block(category, at, at + length);
      Definition d = editions.of(category);
      if (d == null) {
        visitor.problem(category, at, "no definition");
      } else {
        records(d, b, at, at + length, visitor);
      }
      at += length;
    }
    if (at < to) {
      visitor.trailer(at, to);
    }
  }

  private void records(Definition d, byte[] b, int block, int end, Visitor visitor) {
    int at = block + HEADER;
    while (at < end) {
      int next = d.scan(b, at, end, record);
      if (next == Shape.BAD) {
        visitor.problem(d.category(), at, record.problem());
        return;
      }
      visitor.record(record);
      at = next;
    }
  }
}

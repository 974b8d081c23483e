package org.tocsin.protocols.asterix;

/** Reads and writes runs of bits, most significant first. */
final class Bits {
  private Bits() {}

  /** @param bit distance of the first bit from byte {@code at} */
  static long read(byte[] b, int at, int bit, int bits) {
    int first = at + (bit >> 3);
    int last = at + (bit + bits - 1 >> 3);
    long v = b[first] & (0xFF >> (bit & 7));
    for (int i = first + 1; i < last; i++) {
      v = v << 8 | b[i] & 0xFF;
    }
    int drop = 7 - (bit + bits - 1 & 7);
    if (last == first) {
      return v >> drop;
    }
    return v << (8 - drop) | (b[last] & 0xFF) >> drop;
  }

  /** The lowest {@code bits} of {@code raw} as two's complement. */
  static long signed(long raw, int bits) {
    int shift = 64 - bits;
    return raw << shift >> shift;
  }

  static void write(byte[] b, int at, int bit, int bits, long value) {
    for (int i = 0; i < bits; i++) {
      int to = bit + i;
      int mask = 0x80 >> (to & 7);
      int index = at + (to >> 3);
      if ((value >>> (bits - 1 - i) & 1) != 0) {
        b[index] |= (byte) mask;
      } else {
        b[index] &= (byte) ~mask;
      }
    }
  }
}

package org.tocsin.protocols.cot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The protocol buffers encoding, as far as four small messages need it. */
final class Wire {
  private static final byte[] NONE = {};

  private Wire() {}

  /** Bytes that are no protocol buffers message. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String why) {
      super(why);
    }
  }

  /**
   * @param value of a varint or fixed field
   * @param isBytes true for a field of given length
   */
  record Field(int number, long value, byte[] bytes, boolean isBytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    double number64() {
      return Double.longBitsToDouble(value);
    }
  }

  static List<Field> fields(byte[] b) throws Malformed {
    List<Field> fields = new ArrayList<>();
    int[] at = {0};
    while (at[0] < b.length) {
      long key = varint(b, at);
      int number = (int) (key >>> 3 & 0x1FFFFFFF);
      switch ((int) (key & 7)) {
        case 0 -> fields.add(new Field(number, varint(b, at), NONE, false));
        case 1 -> fields.add(new Field(number, fixed(b, at, 8), NONE, false));
        case 2 -> {
          long length = varint(b, at);
          if (length < 0 || length > b.length - at[0]) {
            throw new Malformed("a field runs past the end of the message");
          }
          fields.add(new Field(number, 0, Arrays.copyOfRange(b, at[0], at[0] + (int) length), true));
          at[0] += (int) length;
        }
        case 5 -> fields.add(new Field(number, fixed(b, at, 4), NONE, false));
        default -> throw new Malformed("a field of unknown wire type");
      }
    }
    return fields;
  }

  private static long varint(byte[] b, int[] at) throws Malformed {
    long v = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at[0] >= b.length) {
        throw new Malformed("a number is cut off");
      }
      byte x = b[at[0]++];
      v |= (long) (x & 0x7F) << shift;
      if (x >= 0) {
        return v;
      }
    }
    throw new Malformed("a number is too long");
  }

  private static long fixed(byte[] b, int[] at, int bytes) throws Malformed {
    if (bytes > b.length - at[0]) {
      throw new Malformed("a number is cut off");
    }
    ByteBuffer in = ByteBuffer.wrap(b, at[0], bytes).order(ByteOrder.LITTLE_ENDIAN);
    at[0] += bytes;
    return bytes == 8 ? in.getLong() : in.getInt() & 0xFFFFFFFFL;
  }
}

package org.tocsin.server.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a record lies in a file: length, check, payload, mark.
 *
 * <pre>
 * length  u32  bytes of the payload
 * check   u32  CRC32C of the mark before and the length, so that a damaged length is noticed before it is believed
 * payload      JSON, UTF-8
 * mark    u32  CRC32C of the mark before, the length and the payload
 * </pre>
 *
 * Every mark takes in the one before it, so a record that is removed, repeated or moved is noticed as well as a flipped
 * bit. All numbers are big-endian.
 */
final class Frames {
  static final int LEAD = 8;
  static final int TRAIL = 4;

  /** Above the largest message the engine keeps whole, with its readings. */
  static final int MAX_PAYLOAD = 16 << 20;

  private Frames() {}

  static int check(int chain, int length) {
    CRC32C crc = new CRC32C();
    feed(crc, chain);
    feed(crc, length);
    return (int) crc.getValue();
  }

  static int mark(int chain, byte[] payload) {
    CRC32C crc = new CRC32C();
    feed(crc, chain);
    feed(crc, payload.length);
    crc.update(payload);
    return (int) crc.getValue();
  }

  static ByteBuffer frame(int chain, byte[] payload) {
    if (payload.length > MAX_PAYLOAD) {
      throw new IllegalArgumentException("a record of " + payload.length + " bytes is above " + MAX_PAYLOAD);
    }
    return ByteBuffer.allocate(LEAD + payload.length + TRAIL)
        .putInt(payload.length)
        .putInt(check(chain, payload.length))
        .put(payload)
        .putInt(mark(chain, payload))
        .flip();
  }

  private static void feed(CRC32C crc, int value) {
    crc.update(value >>> 24);
    crc.update(value >>> 16);
    crc.update(value >>> 8);
    crc.update(value);
  }
}

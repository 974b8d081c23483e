package org.tocsin.protocols.adsb;

/**
 * Splits a Beast stream into messages: {@code 1A}, type, six octets of counter, one of signal, then 2, 7 or 14 of data, with
 * every {@code 1A} inside doubled. Chunks may break anywhere. After a fault it waits for a {@code 1A} that a type follows.
 */
public final class BeastReader {
  private static final int ESCAPE = 0x1A;
  private static final int OVERHEAD = 7;

  private final byte[] buffer = new byte[OVERHEAD + 14];
  private int filled;
  private int wanted;
  private int type;
  private boolean escaped;
  private long resynchronised;
  private long doubled;

  /** Receives messages. */
  public interface Visitor {
    /**
     * @param type '1' Mode A/C, '2' short, '3' long, '4' status
     * @param counter 48 bits: 12 MHz ticks, or GPS seconds of the day (18 bits) and nanoseconds (30 bits)
     * @param signal 0 to 255
     * @param data holds the message from {@code at}; reused after the call
     */
    void message(char type, long counter, int signal, byte[] data, int at, int length);
  }

  /** Reads the next part of the stream. */
  public void read(byte[] b, int from, int to, Visitor visitor) {
    for (int i = from; i < to; i++) {
      int octet = b[i] & 0xFF;
      if (escaped) {
        escaped = false;
        if (octet == ESCAPE && wanted > 0) {
          doubled++;
          put(octet, visitor);
        } else {
          begin(octet);
        }
      } else if (octet == ESCAPE) {
        escaped = true;
      } else if (wanted > 0) {
        put(octet, visitor);
      } else {
        resynchronised++;
      }
    }
  }

  private void begin(int octet) {
    // What was begun and not finished is lost.
    resynchronised += wanted > 0 ? filled + 2 : 0;
    type = octet;
    filled = 0;
    wanted =
        switch (octet) {
          case '1' -> OVERHEAD + 2;
          case '2' -> OVERHEAD + 7;
          case '3', '4' -> OVERHEAD + 14;
          default -> 0;
        };
    if (wanted == 0) {
      resynchronised += 2;
    }
  }

  private void put(int octet, Visitor visitor) {
    buffer[filled++] = (byte) octet;
    if (filled == wanted) {
      wanted = 0;
      long counter = 0;
      for (int i = 0; i < 6; i++) {
        counter = counter << 8 | buffer[i] & 0xFF;
      }
      visitor.message((char) type, counter, buffer[6] & 0xFF, buffer, OVERHEAD, filled - OVERHEAD);
    }
  }

  /** Bytes that belonged to no message. */
  public long resynchronised() {
    return resynchronised;
  }

  /** Doubled escapes met inside messages. */
  public long doubled() {
    return doubled;
  }
}

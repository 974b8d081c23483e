package org.tocsin.server.sensor;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.journal.Bytes;

/**
 * Several messages of a feed as one body of a datagram: for each the milliseconds since the datagram's receipt and its length,
 * as base-128 numbers with the low part first, and its bytes. An empty parcel says that nothing came.
 */
final class Parcel {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Instant begun;
  private int messages;

  Parcel(Instant begun) {
    this.begun = begun;
  }

  /** One message of a parcel. */
  record Part(Instant at, byte[] bytes) {}

  Instant begun() {
    return begun;
  }

  int messages() {
    return messages;
  }

  int size() {
    return out.size();
  }

  void add(byte[] message, Instant at) {
    number(Math.max(0, Duration.between(begun, at).toMillis()));
    number(message.length);
    out.writeBytes(message);
    messages++;
  }

  private void number(long n) {
    while (n > 0x7F) {
      out.write((int) (n & 0x7F | 0x80));
      n >>>= 7;
    }
    out.write((int) n);
  }

  Bytes bytes() {
    return Bytes.copyOf(out.toByteArray());
  }

  /** The messages in a body; what is no parcel ends them. */
  static List<Part> open(Bytes body, Instant begun) {
    byte[] b = body.toArray();
    List<Part> parts = new ArrayList<>();
    int[] at = {0};
    while (at[0] < b.length) {
      long millis = number(b, at);
      long length = number(b, at);
      if (millis < 0 || length < 0 || length > b.length - at[0]) {
        break;
      }
      byte[] message = new byte[(int) length];
      System.arraycopy(b, at[0], message, 0, message.length);
      at[0] += message.length;
      parts.add(new Part(begun.plusMillis(millis), message));
    }
    return parts;
  }

  /** -1 at the end or for a number too long. */
  private static long number(byte[] b, int[] at) {
    long n = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at[0] >= b.length) {
        return -1;
      }
      byte x = b[at[0]++];
      n |= (long) (x & 0x7F) << shift;
      if (x >= 0) {
        return n;
      }
    }
    return -1;
  }
}

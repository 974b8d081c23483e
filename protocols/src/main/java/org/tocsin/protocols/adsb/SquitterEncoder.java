package org.tocsin.protocols.adsb;

import java.util.Arrays;
import org.tocsin.core.place.GeoPoint;

/** Writes extended squitters (DF 17) and their Beast framing, for the simulator and for tests. */
public final class SquitterEncoder {
  private static final String CHARACTERS = "?ABCDEFGHIJKLMNOPQRSTUVWXYZ????? ???????????????0123456789??????";

  private SquitterEncoder() {}

  /** Type 4: up to eight letters, digits or blanks. */
  public static byte[] identification(int address, String callSign) {
    long me = 4L << 51;
    for (int i = 0; i < 8; i++) {
      int code = CHARACTERS.indexOf(i < callSign.length() ? callSign.charAt(i) : ' ');
      me |= (long) Math.max(0, code) << 42 - 6 * i;
    }
    return squitter(address, me);
  }

  /**
   * Airborne position with pressure altitude.
   *
   * @param nucp 0 to 9: what the type code promises of the accuracy
   * @param feet -1000 to 50175, in steps of 25
   */
  public static byte[] position(int address, GeoPoint point, double feet, int nucp, boolean odd) {
    int n = (int) Math.round((feet + 1000) / 25);
    if (n < 0 || n > 0x7FF) {
      throw new IllegalArgumentException("altitude must be -1000 to 50175 ft, not " + feet);
    }
    long altitude = (n & 0x7F0L) << 1 | 0x10 | n & 0xF;
    long coded = Cpr.encode(point, odd);
    return squitter(
        address,
        (18L - nucp) << 51 | altitude << 36 | (odd ? 1L : 0) << 34 | coded >>> 32 << 17 | coded & 0x1FFFF);
  }

  /** Ground velocity, type 19 subtype 1: up to 1021 knots on each axis, 32,640 feet a minute. */
  public static byte[] velocity(int address, double eastKnots, double northKnots, double feetAMinute) {
    long ew = Math.min(1022, Math.round(Math.abs(eastKnots))) + 1;
    long ns = Math.min(1022, Math.round(Math.abs(northKnots))) + 1;
    long rate = Math.min(510, Math.round(Math.abs(feetAMinute) / 64)) + 1;
    long me = 19L << 51 | 1L << 48;
    me |= (eastKnots < 0 ? 1L : 0) << 42 | ew << 32;
    me |= (northKnots < 0 ? 1L : 0) << 31 | ns << 21;
    me |= (feetAMinute < 0 ? 1L : 0) << 19 | rate << 10;
    return squitter(address, me);
  }

  private static byte[] squitter(int address, long me) {
    byte[] b = new byte[14];
    b[0] = (byte) (17 << 3 | 5);
    for (int i = 0; i < 3; i++) {
      b[1 + i] = (byte) (address >> 16 - 8 * i);
    }
    for (int i = 0; i < 7; i++) {
      b[4 + i] = (byte) (me >> 48 - 8 * i);
    }
    int parity = ModeS.remainder(b, 0, 14);
    for (int i = 0; i < 3; i++) {
      b[11 + i] = (byte) (parity >> 16 - 8 * i);
    }
    return b;
  }

  /** One message of a Beast stream. */
  public static byte[] beast(byte[] message, long counter, int signal) {
    byte[] out = new byte[2 + 2 * (7 + message.length)];
    int n = 0;
    out[n++] = 0x1A;
    out[n++] = (byte) (message.length == 14 ? '3' : message.length == 7 ? '2' : '1');
    for (int i = 0; i < 7 + message.length; i++) {
      byte octet = i < 6 ? (byte) (counter >> 40 - 8 * i) : i == 6 ? (byte) signal : message[i - 7];
      out[n++] = octet;
      if (octet == 0x1A) {
        out[n++] = octet;
      }
    }
    return Arrays.copyOf(out, n);
  }
}

package org.tocsin.protocols.adsb;

/** One Mode S reply: its downlink format, parity and address. Positions of bits are those of ICAO Annex 10 vol. IV 3.1.2. */
public final class ModeS {
  private static final int GENERATOR = 0xFFF409;
  private static final int[] TABLE = table();
  /** Interrogator codes that may overlay the parity of an all-call reply. */
  private static final int MAX_INTERROGATOR = 80;

  private ModeS() {}

  private static int[] table() {
    int[] t = new int[256];
    for (int i = 0; i < 256; i++) {
      int c = i << 16;
      for (int bit = 0; bit < 8; bit++) {
        c = (c & 0x800000) != 0 ? c << 1 ^ GENERATOR : c << 1;
      }
      t[i] = c & 0xFFFFFF;
    }
    return t;
  }

  /** Octets of a reply of that downlink format. */
  public static int length(int format) {
    return format >= 16 ? 14 : 7;
  }

  public static int format(byte[] b, int at) {
    int df = b[at] >> 3 & 0x1F;
    return df >= 24 ? 24 : df;
  }

  /** Remainder of the parity check: 0 for an intact squitter, the address for replies to one interrogator. */
  public static int remainder(byte[] b, int at, int length) {
    int c = 0;
    for (int i = at; i < at + length - 3; i++) {
      c = c << 8 & 0xFFFFFF ^ TABLE[(c >> 16 ^ b[i]) & 0xFF];
    }
    return c ^ u24(b, at + length - 3);
  }

  static int u24(byte[] b, int at) {
    return (b[at] & 0xFF) << 16 | (b[at + 1] & 0xFF) << 8 | b[at + 2] & 0xFF;
  }

  /** True when the reply carries its address in clear and its parity is intact. */
  static boolean isIntactSquitter(int format, int remainder) {
    return (format == 17 || format == 18) && remainder == 0 || format == 11 && remainder < MAX_INTERROGATOR;
  }

  /** Altitude code of 13 bits (DF 0, 4, 16, 20) in feet, or {@link Integer#MIN_VALUE}. */
  static int altitude13(int code) {
    if (code == 0 || (code & 0x40) != 0) {
      // All zero is no altitude; the M bit is metres, which no aircraft was ever seen to use.
      return Integer.MIN_VALUE;
    }
    if ((code & 0x10) != 0) {
      int n = (code & 0x1F80) >> 2 | (code & 0x20) >> 1 | code & 0xF;
      return n * 25 - 1000;
    }
    return gillham(identity(code));
  }

  /** Altitude code of 12 bits (airborne position) in feet, or {@link Integer#MIN_VALUE}. */
  static int altitude12(int code) {
    return altitude13((code & 0xFC0) << 1 | code & 0x3F);
  }

  /** The interleaved 13 bits C1 A1 C2 A2 C4 A4 X B1 D1 B2 D2 B4 D4 as octal digits ABCD. */
  static int identity(int code) {
    int a = bit(code, 11) | bit(code, 9) << 1 | bit(code, 7) << 2;
    int b = bit(code, 5) | bit(code, 3) << 1 | bit(code, 1) << 2;
    int c = bit(code, 12) | bit(code, 10) << 1 | bit(code, 8) << 2;
    int d = bit(code, 4) | bit(code, 2) << 1 | bit(code, 0) << 2;
    return a << 9 | b << 6 | c << 3 | d;
  }

  private static int bit(int code, int index) {
    return code >> index & 1;
  }

  /** Mode C altitude in steps of 100 ft from a Gray code in octal digits ABCD (Annex 10 vol. IV, appendix to chapter 3). */
  static int gillham(int abcd) {
    int a = abcd >> 9 & 7;
    int b = abcd >> 6 & 7;
    int c = abcd >> 3 & 7;
    int d = abcd & 7;
    if ((d & 1) != 0) {
      return Integer.MIN_VALUE;
    }
    // Gray order of the 500 ft steps: D2 D4 A1 A2 A4 B1 B2 B4.
    int gray = (d >> 1 & 1) << 7 | (d >> 2 & 1) << 6 | (a & 1) << 5 | (a >> 1 & 1) << 4 | (a >> 2 & 1) << 3
        | (b & 1) << 2 | (b >> 1 & 1) << 1 | b >> 2 & 1;
    int fives = ungray(gray);
    int ones = ungray((c & 1) << 2 | (c >> 1 & 1) << 1 | c >> 2 & 1);
    if (ones == 0 || ones == 5 || ones == 6) {
      return Integer.MIN_VALUE;
    }
    if (ones == 7) {
      ones = 5;
    }
    if ((fives & 1) != 0) {
      ones = 6 - ones;
    }
    return fives * 500 + ones * 100 - 1300;
  }

  private static int ungray(int gray) {
    int n = gray;
    n ^= n >> 4;
    n ^= n >> 2;
    n ^= n >> 1;
    return n;
  }
}

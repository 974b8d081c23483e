package org.tocsin.protocols.adsb;

import java.util.HexFormat;

/** AVR lines, port 30002: a reply in hexadecimal between an asterisk (or an at sign and a counter) and a semicolon. */
public final class Avr {
  private static final int COUNTER_DIGITS = 12;

  private Avr() {}

  /** The reply's 2, 7 or 14 octets; none when the line is something else. */
  public static byte[] parse(String line) {
    String s = line.strip();
    if (s.length() < 3 || !s.endsWith(";")) {
      return new byte[0];
    }
    int from =
        switch (s.charAt(0)) {
          case '*' -> 1;
          case '@', '%' -> 1 + COUNTER_DIGITS;
          default -> s.length();
        };
    String hex = from < s.length() ? s.substring(from, s.length() - 1) : "";
    if (hex.length() != 4 && hex.length() != 14 && hex.length() != 28) {
      return new byte[0];
    }
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}

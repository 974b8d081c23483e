package org.tocsin.protocols.asterix;

import java.util.Locale;

/** Single values in the form that people and goldens read. */
final class Values {
  private static final String SIX_BIT = "?ABCDEFGHIJKLMNOPQRSTUVWXYZ????? ???????????????0123456789??????";
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Values() {}

  /** True for leaves written as text: codes, call signs, addresses and bits too wide for a number. */
  static boolean isText(Node.Leaf leaf) {
    return switch (leaf.coding()) {
      case OCTAL, ICAO, ASCII -> true;
      case RAW -> leaf.bits() == 24 || leaf.bits() >= 32;
      default -> false;
    };
  }

  static String text(byte[] b, int at, Node.Leaf leaf) {
    int bits = leaf.bits();
    return switch (leaf.coding()) {
      case OCTAL -> digits(Bits.read(b, at, leaf.bit(), bits), bits);
      case ICAO -> characters(b, at, leaf, 6);
      case ASCII -> characters(b, at, leaf, 8);
      default -> hex(Bits.read(b, at, leaf.bit(), bits), bits);
    };
  }

  private static String digits(long value, int bits) {
    char[] c = new char[bits / 3];
    for (int i = 0; i < c.length; i++) {
      c[i] = (char) ('0' + (value >> 3 * (c.length - 1 - i) & 7));
    }
    return new String(c);
  }

  private static String characters(byte[] b, int at, Node.Leaf leaf, int width) {
    char[] c = new char[leaf.bits() / width];
    for (int i = 0; i < c.length; i++) {
      int code = (int) Bits.read(b, at, leaf.bit() + i * width, width);
      c[i] = width == 6 ? SIX_BIT.charAt(code) : (char) code;
    }
    return new String(c);
  }

  private static String hex(long value, int bits) {
    String s = Long.toHexString(value).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, (bits + 3) / 4 - s.length())) + s;
  }

  static String hex(byte[] b, int from, int to) {
    char[] c = new char[2 * (to - from)];
    for (int i = from; i < to; i++) {
      c[2 * (i - from)] = HEX[b[i] >> 4 & 0xF];
      c[2 * (i - from) + 1] = HEX[b[i] & 0xF];
    }
    return new String(c);
  }

  /** A leaf that is not text, as a number in its unit. */
  static double number(byte[] b, int at, Node.Leaf leaf) {
    Node.Leaf l = chosen(b, at, leaf);
    long raw = Bits.read(b, at, l.bit(), l.bits());
    return switch (l.coding()) {
      case SIGNED, INTEGER -> Bits.signed(raw, l.bits()) * l.lsb();
      default -> raw * l.lsb();
    };
  }

  static Node.Leaf chosen(byte[] b, int at, Node.Leaf leaf) {
    Node.Choice c = leaf.choice();
    if (c == null) {
      return leaf;
    }
    int i = (int) Bits.read(b, at, c.bit(), c.bits());
    return i < c.alternatives().size() ? c.alternatives().get(i) : leaf;
  }

  static void write(byte[] data, Node.Leaf leaf, String value) {
    switch (leaf.coding()) {
      case OCTAL -> Bits.write(data, 0, leaf.bit(), leaf.bits(), Long.parseLong(value, 8));
      case ICAO -> characters(data, leaf, value, 6);
      case ASCII -> characters(data, leaf, value, 8);
      default -> Bits.write(data, 0, leaf.bit(), leaf.bits(), Long.parseUnsignedLong(value, 16));
    }
  }

  private static void characters(byte[] data, Node.Leaf leaf, String value, int width) {
    int n = leaf.bits() / width;
    for (int i = 0; i < n; i++) {
      char c = i < value.length() ? value.charAt(i) : ' ';
      // An undefined character is written as 0, which no alphabet uses.
      int code = width == 8 ? c : c == '?' ? 0 : Math.max(0, SIX_BIT.indexOf(c));
      Bits.write(data, 0, leaf.bit() + i * width, width, code);
    }
  }
}

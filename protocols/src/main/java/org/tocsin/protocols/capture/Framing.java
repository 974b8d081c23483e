package org.tocsin.protocols.capture;

import java.util.Locale;

/** How messages lie in a file. */
public enum Framing {
  /** ASTERIX blocks one after the other, nothing between them. */
  RAW,
  /** pcap or pcapng; messages are UDP payloads. */
  PCAP,
  /** pcap whose UDP payloads are chunks of {@code length16 time32 block}. */
  ORADIS_PCAP,
  /** {@code length16 error8 board8 day8 time24 payload A5A5A5A5}; time in 10 ms, length counts everything. */
  FINAL,
  /** {@code length16 time32 block}; length counts the six bytes of header. */
  ORADIS,
  /** A header of 2,200 bytes, then blocks, each followed by ten bytes with a time of day. */
  GPS,
  /**
   * {@code length32 pause32 datagram}, little-endian ({@code .rply}). The pause since the datagram before is kept to its
   * fraction of a second only, so it gives no time.
   */
  REPLAY;

  /** @throws IllegalArgumentException with the names there are */
  public static Framing named(String name) {
    for (Framing f : values()) {
      if (f.name().equalsIgnoreCase(name.replace('-', '_'))) {
        return f;
      }
    }
    throw new IllegalArgumentException("no framing '" + name + "'; there are raw, pcap, oradis-pcap, final, oradis, gps, replay");
  }

  String channel() {
    return name().toLowerCase(Locale.ROOT);
  }
}

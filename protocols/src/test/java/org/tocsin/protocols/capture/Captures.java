package org.tocsin.protocols.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes messages in every framing that is read, a quarter of a second apart from {@link #START} on. */
public final class Captures {
  /** Nanoseconds since 1970 of the first message. */
  public static final long START = 1_777_636_800_125_000_000L;

  static final long STEP = 250_000_000L;
  private static final int PORT = 8600;

  private Captures() {}

  /** The messages in every framing, by its name. */
  public static Map<String, byte[]> all(byte[]... messages) {
    List<byte[]> list = List.of(messages);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("raw", join(list));
    files.put("pcap, microseconds", pcap(ByteOrder.LITTLE_ENDIAN, false, 1, ethernet(udp(list), 0)));
    files.put("pcap, nanoseconds, big-endian", pcap(ByteOrder.BIG_ENDIAN, true, 1, ethernet(udp(list), 0)));
    files.put("pcap, one VLAN tag", pcap(ByteOrder.LITTLE_ENDIAN, false, 1, ethernet(udp(list), 1)));
    files.put("pcap, two VLAN tags", pcap(ByteOrder.LITTLE_ENDIAN, true, 1, ethernet(udp(list), 2)));
    files.put("pcap, fragments", pcap(ByteOrder.LITTLE_ENDIAN, false, 1, ethernet(fragmented(list, false), 0)));
    files.put("pcap, fragments, last first", pcap(ByteOrder.LITTLE_ENDIAN, false, 1, ethernet(fragmented(list, true), 1)));
    files.put("pcap, IPv6", pcap(ByteOrder.LITTLE_ENDIAN, false, 1, ethernet(v6(list), 0)));
    files.put("pcap, raw IP", pcap(ByteOrder.LITTLE_ENDIAN, false, 101, udp(list)));
    files.put("pcap, Linux cooked", pcap(ByteOrder.LITTLE_ENDIAN, false, 113, headed(udp(list), 16)));
    files.put("pcap, loopback", pcap(ByteOrder.LITTLE_ENDIAN, false, 0, headed(udp(list), 4)));
    files.put("pcapng, microseconds", pcapng(ByteOrder.LITTLE_ENDIAN, -1, ethernet(udp(list), 0)));
    files.put("pcapng, nanoseconds, big-endian", pcapng(ByteOrder.BIG_ENDIAN, 9, ethernet(udp(list), 1)));
    files.put("pcapng, fragments", pcapng(ByteOrder.LITTLE_ENDIAN, 9, ethernet(fragmented(list, true), 0)));
    files.put("pcapng, a binary resolution", pcapng(ByteOrder.LITTLE_ENDIAN, 0x80 | 3, ethernet(udp(list), 0)));
    files.put("FINAL", finals(list));
    files.put("ORADIS", oradis(list));
    files.put("ORADIS in pcap", pcap(ByteOrder.LITTLE_ENDIAN, false, 1, ethernet(udp(List.of(oradis(list))), 0)));
    files.put("GPS", gps(list));
    files.put("replay", replay(list));
    return files;
  }

  private static byte[] join(List<byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    return join(List.of(parts));
  }

  /** Packets of one message each. */
  private static List<List<byte[]>> udp(List<byte[]> messages) {
    return messages.stream().map(m -> List.of(ip(7, 0, false, datagram(m)))).toList();
  }

  private static byte[] datagram(byte[] m) {
    return ByteBuffer.allocate(8 + m.length).putShort((short) 4000).putShort((short) PORT).putShort((short) (8 + m.length)).putShort((short) 0).put(m).array();
  }

  private static byte[] ip(int id, int offset, boolean more, byte[] part) {
    return ByteBuffer.allocate(20 + part.length)
        .put((byte) 0x45)
        .put((byte) 0)
        .putShort((short) (20 + part.length))
        .putShort((short) id)
        .putShort((short) ((more ? 0x2000 : 0) | offset / 8))
        .put((byte) 8)
        .put((byte) 17)
        .putShort((short) 0)
        .put(new byte[] {10, 0, 0, 1})
        .put(new byte[] {(byte) 232, 1, 1, 9})
        .put(part)
        .array();
  }

  /** Every message in fragments of 16 octets. */
  private static List<List<byte[]>> fragmented(List<byte[]> messages, boolean backwards) {
    List<List<byte[]>> packets = new ArrayList<>();
    for (byte[] m : messages) {
      byte[] d = datagram(m);
      List<byte[]> parts = new ArrayList<>();
      for (int at = 0; at < d.length; at += 16) {
        int end = Math.min(d.length, at + 16);
        parts.add(ip(100 + packets.size(), at, end < d.length, Arrays.copyOfRange(d, at, end)));
      }
      packets.add(backwards ? parts.reversed() : parts);
    }
    return packets;
  }

  private static List<List<byte[]>> v6(List<byte[]> messages) {
    return messages.stream()
        .map(Captures::datagram)
        .map(
            d ->
                List.of(
                    ByteBuffer.allocate(40 + d.length)
                        .putInt(0x6000_0000)
                        .putShort((short) d.length)
                        .put((byte) 17)
                        .put((byte) 8)
                        .put(new byte[16])
                        .put(new byte[] {(byte) 0xFF, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9})
                        .put(d)
                        .array()))
        .toList();
  }

  /** Ethernet II frames, filled up to the least length that a card sends. */
  private static List<List<byte[]>> ethernet(List<List<byte[]>> packets, int tags) {
    return packets.stream()
        .map(
            parts ->
                parts.stream()
                    .map(
                        p -> {
                          boolean six = p[0] >> 4 == 6;
                          ByteBuffer f = ByteBuffer.allocate(Math.max(60, 14 + 4 * tags + p.length)).put(new byte[12]);
                          for (int i = 0; i < tags; i++) {
                            f.putShort((short) (i + 1 < tags ? 0x88A8 : 0x8100)).putShort((short) 42);
                          }
                          return f.putShort((short) (six ? 0x86DD : 0x0800)).put(p).array();
                        })
                    .toList())
        .toList();
  }

  private static List<List<byte[]>> headed(List<List<byte[]>> packets, int header) {
    return packets.stream().map(parts -> parts.stream().map(p -> join(new byte[header], p)).toList()).toList();
  }

  private static byte[] pcap(ByteOrder order, boolean nanos, int link, List<List<byte[]>> packets) {
    List<byte[]> out = new ArrayList<>();
    out.add(
        ByteBuffer.allocate(24).order(order).putInt(nanos ? 0xA1B23C4D : 0xA1B2C3D4).putShort((short) 2).putShort((short) 4)
            .putLong(0).putInt(65_535).putInt(link).array());
    long time = START;
    for (List<byte[]> parts : packets) {
      for (byte[] p : parts) {
        out.add(
            ByteBuffer.allocate(16).order(order).putInt((int) (time / 1_000_000_000))
                .putInt((int) (time % 1_000_000_000 / (nanos ? 1 : 1000))).putInt(p.length).putInt(p.length).array());
        out.add(p);
      }
      time += STEP;
    }
    return join(out);
  }

  /** @param resolution option 9 of the interface, or -1 for none, which means microseconds */
  private static byte[] pcapng(ByteOrder order, int resolution, List<List<byte[]>> packets) {
    long perSecond = resolution < 0 ? 1_000_000 : resolution < 0x80 ? Math.round(Math.pow(10, resolution)) : 1L << (resolution & 0x7F);
    List<byte[]> out = new ArrayList<>();
    out.add(
        block(order, 0x0A0D0D0A, ByteBuffer.allocate(16).order(order).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1).array()));
    ByteBuffer description = ByteBuffer.allocate(resolution < 0 ? 8 : 20).order(order).putShort((short) 1).putShort((short) 0).putInt(0);
    if (resolution >= 0) {
      description.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]).putInt(0);
    }
    out.add(block(order, 1, description.array()));
    // A block of names, which says nothing of packets.
    out.add(block(order, 4, new byte[8]));
    long time = START;
    for (List<byte[]> parts : packets) {
      for (byte[] p : parts) {
        long ticks = time / 1_000_000_000 * perSecond + time % 1_000_000_000 * perSecond / 1_000_000_000;
        ByteBuffer b = ByteBuffer.allocate(20 + (p.length + 3 & ~3)).order(order);
        b.putInt(0).putInt((int) (ticks >>> 32)).putInt((int) ticks).putInt(p.length).putInt(p.length).put(p);
        out.add(block(order, 6, b.array()));
      }
      time += STEP;
    }
    return join(out);
  }

  private static byte[] block(ByteOrder order, int type, byte[] body) {
    int length = 12 + body.length;
    return ByteBuffer.allocate(length).order(order).putInt(type).putInt(length).put(body).putInt(length).array();
  }

  private static byte[] finals(List<byte[]> messages) {
    List<byte[]> out = new ArrayList<>();
    int centis = 4_320_012;
    for (byte[] m : messages) {
      out.add(
          ByteBuffer.allocate(12 + m.length).putShort((short) (12 + m.length)).putShort((short) 0).put((byte) 0)
              .put((byte) (centis >> 16)).putShort((short) centis).put(m).putInt(0xA5A5A5A5).array());
      centis += 25;
    }
    return join(out);
  }

  private static byte[] oradis(List<byte[]> messages) {
    return join(
        messages.stream()
            .map(m -> ByteBuffer.allocate(6 + m.length).putShort((short) (6 + m.length)).putInt(4_320_012).put(m).array())
            .toList());
  }

  /** Block by block: the framing knows no messages of several. */
  private static byte[] gps(List<byte[]> messages) {
    List<byte[]> out = new ArrayList<>(List.of(new byte[2200]));
    for (byte[] m : messages) {
      for (int at = 0; at < m.length; ) {
        int end = at + Recording.u16(m, at + 1);
        out.add(Arrays.copyOfRange(m, at, end));
        out.add(new byte[] {0, 0, 0, 0, 0, 0, 0x54, 0x60, 0, 0});
        at = end;
      }
    }
    return join(out);
  }

  private static byte[] replay(List<byte[]> messages) {
    return join(
        messages.stream()
            .map(m -> ByteBuffer.allocate(8 + m.length).order(ByteOrder.LITTLE_ENDIAN).putInt(m.length).putInt(250).put(m).array())
            .toList());
  }
}

package org.tocsin.protocols.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Packet captures: pcap (micro- and nanoseconds, both byte orders) and pcapng, down to UDP payloads. */
final class Pcap {
  private static final int MICROS = 0xA1B2C3D4;
  private static final int NANOS = 0xA1B23C4D;
  private static final int SECTION = 0x0A0D0D0A;
  private static final int BYTE_ORDER = 0x1A2B3C4D;

  private Pcap() {}

  static boolean isPcap(byte[] b) {
    if (b.length < 24) {
      return false;
    }
    int magic = ByteBuffer.wrap(b).getInt();
    int swapped = Integer.reverseBytes(magic);
    return magic == MICROS || magic == NANOS || swapped == MICROS || swapped == NANOS || magic == SECTION;
  }

  static void read(byte[] b, Consumer<Frame> to) {
    Udp udp = new Udp(to);
    ByteBuffer in = ByteBuffer.wrap(b);
    if (in.getInt(0) == SECTION) {
      sections(in, udp);
    } else {
      packets(in, udp);
    }
  }

  private static void packets(ByteBuffer in, Udp udp) {
    int magic = in.getInt(0);
    if (magic != MICROS && magic != NANOS) {
      in.order(ByteOrder.LITTLE_ENDIAN);
      magic = in.getInt(0);
    }
    long scale = magic == NANOS ? 1 : 1000;
    int link = in.getInt(20) & 0xFFFF;
    int at = 24;
    while (in.capacity() - at >= 16) {
      long seconds = in.getInt(at) & 0xFFFFFFFFL;
      long fraction = in.getInt(at + 4) & 0xFFFFFFFFL;
      int kept = in.getInt(at + 8);
      at += 16;
      if (kept < 0 || kept > in.capacity() - at) {
        return;
      }
      udp.packet(in.array(), at, at + kept, link, seconds * 1_000_000_000L + fraction * scale);
      at += kept;
    }
  }

  /** @param perSecond units of the interface's clock in a second */
  private record Interface(int link, long perSecond) {}

  private static void sections(ByteBuffer in, Udp udp) {
    List<Interface> interfaces = new ArrayList<>();
    int at = 0;
    while (in.capacity() - at >= 12) {
      int type = in.getInt(at);
      if (type == SECTION) {
        in.order(ByteOrder.BIG_ENDIAN);
        if (in.getInt(at + 8) != BYTE_ORDER) {
          in.order(ByteOrder.LITTLE_ENDIAN);
        }
        interfaces.clear();
      }
      int length = in.getInt(at + 4);
      if (length < 12 || length > in.capacity() - at) {
        return;
      }
      int end = at + length - 4;
      switch (type) {
        case 1 -> {
          if (length >= 20) {
            interfaces.add(new Interface(in.getShort(at + 8) & 0xFFFF, resolution(in, at + 16, end)));
          }
        }
        case 6 -> enhanced(in, at, end, interfaces, udp);
        case 3 -> {
          if (!interfaces.isEmpty() && length >= 16) {
            udp.packet(in.array(), at + 12, end, interfaces.getFirst().link, Frame.NO_TIME);
          }
        }
        default -> {}
      }
      at += length;
    }
  }

  private static void enhanced(ByteBuffer in, int at, int end, List<Interface> interfaces, Udp udp) {
    if (end - at < 28) {
      return;
    }
    int index = in.getInt(at + 8);
    int kept = in.getInt(at + 20);
    if (index < 0 || index >= interfaces.size() || kept < 0 || kept > end - at - 28) {
      return;
    }
    Interface i = interfaces.get(index);
    long ticks = (long) in.getInt(at + 12) << 32 | in.getInt(at + 16) & 0xFFFFFFFFL;
    long rest = Math.floorMod(ticks, i.perSecond);
    long nanos = Math.floorDiv(ticks, i.perSecond) * 1_000_000_000L + (long) (rest * (1e9 / i.perSecond));
    udp.packet(in.array(), at + 28, at + 28 + kept, i.link, nanos);
  }

  /** Option 9: a power of ten, or of two when the highest bit is set; microseconds when absent. */
  private static long resolution(ByteBuffer in, int from, int end) {
    int at = from;
    while (end - at >= 4) {
      int code = in.getShort(at) & 0xFFFF;
      int length = in.getShort(at + 2) & 0xFFFF;
      if (code == 9 && length == 1 && end - at >= 5) {
        int r = in.get(at + 4) & 0xFF;
        int power = r & 0x7F;
        if (power <= ((r & 0x80) != 0 ? 40 : 12)) {
          return (r & 0x80) != 0 ? 1L << power : Math.round(Math.pow(10, power));
        }
      }
      at += 4 + (length + 3 & ~3);
    }
    return 1_000_000;
  }
}

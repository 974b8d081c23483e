package org.tocsin.protocols.capture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** From a captured packet to the UDP payload in it: link headers, VLAN tags, IPv4 and IPv6, IPv4 fragments. */
final class Udp {
  private static final int ETHERNET = 1;
  private static final int RAW_IP = 101;
  private static final int LOOPBACK = 0;
  private static final int LINUX_COOKED = 113;
  private static final int LINUX_COOKED_2 = 276;
  private static final int UDP = 17;
  /** Datagrams whose fragments are awaited at a time; the oldest is given up beyond it. */
  private static final int MAX_PENDING = 64;

  private final Consumer<Frame> to;
  private final Map<String, TreeMap<Integer, byte[]>> pending = new LinkedHashMap<>();

  Udp(Consumer<Frame> to) {
    this.to = to;
  }

  void packet(byte[] b, int from, int end, int link, long nanos) {
    int at = network(b, from, end, link);
    if (at < 0 || end - at < 20) {
      return;
    }
    switch (b[at] >> 4 & 0xF) {
      case 4 -> v4(b, at, end, nanos);
      case 6 -> v6(b, at, end, nanos);
      default -> {}
    }
  }

  private static int network(byte[] b, int from, int end, int link) {
    return switch (link) {
      case ETHERNET -> {
        int type = from + 12;
        while (end - type >= 4 && isTag(Recording.u16(b, type))) {
          type += 4;
        }
        yield end - type < 2 || !isIp(Recording.u16(b, type)) ? -1 : type + 2;
      }
      case RAW_IP, 12, 14, 228, 229 -> from;
      case LOOPBACK -> from + 4;
      case LINUX_COOKED -> from + 16;
      case LINUX_COOKED_2 -> from + 20;
      default -> -1;
    };
  }

  private static boolean isTag(int type) {
    return type == 0x8100 || type == 0x88A8 || type == 0x9100;
  }

  private static boolean isIp(int type) {
    return type == 0x0800 || type == 0x86DD;
  }

  private void v4(byte[] b, int at, int end, long nanos) {
    int header = (b[at] & 0xF) * 4;
    int total = Recording.u16(b, at + 2);
    // Some cards leave the total length to hardware, which writes 0.
    int stop = total == 0 ? end : Math.min(end, at + total);
    if (b[at + 9] != UDP || header < 20 || stop - at < header) {
      return;
    }
    int flags = Recording.u16(b, at + 6);
    int offset = (flags & 0x1FFF) * 8;
    boolean more = (flags & 0x2000) != 0;
    String target = dotted(b, at + 16);
    if (offset == 0 && !more) {
      payload(b, at + header, stop, target, nanos);
      return;
    }
    String key = dotted(b, at + 12) + ' ' + target + ' ' + Recording.u16(b, at + 4);
    fragment(key, offset, more, Arrays.copyOfRange(b, at + header, stop), target, nanos);
  }

  private void fragment(String key, int offset, boolean more, byte[] part, String target, long nanos) {
    TreeMap<Integer, byte[]> parts = pending.computeIfAbsent(key, k -> new TreeMap<>());
    parts.put(offset, part);
    if (!more) {
      parts.put(offset + part.length, new byte[0]);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (Map.Entry<Integer, byte[]> e : parts.entrySet()) {
      if (e.getKey() != whole.size()) {
        break;
      }
      whole.writeBytes(e.getValue());
      if (e.getValue().length == 0) {
        pending.remove(key);
        payload(whole.toByteArray(), 0, whole.size(), target, nanos);
        return;
      }
    }
    if (pending.size() > MAX_PENDING) {
      Iterator<String> oldest = pending.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private void v6(byte[] b, int at, int end, long nanos) {
    if (end - at < 40 || b[at + 6] != UDP) {
      return;
    }
    StringBuilder target = new StringBuilder("[");
    for (int i = 24; i < 40; i += 2) {
      target.append(i == 24 ? "" : ":").append(Integer.toHexString(Recording.u16(b, at + i)));
    }
    payload(b, at + 40, Math.min(end, at + 40 + Recording.u16(b, at + 4)), target.append(']').toString(), nanos);
  }

  private void payload(byte[] b, int at, int end, String target, long nanos) {
    if (end - at < 8) {
      return;
    }
    int length = Recording.u16(b, at + 4);
    int stop = length < 8 ? end : Math.min(end, at + length);
    to.accept(new Frame(b, at + 8, stop, nanos, target + ':' + Recording.u16(b, at + 2)));
  }

  private static String dotted(byte[] b, int at) {
    return (b[at] & 0xFF) + "." + (b[at + 1] & 0xFF) + "." + (b[at + 2] & 0xFF) + "." + (b[at + 3] & 0xFF);
  }
}

package org.tocsin.protocols.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Splits a recorded file into its messages. A file that stops in the middle gives what is whole. */
public final class Recording {
  private static final int GPS_HEADER = 2200;
  private static final int GPS_TRAILER = 10;
  private static final int ORADIS_HEADER = 6;
  private static final int FINAL_HEADER = 8;
  private static final int FINAL_OVERHEAD = 12;
  private static final int REPLAY_HEADER = 8;
  private static final int PROBED = 50;

  private Recording() {}

  /**
   * Recognises the framing by its content.
   *
   * @throws IllegalArgumentException when the bytes fit none
   */
  public static Framing detect(byte[] file) {
    if (Pcap.isPcap(file)) {
      List<Frame> first = new ArrayList<>();
      Pcap.read(file, f -> {
        if (first.size() < PROBED) {
          first.add(f);
        }
      });
      boolean oradis = !first.isEmpty() && first.stream().allMatch(Recording::isOradis);
      return oradis ? Framing.ORADIS_PCAP : Framing.PCAP;
    }
    if (isFinal(file)) {
      return Framing.FINAL;
    }
    if (isReplay(file)) {
      return Framing.REPLAY;
    }
    if (isBlock(file, 0, file.length) && !isText(file)) {
      return Framing.RAW;
    }
    if (isOradis(new Frame(file, 0, file.length, Frame.NO_TIME, ""))) {
      return Framing.ORADIS;
    }
    if (isGps(file)) {
      return Framing.GPS;
    }
    throw new IllegalArgumentException("not a recording that is known here: neither pcap, FINAL, ORADIS, GPS, replay nor raw blocks");
  }

  /** Gives every message to {@code to}, in order. */
  public static void read(byte[] file, Framing framing, Consumer<Frame> to) {
    switch (framing) {
      case RAW -> to.accept(new Frame(file, 0, file.length, Frame.NO_TIME, framing.channel()));
      case PCAP -> Pcap.read(file, to);
      case ORADIS_PCAP -> Pcap.read(file, f -> oradis(f, to));
      case FINAL -> finals(file, to);
      case ORADIS -> oradis(new Frame(file, 0, file.length, Frame.NO_TIME, framing.channel()), to);
      case GPS -> gps(file, to);
      case REPLAY -> replay(file, to);
    }
  }

  private static void oradis(Frame f, Consumer<Frame> to) {
    int at = f.from();
    while (f.to() - at >= ORADIS_HEADER) {
      int length = u16(f.bytes(), at);
      if (length < ORADIS_HEADER || length > f.to() - at) {
        return;
      }
      to.accept(new Frame(f.bytes(), at + ORADIS_HEADER, at + length, f.nanos(), f.channel()));
      at += length;
    }
  }

  private static void finals(byte[] b, Consumer<Frame> to) {
    int at = 0;
    while (b.length - at >= FINAL_OVERHEAD) {
      int length = u16(b, at);
      if (length < FINAL_OVERHEAD || length > b.length - at) {
        return;
      }
      long centis = (long) (b[at + 5] & 0xFF) << 16 | u16(b, at + 6);
      long nanos = (b[at + 4] & 0xFF) * 86_400_000_000_000L + centis * 10_000_000L;
      to.accept(new Frame(b, at + FINAL_HEADER, at + length - 4, nanos, Framing.FINAL.channel()));
      at += length;
    }
  }

  private static void gps(byte[] b, Consumer<Frame> to) {
    int at = GPS_HEADER;
    while (b.length - at >= 3 + GPS_TRAILER) {
      int length = u16(b, at + 1);
      if (length < 3 || length + GPS_TRAILER > b.length - at) {
        return;
      }
      int time = at + length + 6;
      long ticks = (long) (b[time] & 0xFF) << 16 | u16(b, time + 1);
      to.accept(new Frame(b, at, at + length, ticks * 7_812_500L, Framing.GPS.channel()));
      at += length + GPS_TRAILER;
    }
  }

  private static void replay(byte[] b, Consumer<Frame> to) {
    int at = 0;
    while (b.length - at > REPLAY_HEADER) {
      int length = i32(b, at);
      if (length <= 0 || length > b.length - at - REPLAY_HEADER) {
        return;
      }
      at += REPLAY_HEADER;
      to.accept(new Frame(b, at, at + length, Frame.NO_TIME, Framing.REPLAY.channel()));
      at += length;
    }
  }

  /** Blocks at the places that the first lengths lead to. */
  private static boolean isReplay(byte[] b) {
    int at = 0;
    for (int i = 0; i < 3 && at < b.length; i++) {
      int length = b.length - at > REPLAY_HEADER ? i32(b, at) : 0;
      if (length <= 0 || length > b.length - at - REPLAY_HEADER || length > 0xFFFF) {
        return i > 1;
      }
      at += REPLAY_HEADER;
      if (!isBlock(b, at, at + length)) {
        return false;
      }
      at += length;
    }
    return at > 0;
  }

  private static boolean isFinal(byte[] b) {
    if (b.length < FINAL_OVERHEAD) {
      return false;
    }
    int length = u16(b, 0);
    if (length < FINAL_OVERHEAD || length > b.length) {
      return false;
    }
    for (int i = length - 4; i < length; i++) {
      if ((b[i] & 0xFF) != 0xA5) {
        return false;
      }
    }
    return true;
  }

  /** Chunks that fill it exactly, the first holding a block. */
  private static boolean isOradis(Frame f) {
    int at = f.from();
    while (f.to() - at >= ORADIS_HEADER) {
      int length = u16(f.bytes(), at);
      if (length < ORADIS_HEADER + 3 || length > f.to() - at) {
        return false;
      }
      if (!isBlock(f.bytes(), at + ORADIS_HEADER, at + length)) {
        return false;
      }
      at += length;
    }
    return at == f.to() && at > f.from();
  }

  /** Letters and line ends alone: a block holds lengths and counters. */
  private static boolean isText(byte[] b) {
    int probe = Math.min(b.length, 64);
    for (int i = 0; i < probe; i++) {
      if (b[i] >= 0 && b[i] < ' ' && b[i] != '\n' && b[i] != '\r' && b[i] != '\t') {
        return false;
      }
    }
    return probe > 32;
  }

  /** A block and its trailer, and either the end or another block after them. */
  private static boolean isGps(byte[] b) {
    int at = GPS_HEADER;
    for (int i = 0; i < 3 && at < b.length; i++) {
      if (!isBlock(b, at, b.length - GPS_TRAILER)) {
        return false;
      }
      at += u16(b, at + 1) + GPS_TRAILER;
    }
    return at > GPS_HEADER;
  }

  private static boolean isBlock(byte[] b, int at, int end) {
    if (at < 0 || end - at < 4 || end > b.length) {
      return false;
    }
    int length = u16(b, at + 1);
    return b[at] != 0 && length > 3 && length <= end - at;
  }

  /** Little-endian. */
  private static int i32(byte[] b, int at) {
    return b[at] & 0xFF | (b[at + 1] & 0xFF) << 8 | (b[at + 2] & 0xFF) << 16 | b[at + 3] << 24;
  }

  static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
  }
}

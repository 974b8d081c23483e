package org.tocsin.protocols.adsb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;

/**
 * From Mode S replies to what is known of each aircraft. Squitters with intact parity make an aircraft known; replies whose
 * parity hides the address count only for aircraft known already. For one thread.
 */
public final class ModeSDecoder {
  /** Aircraft kept; beyond it those not heard the longest are forgotten. */
  private static final int MAX_AIRCRAFT = 8192;
  /** Seconds of silence after which an aircraft is forgotten when room is needed. */
  private static final double SILENT = 300;
  private static final String CHARACTERS = "?ABCDEFGHIJKLMNOPQRSTUVWXYZ????? ???????????????0123456789??????";

  private final Map<Integer, Aircraft> known = new HashMap<>();
  private final @Nullable GeoPoint receiver;
  private final Listener listener;
  private long intact;
  private long damaged;

  /** Told when an aircraft's place was learned anew. */
  public interface Listener {
    void position(Aircraft aircraft, double time);
  }

  /** @param receiver where the antenna is, for positions on the ground; null when not known */
  public ModeSDecoder(@Nullable GeoPoint receiver, Listener listener) {
    this.receiver = receiver;
    this.listener = listener;
  }

  /**
   * Reads one reply of 7 or 14 octets.
   *
   * @param time seconds of any clock that runs evenly
   */
  public void reply(byte[] b, int at, int length, double time) {
    int format = length > 0 ? ModeS.format(b, at) : -1;
    if (length != 7 && length != 14 || format < 0 || ModeS.length(format) != length) {
      damaged++;
      return;
    }
    int remainder = ModeS.remainder(b, at, length);
    if (ModeS.isIntactSquitter(format, remainder)) {
      intact++;
      boolean icao = format != 18 || isIcao(b, at);
      Aircraft a = aircraft(ModeS.u24(b, at + 1), icao, time);
      if (format != 11) {
        squitter(a, b, at + 4, time);
      }
      return;
    }
    if (format == 11 || format == 17 || format == 18) {
      damaged++;
      return;
    }
    Aircraft a = known.get(key(remainder, true));
    if (a == null) {
      damaged++;
      return;
    }
    intact++;
    a.heard(time);
    int code = (b[at + 2] & 0x1F) << 8 | b[at + 3] & 0xFF;
    switch (format) {
      case 0, 4, 16, 20 -> altitude(a, ModeS.altitude13(code));
      case 5, 21 -> a.squawk(ModeS.identity(code));
      default -> {}
    }
    if (format >= 20) {
      identification(a, bits(b, at + 4));
    }
  }

  /** Register 2,0 in a Comm-B reply. Other registers may begin alike, so every character must be one. */
  private static void identification(Aircraft a, long mb) {
    String s = field(mb, 1, 8) == 0x20 ? callSign(mb) : "";
    if (!s.isEmpty() && s.indexOf('?') < 0) {
      a.callSign(s);
    }
  }

  /** Control field of DF 18: 0 and 6 carry ICAO addresses, 2 and 5 do unless the IMF bit says otherwise. */
  private static boolean isIcao(byte[] b, int at) {
    int control = b[at] & 7;
    return control == 0 || control == 2 || control == 6;
  }

  private static int key(int address, boolean icao) {
    return icao ? address : address | 1 << 24;
  }

  private Aircraft aircraft(int address, boolean icao, double time) {
    Aircraft a = known.get(key(address, icao));
    if (a == null) {
      if (known.size() >= MAX_AIRCRAFT) {
        known.values().removeIf(x -> time - x.seen() > SILENT);
      }
      if (known.size() >= MAX_AIRCRAFT) {
        known.values().stream()
            .min(Comparator.comparingDouble(Aircraft::seen).thenComparing(Aircraft::address))
            .map(x -> known.values().remove(x));
      }
      a = new Aircraft(address, icao);
      known.put(key(address, icao), a);
    }
    a.heard(time);
    return a;
  }

  private static void altitude(Aircraft a, int feet) {
    if (feet != Integer.MIN_VALUE) {
      a.altitude(feet);
    }
  }

  private static long bits(byte[] b, int at) {
    long v = 0;
    for (int i = 0; i < 7; i++) {
      v = v << 8 | b[at + i] & 0xFF;
    }
    return v;
  }

  /** Bits of the message field, numbered from 1 as in the standard. */
  private static int field(long me, int first, int count) {
    return (int) (me >>> 57 - first - count & (1L << count) - 1);
  }

  private void squitter(Aircraft a, byte[] b, int at, double time) {
    long me = bits(b, at);
    int type = field(me, 1, 5);
    switch (type) {
      case 1, 2, 3, 4 -> a.callSign(callSign(me));
      case 5, 6, 7, 8 -> surface(a, me, type, time);
      case 0, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22 -> airborne(a, me, type, time);
      case 19 -> velocity(a, me, time);
      case 28 -> {
        if (field(me, 6, 3) == 1) {
          a.emergency(field(me, 9, 3));
          a.squawk(ModeS.identity(field(me, 12, 13)));
        }
      }
      case 29 -> {
        if (field(me, 6, 2) == 1) {
          a.nacp(field(me, 40, 4));
        }
      }
      case 31 -> {
        if (field(me, 41, 3) > 0) {
          a.nacp(field(me, 45, 4));
        }
      }
      default -> {}
    }
  }

  private static String callSign(long me) {
    char[] c = new char[8];
    for (int i = 0; i < 8; i++) {
      c[i] = CHARACTERS.charAt(field(me, 9 + i * 6, 6));
    }
    return new String(c).stripTrailing();
  }

  private void airborne(Aircraft a, long me, int type, double time) {
    a.onGround(false);
    int feet = type >= 20 ? Integer.MIN_VALUE : ModeS.altitude12(field(me, 9, 12));
    altitude(a, feet);
    if (type >= 20) {
      a.geometricAltitude(field(me, 9, 12) / 0.3048);
    }
    if (type == 0) {
      return;
    }
    a.nucp(Quality.nucpOfType(type));
    coded(a, me, false, time);
  }

  private void surface(Aircraft a, long me, int type, double time) {
    a.onGround(true);
    a.nucp(Quality.nucpOfType(type));
    double speed = movement(field(me, 6, 7));
    if (field(me, 13, 1) == 1 && !Double.isNaN(speed)) {
      double course = Math.toRadians(field(me, 14, 7) * 360.0 / 128);
      a.velocity(speed * Math.sin(course), speed * Math.cos(course), time);
    }
    coded(a, me, true, time);
  }

  private void coded(Aircraft a, long me, boolean surface, double time) {
    boolean odd = field(me, 22, 1) == 1;
    if (a.position(field(me, 23, 17), field(me, 40, 17), odd, surface, time, receiver)) {
      listener.position(a, time);
    }
  }

  /** Ground speed in knots of the surface movement field (DO-260B table 2-22), or NaN. */
  static double movement(int m) {
    if (m == 0 || m > 124) {
      return Double.NaN;
    }
    if (m == 1) {
      return 0;
    }
    if (m <= 8) {
      return 0.125 + (m - 2) * 0.125;
    }
    if (m <= 12) {
      return 1 + (m - 9) * 0.25;
    }
    if (m <= 38) {
      return 2 + (m - 13) * 0.5;
    }
    if (m <= 93) {
      return 15 + (m - 39);
    }
    if (m <= 108) {
      return 70 + (m - 94) * 2;
    }
    return m <= 123 ? 100 + (m - 109) * 5 : 175;
  }

  private static void velocity(Aircraft a, long me, double time) {
    int subtype = field(me, 6, 3);
    int rate = field(me, 38, 9);
    if (rate != 0) {
      a.climb((rate - 1) * 64.0 * (field(me, 37, 1) == 1 ? -1 : 1));
    }
    int difference = field(me, 50, 7);
    if (difference != 0) {
      a.geometricDifference((difference - 1) * 25.0 * (field(me, 49, 1) == 1 ? -1 : 1));
    }
    int eastWest = field(me, 15, 10);
    int northSouth = field(me, 26, 10);
    if ((subtype == 1 || subtype == 2) && eastWest != 0 && northSouth != 0) {
      int step = subtype == 2 ? 4 : 1;
      double east = (eastWest - 1) * step * (field(me, 14, 1) == 1 ? -1 : 1);
      double north = (northSouth - 1) * step * (field(me, 25, 1) == 1 ? -1 : 1);
      a.velocity(east, north, time);
    }
  }

  /** Aircraft known, by address. */
  public List<Aircraft> listAircraft() {
    List<Aircraft> list = new ArrayList<>(known.values());
    list.sort(Comparator.comparing(Aircraft::name));
    return list;
  }

  /** Replies understood. */
  public long intact() {
    return intact;
  }

  /** Replies that failed their parity, or whose address nobody has. */
  public long damaged() {
    return damaged;
  }
}

package org.tocsin.protocols.decode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.protocols.adsb.Aircraft;
import org.tocsin.protocols.adsb.AircraftJson;
import org.tocsin.protocols.adsb.Avr;
import org.tocsin.protocols.adsb.BeastReader;
import org.tocsin.protocols.adsb.ModeS;
import org.tocsin.protocols.adsb.ModeSDecoder;
import org.tocsin.protocols.adsb.Sbs;

/** The four forms of ADS-B files. */
final class AdsbFormats {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AdsbFormats() {}

  private static void line(@Nullable Writer out, ObjectNode o) {
    if (out != null) {
      try {
        out.write(o.toString());
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<String> lines(byte[] file) {
    return new String(file, StandardCharsets.UTF_8).lines().toList();
  }

  /** Lines at the beginning, enough to recognise a text by. */
  private static List<String> head(byte[] file) {
    String text = new String(file, 0, Math.min(file.length, 4096), StandardCharsets.UTF_8);
    return text.lines().limit(5).toList();
  }

  private static double rounded(double value, double step) {
    return Math.rint(value / step) * step;
  }

  private static void put(ObjectNode o, String name, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      o.put(name, (long) value);
    } else {
      o.put(name, value);
    }
  }

  /** What was last known of every aircraft. */
  private static ObjectNode finals(List<Aircraft> list) {
    ObjectNode all = NODES.objectNode();
    for (Aircraft a : list) {
      ObjectNode o = all.putObject(a.name());
      o.put("n", a.messages());
      put(o, "last_gs_kt", Math.rint(a.speed()));
      put(o, "last_track", Math.rint(a.course()));
      put(o, "last_alt_ft", a.pressureAltitude());
      GeoPoint p = a.point();
      if (p != null) {
        o.put("last_lat", rounded(p.lat(), 1e-5)).put("last_lon", rounded(p.lon(), 1e-5));
      }
      if (!a.callSign().isEmpty()) {
        o.put("callsign", a.callSign());
      }
      if (a.squawk() >= 0) {
        o.put("squawk", String.format(Locale.ROOT, "%04o", a.squawk()));
      }
    }
    return all;
  }

  private static List<String> table(String head, ObjectNode finals) {
    List<String> s = new ArrayList<>(List.of(head, String.format(Locale.ROOT, "%-8s %-9s %8s %7s %6s %6s %10s %11s %6s",
        "address", "call sign", "messages", "feet", "knots", "course", "lat", "lon", "code")));
    finals.properties().forEach(e -> s.add(String.format(Locale.ROOT, "%-8s %-9s %8s %7s %6s %6s %10s %11s %6s",
        e.getKey(), e.getValue().path("callsign").asText("-"), e.getValue().path("n").asText(),
        e.getValue().path("last_alt_ft").asText("-"), e.getValue().path("last_gs_kt").asText("-"),
        e.getValue().path("last_track").asText("-"), e.getValue().path("last_lat").asText("-"),
        e.getValue().path("last_lon").asText("-"), e.getValue().path("squawk").asText("-"))));
    return s;
  }

  /** A Beast stream. */
  static final class Beast implements Format {
    @Override
    public String name() {
      return "beast";
    }

    @Override
    public boolean recognises(byte[] file) {
      return file.length > 9 && file[0] == 0x1A && file[1] >= '1' && file[1] <= '4';
    }

    @Override
    public Report decode(byte[] file, String editions, @Nullable Writer lines) {
      BeastReader reader = new BeastReader();
      ModeSDecoder decoder = new ModeSDecoder(null, (a, t) -> {});
      TreeMap<String, Integer> types = new TreeMap<>();
      TreeMap<Integer, Integer> formats = new TreeMap<>();
      long[] span = new long[3];
      reader.read(file, 0, file.length, (type, counter, signal, data, at, length) -> {
        types.merge(String.valueOf(type), 1, Integer::sum);
        span[0] = span[2] == 0 ? counter : span[0];
        span[1] = counter;
        if (type == '2' || type == '3') {
          formats.merge(ModeS.format(data, at), 1, Integer::sum);
          decoder.reply(data, at, length, counter / 12e6);
        }
        line(lines, NODES.objectNode().put("i", span[2]++).put("type", String.valueOf(type)).put("ts12mhz", counter)
            .put("rssi", signal).put("hex", HexFormat.of().formatHex(data, at, at + length)));
      });
      ObjectNode o = NODES.objectNode();
      o.put("frames", span[2]).put("resync_bytes", reader.resynchronised());
      ObjectNode t = o.putObject("by_type");
      types.forEach(t::put);
      ObjectNode f = o.putObject("df_counts");
      formats.forEach((df, n) -> f.put(Integer.toString(df), n));
      o.put("escaped_1a_pairs", reader.doubled());
      o.put("span_s", span[2] == 0 ? 0 : rounded((span[1] - span[0]) / 12e6, 1e-6));
      o.put("aircraft", decoder.listAircraft().size());
      ObjectNode finals = finals(decoder.listAircraft());
      o.set("aircraft_final", finals);
      String head = String.format(Locale.ROOT, "Beast, %d messages, %d bytes skipped, %d replies intact, %d not",
          span[2], reader.resynchronised(), decoder.intact(), decoder.damaged());
      return new Report(o, table(head, finals));
    }
  }

  /** AVR lines, or lines with a hexadecimal reply after a comma. */
  static final class AvrLines implements Format {
    @Override
    public String name() {
      return "avr";
    }

    @Override
    public boolean recognises(byte[] file) {
      return head(file).stream().anyMatch(l -> reply(l).length > 0);
    }

    private static byte[] reply(String line) {
      String[] f = line.split(",");
      byte[] plain = Avr.parse(line);
      return plain.length > 0 || f.length < 2 ? plain : Avr.parse("*" + f[1].replace("\"", "") + ";");
    }

    private static double time(String line, double otherwise) {
      String first = line.split(",")[0];
      return first.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(first) : otherwise;
    }

    @Override
    public Report decode(byte[] file, String editions, @Nullable Writer lines) {
      ModeSDecoder decoder = new ModeSDecoder(null, (a, t) -> {});
      int n = 0;
      int unreadable = 0;
      TreeSet<String> distinct = new TreeSet<>();
      for (String l : lines(file)) {
        byte[] b = reply(l);
        if (b.length == 0) {
          unreadable++;
          continue;
        }
        decoder.reply(b, 0, b.length, time(l, n * 0.001));
        String hex = HexFormat.of().formatHex(b);
        distinct.add(hex);
        line(lines, described(n++, b, hex));
      }
      ObjectNode o = NODES.objectNode();
      o.put("lines", n + unreadable).put("distinct", distinct.size()).put("unreadable", unreadable);
      o.put("aircraft", decoder.listAircraft().size());
      ObjectNode finals = finals(decoder.listAircraft());
      o.set("aircraft_final", finals);
      return new Report(o, table(String.format(Locale.ROOT, "AVR, %d messages, %d lines unreadable", n, unreadable), finals));
    }

    /** What one reply says by itself, read by a decoder that knows nothing else. */
    private static ObjectNode described(int i, byte[] b, String hex) {
      ObjectNode o = NODES.objectNode().put("i", i).put("hex", hex).put("df", ModeS.format(b, 0));
      ModeSDecoder alone = new ModeSDecoder(null, (a, t) -> {});
      alone.reply(b, 0, b.length, 0);
      for (Aircraft a : alone.listAircraft()) {
        o.put("icao", a.name().toLowerCase(Locale.ROOT));
        if (b.length == 14) {
          int type = b[4] >> 3 & 0x1F;
          o.put("typecode", type);
          if (type >= 5 && type <= 22 && type != 19) {
            o.put("cpr_format", b[6] >> 2 & 1);
          }
          if (type >= 1 && type <= 4) {
            o.put("category", b[4] & 7);
          }
        }
        put(o, "altitude", a.pressureAltitude());
        put(o, "groundspeed", Math.floor(a.speed()));
        put(o, "track", a.course());
        put(o, "vertical_rate", a.climb());
        if (!a.callSign().isEmpty()) {
          o.put("callsign", a.callSign());
        }
      }
      return o;
    }
  }

  /** SBS-1 lines. */
  static final class SbsLines implements Format {
    @Override
    public String name() {
      return "sbs";
    }

    @Override
    public boolean recognises(byte[] file) {
      return head(file).stream().anyMatch(l -> Sbs.parse(l) != null);
    }

    @Override
    public Report decode(byte[] file, String editions, @Nullable Writer lines) {
      TreeMap<String, Integer> byKind = new TreeMap<>();
      TreeMap<String, ObjectNode> aircraft = new TreeMap<>();
      int n = 0;
      int positions = 0;
      int unreadable = 0;
      for (String l : lines(file)) {
        Sbs s = Sbs.parse(l);
        if (s == null) {
          unreadable++;
          continue;
        }
        n++;
        byKind.merge(Integer.toString(s.transmission()), 1, Integer::sum);
        positions += s.hasPosition() ? 1 : 0;
        ObjectNode o = aircraft.computeIfAbsent(s.address(), x -> NODES.objectNode());
        o.put("n", o.path("n").asInt() + 1);
        ObjectNode said = said(s);
        o.setAll(said);
        line(lines, NODES.objectNode().put("i", n - 1).put("msg", s.transmission()).put("icao", s.address()).setAll(said));
      }
      ObjectNode o = NODES.objectNode().put("sbs_lines", n).put("unreadable", unreadable);
      ObjectNode kinds = o.putObject("sbs_by_msg");
      byKind.forEach(kinds::put);
      o.put("sbs_with_position", positions).put("aircraft", aircraft.size());
      ObjectNode finals = o.putObject("aircraft_final");
      aircraft.forEach(finals::set);
      return new Report(o, table(String.format(Locale.ROOT, "SBS-1, %d lines, %d unreadable", n, unreadable), finals));
    }

    private static ObjectNode said(Sbs s) {
      ObjectNode o = NODES.objectNode();
      if (!Double.isNaN(s.speed())) {
        o.put("last_gs_kt", s.speed());
      }
      if (!Double.isNaN(s.course())) {
        o.put("last_track", s.course());
      }
      put(o, "last_alt_ft", s.altitude());
      if (s.hasPosition()) {
        o.put("last_lat", s.lat()).put("last_lon", s.lon());
      }
      if (!s.callSign().isEmpty()) {
        o.put("callsign", s.callSign());
      }
      if (s.squawk() >= 0) {
        o.put("squawk", String.format(Locale.ROOT, "%04o", s.squawk()));
      }
      return o;
    }
  }

  /** {@code aircraft.json}. */
  static final class Json implements Format {
    @Override
    public String name() {
      return "aircraft-json";
    }

    @Override
    public boolean recognises(byte[] file) {
      return file.length > 0 && file[0] == '{' && AircraftJson.parse(file) != null;
    }

    @Override
    public Report decode(byte[] file, String editions, @Nullable Writer lines) {
      AircraftJson document = AircraftJson.parse(file);
      if (document == null) {
        throw new IllegalArgumentException("not an aircraft.json");
      }
      ObjectNode o = NODES.objectNode().put("now", document.now()).put("aircraft", document.aircraft().size());
      o.put("with_position", document.aircraft().stream().filter(AircraftJson.Entry::hasPosition).count());
      ArrayNode all = o.putArray("normalised");
      List<String> summary = new ArrayList<>();
      for (AircraftJson.Entry e : document.aircraft()) {
        ObjectNode n = normalised(e);
        all.add(n);
        line(lines, n);
        summary.add(n.toString());
      }
      summary.addFirst(String.format(Locale.ROOT, "aircraft.json, %d aircraft, %d with position", document.aircraft().size(),
          o.get("with_position").asInt()));
      return new Report(o, summary);
    }

    private static ObjectNode normalised(AircraftJson.Entry e) {
      ObjectNode n = NODES.objectNode().put("hex", e.hex()).put("icao", e.icao());
      text(n, "callsign", e.callSign());
      put(n, "lat", e.lat());
      put(n, "lon", e.lon());
      n.put("on_ground", e.onGround());
      put(n, "alt_baro_ft", e.altitude());
      put(n, "alt_geom_ft", e.geometricAltitude());
      put(n, "gs_kt", e.speed());
      put(n, "track_deg", e.course());
      put(n, "vrate_fpm", e.climb());
      text(n, "squawk", e.squawk());
      put(n, "seen_s", e.seen());
      put(n, "seen_pos_s", e.seenPosition());
      put(n, "nic", e.nic() < 0 ? Double.NaN : e.nic());
      put(n, "nac_p", e.nacp() < 0 ? Double.NaN : e.nacp());
      return n;
    }

    private static void text(ObjectNode n, String name, String value) {
      if (!value.isEmpty()) {
        n.put(name, value);
      }
    }
  }
}

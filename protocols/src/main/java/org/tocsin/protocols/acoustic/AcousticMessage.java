package org.tocsin.protocols.acoustic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.tocsin.core.observation.ThreatClass;

/**
 * One message of an acoustic sensor; without a bearing a sign of life. The JSON form is described by {@code
 * acoustic.schema.json}.
 *
 * <p>The compact form, big-endian: {@code A7}, version 1, length of the sensor's name and the name in ASCII, latitude and
 * longitude in 10⁻⁷ degrees (32 bits each), milliseconds since 1970 (48), time source (8: 0 none, 1 NTP, 2 GNSS), bearing in
 * hundredths of a degree (16, FFFF for none), sigma in half degrees (8), level in dB (8, FF for none), battery in per cent (8, FF
 * for none), number of classes and for each its number and likelihood in 1/255, and CRC-16/CCITT-FALSE of everything before.
 *
 * @param bearing degrees clockwise from true north, or NaN
 * @param sigma standard deviation of it, degrees, or NaN
 * @param classes likelihoods, any scale; may be empty
 * @param level dB re 20 µPa, or NaN
 * @param battery per cent, or NaN
 */
public record AcousticMessage(
    String sensor,
    double lat,
    double lon,
    Instant time,
    TimeSource timeSource,
    double bearing,
    double sigma,
    Map<ThreatClass, Double> classes,
    double level,
    double battery) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAGIC = 0xA7;
  private static final int NONE_8 = 0xFF;
  private static final int NONE_16 = 0xFFFF;
  private static final int FIXED = 2 + 1 + 8 + 6 + 1 + 2 + 1 + 1 + 1 + 1 + 2;
  private static final long YEAR_3000 = 32_503_680_000_000L;

  public enum TimeSource {
    NONE,
    NTP,
    GNSS
  }

  /** A message or the reason why there is none. */
  public sealed interface Result {
    record Read(AcousticMessage message) implements Result {}

    record Refused(String reason) implements Result {}
  }

  public AcousticMessage {
    EnumMap<ThreatClass, Double> copy = new EnumMap<>(ThreatClass.class);
    copy.putAll(classes);
    classes = Collections.unmodifiableMap(copy);
  }

  public boolean hasBearing() {
    return !Double.isNaN(bearing);
  }

  /** Reads either form; never throws for bad data. */
  public static Result read(byte[] b) {
    return b.length > 0 && (b[0] & 0xFF) == MAGIC ? compact(b) : json(b);
  }

  private static Result json(byte[] b) {
    JsonNode n;
    try {
      n = JSON.readTree(new String(b, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return new Result.Refused("not JSON");
    }
    if (n == null || n.path("v").asInt() != 1) {
      return new Result.Refused("not version 1");
    }
    Instant time;
    try {
      time = OffsetDateTime.parse(n.path("time").asText("")).toInstant();
    } catch (DateTimeException e) {
      return new Result.Refused("no time");
    }
    EnumMap<ThreatClass, Double> classes = new EnumMap<>(ThreatClass.class);
    for (Map.Entry<String, JsonNode> e : n.path("classes").properties()) {
      try {
        classes.put(ThreatClass.valueOf(e.getKey()), e.getValue().asDouble(Double.NaN));
      } catch (IllegalArgumentException unknown) {
        return new Result.Refused("no class " + e.getKey());
      }
    }
    TimeSource source =
        switch (n.path("timeSource").asText("none")) {
          case "gnss" -> TimeSource.GNSS;
          case "ntp" -> TimeSource.NTP;
          default -> TimeSource.NONE;
        };
    return checked(
        new AcousticMessage(
            n.path("sensor").asText(""), number(n, "lat"), number(n, "lon"), time, source, number(n, "bearing"), number(n, "sigma"),
            classes, number(n, "level"), number(n, "battery")));
  }

  private static double number(JsonNode n, String name) {
    return n.path(name).isNumber() ? n.get(name).asDouble() : Double.NaN;
  }

  private static Result checked(AcousticMessage m) {
    if (!m.sensor.matches("[A-Za-z0-9_.-]{1,32}")) {
      return new Result.Refused("no name of a sensor");
    }
    if (!(m.lat >= -90 && m.lat <= 90 && m.lon >= -180 && m.lon <= 180)) {
      return new Result.Refused("no place on the globe");
    }
    boolean direction = m.bearing >= 0 && m.bearing <= 360 && m.sigma > 0 && m.sigma <= 180;
    if (!direction && !(Double.isNaN(m.bearing) && Double.isNaN(m.sigma))) {
      return new Result.Refused("bearing and sigma do not go together");
    }
    for (double p : m.classes.values()) {
      if (!(p >= 0 && p < 1e9)) {
        return new Result.Refused("a likelihood must not be negative");
      }
    }
    return new Result.Read(m);
  }

  private static Result compact(byte[] b) {
    int name = b.length > 2 ? b[2] & 0xFF : 0;
    if (b.length < FIXED + name || b[1] != 1) {
      return new Result.Refused("compact message too short or not version 1");
    }
    ByteBuffer in = ByteBuffer.wrap(b);
    if (crc(b, b.length - 2) != (in.getShort(b.length - 2) & 0xFFFF)) {
      return new Result.Refused("check sum");
    }
    String sensor = new String(b, 3, name, StandardCharsets.US_ASCII);
    in.position(3 + name);
    double lat = in.getInt() * 1e-7;
    double lon = in.getInt() * 1e-7;
    long millis = (in.getShort() & 0xFFFFL) << 32 | in.getInt() & 0xFFFFFFFFL;
    int source = in.get();
    int bearing = in.getShort() & 0xFFFF;
    int sigma = in.get() & 0xFF;
    int level = in.get() & 0xFF;
    int battery = in.get() & 0xFF;
    int count = in.get() & 0xFF;
    if (in.remaining() != 2 * count + 2 || source < 0 || source > 2 || millis > YEAR_3000) {
      return new Result.Refused("compact message of wrong length or content");
    }
    EnumMap<ThreatClass, Double> classes = new EnumMap<>(ThreatClass.class);
    for (int i = 0; i < count; i++) {
      int c = in.get() & 0xFF;
      if (c >= ThreatClass.values().length) {
        return new Result.Refused("no class " + c);
      }
      classes.put(ThreatClass.values()[c], (in.get() & 0xFF) / 255.0);
    }
    boolean none = bearing == NONE_16;
    return checked(
        new AcousticMessage(
            sensor, lat, lon, Instant.ofEpochMilli(millis), TimeSource.values()[source], none ? Double.NaN : bearing / 100.0,
            none ? Double.NaN : sigma / 2.0, classes, level == NONE_8 ? Double.NaN : level, battery == NONE_8 ? Double.NaN : battery));
  }

  public byte[] toJson() {
    ObjectNode o = JsonNodeFactory.instance.objectNode().put("v", 1).put("sensor", sensor).put("lat", lat).put("lon", lon);
    o.put("time", time.toString()).put("timeSource", timeSource.name().toLowerCase(Locale.ROOT));
    if (hasBearing()) {
      o.put("bearing", bearing).put("sigma", sigma);
    }
    if (!classes.isEmpty()) {
      ObjectNode c = o.putObject("classes");
      classes.forEach((k, v) -> c.put(k.name(), v));
    }
    if (!Double.isNaN(level)) {
      o.put("level", level);
    }
    if (!Double.isNaN(battery)) {
      o.put("battery", battery);
    }
    return o.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The compact form; likelihoods are scaled so that the greatest is one. */
  public byte[] toCompact() {
    byte[] name = sensor.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(FIXED + name.length + 2 * classes.size());
    out.put((byte) MAGIC).put((byte) 1).put((byte) name.length).put(name);
    out.putInt((int) Math.round(lat * 1e7)).putInt((int) Math.round(lon * 1e7));
    long millis = time.toEpochMilli();
    out.putShort((short) (millis >>> 32)).putInt((int) millis).put((byte) timeSource.ordinal());
    out.putShort((short) (hasBearing() ? Math.round(bearing * 100) : NONE_16));
    out.put((byte) (hasBearing() ? Math.max(1, Math.min(255, Math.round(sigma * 2))) : 0));
    out.put(octet(level)).put(octet(battery)).put((byte) classes.size());
    double greatest = classes.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    classes.forEach((c, p) -> out.put((byte) c.ordinal()).put((byte) Math.round(greatest > 0 ? p / greatest * 255 : 0)));
    out.putShort((short) crc(out.array(), out.position()));
    return out.array();
  }

  private static byte octet(double value) {
    return (byte) (Double.isNaN(value) ? NONE_8 : Math.max(0, Math.min(254, Math.round(value))));
  }

  private static int crc(byte[] b, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < length; i++) {
      crc ^= (b[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
      }
    }
    return crc & 0xFFFF;
  }
}

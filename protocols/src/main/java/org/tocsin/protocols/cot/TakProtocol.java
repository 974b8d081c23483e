package org.tocsin.protocols.cot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * TAK protocol version 1: events as protocol buffers, {@code TakMessage{2: CotEvent}}. A child of the detail is written as a
 * message of its own only when every attribute fits; the others stay XML.
 */
public final class TakProtocol {
  private static final int MAGIC = 0xBF;
  private static final byte[] MESH = {(byte) MAGIC, 1, (byte) MAGIC};

  private final CotXml xml = new CotXml();

  /**
   * A kind of detail that has a message of its own.
   *
   * @param field its number within {@code Detail}
   * @param attributes in the order of their field numbers from 1
   * @param required without these the element stays XML
   */
  private record Typed(int field, String name, List<String> attributes, Set<String> required) {}

  private static final List<Typed> TYPED =
      List.of(
          new Typed(2, "contact", List.of("endpoint", "callsign"), Set.of("callsign")),
          new Typed(3, "__group", List.of("name", "role"), Set.of("name", "role")),
          new Typed(4, "precisionlocation", List.of("geopointsrc", "altsrc"), Set.of()),
          new Typed(5, "status", List.of("battery"), Set.of("battery")),
          new Typed(6, "takv", List.of("device", "platform", "os", "version"), Set.of()),
          new Typed(7, "track", List.of("speed", "course"), Set.of("speed", "course")));

  /** One datagram of a mesh: {@code BF 01 BF} and the message. */
  public byte[] mesh(CotEvent e) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MESH);
    out.writeBytes(payload(e));
    return out.toByteArray();
  }

  /** One message of a stream: {@code BF}, its length and the message. */
  public byte[] stream(CotEvent e) {
    byte[] payload = payload(e);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(MAGIC);
    varint(out, payload.length);
    out.writeBytes(payload);
    return out.toByteArray();
  }

  /** True when a datagram is of this protocol rather than XML. */
  public static boolean isMesh(byte[] b) {
    return b.length > 3 && b[0] == MESH[0] && b[1] == MESH[1] && b[2] == MESH[2];
  }

  /** Reads one datagram of a mesh, in this protocol or as XML. */
  public CotXml.Result readMesh(byte[] b) {
    return isMesh(b) ? readPayload(Arrays.copyOfRange(b, 3, b.length)) : xml.read(b);
  }

  /** The message without framing. */
  public byte[] payload(CotEvent e) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    string(event, 1, e.type());
    string(event, 2, e.access());
    string(event, 3, e.qos());
    string(event, 4, e.opex());
    string(event, 5, e.uid());
    time(event, 6, e.time());
    time(event, 7, e.start());
    time(event, 8, e.stale());
    string(event, 9, e.how());
    fixed(event, 10, e.lat());
    fixed(event, 11, e.lon());
    fixed(event, 12, CotEvent.sent(e.hae()));
    fixed(event, 13, CotEvent.sent(e.ce()));
    fixed(event, 14, CotEvent.sent(e.le()));
    bytes(event, 15, detail(e.detail()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bytes(out, 2, event.toByteArray());
    return out.toByteArray();
  }

  private static byte[] detail(List<Element> elements) {
    StringBuilder rest = new StringBuilder();
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    List<String> done = new ArrayList<>();
    for (Element e : elements) {
      Typed t = done.contains(e.name()) ? null : typed(e);
      if (t == null) {
        e.write(rest);
      } else {
        done.add(e.name());
        bytes(typed, t.field, message(t, e));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    string(out, 1, rest.toString());
    out.writeBytes(typed.toByteArray());
    return out.toByteArray();
  }

  private static @Nullable Typed typed(Element e) {
    for (Typed t : TYPED) {
      if (t.name.equals(e.name())) {
        boolean fits =
            e.children().isEmpty()
                && e.text().isEmpty()
                && t.attributes.containsAll(e.attributes().keySet())
                && e.attributes().keySet().containsAll(t.required)
                && (t.field != 5 || e.attributes().getOrDefault("battery", "").matches("\\d{1,9}"))
                && (t.field != 7 || !Double.isNaN(e.number("speed")) && !Double.isNaN(e.number("course")));
        return fits ? t : null;
      }
    }
    return null;
  }

  private static byte[] message(Typed t, Element e) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < t.attributes.size(); i++) {
      String value = e.attribute(t.attributes.get(i));
      if (value != null) {
        switch (t.field) {
          case 5 -> number(out, i + 1, Long.parseLong(value));
          case 7 -> fixed(out, i + 1, CotXml.number(value));
          default -> string(out, i + 1, value);
        }
      }
    }
    return out.toByteArray();
  }

  /** Reads a message without framing; never throws for bad data. */
  public CotXml.Result readPayload(byte[] b) {
    try {
      for (Wire.Field f : Wire.fields(b)) {
        if (f.number() == 2 && f.isBytes()) {
          return event(f.bytes());
        }
      }
      return new CotXml.Result.Refused("no event in the message");
    } catch (Wire.Malformed e) {
      return new CotXml.Result.Refused(e.getMessage());
    }
  }

  private CotXml.Result event(byte[] b) throws Wire.Malformed {
    String[] text = new String[10];
    Arrays.fill(text, "");
    Instant[] times = new Instant[9];
    double[] numbers = new double[15];
    List<Element> detail = List.of();
    for (Wire.Field f : Wire.fields(b)) {
      int n = f.number();
      if (f.isBytes() && (n <= 5 || n == 9)) {
        text[n] = f.text();
      } else if (!f.isBytes() && n >= 6 && n <= 8) {
        times[n] = time(f.value());
      } else if (!f.isBytes() && n >= 10 && n <= 14) {
        numbers[n] = f.number64();
      } else if (f.isBytes() && n == 15) {
        detail = details(f.bytes());
      }
    }
    double lat = numbers[10];
    double lon = numbers[11];
    if (text[5].isEmpty() || !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)) {
      return new CotXml.Result.Refused(text[5].isEmpty() ? "no uid" : "no place on the globe");
    }
    return new CotXml.Result.Read(
        new CotEvent(
            "2.0", text[5], text[1], text[9], times[6], times[7], times[8], lat, lon, CotEvent.known(numbers[12]),
            CotEvent.known(numbers[13]), CotEvent.known(numbers[14]), text[2], text[3], text[4], detail));
  }

  private static @Nullable Instant time(long millis) {
    // Beyond the year 9999 no clock means it.
    return millis <= 0 || millis > 253_402_300_799_000L ? null : Instant.ofEpochMilli(millis);
  }

  private List<Element> details(byte[] b) throws Wire.Malformed {
    List<Element> elements = new ArrayList<>();
    for (Wire.Field f : Wire.fields(b)) {
      if (f.number() == 1 && f.isBytes()) {
        elements.addAll(xml.fragment(f.text()));
      }
      for (Typed t : TYPED) {
        if (t.field == f.number() && f.isBytes()) {
          elements.removeIf(e -> e.name().equals(t.name));
          elements.add(element(t, f.bytes()));
        }
      }
    }
    return elements;
  }

  private static Element element(Typed t, byte[] b) throws Wire.Malformed {
    String[] values = new String[t.attributes.size()];
    // Numbers that are zero are not on the wire.
    Arrays.fill(values, t.field == 5 ? "0" : t.field == 7 ? "0.0" : "");
    for (Wire.Field f : Wire.fields(b)) {
      if (f.number() >= 1 && f.number() <= values.length) {
        values[f.number() - 1] =
            f.isBytes() ? f.text() : t.field == 7 ? Double.toString(f.number64()) : Long.toString(f.value());
      }
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        pairs.add(t.attributes.get(i));
        pairs.add(values[i]);
      }
    }
    return Element.of(t.name, pairs.toArray(new String[0]));
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long v = value;
    while ((v & ~0x7FL) != 0) {
      out.write((int) (v & 0x7F | 0x80));
      v >>>= 7;
    }
    out.write((int) v);
  }

  private static void number(ByteArrayOutputStream out, int field, long value) {
    if (value != 0) {
      varint(out, (long) field << 3);
      varint(out, value);
    }
  }

  private static void time(ByteArrayOutputStream out, int field, @Nullable Instant t) {
    number(out, field, t == null ? 0 : t.toEpochMilli());
  }

  private static void fixed(ByteArrayOutputStream out, int field, double value) {
    if (value != 0) {
      varint(out, (long) field << 3 | 1);
      out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
    }
  }

  private static void string(ByteArrayOutputStream out, int field, String value) {
    if (!value.isEmpty()) {
      bytes(out, field, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
    varint(out, (long) field << 3 | 2);
    varint(out, value.length);
    out.writeBytes(value);
  }
}

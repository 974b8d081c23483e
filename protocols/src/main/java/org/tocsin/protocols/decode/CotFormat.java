package org.tocsin.protocols.decode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.protocols.cot.CotEvent;
import org.tocsin.protocols.cot.CotXml;
import org.tocsin.protocols.cot.Element;
import org.tocsin.protocols.cot.TakProtocol;
import org.tocsin.protocols.cot.TakStream;

/** Cursor on Target: one event or a stream of them, as XML or TAK protocol version 1, or one datagram of a mesh. */
final class CotFormat implements Format {
  @Override
  public String name() {
    return "cot";
  }

  @Override
  public boolean recognises(byte[] file) {
    if (file.length > 2 && (file[0] & 0xFF) == 0xBF) {
      return !results(file).isEmpty();
    }
    String head = new String(file, 0, Math.min(file.length, 4096), StandardCharsets.UTF_8);
    return head.contains("<event") && head.stripLeading().startsWith("<");
  }

  private static List<CotXml.Result> results(byte[] file) {
    if (TakProtocol.isMesh(file)) {
      return List.of(new TakProtocol().readMesh(file));
    }
    List<CotXml.Result> results = new ArrayList<>();
    new TakStream().read(file, 0, file.length, results::add);
    return results;
  }

  @Override
  public Report decode(byte[] file, String editions, @Nullable Writer lines) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    List<String> summary = new ArrayList<>();
    for (CotXml.Result r : results(file)) {
      switch (r) {
        case CotXml.Result.Read read -> {
          ObjectNode e = event(read.event());
          events.add(e);
          line(lines, e);
          summary.add(String.format(Locale.ROOT, "%-40s %-14s %-6s %10.5f %11.5f %s", read.event().uid(),
              read.event().type(), read.event().how(), read.event().lat(), read.event().lon(), e.path("callsign").asText("")));
        }
        case CotXml.Result.Refused refused -> {
          errors.add(refused.reason());
          summary.add("refused: " + refused.reason());
        }
      }
    }
    if (events.size() == 1) {
      facts.set("event", events.get(0));
    } else {
      facts.set("events", events);
    }
    facts.set("errors", errors);
    summary.addFirst(String.format(Locale.ROOT, "Cursor on Target, %d events, %d refused", events.size(), errors.size()));
    return new Report(facts, summary);
  }

  private static void line(@Nullable Writer out, ObjectNode o) {
    if (out != null) {
      try {
        out.write(o + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static ObjectNode event(CotEvent e) {
    ObjectNode o = JsonNodeFactory.instance.objectNode();
    text(o, "version", e.version());
    text(o, "uid", e.uid());
    text(o, "type", e.type());
    text(o, "how", e.how());
    time(o, "time_ms", e.time());
    time(o, "start_ms", e.start());
    time(o, "stale_ms", e.stale());
    text(o, "access", e.access());
    text(o, "qos", e.qos());
    text(o, "opex", e.opex());
    ObjectNode point = o.putObject("point").put("lat", e.lat()).put("lon", e.lon());
    point.put("hae", sent(e.hae())).put("ce", sent(e.ce())).put("le", sent(e.le()));
    ArrayNode names = o.putArray("detail");
    e.detail().forEach(d -> names.add(d.name()));
    e.findDetail("contact").ifPresent(c -> o.put("callsign", c.attribute("callsign")).put("endpoint", c.attribute("endpoint")));
    for (String name : List.of("precisionlocation", "status", "__group", "takv")) {
      e.findDetail(name).ifPresent(d -> {
        ObjectNode n = o.putObject(name);
        d.attributes().forEach(n::put);
      });
    }
    e.findDetail("remarks").ifPresent(r -> o.put("remarks_chars", r.text().length()));
    e.findDetail("track").ifPresent(t -> o.putObject("track").put("course", t.number("course")).put("speed", t.number("speed")));
    e.findDetail("emergency").ifPresent(t -> {
      ObjectNode n = o.putObject("emergency");
      t.attributes().forEach(n::put);
      n.put("text", t.text());
    });
    e.findDetail("shape").flatMap(s -> s.children().stream().filter(c -> c.name().equals("ellipse")).findFirst())
        .ifPresent(c -> o.putObject("ellipse").put("major", c.number("major")).put("minor", c.number("minor")).put("angle", c.number("angle")));
    vertices(e, o);
    return o;
  }

  private static void vertices(CotEvent e, ObjectNode o) {
    List<double[]> corners = new ArrayList<>();
    for (Element d : e.detail()) {
      String point = d.name().equals("link") ? d.attribute("point") : null;
      String[] f = point == null ? new String[0] : point.split(",");
      if (f.length >= 2 && f[0].strip().matches("-?[0-9.]+") && f[1].strip().matches("-?[0-9.]+")) {
        corners.add(new double[] {Double.parseDouble(f[0]), Double.parseDouble(f[1])});
      }
    }
    if (!corners.isEmpty() && e.type().startsWith("u-d")) {
      ArrayNode all = o.putArray("vertices");
      corners.forEach(c -> all.addArray().add(c[0]).add(c[1]));
    }
  }

  /** Unknown as it is sent; JSON has no NaN. */
  private static double sent(double value) {
    return Double.isNaN(value) ? CotEvent.UNKNOWN : value;
  }

  private static void text(ObjectNode o, String name, String value) {
    if (!value.isEmpty()) {
      o.put(name, value);
    }
  }

  private static void time(ObjectNode o, String name, @Nullable Instant t) {
    if (t != null) {
      o.put(name, t.toEpochMilli());
    }
  }
}

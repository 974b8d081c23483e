package org.tocsin.server.journal;

import static org.tocsin.server.journal.Json.instant;
import static org.tocsin.server.journal.Json.optional;
import static org.tocsin.server.journal.Json.required;
import static org.tocsin.server.journal.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Observation;

/**
 * Entries as JSON, one object each. Fields are only ever added; a reader ignores those it does not know. Reading back
 * gives an equal entry, to the last bit of every number.
 */
public final class EntryCodec {
  private EntryCodec() {}

  public static byte[] encode(Entry entry) {
    ObjectNode o = Json.object();
    o.put("entry", kind(entry)).put("number", entry.number()).put("recorded_at", entry.recordedAt().toString());
    switch (entry) {
      case Entry.Observed e -> {
        o.set("datagram", datagram(e.datagram()));
        var list = o.putArray("observations");
        for (Observation obs : e.observations()) {
          list.add(ObservationCodec.encode(obs));
        }
      }
      case Entry.Rejected e -> {
        o.set("datagram", datagram(e.datagram()));
        o.put("reason", e.reason());
      }
      case Entry.Tick _ -> {}
      case Entry.Order e -> {
        o.put("officer", e.officer());
        if (e.second() != null) {
          o.put("second", e.second());
        }
        o.put("action", e.action().name()).put("area", e.area());
        o.put("valid_for", e.validFor().toString()).put("why", e.why());
      }
      case Entry.Setting e -> o.put("key", e.key()).put("value", e.value());
    }
    return Json.bytes(o);
  }

  /** @throws IllegalArgumentException when the bytes are not an entry */
  public static Entry decode(byte[] json) {
    JsonNode o = Json.parse(json);
    long number = required(o, "number").longValue();
    Instant at = instant(o, "recorded_at");
    return switch (text(o, "entry")) {
      case "observed" -> {
        List<Observation> observations = new ArrayList<>();
        required(o, "observations").forEach(n -> observations.add(ObservationCodec.decode(n)));
        yield new Entry.Observed(number, at, datagram(required(o, "datagram")), observations);
      }
      case "rejected" -> new Entry.Rejected(number, at, datagram(required(o, "datagram")), text(o, "reason"));
      case "tick" -> new Entry.Tick(number, at);
      case "order" ->
          new Entry.Order(
              number,
              at,
              text(o, "officer"),
              optional(o, "second"),
              Entry.Order.Action.valueOf(text(o, "action")),
              text(o, "area"),
              Duration.parse(text(o, "valid_for")),
              text(o, "why"));
      case "setting" -> new Entry.Setting(number, at, text(o, "key"), text(o, "value"));
      case String other -> throw new IllegalArgumentException("unknown kind of entry: " + other);
    };
  }

  private static String kind(Entry entry) {
    return switch (entry) {
      case Entry.Observed _ -> "observed";
      case Entry.Rejected _ -> "rejected";
      case Entry.Tick _ -> "tick";
      case Entry.Order _ -> "order";
      case Entry.Setting _ -> "setting";
    };
  }

  private static ObjectNode datagram(Datagram d) {
    ObjectNode o = Json.object().put("feed", d.feed());
    if (d.key() != null) {
      o.put("key", d.key());
    }
    o.put("received_at", d.receivedAt().toString()).put("form", d.form());
    byte[] body = d.body().toArray();
    try {
      o.put("text", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException notText) {
      o.put("base64", Base64.getEncoder().encodeToString(body));
    }
    return o;
  }

  private static Datagram datagram(JsonNode o) {
    String text = optional(o, "text");
    Bytes body =
        text != null ? Bytes.utf8(text) : Bytes.copyOf(Base64.getDecoder().decode(text(o, "base64")));
    return new Datagram(text(o, "feed"), optional(o, "key"), instant(o, "received_at"), text(o, "form"), body);
  }
}

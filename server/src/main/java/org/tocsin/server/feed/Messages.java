package org.tocsin.server.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Bytes;

/** Reading of JSON that strangers wrote: every fault becomes one line. */
final class Messages {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Messages() {}

  /** The message cannot be used; says why in one line. */
  static final class Unusable extends Exception {
    Unusable(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static Bytes bytes(ObjectNode o) {
    try {
      return Bytes.copyOf(MAPPER.writeValueAsBytes(o));
    } catch (JsonProcessingException halfSurrogate) {
      // Only half of a surrogate pair cannot be written; UTF-8 has no form for it.
      ObjectNode clean = MAPPER.createObjectNode();
      o.properties().forEach(e -> clean.set(e.getKey(), repaired(e.getValue())));
      try {
        return Bytes.copyOf(MAPPER.writeValueAsBytes(clean));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a flat tree of values cannot be written", e);
      }
    }
  }

  private static JsonNode repaired(JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    String text = new String(value.textValue().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return MAPPER.getNodeFactory().textNode(text);
  }

  static JsonNode parse(Bytes body) throws Unusable {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.toArray())).toString();
    } catch (CharacterCodingException e) {
      throw new Unusable("not UTF-8");
    }
    return parse(text);
  }

  static JsonNode parse(String text) throws Unusable {
    JsonNode node;
    try {
      node = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (JsonProcessingException e) {
      throw new Unusable("not JSON: " + oneLine(e.getOriginalMessage()));
    }
    if (!node.isObject()) {
      throw new Unusable("not a JSON object");
    }
    return node;
  }

  static String text(JsonNode o, String field) throws Unusable {
    String s = findText(o, field);
    if (s == null || s.isBlank()) {
      throw new Unusable("field " + field + " is missing");
    }
    return s;
  }

  static @Nullable String findText(JsonNode o, String field) throws Unusable {
    JsonNode n = o.get(field);
    if (n == null || n.isNull()) {
      return null;
    }
    if (!n.isTextual() && !n.isIntegralNumber()) {
      throw new Unusable("field " + field + " must be a string");
    }
    return n.asText();
  }

  static Instant time(JsonNode o, String field) throws Unusable {
    return parseTime(field, text(o, field));
  }

  static @Nullable Instant findTime(JsonNode o, String field) throws Unusable {
    String s = findText(o, field);
    return s == null ? null : parseTime(field, s);
  }

  static Instant parseTime(String field, String s) throws Unusable {
    Instant t;
    try {
      t = OffsetDateTime.parse(s).toInstant();
    } catch (DateTimeException e) {
      throw new Unusable("field " + field + " must be a time such as 2024-11-13T04:36:00Z, not " + quoted(s));
    }
    if (t.isBefore(EARLIEST) || t.isAfter(LATEST)) {
      throw new Unusable("field " + field + " lies outside the years 2000 to 2199: " + quoted(s));
    }
    return t;
  }

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /** NaN when absent. */
  static double number(JsonNode o, String field, double min, double max) throws Unusable {
    JsonNode n = o.get(field);
    if (n == null || n.isNull()) {
      return Double.NaN;
    }
    double x = n.doubleValue();
    if (!n.isNumber() || !(x >= min && x <= max)) {
      throw new Unusable("field " + field + " must be a number from " + min + " to " + max);
    }
    return x;
  }

  static String quoted(String s) {
    return '"' + oneLine(s.length() > 60 ? s.substring(0, 60) + "…" : s) + '"';
  }

  private static String oneLine(String s) {
    return s.replaceAll("\\p{Cntrl}+", " ");
  }

  static <E extends Enum<E>> E choice(Class<E> type, JsonNode o, String field) throws Unusable {
    String value = text(o, field);
    try {
      return Enum.valueOf(type, value);
    } catch (IllegalArgumentException e) {
      throw new Unusable(
          "field " + field + " must be one of " + List.of(type.getEnumConstants()) + ", not " + quoted(value));
    }
  }
}

package org.tocsin.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the codecs of the journal share. NaN is written by leaving the field out. */
final class Json {
  private static final ObjectMapper PLAIN =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Frames.MAX_PAYLOAD).build())
                  .build())
          .build();

  /** For strings that hold half of a surrogate pair, which UTF-8 cannot carry. */
  private static final ObjectMapper ESCAPED =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static byte[] bytes(ObjectNode o) {
    try {
      return PLAIN.writeValueAsBytes(o);
    } catch (JsonProcessingException halfSurrogate) {
      try {
        return ESCAPED.writeValueAsBytes(o);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a tree of plain values cannot be written", e);
      }
    }
  }

  static JsonNode parse(byte[] json) {
    try {
      return PLAIN.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
  }

  static JsonNode required(JsonNode o, String field) {
    JsonNode n = o.get(field);
    if (n == null || n.isNull()) {
      throw new IllegalArgumentException("field " + field + " is missing");
    }
    return n;
  }

  static String text(JsonNode o, String field) {
    return required(o, field).asText();
  }

  static @Nullable String optional(JsonNode o, String field) {
    JsonNode n = o.get(field);
    return n == null || n.isNull() ? null : n.asText();
  }

  static Instant instant(JsonNode o, String field) {
    try {
      return Instant.parse(text(o, field));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("field " + field + " is not a time", e);
    }
  }

  /** NaN when the field is absent. */
  static double number(JsonNode o, String field) {
    JsonNode n = o.get(field);
    return n == null || n.isNull() ? Double.NaN : real(n);
  }

  /** Infinities are written as quoted words, as JSON has no number for them. */
  static double real(JsonNode n) {
    return n.isTextual() ? Double.parseDouble(n.textValue()) : n.doubleValue();
  }

  static void put(ObjectNode o, String field, double value) {
    if (!Double.isNaN(value)) {
      o.put(field, value);
    }
  }
}

package org.tocsin.protocols.alertsapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of a service, read. */
public sealed interface Answers {
  /** Every area that the answer speaks of. An empty list says that no alert is active. */
  record Alerts(List<AreaAlert> areas) implements Answers {
    public Alerts {
      areas = List.copyOf(areas);
    }
  }

  /** No answer that can be used; nothing follows from it for any area. */
  record Unusable(String reason) implements Answers {}

  /** Helpers shared by the readers of this package. */
  final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Missing for what is no JSON. Byte order marks, NULs and UTF-16 as services send them are understood. */
    static JsonNode parse(byte[] body) {
      String text = text(body);
      if (text.isEmpty()) {
        return MissingNode.getInstance();
      }
      try {
        return MAPPER.readTree(text);
      } catch (JsonProcessingException e) {
        return MissingNode.getInstance();
      }
    }

    static String text(byte[] body) {
      boolean wide = body.length > 1 && ((body[0] & 0xFF) == 0xFF && (body[1] & 0xFF) == 0xFE || body[1] == 0 && body[0] != 0);
      String s = new String(body, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
      return s.replace("\uFEFF", "").replace("\u0000", "").strip();
    }

    static @Nullable Instant instant(JsonNode n) {
      if (!n.isTextual()) {
        return null;
      }
      try {
        return OffsetDateTime.parse(n.asText()).toInstant();
      } catch (DateTimeException e) {
        return null;
      }
    }
  }
}

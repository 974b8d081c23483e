package org.tocsin.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/** The API's JSON: snake_case, times as ISO 8601 in UTC, absent values as null. */
final class Json {
  private static final JsonMapper WRITER = writer(false);

  /** For words that hold half of a surrogate pair, which UTF-8 cannot carry. */
  private static final JsonMapper ESCAPED = writer(true);

  private static final JsonMapper READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  private static JsonMapper writer(boolean escaped) {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .configure(JsonWriteFeature.ESCAPE_NON_ASCII, escaped)
        .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
        .build();
  }

  static byte[] bytes(Object view) {
    try {
      return WRITER.writeValueAsBytes(view);
    } catch (JsonProcessingException halfSurrogate) {
      try {
        return ESCAPED.writeValueAsBytes(view);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a view cannot be written: " + view.getClass(), e);
      }
    }
  }

  static Buffer buffer(Object view) {
    return Buffer.buffer(bytes(view));
  }

  /** Reads what strangers wrote: no duplicate names, nothing after the end, 20 levels at most. */
  static ObjectReader reader() {
    return READER.reader();
  }
}

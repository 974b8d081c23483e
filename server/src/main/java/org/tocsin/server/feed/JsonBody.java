package org.tocsin.server.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The JSON values of a request's body: one value, an array of them, or JSON Lines. */
final class JsonBody {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).maxNumberLength(50).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** @param line of the body for JSON Lines, place in the array for an array; from 1 */
  record Item(int line, JsonNode value) {}

  private JsonBody() {}

  /**
   * @param most values that are taken; a body with more is malformed
   * @throws Malformed with line and column
   */
  static List<Item> read(byte[] body, int most) throws Malformed {
    String text = text(body);
    List<Item> out = new ArrayList<>();
    try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(text)) {
      boolean first = true;
      while (values.hasNextValue()) {
        JsonLocation at = values.getParser().currentTokenLocation();
        JsonNode value = values.nextValue();
        if (value.isArray() && first) {
          for (int i = 0; i < value.size(); i++) {
            out.add(new Item(i + 1, value.get(i)));
          }
        } else {
          out.add(new Item(at.getLineNr(), value));
        }
        first = false;
        if (out.size() > most) {
          throw new Malformed("the body holds more than " + most + " values; send fewer at a time");
        }
      }
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof JsonProcessingException j) {
        throw malformed(j);
      }
      throw e;
    } catch (IOException e) {
      throw new Malformed("not JSON: " + e.getMessage());
    }
    return out;
  }

  private static Malformed malformed(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new Malformed("not JSON" + where + ": " + e.getOriginalMessage());
  }

  private static String text(byte[] body) throws Malformed {
    ByteBuffer in = ByteBuffer.wrap(body);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Malformed("not UTF-8 after byte " + in.position());
    }
  }
}

package org.tocsin.server.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.tocsin.core.observation.ClassMix;

/**
 * The nouns and states of the core as JSON and back, bit for bit: for what only this program reads again. Records are
 * written by their components, in their order.
 */
final class StateCodec {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          // Half a surrogate pair in somebody's words has no UTF-8 form.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, written(Instant::toString))
                  .addDeserializer(Instant.class, read(Instant::parse))
                  .addSerializer(Duration.class, written(Duration::toString))
                  .addDeserializer(Duration.class, read(Duration::parse))
                  .addSerializer(ClassMix.class, new MixOut())
                  .addDeserializer(ClassMix.class, new MixIn()))
          .build();

  private StateCodec() {}

  private interface Words<T> {
    String of(T value);
  }

  private interface Value<T> {
    T of(String words);
  }

  private static <T> JsonSerializer<T> written(Words<T> words) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider p) throws IOException {
        out.writeString(words.of(value));
      }
    };
  }

  private static <T> JsonDeserializer<T> read(Value<T> value) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser in, DeserializationContext c) throws IOException {
        return value.of(in.getText());
      }
    };
  }

  private static final class MixOut extends JsonSerializer<ClassMix> {
    @Override
    public void serialize(ClassMix mix, JsonGenerator out, SerializerProvider p) throws IOException {
      double[] all = mix.toArray();
      out.writeArray(all, 0, all.length);
    }
  }

  private static final class MixIn extends JsonDeserializer<ClassMix> {
    @Override
    public ClassMix deserialize(JsonParser in, DeserializationContext c) throws IOException {
      return ClassMix.ofArray(in.readValueAs(double[].class));
    }
  }
}

package org.tocsin.protocols.asterix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.tocsin.protocols.capture.Frame;

/** Writes records as JSON, one a line, with every value in the unit of the standard. */
public final class RecordJson {
  private final Writer out;
  private final JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  public RecordJson(Writer out) {
    this.out = out;
  }

  /**
   * @param ordinal number of the record within the recording, from 0
   * @param frameOrdinal number of its message, from 0
   */
  public void write(long ordinal, long frameOrdinal, Frame frame, Record r) {
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("i", ordinal);
      json.writeNumberField("frame", frameOrdinal);
      json.writeNumberField("off", r.start() - frame.from());
      json.writeNumberField("cat", r.definition().category());
      json.writeStringField("ed", r.definition().edition());
      json.writeStringField("hex", Values.hex(r.bytes(), r.start(), r.end()));
      json.writeObjectFieldStart("items");
      Leaves.walk(r, new Writing(json));
      if (!r.profile().isEmpty()) {
        json.writeStringField("_uap", r.profile());
      }
      json.writeEndObject();
      if (frame.nanos() != Frame.NO_TIME) {
        json.writeFieldName("t");
        json.writeNumber(seconds(frame.nanos()));
      }
      json.writeEndObject();
      json.flush();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String seconds(long nanos) {
    BigDecimal s = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return s.scale() < 1 ? s.setScale(1).toPlainString() : s.toPlainString();
  }

  private record Writing(JsonGenerator json) implements Leaves.Sink {
    private interface Step {
      void run() throws IOException;
    }

    private static void io(Step step) {
      try {
        step.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void name(String name) throws IOException {
      if (!json.getOutputContext().inArray()) {
        json.writeFieldName(name);
      }
    }

    @Override
    public void begin(String name) {
      io(() -> {
        name(name);
        json.writeStartObject();
      });
    }

    @Override
    public void end() {
      io(json::writeEndObject);
    }

    @Override
    public void beginList(String name) {
      io(() -> {
        name(name);
        json.writeStartArray();
      });
    }

    @Override
    public void endList() {
      io(json::writeEndArray);
    }

    @Override
    public void number(String name, double value) {
      io(() -> {
        name(name);
        json.writeNumber(Rounded.text(value));
      });
    }

    @Override
    public void text(String name, String value) {
      io(() -> {
        name(name);
        json.writeString(value);
      });
    }
  }
}

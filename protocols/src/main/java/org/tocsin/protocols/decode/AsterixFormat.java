package org.tocsin.protocols.decode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.protocols.asterix.Blocks;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.asterix.EditionAdvisor;
import org.tocsin.protocols.asterix.Editions;
import org.tocsin.protocols.asterix.Facts;
import org.tocsin.protocols.asterix.Record;
import org.tocsin.protocols.asterix.RecordJson;
import org.tocsin.protocols.capture.Frame;
import org.tocsin.protocols.capture.Framing;
import org.tocsin.protocols.capture.Recording;

/** ASTERIX in any framing. Editions that are not told are found out from the data. */
final class AsterixFormat implements Format {
  /** Blocks of a category that editions are tried on. */
  private static final int TRIED = 20_000;

  private final @Nullable Framing framing;
  private final Definitions definitions = Definitions.load();

  /** @param framing null to recognise it */
  AsterixFormat(@Nullable Framing framing) {
    this.framing = framing;
  }

  @Override
  public String name() {
    return "asterix";
  }

  @Override
  public boolean recognises(byte[] file) {
    try {
      Recording.detect(file);
      return true;
    } catch (IllegalArgumentException neither) {
      return false;
    }
  }

  @Override
  public Report decode(byte[] file, String editions, @Nullable Writer lines) {
    Framing f = framing == null ? Recording.detect(file) : framing;
    Editions chosen = editions.isEmpty() ? advised(file, f) : definitions.with(editions);
    Facts facts = new Facts();
    Reading reading = new Reading(facts, lines == null ? null : new RecordJson(lines));
    Blocks blocks = new Blocks();
    Recording.read(file, f, frame -> {
      reading.begin(frame);
      blocks.read(frame.bytes(), frame.from(), frame.to(), chosen, reading);
    });
    ObjectNode json = facts.toJson();
    return new Report(json, summary(f, json, facts));
  }

  private Editions advised(byte[] file, Framing f) {
    EditionAdvisor advisor = new EditionAdvisor(definitions, TRIED);
    Blocks blocks = new Blocks();
    Recording.read(file, f, frame -> blocks.read(frame.bytes(), frame.from(), frame.to(), definitions.newest(), new Blocks.Visitor() {
      @Override
      public void block(int category, int from, int to) {
        advisor.block(category, frame.bytes(), from, to);
      }

      @Override
      public void record(Record r) {}
    }));
    return advisor.improve(definitions.newest());
  }

  private static List<String> summary(Framing f, ObjectNode json, Facts facts) {
    List<String> s = new ArrayList<>();
    s.add(String.format(Locale.ROOT, "ASTERIX, %s framing, %d messages", f.name().toLowerCase(Locale.ROOT), facts.frameCount()));
    s.add(String.format(Locale.ROOT, "%-9s %-8s %9s %9s", "category", "edition", "blocks", "records"));
    json.get("blocks").properties().forEach(e -> s.add(String.format(Locale.ROOT, "%-9s %-8s %9d %9d",
        e.getKey(), json.get("editions_used").path(e.getKey()).asText("-"), e.getValue().asInt(), json.get("records").path(e.getKey()).asInt())));
    json.get("sources").properties().forEach(e -> s.add(String.format(Locale.ROOT, "source    %-18s %9d", e.getKey(), e.getValue().asInt())));
    json.get("trailing_bytes_after_last_block").properties().forEach(e -> s.add(
        String.format(Locale.ROOT, "trailer   %s bytes %20d times", e.getKey(), e.getValue().asInt())));
    s.add(facts.errorCount() + " errors");
    facts.problems().stream().limit(10).forEach(p -> s.add(String.format(Locale.ROOT,
        "  message %d, byte %d, category %03d: %s", p.frame(), p.at(), p.category(), p.why())));
    s.add("");
    s.add(String.format(Locale.ROOT, "%-28s %9s %14s %14s", "value", "count", "lowest", "highest"));
    json.get("leaves").properties().forEach(e -> {
      boolean text = e.getValue().has("distinct");
      s.add(String.format(Locale.ROOT, "%-28s %9d %14s %14s", e.getKey(), e.getValue().get("n").asLong(),
          text ? e.getValue().get("distinct").asText() + " different" : e.getValue().get("min").asText(),
          text ? "" : e.getValue().get("max").asText()));
    });
    return s;
  }

  /** Hands every event on to the statistics and, if wanted, to the writer of lines. */
  private static final class Reading implements Blocks.Visitor {
    private final Facts facts;
    private final @Nullable RecordJson json;
    private @Nullable Frame frame;
    private long ordinal;

    Reading(Facts facts, @Nullable RecordJson json) {
      this.facts = facts;
      this.json = json;
    }

    void begin(Frame f) {
      frame = f;
      facts.frame(f);
    }

    @Override
    public void block(int category, int from, int to) {
      facts.block(category, from, to);
    }

    @Override
    public void record(Record r) {
      facts.record(r);
      Frame f = frame;
      if (json != null && f != null) {
        json.write(ordinal, facts.frameCount() - 1, f, r);
      }
      ordinal++;
    }

    @Override
    public void problem(int category, int at, String why) {
      facts.problem(category, at, why);
    }

    @Override
    public void trailer(int from, int to) {
      facts.trailer(from, to);
    }
  }
}

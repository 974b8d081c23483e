package org.tocsin.ledger.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.Figure;
import org.tocsin.ledger.Selection;
import org.tocsin.ledger.publish.Publication;

/** Writes released attacks: CSV and Parquet a row for each figure, GeoJSON a feature and JSON-LD an event for each attack. */
public final class Exports {
  static final List<String> COLUMNS =
      List.of(
          "attack", "role", "side", "day_from", "day_to", "start", "end", "places", "place_codes", "held_back", "fact", "subject",
          "value", "low", "high", "bound", "accounts", "conflict", "claims");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Publication publication;
  private final Selection selection;

  public Exports(Publication publication, Selection selection) {
    this.publication = publication;
    this.selection = selection;
  }

  /** @return how many attacks were written */
  public int csv(OutputStream out) throws IOException {
    try (SequenceWriter w = new CsvMapper().writer().writeValues(out)) {
      w.write(COLUMNS);
      int[] n = {0};
      each(a -> {
        n[0]++;
        for (List<@Nullable Object> row : rows(a)) {
          write(w, row.stream().map(v -> v == null ? "" : safe(String.valueOf(v))).toList());
        }
      });
      return n[0];
    }
  }

  public int parquet(Path file) throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    int[] n = {0};
    each(a -> {
      n[0]++;
      rows.addAll(rows(a));
    });
    ParquetFile.write(file, rows);
    return n[0];
  }

  /** A spreadsheet must not run a cell that begins like a formula. */
  private static String safe(String cell) {
    return cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 || cell.matches("-?\\d+(\\.\\d+)?") ? cell : "'" + cell;
  }

  private static void write(SequenceWriter w, Object value) {
    try {
      w.write(value);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void each(Consumer<Attack> work) {
    Selection s = selection.page(null, Selection.MOST);
    for (Publication.Page p = publication.list(s); ; p = publication.list(s.page(p.next(), Selection.MOST))) {
      p.attacks().forEach(work);
      if (p.next() == null) {
        return;
      }
    }
  }

  private List<List<@Nullable Object>> rows(Attack a) {
    List<Attack.Place> exact = a.places().stream().filter(Attack.Place::exact).toList();
    List<List<@Nullable Object>> out = new ArrayList<>();
    List<@Nullable Figure> figures = new ArrayList<>(a.figures());
    if (figures.isEmpty()) {
      figures.add(null);
    }
    for (Figure f : figures) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(a.id());
      row.add(a.role());
      row.add(a.side());
      row.add(a.window().from() == null ? null : a.window().from().toString());
      row.add(a.window().to() == null ? null : a.window().to().toString());
      row.add(a.window().start() == null ? null : a.window().start().toString());
      row.add(a.window().end() == null ? null : a.window().end().toString());
      row.add(String.join("; ", exact.stream().map(Attack.Place::name).toList()));
      row.add(String.join(" ", exact.stream().map(Attack.Place::code).toList()));
      row.add(publication.isHeldBack(a));
      row.add(f == null ? null : f.fact().key());
      row.add(f == null ? null : f.subject());
      row.add(f == null ? null : f.amount());
      row.add(f == null ? null : Long.valueOf(f.low()));
      row.add(f == null ? null : f.high());
      row.add(f == null ? null : f.bound());
      row.add(f == null ? null : Long.valueOf(f.accounts()));
      row.add(f != null && f.conflict());
      row.add(f == null ? null : String.join(" ", f.claims().stream().map(String::valueOf).toList()));
      out.add(row);
    }
    return out;
  }

  public int geoJson(OutputStream out) throws IOException {
    return document(out, g -> {
      g.writeStringField("type", "FeatureCollection");
      g.writeArrayFieldStart("features");
    }, (g, a) -> {
      g.writeStartObject();
      g.writeStringField("type", "Feature");
      g.writeNumberField("id", a.id());
      geometry(g, a);
      g.writeObjectFieldStart("properties");
      properties(g, a);
      g.writeEndObject();
      g.writeEndObject();
    });
  }

  /** Events by schema.org, with each figure as a property value. */
  public int jsonLd(OutputStream out) throws IOException {
    return document(out, g -> {
      g.writeObjectFieldStart("@context");
      g.writeStringField("@vocab", "https://schema.org/");
      g.writeStringField("tocsin", "urn:tocsin:ledger:");
      g.writeEndObject();
      g.writeArrayFieldStart("@graph");
    }, (g, a) -> {
      g.writeStartObject();
      g.writeStringField("@type", "Event");
      g.writeStringField("@id", "urn:tocsin:ledger:attack:" + a.id());
      g.writeStringField("additionalType", "tocsin:" + a.role());
      if (a.window().from() != null) {
        g.writeStringField("startDate", a.window().start() != null ? a.window().start().toString() : a.window().from().toString());
        g.writeStringField("endDate", a.window().end() != null ? a.window().end().toString() : String.valueOf(a.window().to()));
      }
      g.writeArrayFieldStart("location");
      for (Attack.Place p : a.places()) {
        if (p.exact()) {
          g.writeStartObject();
          g.writeStringField("@type", "Place");
          g.writeStringField("name", p.name());
          g.writeStringField("identifier", p.code());
          g.writeEndObject();
        }
      }
      g.writeEndArray();
      g.writeArrayFieldStart("additionalProperty");
      for (Figure f : a.figures()) {
        g.writeStartObject();
        g.writeStringField("@type", "PropertyValue");
        g.writeStringField("propertyID", "tocsin:" + f.fact().key() + (f.subject().isEmpty() ? "" : ":" + f.subject()));
        if (f.amount() != null) {
          g.writeNumberField("value", f.amount());
        }
        g.writeNumberField("minValue", f.low());
        if (f.high() != null) {
          g.writeNumberField("maxValue", f.high());
        }
        g.writeEndObject();
      }
      g.writeEndArray();
      g.writeEndObject();
    });
  }

  private interface Part {
    void write(JsonGenerator g) throws IOException;
  }

  private interface One {
    void write(JsonGenerator g, Attack a) throws IOException;
  }

  private int document(OutputStream out, Part head, One one) throws IOException {
    int[] n = {0};
    try (JsonGenerator g = new JsonFactory(JSON).createGenerator(out)) {
      g.writeStartObject();
      head.write(g);
      each(a -> {
        try {
          one.write(g, a);
          n[0]++;
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
      g.writeEndArray();
      g.writeEndObject();
    }
    return n[0];
  }

  private void geometry(JsonGenerator g, Attack a) throws IOException {
    List<GeoPoint> points = new ArrayList<>();
    a.places().stream().filter(p -> p.exact() && !p.level().equals("country")).forEach(p -> publication.places().pointOf(p.code()).ifPresent(points::add));
    if (points.isEmpty()) {
      g.writeNullField("geometry");
      return;
    }
    g.writeObjectFieldStart("geometry");
    g.writeStringField("type", "MultiPoint");
    g.writeArrayFieldStart("coordinates");
    for (GeoPoint p : points) {
      g.writeStartArray();
      g.writeNumber(p.lon());
      g.writeNumber(p.lat());
      g.writeEndArray();
    }
    g.writeEndArray();
    g.writeEndObject();
  }

  private void properties(JsonGenerator g, Attack a) throws IOException {
    g.writeStringField("role", a.role());
    g.writeStringField("side", a.side());
    g.writeStringField("from", a.window().from() == null ? null : a.window().from().toString());
    g.writeStringField("to", a.window().to() == null ? null : a.window().to().toString());
    g.writeStringField("places", String.join("; ", a.places().stream().filter(Attack.Place::exact).map(Attack.Place::name).toList()));
    g.writeBooleanField("held_back", publication.isHeldBack(a));
    for (Figure f : a.figures()) {
      g.writeStringField((f.fact().key() + (f.subject().isEmpty() ? "" : "_" + f.subject())), f.text());
    }
  }
}

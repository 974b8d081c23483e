package org.tocsin.language.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** One report field by field: what is true, what was read, and what is missing or too much. */
public final class ReportTable {
  private static final List<String> FIGURES = List.of("killed", "injured", "children_killed", "children_injured", "explosions");
  private static final List<String> COUNTS = List.of("launched", "intercepted", "strikes");

  private final List<String> lines = new ArrayList<>();

  private ReportTable() {}

  public static List<String> of(JsonNode truth, JsonNode read) {
    ReportTable t = new ReportTable();
    t.report(truth, read);
    return t.lines;
  }

  private void report(JsonNode truth, JsonNode read) {
    lines.add(truth.path("doc_id").asText());
    row("attack report", truth.path("is_attack_report").asText(), read.path("is_attack_report").asText());
    row("published", text(truth, "published"), text(read, "published"));
    Set<JsonNode> paired = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    for (Alignment.Pair p : Alignment.of(truth.path("attacks"), read.path("attacks"))) {
      paired.add(p.truth());
      paired.add(p.read());
      attack(p.truth(), p.read());
    }
    truth.path("attacks").forEach(a -> alone(a, paired, "MISSED"));
    read.path("attacks").forEach(a -> alone(a, paired, "INVENTED"));
    sets("needs", needs(truth), needs(read));
  }

  private void attack(JsonNode t, JsonNode r) {
    lines.add("  attack " + t.path("id").asText() + " " + places(t));
    row("side", text(t, "side"), text(r, "side"));
    row("days", text(t, "date_start") + " to " + text(t, "date_end"), text(r, "date_start") + " to " + text(r, "date_end"));
    sets("places", Alignment.names(t.path("places"), "name"), Alignment.names(r.path("places"), "name"));
    sets("weapons", Alignment.names(t.path("weapons"), "type"), Alignment.names(r.path("weapons"), "type"));
    Set<String> types = Alignment.names(t.path("weapons"), "type");
    types.addAll(Alignment.names(r.path("weapons"), "type"));
    for (String type : types) {
      for (String count : COUNTS) {
        row(count + " " + type, weapon(t, type, count), weapon(r, type, count));
      }
    }
    FIGURES.forEach(f -> row(f, quantity(t.path(f)), quantity(r.path(f))));
    sets("targets", Alignment.names(t.path("targets"), "kind"), Alignment.names(r.path("targets"), "kind"));
    sets("effects", Alignment.names(t.path("effects"), "kind"), Alignment.names(r.path("effects"), "kind"));
  }

  private void alone(JsonNode a, Set<JsonNode> paired, String verdict) {
    if (!paired.contains(a)) {
      lines.add("  attack " + places(a) + " " + text(a, "date_start") + ": " + verdict);
    }
  }

  /** A field that neither tells has no row. */
  private void row(String field, String truth, String read) {
    if (!truth.equals("-") || !read.equals("-")) {
      lines.add(String.format(Locale.ROOT, "    %-34s true %-34s read %-34s %s", field, truth, read, truth.equals(read) ? "right" : truth.equals("-") ? "TOO MUCH" : read.equals("-") ? "MISSING" : "WRONG"));
    }
  }

  private void sets(String field, Set<String> truth, Set<String> read) {
    Set<String> missing = new LinkedHashSet<>(truth);
    missing.removeAll(read);
    Set<String> extra = new LinkedHashSet<>(read);
    extra.removeAll(truth);
    if (truth.isEmpty() && read.isEmpty()) {
      return;
    }
    String verdict = missing.isEmpty() && extra.isEmpty() ? "right" : (missing.isEmpty() ? "" : "MISSING " + missing) + (extra.isEmpty() ? "" : " TOO MUCH " + extra);
    lines.add(String.format(Locale.ROOT, "    %-34s true %-34s read %-34s %s", field, join(truth), join(read), verdict.strip()));
  }

  private static String join(Set<String> words) {
    StringJoiner j = new StringJoiner(", ");
    words.forEach(j::add);
    return words.isEmpty() ? "-" : j.toString();
  }

  private static String places(JsonNode a) {
    return "[" + join(Alignment.names(a.path("places"), "name")) + "]";
  }

  private static Set<String> needs(JsonNode doc) {
    Set<String> out = new LinkedHashSet<>();
    doc.path("needs").forEach(n -> out.add(n.path("by").asText() + ": " + n.path("what").asText()));
    return out;
  }

  private static String weapon(JsonNode a, String type, String field) {
    for (JsonNode w : a.path("weapons")) {
      if (w.path("type").asText().equals(type) && w.path(field).isObject()) {
        return quantity(w.path(field));
      }
    }
    return "-";
  }

  private static String quantity(JsonNode q) {
    return q.isObject() ? (q.path("value").isNumber() ? q.path("value").asText() + " " : "") + q.path("bound").asText().replace('_', ' ') : "-";
  }

  private static String text(JsonNode n, String field) {
    JsonNode v = n.path(field);
    return v.isMissingNode() || v.isNull() ? "-" : v.asText();
  }
}

package org.tocsin.language.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Compares readings with hand-made truth, field by field over the attacks that were matched. How attacks are matched is
 * in {@code docs/ledger-extraction.md}.
 */
public final class ReportEvaluation {
  private static final List<String> FIGURES = List.of("killed", "injured", "children_killed", "children_injured", "explosions");

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final List<String> errors = new ArrayList<>();
  private int reports;
  private int invented;
  private int booked;

  private Tally tally(String name) {
    return tallies.computeIfAbsent(name, _ -> new Tally());
  }

  public void add(String text, JsonNode truth, JsonNode read) {
    reports++;
    String id = truth.path("doc_id").asText();
    boolean attack = truth.path("is_attack_report").asBoolean();
    check(id, "is_attack_report", String.valueOf(attack), read.path("is_attack_report").asText());
    tally("is attack report").answer(attack == read.path("is_attack_report").asBoolean());
    tally("published").answer(value(truth, "published").equals(value(read, "published")));
    check(id, "published", value(truth, "published"), value(read, "published"));
    List<Alignment.Pair> pairs = Alignment.of(truth.path("attacks"), read.path("attacks"));
    tally("attacks").pairs(pairs.size(), truth.path("attacks").size(), read.path("attacks").size());
    Set<JsonNode> matched = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    for (Alignment.Pair p : pairs) {
      matched.add(p.truth());
      matched.add(p.read());
      pair(id, p);
    }
    truth.path("attacks").forEach(a -> unmatched(id, "missed", a, matched));
    read.path("attacks").forEach(a -> unmatched(id, "invented", a, matched));
    sets(id, "needs (what)", Alignment.names(truth.path("needs"), "what"), Alignment.names(read.path("needs"), "what"));
    Set<String> trueNeeds = needs(truth);
    tally("needs (by, what)").sets(trueNeeds, needs(read));
    figures(id, text, read);
    background(id, truth, read);
  }

  private static Set<String> needs(JsonNode doc) {
    Set<String> out = new LinkedHashSet<>();
    doc.path("needs").forEach(n -> out.add(n.path("by").asText() + ": " + n.path("what").asText()));
    return out;
  }

  private void unmatched(String id, String what, JsonNode a, Set<JsonNode> matched) {
    if (!matched.contains(a)) {
      errors.add(id + " attack " + what + ": " + a.path("side").asText() + " " + Alignment.names(a.path("places"), "name") + " " + a.path("date_start").asText() + " killed " + a.path("killed") + " injured " + a.path("injured") + " " + Alignment.names(a.path("weapons"), "type"));
    }
  }

  private void pair(String id, Alignment.Pair p) {
    JsonNode t = p.truth();
    JsonNode r = p.read();
    String at = id + " " + t.path("id").asText();
    answer(at, "side", t.path("side").asText(), r.path("side").asText());
    answer(at, "role", t.path("role").asText(), r.path("role").asText());
    boolean meet = Alignment.daysMeet(t, r, 0);
    tally("dates overlap").answer(meet);
    String days = value(t, "date_start") + " " + value(t, "date_end");
    answer(at, "dates exact", days, value(r, "date_start") + " " + value(r, "date_end"));
    sets(at, "places", Alignment.names(t.path("places"), "name"), Alignment.names(r.path("places"), "name"));
    tally("place levels").sets(levels(t), levels(r));
    sets(at, "weapons", Alignment.names(t.path("weapons"), "type"), Alignment.names(r.path("weapons"), "type"));
    sets(at, "targets", Alignment.names(t.path("targets"), "kind"), Alignment.names(r.path("targets"), "kind"));
    sets(at, "effects", Alignment.names(t.path("effects"), "kind"), Alignment.names(r.path("effects"), "kind"));
    for (String f : FIGURES) {
      figure(at, f, t.path(f), r.path(f));
    }
    for (String f : List.of("launched", "intercepted", "strikes")) {
      Set<String> types = Alignment.names(t.path("weapons"), "type");
      types.addAll(Alignment.names(r.path("weapons"), "type"));
      for (String type : types) {
        figure(at, f, weapon(t, type, f), weapon(r, type, f));
      }
    }
  }

  private static Set<String> levels(JsonNode a) {
    Set<String> out = new LinkedHashSet<>();
    a.path("places").forEach(n -> out.add(n.path("name").asText() + " " + n.path("level").asText()));
    return out;
  }

  /** A count of a type: the first line of that type that has one. */
  private static JsonNode weapon(JsonNode a, String type, String field) {
    for (JsonNode w : a.path("weapons")) {
      if (w.path("type").asText().equals(type) && w.path(field).isObject()) {
        return w.path(field);
      }
    }
    return MissingNode.getInstance();
  }

  /** Counted where either has it, and apart over all matched attacks, where "not said" may be right too. */
  private void figure(String at, String field, JsonNode t, JsonNode r) {
    boolean either = t.isObject() || r.isObject();
    boolean value = Objects.equals(value(t, "value"), value(r, "value")) && t.isObject() == r.isObject();
    boolean bound = value && value(t, "bound").equals(value(r, "bound"));
    boolean weapon = !FIGURES.contains(field);
    if (either) {
      tally(field + ": value, where told").answer(value);
      tally(field + ": value and bound, where told").answer(bound);
      check(at, field, t.toString(), r.isObject() ? strip(r) : "", bound);
    }
    if (!weapon || either) {
      tally(field + ": value and bound, all matched").answer(bound);
    }
  }

  private static String strip(JsonNode n) {
    return n.toString();
  }

  private void sets(String at, String field, Set<String> t, Set<String> r) {
    tally(field).sets(t, r);
    check(at, field, t.toString(), r.toString(), t.equals(r));
  }

  private void answer(String at, String field, String t, String r) {
    tally(field).answer(t.equals(r));
    check(at, field, t, r);
  }

  private void check(String at, String field, String t, String r) {
    check(at, field, t, r, t.equals(r));
  }

  private void check(String at, String field, String t, String r, boolean same) {
    if (!same) {
      errors.add(at + " " + field + ": true " + (t.isEmpty() ? "none" : t) + ", read " + (r.isEmpty() ? "none" : r));
    }
  }

  private static String value(JsonNode n, String field) {
    JsonNode v = n.path(field);
    return v.isMissingNode() || v.isNull() ? "null" : v.asText();
  }

  /** Figures that stand in no sentence of the text. Sums and words that name no number are left out. */
  private void figures(String id, String text, JsonNode read) {
    Set<Integer> there = NumbersOf.in(text);
    for (JsonNode q : read.findParents("bound")) {
      boolean plain = q.path("value").isInt() && !q.path("derived").asBoolean() && !q.path("vague").asBoolean();
      if (plain && !there.contains(q.path("value").asInt())) {
        invented++;
        errors.add(id + " invented figure " + q);
      }
    }
  }

  /** Figures that the truth keeps apart and the reading gives to an attack, where no attack truly has that number. */
  private void background(String id, JsonNode truth, JsonNode read) {
    for (JsonNode b : truth.path("background_figures")) {
      String about = b.path("about").asText();
      int v = b.path("value").path("value").asInt(-1);
      if (v >= 0 && has(read, about, v) && !has(truth, about, v)) {
        booked++;
        errors.add(id + " background figure booked to an attack: " + about + " " + v);
      }
    }
  }

  private static boolean has(JsonNode doc, String about, int value) {
    for (JsonNode a : doc.path("attacks")) {
      if (a.path(about).path("value").asInt(-1) == value) {
        return true;
      }
      for (JsonNode w : a.path("weapons")) {
        if (w.path(about).path("value").asInt(-1) == value) {
          return true;
        }
      }
    }
    return false;
  }

  public int reports() {
    return reports;
  }

  public int inventedFigures() {
    return invented;
  }

  /** F1 of a field, for tests. */
  double f1(String field) {
    return tally(field).f1();
  }

  double share(String field) {
    return tally(field).share();
  }

  /** Every difference, in the order of the reports. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  public String report() {
    StringBuilder b = new StringBuilder(String.format(Locale.ROOT, "%d reports%n", reports));
    Set<String> f1 = Set.of("attacks", "places", "place levels", "weapons", "targets", "effects", "needs (what)", "needs (by, what)");
    tallies.forEach((name, t) -> b.append(f1.contains(name) ? t.asF1(name) : t.asShare(name)));
    b.append(String.format(Locale.ROOT, "%-44s %d%n", "figures in no sentence of the text", invented));
    return b.append(String.format(Locale.ROOT, "%-44s %d%n", "background figures booked to an attack", booked)).toString();
  }
}

package org.tocsin.language.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which attack read is which true one. Greedy by score: side, wave to wave, overlap of places, of days (a day apart
 * still counts), equal killed and injured. Without a common place only equal figures or two nationwide waves make a
 * pair.
 */
final class Alignment {
  record Pair(JsonNode truth, JsonNode read) {}

  private record Scored(Pair pair, double score, int order) {}

  private static final double LEAST = 2.5;

  private Alignment() {}

  static List<Pair> of(JsonNode truths, JsonNode reads) {
    List<Scored> all = new ArrayList<>();
    for (JsonNode t : truths) {
      for (JsonNode r : reads) {
        double s = score(t, r);
        if (s >= LEAST) {
          all.add(new Scored(new Pair(t, r), s, all.size()));
        }
      }
    }
    all.sort(Comparator.comparingDouble((Scored s) -> -s.score).thenComparingInt(Scored::order));
    Set<JsonNode> used = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    List<Pair> out = new ArrayList<>();
    for (Scored s : all) {
      if (!used.contains(s.pair.truth) && !used.contains(s.pair.read)) {
        used.add(s.pair.truth);
        used.add(s.pair.read);
        out.add(s.pair);
      }
    }
    return out;
  }

  private static double score(JsonNode t, JsonNode r) {
    boolean side = t.path("side").asText().equals(r.path("side").asText());
    Set<String> a = names(t.path("places"), "name");
    Set<String> b = names(r.path("places"), "name");
    Set<String> common = new LinkedHashSet<>(a);
    common.retainAll(b);
    boolean nowhere = a.isEmpty() && b.isEmpty();
    boolean waves = isWave(t) && isWave(r);
    int figures = equal(t, r, "killed") + equal(t, r, "injured");
    if (common.isEmpty() && !nowhere && !waves && figures == 0) {
      return 0;
    }
    double score = side ? 3 : 0;
    score += common.isEmpty() ? nowhere || waves ? 1 : 0 : 1 + (double) common.size() / (a.size() + b.size() - common.size());
    return score + (waves ? 1 : 0) + (daysMeet(t, r, 1) ? 0.8 : 0) + figures;
  }

  private static boolean isWave(JsonNode n) {
    String role = n.path("role").asText();
    return role.equals("wave") || role.equals("daily_total");
  }

  private static int equal(JsonNode t, JsonNode r, String field) {
    JsonNode a = t.path(field);
    return a.isObject() && a.path("value").isNumber() && a.path("value").equals(r.path(field).path("value")) ? 1 : 0;
  }

  static Set<String> names(JsonNode list, String key) {
    Set<String> out = new LinkedHashSet<>();
    list.forEach(n -> out.add(n.path(key).asText()));
    return out;
  }

  /** Whether two windows overlap, allowing {@code slack} days; two unknown windows are the same. */
  static boolean daysMeet(JsonNode t, JsonNode r, int slack) {
    LocalDate ts = day(t, "date_start", LocalDate.MIN);
    LocalDate te = day(t, "date_end", LocalDate.MAX);
    LocalDate rs = day(r, "date_start", LocalDate.MIN);
    LocalDate re = day(r, "date_end", LocalDate.MAX);
    boolean unknown = te.equals(LocalDate.MAX);
    if (unknown || re.equals(LocalDate.MAX)) {
      return unknown && re.equals(LocalDate.MAX);
    }
    return !ts.isAfter(re.plusDays(slack)) && !rs.isAfter(te.plusDays(slack));
  }

  private static LocalDate day(JsonNode n, String field, LocalDate otherwise) {
    return n.path(field).isTextual() ? LocalDate.parse(n.get(field).asText()) : otherwise;
  }
}

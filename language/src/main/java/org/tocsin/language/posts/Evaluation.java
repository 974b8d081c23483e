package org.tocsin.language.posts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.gazetteer.Match.Reading;

/**
 * Compares readings with labels of the guide for posts. Items of a post are paired by what they share; places count by
 * identity (a code they may both stand for), not by spelling.
 */
public final class Evaluation {
  /** Kinds of post on which a sighting or launch wakes people for nothing. */
  private static final List<String> SILENT = List.of("noise", "all_clear", "alert_off", "summary");

  private final Gazetteer gazetteer;
  private final Map<String, Score> fields = new TreeMap<>();
  private final Map<String, Score> kinds = new TreeMap<>();
  private final Map<String, Score> threats = new TreeMap<>();
  private final Map<String, int[]> falseSightings = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();
  private int posts;

  public Evaluation(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Counts of one field or class. */
  public static final class Score {
    private int right;
    private int found;
    private int wanted;

    /** Share of what was found that is right; 1 when nothing was found. */
    public double precision() {
      return found == 0 ? 1 : (double) right / found;
    }

    /** Share of what was wanted that was found; 1 when nothing was wanted. */
    public double recall() {
      return wanted == 0 ? 1 : (double) right / wanted;
    }

    public double f1() {
      return found + wanted == 0 ? 1 : 2.0 * right / (found + wanted);
    }

    int wanted() {
      return wanted;
    }

    private void add(int right, int found, int wanted) {
      this.right += right;
      this.found += found;
      this.wanted += wanted;
    }
  }

  /** Takes in one post with its true labels and those of the reader. */
  public void add(String id, String text, JsonNode wanted, JsonNode found) {
    posts++;
    List<String> wrong = new ArrayList<>();
    String kind = wanted.path("kind").asText();
    String foundKind = found.path("kind").asText();
    boolean same = kind.equals(foundKind);
    score(fields, "kind").add(same ? 1 : 0, 1, 1);
    score(kinds, kind).add(same ? 1 : 0, 0, 1);
    score(kinds, foundKind).add(0, 1, 0);
    if (!same) {
      wrong.add("kind " + kind + " read as " + foundKind);
    }
    if (SILENT.contains(kind)) {
      int[] n = falseSightings.computeIfAbsent(kind, _ -> new int[2]);
      n[1]++;
      boolean seen = (foundKind.equals("sighting") || foundKind.equals("launch")) && !found.path("items").isEmpty();
      n[0] += seen ? 1 : 0;
      if (seen) {
        wrong.add("FALSE SIGHTING");
      }
    }
    items(wanted.path("items"), found.path("items"), wrong);
    summary(wanted.path("summary"), found.path("summary"), wrong);
    if (!wrong.isEmpty()) {
      errors.add(id + " | " + text.replace("\n", " ⏎ ") + "\n    " + String.join("\n    ", wrong));
    }
  }

  private static Score score(Map<String, Score> of, String name) {
    return of.computeIfAbsent(name, _ -> new Score());
  }

  private void items(JsonNode wanted, JsonNode found, List<String> wrong) {
    int[] pair = new int[wanted.size()];
    Arrays.fill(pair, -1);
    boolean[] used = new boolean[found.size()];
    for (int round = 0; round < Math.min(wanted.size(), found.size()); round++) {
      int best = 0;
      int bw = -1;
      int bf = -1;
      for (int w = 0; w < wanted.size(); w++) {
        for (int f = 0; f < found.size() && pair[w] < 0; f++) {
          int likeness = used[f] ? 0 : likeness(wanted.get(w), found.get(f));
          if (likeness > best) {
            best = likeness;
            bw = w;
            bf = f;
          }
        }
      }
      if (bw < 0) {
        break;
      }
      pair[bw] = bf;
      used[bf] = true;
    }
    int paired = 0;
    for (int w = 0; w < wanted.size(); w++) {
      if (pair[w] < 0) {
        wrong.add("missed: " + brief(wanted.get(w)));
        names(wanted.get(w), null, wrong);
        continue;
      }
      paired++;
      compare(wanted.get(w), found.get(pair[w]), wrong);
    }
    for (int f = 0; f < found.size(); f++) {
      if (!used[f]) {
        wrong.add("not there: " + brief(found.get(f)));
        names(null, found.get(f), wrong);
      }
    }
    score(fields, "item").add(paired, found.size(), wanted.size());
  }

  private int likeness(JsonNode a, JsonNode b) {
    int n = 0;
    n += 4 * common(names(a, "place"), names(b, "place"));
    n += 4 * common(names(a, "toward"), names(b, "toward"));
    n += 2 * (common(names(a, "place"), names(b, "toward")) + common(names(a, "toward"), names(b, "place")));
    n += common(area(a), area(b)) * 3;
    n += a.path("threat").equals(b.path("threat")) ? 2 : 0;
    n += a.path("count").equals(b.path("count")) ? 1 : 0;
    boolean bare = names(a, "place").isEmpty() && names(a, "toward").isEmpty() && area(a).isEmpty();
    boolean otherBare = names(b, "place").isEmpty() && names(b, "toward").isEmpty() && area(b).isEmpty();
    return n > 3 || bare && otherBare ? n + 1 : n >= 2 && a.path("threat").equals(b.path("threat")) ? n : 0;
  }

  private void compare(JsonNode wanted, JsonNode found, List<String> wrong) {
    for (String f : List.of("threat", "count", "status", "heading_deg")) {
      boolean same = wanted.path(f).asText("null").equals(found.path(f).asText("null"));
      score(fields, f).add(same ? 1 : 0, 1, 1);
      if (!same) {
        wrong.add(f + " " + wanted.path(f).asText() + " read as " + found.path(f).asText() + " in " + brief(wanted));
      }
    }
    String t = wanted.path("threat").asText();
    score(threats, t).add(t.equals(found.path("threat").asText()) ? 1 : 0, 0, 1);
    score(threats, found.path("threat").asText()).add(0, 1, 0);
    names(wanted, found, wrong);
  }

  private void names(@Nullable JsonNode wanted, @Nullable JsonNode found, List<String> wrong) {
    location(wanted, found);
    for (String f : List.of("place", "toward", "area")) {
      List<String> w = wanted == null ? List.of() : f.equals("area") ? area(wanted) : names(wanted, f);
      List<String> g = found == null ? List.of() : f.equals("area") ? area(found) : names(found, f);
      int right = common(w, g);
      score(fields, f).add(right, g.size(), w.size());
      if (wanted != null && found != null && (right < w.size() || right < g.size())) {
        wrong.add(f + " " + w + " read as " + g);
      }
    }
  }

  /** Where and where to together: a bare name says no more than that it matters. */
  private void location(@Nullable JsonNode wanted, @Nullable JsonNode found) {
    List<String> w = located(wanted);
    List<String> g = located(found);
    score(fields, "location").add(common(w, g), g.size(), w.size());
  }

  private static List<String> located(@Nullable JsonNode item) {
    List<String> out = new ArrayList<>();
    if (item != null) {
      out.addAll(names(item, "place"));
      out.addAll(names(item, "toward"));
    }
    return out;
  }

  private static List<String> names(JsonNode item, String field) {
    String s = item.path(field).asText("");
    return s.isEmpty() || s.equals("null") ? List.of() : List.of(s.split("/"));
  }

  private static List<String> area(JsonNode item) {
    String s = item.path("area").path("name_uk").asText("");
    return s.isEmpty() ? List.of() : List.of(s);
  }

  private int common(List<String> a, List<String> b) {
    List<String> rest = new ArrayList<>(b);
    int n = 0;
    for (String x : a) {
      for (int i = 0; i < rest.size(); i++) {
        if (same(x, rest.get(i))) {
          rest.remove(i);
          n++;
          break;
        }
      }
    }
    return n;
  }

  private boolean same(String a, String b) {
    String ka = key(a);
    String kb = key(b);
    if (ka.equals(kb)) {
      return true;
    }
    TreeSet<String> codes = codes(ka);
    codes.retainAll(codes(kb));
    return !codes.isEmpty();
  }

  private static String key(String s) {
    return s.toLowerCase(Locale.ROOT).replace('’', '\'').replace('ʼ', '\'').replace('-', ' ').strip();
  }

  private TreeSet<String> codes(String key) {
    TreeSet<String> out = new TreeSet<>();
    for (Reading r : gazetteer.listForms(key)) {
      if (!r.adjective() && (r.cases() & 1) != 0) {
        r.name().sites().forEach(s -> {
          if (s.code() != null) {
            out.add(s.code());
          }
        });
      }
    }
    return out;
  }

  private void summary(JsonNode wanted, JsonNode found, List<String> wrong) {
    if (wanted.isMissingNode() && found.isMissingNode()) {
      return;
    }
    TreeSet<String> w = leaves("", wanted);
    TreeSet<String> g = leaves("", found);
    TreeSet<String> both = new TreeSet<>(w);
    both.retainAll(g);
    score(fields, "summary figure").add(both.size(), g.size(), w.size());
    if (!w.equals(g)) {
      w.removeAll(both);
      g.removeAll(both);
      wrong.add("summary " + w + " read as " + g);
    }
  }

  private static TreeSet<String> leaves(String path, JsonNode n) {
    TreeSet<String> out = new TreeSet<>();
    if (n.isObject()) {
      n.properties().forEach(e -> out.addAll(leaves(path + '.' + e.getKey(), e.getValue())));
    } else if (!n.isMissingNode() && !(path.endsWith("window") && n.isNull())) {
      out.add(path.substring(Math.min(1, path.length())) + '=' + n.asText());
    }
    return out;
  }

  private static String brief(JsonNode i) {
    StringBuilder s = new StringBuilder(i.path("threat").asText());
    for (String f : List.of("count", "place", "toward", "heading_deg", "status")) {
      if (!i.path(f).isNull() && !i.path(f).asText().equals("active")) {
        s.append(' ').append(f).append('=').append(i.path(f).asText());
      }
    }
    return area(i).isEmpty() ? s.toString() : s + " area=" + area(i).getFirst();
  }

  /** Score of a field: kind, item, threat, count, place, toward, location, area, heading_deg, status, summary figure. */
  public Score field(String name) {
    return score(fields, name);
  }

  /** Posts without a sighting on which one was read, and all such posts. */
  public int[] falseSightings() {
    int[] sum = new int[2];
    falseSightings.values().forEach(n -> {
      sum[0] += n[0];
      sum[1] += n[1];
    });
    return sum;
  }

  /** One entry for each post that was not read exactly as labelled. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  /** Number of posts taken in. */
  public int posts() {
    return posts;
  }

  /** The figures as a page of text. */
  public String report() {
    return new EvaluationReport(List.of(""), List.of(this)).text();
  }

  Map<String, Score> fields() {
    return fields;
  }

  Map<String, Score> kinds() {
    return kinds;
  }

  Map<String, Score> threats() {
    return threats;
  }

  Map<String, int[]> falseSightingsByKind() {
    return falseSightings;
  }
}

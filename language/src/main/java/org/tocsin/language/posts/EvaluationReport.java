package org.tocsin.language.posts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.tocsin.language.posts.Evaluation.Score;

/** Evaluations of the same posts beside each other: one group of columns for each. */
public final class EvaluationReport {
  private static final String SAME = "read without any difference";

  private final List<String> names;
  private final List<Evaluation> all;
  private final StringBuilder s = new StringBuilder();

  /** @param names what each evaluation is called, such as the areas that the reader knew */
  public EvaluationReport(List<String> names, List<Evaluation> all) {
    this.names = List.copyOf(names);
    this.all = List.copyOf(all);
  }

  public String text() {
    s.setLength(0);
    for (int i = 0; i < all.size(); i++) {
      Evaluation e = all.get(i);
      s.append(String.format(Locale.ROOT, "%d posts, %d %s%s%n", e.posts(), e.posts() - e.errors().size(), SAME, names.get(i).isEmpty() ? "" : ", " + names.get(i) + " areas"));
    }
    table("field", Evaluation::fields);
    table("kind", Evaluation::kinds);
    table("threat", Evaluation::threats);
    s.append(String.format("%nfalse sightings, by kind of post%n"));
    TreeSet<String> kinds = new TreeSet<>();
    all.forEach(e -> kinds.addAll(e.falseSightingsByKind().keySet()));
    for (String kind : kinds) {
      s.append(String.format(Locale.ROOT, "  %-16s", kind));
      for (int i = 0; i < all.size(); i++) {
        int[] n = all.get(i).falseSightingsByKind().getOrDefault(kind, new int[2]);
        s.append(String.format(Locale.ROOT, " %d of %d%s", n[0], n[1], names.get(i).isEmpty() ? "" : " (" + names.get(i) + ")"));
      }
      s.append(System.lineSeparator());
    }
    return s.toString();
  }

  private void table(String title, Function<Evaluation, Map<String, Score>> of) {
    if (all.size() > 1) {
      s.append(String.format("%n%-26s", ""));
      names.forEach(n -> s.append(String.format(Locale.ROOT, " %27s", n + " areas")));
    }
    s.append(String.format("%n%-26s", title));
    all.forEach(_ -> s.append(String.format(" %9s %9s %7s", "precision", "recall", "F1")));
    s.append(String.format(" %7s%n", "wanted"));
    TreeSet<String> rows = new TreeSet<>();
    all.forEach(e -> rows.addAll(of.apply(e).keySet()));
    for (String row : rows) {
      s.append(String.format(Locale.ROOT, "  %-24s", row));
      int wanted = 0;
      for (Evaluation e : all) {
        Score x = of.apply(e).getOrDefault(row, new Score());
        s.append(String.format(Locale.ROOT, " %9.3f %9.3f %7.3f", x.precision(), x.recall(), x.f1()));
        wanted = x.wanted();
      }
      s.append(String.format(Locale.ROOT, " %7d%n", wanted));
    }
  }
}

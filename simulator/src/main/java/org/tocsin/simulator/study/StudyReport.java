package org.tocsin.simulator.study;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The result of a study as one HTML page without outside parts, and the same as JSON. */
public final class StudyReport {
  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** What the JSON file holds. */
  record Document(String title, RaidScore.Total total, List<Comparison> comparisons, Map<String, Double> missedShare) {}

  private StudyReport() {}

  /**
   * Writes {@code report.html} and {@code report.json}.
   *
   * @param maps SVG by caption
   */
  public static void write(Path folder, String title, List<RaidScore> raids, Map<String, String> maps) throws IOException {
    RaidScore.Total total = RaidScore.total(raids);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.html"), html(title, total, maps));
    TreeMap<String, Double> missed = new TreeMap<>();
    total.rules().forEach((name, r) -> missed.put(name, r.missedShare()));
    JSON.writeValue(folder.resolve("report.json").toFile(), new Document(title, total, Comparison.of(total), missed));
  }

  static String html(String title, RaidScore.Total total, Map<String, String> maps) {
    StringBuilder s = new StringBuilder();
    s.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>").append(title).append("</title><style>")
        .append("body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}")
        .append("svg{width:100%;max-width:44rem;font:12px system-ui,sans-serif}.grid{stroke:#ddd}svg.map{max-width:60rem}")
        .append("pre{overflow-x:auto;background:#f5f5f5;padding:1rem;font-size:13px}</style></head><body><h1>")
        .append(title).append("</h1>");
    s.append("<h2>Person-hours against people missed</h2><p>Every point is one rule with one margin, on the same raids and the")
        .append(" same observations. Further left misses fewer; further down calls fewer. Both axes are logarithmic;")
        .append(" shares under 0.1&nbsp;% stand at the left edge.</p>");
    s.append(curve(total)).append("<ul>");
    for (Comparison c : Comparison.of(total)) {
      s.append("<li>").append(c.text()).append("</li>");
    }
    s.append("</ul><h2>Stated probability against what came</h2>").append(reliability(total));
    if (!maps.isEmpty()) {
      s.append("<h2>Two raids</h2><p>Green: in danger and alarmed in time. Red: in danger and not, or late. Orange: alarmed, ")
          .append("nobody there was in danger. Lines: true ways; dots: impacts.</p>");
      maps.forEach((caption, svg) -> s.append("<h3>").append(caption).append("</h3>").append(svg));
    }
    s.append("<h2>All figures</h2><pre>").append(String.join("\n", StudyTable.lines(total))).append("</pre></body></html>\n");
    return s.toString();
  }

  private static String curve(RaidScore.Total total) {
    LinkedHashMap<String, List<double[]>> lines = new LinkedHashMap<>();
    double top = 1;
    for (Map.Entry<String, RuleScore> e : total.rules().entrySet()) {
      String family = e.getKey().equals(Judge.BOUND) ? e.getKey() : e.getKey().substring(0, e.getKey().indexOf(' '));
      RuleScore r = e.getValue();
      lines.computeIfAbsent(family, _ -> new ArrayList<>()).add(new double[] {Math.max(1e-3, r.missedShare()), r.personHours()});
      top = Math.max(top, r.personHours());
    }
    lines.values().forEach(l -> l.sort((a, b) -> Double.compare(a[0], b[0])));
    return Chart.svg(
        new Chart.Axis("share of warnable people missed or late", 1e-3, 1, true),
        new Chart.Axis("person-hours under alarm", top / 500, top, true), lines);
  }

  private static String reliability(RaidScore.Total total) {
    LinkedHashMap<String, List<double[]>> lines = new LinkedHashMap<>();
    lines.put("ideal", List.of(new double[] {0, 0}, new double[] {1, 1}));
    total.calibration()
        .forEach(
            (k, c) -> {
              List<double[]> points = new ArrayList<>();
              for (int i = 0; i < Calibration.BINS; i++) {
                if (c.cases()[i] >= 200) {
                  points.add(new double[] {c.stated()[i] / c.cases()[i], (double) c.came()[i] / c.cases()[i]});
                }
              }
              if (!points.isEmpty()) {
                lines.put(k.name().toLowerCase(Locale.ROOT), points);
              }
            });
    return Chart.svg(new Chart.Axis("stated", 0, 1, false), new Chart.Axis("came", 0, 1, false), lines);
  }
}

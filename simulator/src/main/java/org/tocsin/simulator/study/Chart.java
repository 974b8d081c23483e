package org.tocsin.simulator.study;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Line charts as inline SVG. */
final class Chart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int BOTTOM = 50;
  private static final List<String> COLOURS =
      List.of("#1b6ca8", "#b5651d", "#7a3e9d", "#2e7d32", "#c62828", "#555555");

  /**
   * @param min lowest value shown
   * @param max highest value shown
   * @param log logarithmic; then {@code min} must be positive
   */
  record Axis(String title, double min, double max, boolean log) {
    double share(double v) {
      double x = Math.clamp(v, min, max);
      return log ? Math.log(x / min) / Math.log(max / min) : (x - min) / (max - min);
    }

    double at(double share) {
      return log ? min * Math.pow(max / min, share) : min + share * (max - min);
    }
  }

  private Chart() {}

  /** @param lines points (x, y) by name of the line, in order of drawing */
  static String svg(Axis x, Axis y, Map<String, List<double[]>> lines) {
    StringBuilder s = new StringBuilder();
    add(s, "<svg viewBox=\"0 0 %d %d\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">", WIDTH, HEIGHT);
    for (int i = 0; i <= 5; i++) {
      double share = i / 5.0;
      double px = px(share);
      double py = py(share);
      add(s, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"grid\"/>", px, py(0), px, py(1));
      add(s, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"grid\"/>", px(0), py, px(1), py);
      add(s, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>", px, py(0) + 16, number(x.at(share)));
      add(s, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>", px(0) - 6, py + 4, number(y.at(share)));
    }
    add(s, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", px(0.5), HEIGHT - 8, x.title());
    add(s, "<text x=\"14\" y=\"%.1f\" text-anchor=\"middle\" transform=\"rotate(-90 14 %.1f)\">%s</text>", py(0.5), py(0.5), y.title());
    int k = 0;
    for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
      String colour = COLOURS.get(k % COLOURS.size());
      StringBuilder points = new StringBuilder();
      for (double[] p : line.getValue()) {
        double px = px(x.share(p[0]));
        double py = py(y.share(p[1]));
        add(points, "%.1f,%.1f ", px, py);
        add(s, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", px, py, colour);
      }
      add(s, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points, colour);
      add(s, "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>", WIDTH - 150, 24 + 18 * k, colour, line.getKey());
      k++;
    }
    return s.append("</svg>").toString();
  }

  private static double px(double share) {
    return LEFT + share * (WIDTH - LEFT - 20);
  }

  private static double py(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - 15);
  }

  private static String number(double v) {
    return v >= 1e6 ? String.format(Locale.ROOT, "%.1f M", v / 1e6)
        : v >= 10_000 ? String.format(Locale.ROOT, "%.0f k", v / 1e3) : String.format(Locale.ROOT, v > 0 && v < 0.1 ? "%.3f" : v < 10 ? "%.2f" : "%.0f", v);
  }

  private static void add(StringBuilder to, String format, Object... values) {
    to.append(String.format(Locale.ROOT, format, values));
  }
}

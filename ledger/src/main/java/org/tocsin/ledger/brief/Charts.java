package org.tocsin.ledger.brief;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;

/** Charts as pictures inside the page, drawn at twice their size so that they stay sharp in print. */
final class Charts {
  static final Color INK = new Color(0x33, 0x3F, 0x48);
  static final Color STOPPED = new Color(0x2E, 0x7D, 0x6B);
  static final Color REST = new Color(0xC4, 0x53, 0x2D);
  static final Color QUIET = new Color(0x9A, 0xA5, 0xAD);
  private static final int SCALE = 2;

  private Charts() {}

  /** Bars by name; several series are stacked. */
  static String bars(String title, String unit, List<String> names, Map<String, List<Double>> series, int width, int height) {
    CategoryChart chart =
        new CategoryChartBuilder().width(width * SCALE).height(height * SCALE).title(title).yAxisTitle(unit).build();
    CategoryStyler s = chart.getStyler();
    s.setStacked(series.size() > 1);
    s.setLegendVisible(series.size() > 1);
    s.setLegendPosition(LegendPosition.OutsideS);
    s.setLegendLayout(org.knowm.xchart.style.Styler.LegendLayout.Horizontal);
    s.setSeriesColors(new Color[] {STOPPED, QUIET, REST});
    s.setChartBackgroundColor(Color.WHITE);
    s.setPlotBackgroundColor(Color.WHITE);
    s.setPlotBorderVisible(false);
    s.setLegendBorderColor(Color.WHITE);
    s.setChartFontColor(INK);
    s.setPlotGridVerticalLinesVisible(false);
    s.setAvailableSpaceFill(0.8);
    s.setXAxisLabelRotation(names.size() > 6 ? 60 : 0);
    s.setXAxisLabelAlignment(TextAlignment.Centre);
    s.setXAxisMaxLabelCount(16);
    s.setYAxisDecimalPattern("#,##0");
    double most = 0;
    for (int i = 0; i < names.size(); i++) {
      int at = i;
      most = Math.max(most, series.values().stream().mapToDouble(v -> v.get(at)).sum());
    }
    s.setYAxisMin(0.0);
    // Few ticks, so that small counts are not marked with fractions.
    s.setYAxisMax(Math.max(4, Math.ceil(most)));
    s.setYAxisTickMarkSpacingHint(most <= 4 ? height * SCALE / 5 : 60);
    s.setChartTitleFont(font(Font.BOLD, 13));
    s.setAxisTitleFont(font(Font.PLAIN, 11));
    s.setAxisTickLabelsFont(font(Font.PLAIN, 10));
    s.setLegendFont(font(Font.PLAIN, 10));
    series.forEach((name, values) -> chart.addSeries(name, new ArrayList<>(names), new ArrayList<>(values)));
    return image(BitmapEncoder.getBufferedImage(chart), width, height, title);
  }

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size * SCALE);
  }

  /** The picture as an element of the page. */
  static String image(BufferedImage picture, int width, int height, String alternative) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to take bytes", e);
    }
    return "<img width=\"" + width + "\" height=\"" + height + "\" alt=\"" + Notes.escape(alternative) + "\" src=\"data:image/png;base64,"
        + Base64.getEncoder().encodeToString(out.toByteArray()) + "\"/>";
  }
}

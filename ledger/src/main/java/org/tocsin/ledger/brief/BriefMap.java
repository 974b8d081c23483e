package org.tocsin.ledger.brief;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.awt.ShapeWriter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.reconcile.PlaceIndex;

/** Where the attacks were: circles on named towns, their area growing with the number of attacks. */
final class BriefMap {
  private static final int SCALE = 2;

  private BriefMap() {}

  static String draw(PlaceIndex places, Attack.@Nullable Place focus, List<Attack> attacks, int width, int height) {
    Areas areas = places.areas();
    Envelope view = new Envelope();
    for (Area a : areas.areas()) {
      boolean shown = focus == null ? a.level() == Level.OBLAST : a.level() == Level.OBLAST && places.listAround(focus.code()).contains(a.code());
      if (shown) {
        view.expandToInclude(a.outline().getEnvelopeInternal());
      }
    }
    view.expandBy(view.getWidth() * 0.08, view.getHeight() * 0.08);
    // Degrees of longitude are shorter than those of latitude.
    double shrink = StrictMath.cos(StrictMath.toRadians(view.centre().y));
    double unit = Math.min(width * SCALE / (view.getWidth() * shrink), height * SCALE / view.getHeight());
    AffineTransform t = new AffineTransform(unit * shrink, 0, 0, -unit, 0, 0);
    t.preConcatenate(AffineTransform.getTranslateInstance(
        width * SCALE / 2.0 - view.centre().x * unit * shrink, height * SCALE / 2.0 + view.centre().y * unit));
    BufferedImage picture = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width * SCALE, height * SCALE);
    ShapeWriter shapes = new ShapeWriter();
    for (Area a : areas.areas()) {
      if (a.level() == Level.OBLAST || focus != null && a.level() == Level.RAION) {
        Geometry outline = TopologyPreservingSimplifier.simplify(a.outline(), 0.01);
        java.awt.Shape s = t.createTransformedShape(shapes.toShape(outline));
        if (a.level() == Level.OBLAST) {
          g.setColor(new Color(0xF2, 0xF4, 0xF5));
          g.fill(s);
        }
        g.setColor(a.level() == Level.OBLAST ? Charts.QUIET : new Color(0xD9, 0xDE, 0xE1));
        g.setStroke(new BasicStroke(a.level() == Level.OBLAST ? 2f : 1f));
        g.draw(s);
      }
    }
    points(g, t, places, attacks, width * SCALE, height * SCALE);
    g.dispose();
    return Charts.image(picture, width, height, "Map of the attacked places");
  }

  private static void points(Graphics2D g, AffineTransform t, PlaceIndex places, List<Attack> attacks, int width, int height) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    for (Attack a : attacks) {
      for (Attack.Place p : a.places()) {
        if (p.exact() && (p.level().equals("city") || p.level().equals("village"))) {
          counts.merge(p.code(), 1, Integer::sum);
          names.put(p.code(), p.name());
        }
      }
    }
    g.setFont(Charts.font(Font.PLAIN, 10));
    counts.forEach((code, n) -> {
      GeoPoint at = places.pointOf(code).orElse(null);
      if (at == null) {
        return;
      }
      double[] xy = {at.lon(), at.lat()};
      t.transform(xy, 0, xy, 0, 1);
      if (xy[0] < 0 || xy[1] < 0 || xy[0] > width || xy[1] > height) {
        return;
      }
      double r = SCALE * (3 + 3 * Math.sqrt(n));
      g.setColor(new Color(0xC4, 0x53, 0x2D, 0xA0));
      g.fill(new Ellipse2D.Double(xy[0] - r, xy[1] - r, 2 * r, 2 * r));
      g.setColor(Charts.INK);
      g.drawString(names.get(code) + " " + n, (float) (xy[0] + r + 4), (float) xy[1] + 8);
    });
  }
}

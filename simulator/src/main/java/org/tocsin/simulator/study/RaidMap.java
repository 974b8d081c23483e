package org.tocsin.simulator.study;

import java.util.Locale;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.simulator.raid.Danger;
import org.tocsin.simulator.raid.Dangers;
import org.tocsin.simulator.raid.Flight;
import org.tocsin.simulator.raid.Formation;
import org.tocsin.simulator.raid.Raid;

/** One raid as a map: true ways, and which communities were warned, in danger, both, or in danger and not warned. */
final class RaidMap {
  private static final double WEST = 22;
  private static final double NORTH = 52.5;
  private static final double SCALE = 55;
  private static final double SHRINK = 0.66;
  private static final double ROUGH = 0.015;

  private RaidMap() {}

  static String svg(Areas areas, Raid raid, Dangers truth, Spells alarms) {
    StringBuilder s = new StringBuilder();
    s.append("<svg viewBox=\"0 0 680 460\" role=\"img\" class=\"map\">");
    for (Area a : areas.areas()) {
      if (a.level() == Level.OBLAST) {
        path(s, a.outline(), "#f4f4f4", "#bbb");
      }
    }
    TreeSet<Integer> danger = new TreeSet<>();
    TreeSet<Integer> failed = new TreeSet<>();
    for (Danger d : truth.dangers()) {
      danger.add(d.community());
      boolean covered = false;
      for (Spells.Spell x : alarms.of(d.community())) {
        covered |= x.from() <= d.arrival() - Kind.of(d.weapon()).alarmSeconds() && d.arrival() <= x.to();
      }
      if (!covered) {
        failed.add(d.community());
      }
    }
    for (Community c : areas.communities()) {
      boolean warned = !alarms.of(c.index()).isEmpty();
      if (failed.contains(c.index())) {
        path(s, c.area().outline(), "#d73027", "#fff");
      } else if (danger.contains(c.index())) {
        path(s, c.area().outline(), "#1a9850", "#fff");
      } else if (warned) {
        path(s, c.area().outline(), "#fdd49e", "#fff");
      }
    }
    for (Formation f : raid.formations()) {
      way(s, f);
      for (Flight x : f.flights()) {
        if (x.end() == Flight.End.IMPACT) {
          s.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>", x(x.fallsAt().lon()), y(x.fallsAt().lat())));
        }
      }
    }
    return s.append("</svg>").toString();
  }

  private static void way(StringBuilder s, Formation f) {
    s.append("<polyline fill=\"none\" stroke=\"#225\" stroke-width=\"0.7\" points=\"");
    double step = Math.max(20, (f.end() - f.apart()) / 200);
    for (double t = f.apart(); t <= f.end(); t += step) {
      GeoPoint p = f.lead().at(t);
      s.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p.lon()), y(p.lat())));
    }
    s.append("\"/>");
  }

  private static void path(StringBuilder s, Geometry outline, String fill, String line) {
    Geometry g = DouglasPeuckerSimplifier.simplify(outline, ROUGH);
    s.append("<path fill=\"").append(fill).append("\" stroke=\"").append(line).append("\" stroke-width=\"0.3\" d=\"");
    for (int i = 0; i < g.getNumGeometries(); i++) {
      char command = 'M';
      for (Coordinate c : g.getGeometryN(i).getCoordinates()) {
        s.append(command).append(String.format(Locale.ROOT, "%.1f,%.1f", x(c.x), y(c.y)));
        command = 'L';
      }
      s.append('Z');
    }
    s.append("\"/>");
  }

  private static double x(double lon) {
    return (lon - WEST) * SCALE * SHRINK;
  }

  private static double y(double lat) {
    return (NORTH - lat) * SCALE;
  }
}

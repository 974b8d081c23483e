package org.tocsin.geography;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Sphere;

/** Do neighbours overlap, and do parts fill their whole? */
final class Topology {
  /** Two sources of one border differ by less; more means that a point has two communities. */
  private static final double ALLOWED_OVERLAP = 0.05;
  private static final double REPORTED_OVERLAP = 0.002;
  private static final double REPORTED_GAP = 0.02;

  private final TreeMap<String, FeatureLine> lines;
  private final Problems problems;

  /** Where an area came from. */
  record FeatureLine(String file, long line) {}

  Topology(TreeMap<String, FeatureLine> lines, Problems problems) {
    this.lines = lines;
    this.problems = problems;
  }

  /** Each level is checked together with the higher units that are not divided, as the communities will be. */
  void check(List<Area> areas) {
    TreeMap<String, Double> parts = new TreeMap<>();
    TreeSet<Level> levels = new TreeSet<>();
    for (Area a : areas) {
      levels.add(a.level());
      if (a.parent() != null) {
        parts.merge(a.parent(), a.outline().getArea(), Double::sum);
      }
    }
    levels.remove(Level.COUNTRY);
    TreeSet<String> reported = new TreeSet<>();
    for (Level level : levels) {
      overlaps(
          areas.stream()
              .filter(a -> a.level() == level || a.level().compareTo(level) < 0 && !parts.containsKey(a.code()))
              .toList(),
          reported);
    }
    for (Area a : areas) {
      double share = parts.getOrDefault(a.code(), a.outline().getArea()) / a.outline().getArea();
      if (Math.abs(share - 1) > REPORTED_GAP) {
        warn(a, String.format(Locale.ROOT, "its parts have %.1f %% of its surface", 100 * share));
      }
    }
  }

  /** A valid coverage, where neighbours have the same edges, is told quickly; only its faults are measured. */
  private void overlaps(List<Area> areas, TreeSet<String> reported) {
    Geometry[] outlines = areas.stream().map(Area::outline).toArray(Geometry[]::new);
    Geometry[] faults = CoverageValidator.validate(outlines);
    STRtree index = new STRtree();
    for (int i = 0; i < outlines.length; i++) {
      if (faults[i] != null && !faults[i].isEmpty()) {
        index.insert(outlines[i].getEnvelopeInternal(), i);
      }
    }
    for (int i = 0; i < outlines.length; i++) {
      if (faults[i] == null || faults[i].isEmpty()) {
        continue;
      }
      PreparedGeometry prepared = PreparedGeometryFactory.prepare(outlines[i]);
      for (int k : after(i, index.query(outlines[i].getEnvelopeInternal()))) {
        if (reported.add(areas.get(i).code() + " " + areas.get(k).code()) && prepared.intersects(outlines[k])) {
          overlap(areas.get(i), areas.get(k));
        }
      }
    }
  }

  private static List<Integer> after(int i, List<?> found) {
    List<Integer> out = new ArrayList<>();
    for (Object o : found) {
      if ((Integer) o > i) {
        out.add((Integer) o);
      }
    }
    out.sort(null);
    return out;
  }

  private void overlap(Area a, Area b) {
    double common = OverlayNGRobust.overlay(a.outline(), b.outline(), OverlayNG.INTERSECTION).getArea();
    double share = common / Math.min(a.outline().getArea(), b.outline().getArea());
    if (share <= REPORTED_OVERLAP) {
      return;
    }
    String what = String.format(Locale.ROOT, "overlaps %s %s on %.1f km² (%.1f %% of the smaller)",
        b.code(), b.nameUk(), squareKilometres(common, a.centre().lat()), 100 * share);
    if (share > ALLOWED_OVERLAP) {
      FeatureLine at = lines.getOrDefault(a.code(), new FeatureLine("", 0));
      problems.error(at.file(), at.line(), a.code() + " " + a.nameUk() + " " + what);
    } else {
      warn(a, what);
    }
  }

  private void warn(Area a, String what) {
    FeatureLine at = lines.getOrDefault(a.code(), new FeatureLine("areas", 0));
    problems.warn(at.file(), at.line(), a.code() + " " + a.nameUk() + " " + what);
  }

  private static double squareKilometres(double squareDegrees, double lat) {
    double degree = StrictMath.toRadians(1) * Sphere.RADIUS / 1000;
    return squareDegrees * degree * degree * StrictMath.cos(StrictMath.toRadians(lat));
  }
}

package org.tocsin.geography.make;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * Divides oblasts into raions: every point belongs to the raion of the nearest place of its own oblast. All edges are
 * noded together on one grid, so that neighbours share their edges exactly, across the oblasts' borders too.
 */
final class Mesh {
  /** Grid of the outlines: 1e-5 degree, about a metre. */
  private static final PrecisionModel GRID = new PrecisionModel(100_000);
  /** One degree of longitude over one of latitude at 48.5 N, so that "nearest" means nearest on the ground. */
  private static final double ASPECT = StrictMath.cos(StrictMath.toRadians(48.5));
  private static final AffineTransformation TO_GROUND = AffineTransformation.scaleInstance(ASPECT, 1);
  private static final AffineTransformation FROM_GROUND = AffineTransformation.scaleInstance(1 / ASPECT, 1);
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private record Region(Geometry outline, IndexedPointInAreaLocator locator, List<Cell> cells) {}

  private record Cell(String unit, Geometry outline, IndexedPointInAreaLocator locator) {}

  private final List<Region> regions = new ArrayList<>();

  /**
   * @param outline an oblast, or several that are divided as one
   * @param places those that divide it; each has a unit
   */
  void add(Geometry outline, List<Place> places) {
    TreeMap<String, List<Geometry>> byUnit = new TreeMap<>();
    TreeMap<Coordinate, String> unitAt = new TreeMap<>();
    for (Place p : places) {
      unitAt.putIfAbsent(new Coordinate(p.point().lon() * ASPECT, p.point().lat()), p.unit());
    }
    Envelope clip = TO_GROUND.transform(outline).getEnvelopeInternal();
    unitAt.keySet().forEach(clip::expandToInclude);
    clip.expandBy(1);
    VoronoiDiagramBuilder diagram = new VoronoiDiagramBuilder();
    diagram.setSites(unitAt.keySet());
    diagram.setClipEnvelope(clip);
    Geometry polygons = diagram.getDiagram(FACTORY);
    for (int i = 0; i < polygons.getNumGeometries(); i++) {
      Geometry cell = polygons.getGeometryN(i);
      String unit = unitAt.get((Coordinate) cell.getUserData());
      byUnit.computeIfAbsent(unit, _ -> new ArrayList<>()).add(FROM_GROUND.transform(cell));
    }
    List<Cell> cells = new ArrayList<>();
    byUnit.forEach(
        (unit, parts) -> {
          Geometry whole = UnaryUnionOp.union(parts);
          cells.add(new Cell(unit, whole, new IndexedPointInAreaLocator(whole)));
        });
    regions.add(new Region(outline, new IndexedPointInAreaLocator(outline), cells));
  }

  /** The outlines of all units, by number, in normal form: equal on every host, as the edition's name must be. */
  TreeMap<String, Geometry> outlines() {
    List<Geometry> lines = new ArrayList<>();
    for (Region r : regions) {
      lines.add(r.outline().getBoundary());
      for (Cell c : r.cells()) {
        lines.add(c.outline().getBoundary());
      }
    }
    Geometry noded = UnaryUnionNG.union(FACTORY.buildGeometry(lines), GRID);
    Polygonizer polygonizer = new Polygonizer();
    polygonizer.add(noded);
    TreeMap<String, List<Geometry>> faces = new TreeMap<>();
    @SuppressWarnings("unchecked")
    Collection<Polygon> all = polygonizer.getPolygons();
    for (Polygon face : all) {
      Point inside = face.getInteriorPoint();
      String unit = unitAt(inside.getCoordinate());
      if (!unit.isEmpty()) {
        faces.computeIfAbsent(unit, _ -> new ArrayList<>()).add(face);
      }
    }
    TreeMap<String, Geometry> out = new TreeMap<>();
    faces.forEach((unit, parts) -> out.put(unit, CoverageUnion.union(parts.toArray(Geometry[]::new)).norm()));
    return out;
  }

  /** Empty outside every region. */
  private String unitAt(Coordinate c) {
    for (Region r : regions) {
      if (r.locator().locate(c) == Location.EXTERIOR) {
        continue;
      }
      for (Cell cell : r.cells()) {
        if (cell.locator().locate(c) != Location.EXTERIOR) {
          return cell.unit();
        }
      }
    }
    return "";
  }
}

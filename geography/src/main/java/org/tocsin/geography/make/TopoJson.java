package org.tocsin.geography.make;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads the polygons of a quantised TopoJSON object, by the property "name" (TopoJSON 1.0, §2). */
final class TopoJson {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private final List<Coordinate[]> arcs = new ArrayList<>();
  private final JsonNode root;

  TopoJson(JsonNode root) {
    this.root = root;
    JsonNode scale = root.path("transform").path("scale");
    JsonNode translate = root.path("transform").path("translate");
    for (JsonNode arc : root.path("arcs")) {
      Coordinate[] line = new Coordinate[arc.size()];
      long x = 0;
      long y = 0;
      for (int i = 0; i < line.length; i++) {
        x += arc.get(i).get(0).asLong();
        y += arc.get(i).get(1).asLong();
        line[i] =
            new Coordinate(
                x * scale.get(0).asDouble() + translate.get(0).asDouble(),
                y * scale.get(1).asDouble() + translate.get(1).asDouble());
      }
      arcs.add(line);
    }
  }

  TreeMap<String, Geometry> polygonsByName(String object) {
    TreeMap<String, Geometry> out = new TreeMap<>();
    for (JsonNode g : root.path("objects").path(object).path("geometries")) {
      out.put(g.path("properties").path("name").asText(), geometry(g));
    }
    return out;
  }

  private Geometry geometry(JsonNode g) {
    if (g.path("type").asText().equals("Polygon")) {
      return polygon(g.path("arcs"));
    }
    List<Polygon> parts = new ArrayList<>();
    g.path("arcs").forEach(p -> parts.add(polygon(p)));
    return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
  }

  private Polygon polygon(JsonNode rings) {
    LinearRing[] holes = new LinearRing[rings.size() - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = ring(rings.get(i + 1));
    }
    return FACTORY.createPolygon(ring(rings.get(0)), holes);
  }

  /** Arcs end to end; a negative index means the arc backwards. */
  private LinearRing ring(JsonNode indices) {
    CoordinateList line = new CoordinateList();
    for (JsonNode index : indices) {
      int i = index.asInt();
      Coordinate[] arc = arcs.get(i < 0 ? ~i : i);
      line.add(arc, false, i >= 0);
    }
    return FACTORY.createLinearRing(line.toCoordinateArray());
  }
}

package org.tocsin.geography;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Reads the geometry of an area from GeoJSON (RFC 7946, §3.1), strictly: what is not a sound area is refused. */
final class GeoJsonGeometry {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private GeoJsonGeometry() {}

  /**
   * Coordinates are rounded to the grid of {@link OutlineCodec}, so that what is checked is what will be stored.
   *
   * @throws IllegalArgumentException saying what is wrong, in words for the file's author
   */
  static Geometry read(JsonNode geometry) {
    JsonNode coordinates = geometry.path("coordinates");
    Geometry out =
        switch (geometry.path("type").asText()) {
          case "Polygon" -> polygon(coordinates, "");
          case "MultiPolygon" -> multiPolygon(coordinates);
          case "" -> throw new IllegalArgumentException("there is no geometry");
          default ->
              throw new IllegalArgumentException(
                  "the geometry is a " + abbreviated(geometry.path("type")) + "; areas are Polygon or MultiPolygon");
        };
    TopologyValidationError error = new IsValidOp(out).getValidationError();
    if (error != null) {
      Coordinate at = error.getCoordinate();
      throw new IllegalArgumentException(
          "the outline is not valid: " + error.getMessage() + " near " + (at == null ? "?" : at.x + ", " + at.y));
    }
    return out;
  }

  private static Geometry multiPolygon(JsonNode polygons) {
    if (!polygons.isArray() || polygons.isEmpty()) {
      throw new IllegalArgumentException("the MultiPolygon has no polygons");
    }
    Polygon[] parts = new Polygon[polygons.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = polygon(polygons.get(i), "polygon " + (i + 1) + ", ");
    }
    return parts.length == 1 ? parts[0] : FACTORY.createMultiPolygon(parts);
  }

  private static Polygon polygon(JsonNode rings, String where) {
    if (!rings.isArray() || rings.isEmpty()) {
      throw new IllegalArgumentException(where + "there are no rings");
    }
    LinearRing[] all = new LinearRing[rings.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = ring(rings.get(i), where + "ring " + (i + 1));
    }
    LinearRing[] holes = Arrays.copyOfRange(all, 1, all.length);
    return FACTORY.createPolygon(all[0], holes);
  }

  private static LinearRing ring(JsonNode positions, String where) {
    if (!positions.isArray()) {
      throw new IllegalArgumentException(where + " is not a list of positions");
    }
    CoordinateList line = new CoordinateList();
    for (JsonNode p : positions) {
      line.add(position(p, where), false);
    }
    if (line.isEmpty() || !line.getFirst().equals2D(line.getLast())) {
      throw new IllegalArgumentException(where + " is not closed: its last position must equal its first");
    }
    if (line.size() < 4) {
      throw new IllegalArgumentException(where + " has " + line.size() + " different positions in a row; 4 are needed");
    }
    return FACTORY.createLinearRing(line.toCoordinateArray());
  }

  private static Coordinate position(JsonNode p, String where) {
    if (!p.path(0).isNumber() || !p.path(1).isNumber()) {
      throw new IllegalArgumentException(where + ": " + abbreviated(p) + " is no position (longitude, latitude)");
    }
    double lon = p.get(0).asDouble();
    double lat = p.get(1).asDouble();
    if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) {
      throw new IllegalArgumentException(
          where + ": " + abbreviated(p) + " is out of range; positions are longitude, latitude in degrees");
    }
    return new Coordinate(OutlineCodec.degrees(OutlineCodec.fixed(lon)), OutlineCodec.degrees(OutlineCodec.fixed(lat)));
  }

  private static String abbreviated(JsonNode n) {
    String s = n.isTextual() ? n.asText() : n.toString();
    return s.length() > 40 ? s.substring(0, 40) + "…" : s;
  }
}

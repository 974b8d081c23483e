package org.tocsin.geography;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.Level;

/**
 * Outlines for maps as GeoJSON: every community and every oblast, simplified to about a kilometre as one coverage, so
 * that neighbours still share their edges. For looking at; whether a point is inside is asked of {@link Areas}.
 */
public final class MapOutlines {
  /** Degrees of latitude; the side of the square whose area a dropped corner may have. About 1 km. */
  private static final double TOLERANCE = 0.009;
  /** Written to 0.0001 degree, 11 m and less: coarser rounding makes narrow outlines touch themselves. */
  private static final double GRID = 10_000;
  private static final double ASPECT = StrictMath.cos(StrictMath.toRadians(48.5));

  private MapOutlines() {}

  /**
   * A FeatureCollection, UTF-8. Properties: {@code code}, {@code level}, {@code name_uk}, {@code name_en}, {@code
   * parent}, {@code population}, {@code label} (longitude, latitude) and, for communities, {@code community}, the index
   * in {@link Areas#communities()}. Oblasts come first, so that communities are drawn over them.
   */
  public static byte[] of(Areas areas) {
    List<Community> communities = areas.communities();
    Geometry[] simple = simplified(communities);
    TreeMap<String, List<Geometry>> byOblast = new TreeMap<>();
    for (Community c : communities) {
      areas
          .findEnclosing(c.code(), Level.OBLAST)
          .ifPresent(o -> byOblast.computeIfAbsent(o.code(), _ -> new ArrayList<>()).add(simple[c.index()]));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = new ObjectMapper().createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("type", "FeatureCollection");
      out.writeStringField("edition", areas.edition());
      out.writeStringField("approximation", areas.approximation());
      out.writeArrayFieldStart("features");
      for (var oblast : byOblast.entrySet()) {
        Area area = areas.findArea(oblast.getKey()).orElseThrow();
        if (areas.findCommunity(area.code()).isEmpty()) {
          feature(out, area, -1, OverlayNGRobust.union(oblast.getValue()));
        }
      }
      for (Community c : communities) {
        feature(out, c.area(), c.index(), simple[c.index()]);
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Geometry[] simplified(List<Community> communities) {
    AffineTransformation toGround = AffineTransformation.scaleInstance(ASPECT, 1);
    AffineTransformation fromGround = AffineTransformation.scaleInstance(1 / ASPECT, 1);
    Geometry[] full = communities.stream().map(c -> toGround.transform(c.area().outline())).toArray(Geometry[]::new);
    CoverageSimplifier simplifier = new CoverageSimplifier(full);
    simplifier.setRemovableRingSizeFactor(0);
    Geometry[] simple = simplifier.simplify(TOLERANCE);
    for (int i = 0; i < simple.length; i++) {
      simple[i] = fromGround.transform(simple[i]);
    }
    return simple;
  }

  private static void feature(JsonGenerator out, Area a, int community, Geometry outline) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", "Feature");
    out.writeStringField("id", a.code());
    out.writeObjectFieldStart("properties");
    out.writeStringField("code", a.code());
    out.writeStringField("level", a.level().name());
    out.writeStringField("name_uk", a.nameUk());
    out.writeStringField("name_en", a.nameEn());
    out.writeStringField("parent", a.parent());
    out.writeNumberField("population", a.population());
    if (community >= 0) {
      out.writeNumberField("community", community);
    }
    out.writeFieldName("label");
    position(out, a.centre().lon(), a.centre().lat());
    out.writeEndObject();
    out.writeObjectFieldStart("geometry");
    out.writeStringField("type", "MultiPolygon");
    out.writeArrayFieldStart("coordinates");
    for (int i = 0; i < outline.getNumGeometries(); i++) {
      polygon(out, (Polygon) outline.getGeometryN(i));
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void polygon(JsonGenerator out, Polygon p) throws IOException {
    out.writeStartArray();
    ring(out, p.getExteriorRing());
    for (int r = 0; r < p.getNumInteriorRing(); r++) {
      ring(out, p.getInteriorRingN(r));
    }
    out.writeEndArray();
  }

  private static void ring(JsonGenerator out, LinearRing ring) throws IOException {
    CoordinateSequence line = ring.getCoordinateSequence();
    out.writeStartArray();
    for (int i = 0; i < line.size(); i++) {
      Coordinate c = line.getCoordinate(i);
      position(out, c.x, c.y);
    }
    out.writeEndArray();
  }

  private static void position(JsonGenerator out, double lon, double lat) throws IOException {
    out.writeStartArray();
    number(out, lon);
    number(out, lat);
    out.writeEndArray();
  }

  /** Shortest decimal form of the rounded value. */
  private static void number(JsonGenerator out, double degrees) throws IOException {
    out.writeNumber(Double.toString(Math.rint(degrees * GRID) / GRID));
  }
}

package org.tocsin.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.Level;

/**
 * The outlines of communities and oblasts as GeoJSON, simplified for a map of the country. An area that is both, such as
 * a city with the rights of an oblast, stands there once.
 */
final class Outlines {
  /** Square root of the area a corner must span to stay, degrees: about half a kilometre. */
  private static final double TOLERANCE = 0.006;

  private Outlines() {}

  static byte[] geoJson(Areas areas) {
    List<Area> communities = areas.communities().stream().map(Community::area).toList();
    List<Area> oblasts = new ArrayList<>();
    for (Area a : areas.areas()) {
      if (a.level() == Level.OBLAST && areas.findCommunity(a.code()).isEmpty()) {
        oblasts.add(a);
      }
    }
    var out = new ByteArrayOutputStream(1 << 20);
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeStringField("edition", areas.edition());
      json.writeStringField("approximation", areas.approximation());
      json.writeArrayFieldStart("features");
      write(json, oblasts);
      write(json, communities);
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to take bytes", e);
    }
    return out.toByteArray();
  }

  /** Neighbours are simplified together, so that they keep a common border without gaps. */
  private static void write(JsonGenerator json, List<Area> areas) throws IOException {
    Geometry[] outlines = areas.stream().map(Area::outline).toArray(Geometry[]::new);
    Geometry[] simple = outlines.length == 0 ? outlines : CoverageSimplifier.simplify(outlines, TOLERANCE);
    for (int i = 0; i < simple.length; i++) {
      Area a = areas.get(i);
      json.writeStartObject();
      json.writeStringField("type", "Feature");
      json.writeStringField("id", a.code());
      json.writeObjectFieldStart("properties");
      json.writeStringField("code", a.code());
      json.writeStringField("level", a.level().name());
      json.writeStringField("name_uk", a.nameUk());
      json.writeStringField("name_en", a.nameEn());
      json.writeStringField("parent", a.parent());
      json.writeEndObject();
      json.writeObjectFieldStart("geometry");
      json.writeStringField("type", "MultiPolygon");
      json.writeArrayFieldStart("coordinates");
      for (int g = 0; g < simple[i].getNumGeometries(); g++) {
        if (simple[i].getGeometryN(g) instanceof Polygon p && !p.isEmpty()) {
          polygon(json, p);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static void polygon(JsonGenerator json, Polygon p) throws IOException {
    json.writeStartArray();
    ring(json, p.getExteriorRing());
    for (int r = 0; r < p.getNumInteriorRing(); r++) {
      ring(json, p.getInteriorRingN(r));
    }
    json.writeEndArray();
  }

  private static void ring(JsonGenerator json, LineString ring) throws IOException {
    json.writeStartArray();
    for (Coordinate c : ring.getCoordinates()) {
      json.writeStartArray();
      json.writeNumber(Math.rint(c.x * 1e4) / 1e4);
      json.writeNumber(Math.rint(c.y * 1e4) / 1e4);
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}

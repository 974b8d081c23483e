package org.tocsin.geography;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;
import org.tocsin.core.place.Sphere;

/** How far the built-in areas are from the true ones. The figures are printed; the approximation states them. */
class BuiltInAreasAcceptanceTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private final Areas areas = BuiltInAreas.load();

  private record Truth(String name, GeoPoint point, String raion, String oblast, long population) {}

  @Test
  void A01_most_people_are_found_in_their_own_raion() throws IOException {
    List<Truth> truth = truth();
    int raion = 0;
    int oblast = 0;
    long people = 0;
    long peopleRight = 0;
    for (Truth t : truth) {
      String found = areas.findCommunityAt(t.point()).map(Community::code).orElse("");
      boolean right = found.equals(t.raion()) || found.equals(t.oblast());
      raion += right ? 1 : 0;
      oblast += areas.findEnclosing(found, Level.OBLAST).filter(a -> a.code().equals(t.oblast())).isPresent() ? 1 : 0;
      people += t.population();
      peopleRight += right ? t.population() : 0;
    }
    double right = 100.0 * raion / truth.size();
    double rightPeople = 100.0 * peopleRight / people;
    report("of %d settlements %.1f %% fall in their raion, %.1f %% in their oblast; of people %.1f %% in their raion",
        truth.size(), right, 100.0 * oblast / truth.size(), rightPeople);
    assertThat(right).isGreaterThan(91);
    assertThat(rightPeople).isGreaterThan(98.5);
  }

  @Test
  void A02_edges_are_off_by_a_few_kilometres() throws IOException {
    TreeMap<String, Geometry> truth = outlines("raions.geojson");
    List<Geometry> madeEdges = new ArrayList<>();
    double overlap = 0;
    for (Community c : areas.communities()) {
      Geometry made = c.area().outline();
      Geometry real = truth.get(c.code());
      double share = made.intersection(real).getArea() / made.union(real).getArea();
      overlap += share;
      if (share < 0.6 || c.code().startsWith("UA8")) {
        report("%s: intersection over union %.2f", c.area().nameEn(), share);
      }
      madeEdges.add(made.getBoundary());
    }
    double[] off = distances(madeEdges, truth.values());
    double mean = Arrays.stream(off).average().orElseThrow();
    double p95 = off[(int) (off.length * 0.95)];
    report("raions: mean intersection over union %.2f, edges off by %.1f km on average, 95 %% below %.1f km",
        overlap / areas.communities().size(), mean / 1000, p95 / 1000);
    assertThat(mean).isLessThan(2_500);
    assertThat(p95).isLessThan(8_000);
  }

  @Test
  void A03_nearly_all_towns_have_their_ukrainian_name() throws IOException {
    STRtree near = new STRtree();
    for (Truth t : truth()) {
      near.insert(new Envelope(new Coordinate(t.point().lon(), t.point().lat())), t);
    }
    int towns = 0;
    int named = 0;
    int sameLatin = 0;
    int sameLatinNamed = 0;
    for (Settlement s : areas.settlements()) {
      if (s.category() == 'B') {
        continue;
      }
      towns++;
      var box = new Envelope(new Coordinate(s.point().lon(), s.point().lat()));
      box.expandBy(0.05);
      boolean right = false;
      boolean latin = false;
      for (Object o : near.query(box)) {
        Truth t = (Truth) o;
        if (Sphere.distance(s.point(), t.point()) < 3_000) {
          right |= t.name().equals(s.nameUk());
          latin |= Romanisation.of(t.name()).equals(s.nameEn());
        }
      }
      named += right ? 1 : 0;
      sameLatin += latin ? 1 : 0;
      sameLatinNamed += latin && right ? 1 : 0;
    }
    double share = 100.0 * sameLatinNamed / sameLatin;
    report("%d of %d towns (%.1f %%) have the name of a settlement within 3 km; of the %d whose Latin name is the"
            + " official one, %.2f %%", named, towns, 100.0 * named / towns, sameLatin, share);
    assertThat(share).isGreaterThan(99);
    assertThat(100.0 * named / towns).isGreaterThan(88);
  }

  /** Metres from points every 2 km or so along {@code made} to the nearest edge of {@code real}, in order of size. */
  private static double[] distances(Collection<Geometry> made, Collection<Geometry> real) {
    STRtree segments = new STRtree();
    for (Geometry g : real) {
      Geometry boundary = g.getBoundary();
      for (int i = 0; i < boundary.getNumGeometries(); i++) {
        Coordinate[] c = boundary.getGeometryN(i).getCoordinates();
        for (int k = 1; k < c.length; k++) {
          LineString s = FACTORY.createLineString(new Coordinate[] {ground(c[k - 1]), ground(c[k])});
          segments.insert(s.getEnvelopeInternal(), s);
        }
      }
    }
    List<Double> out = new ArrayList<>();
    for (Geometry edge : made) {
      LengthIndexedLine line = new LengthIndexedLine(edge);
      for (double at = 0; at < edge.getLength(); at += 0.02) {
        Coordinate c = line.extractPoint(at);
        Geometry p = FACTORY.createPoint(ground(c));
        Object nearest = segments.nearestNeighbour(p.getEnvelopeInternal(), p,
            (a, b) -> ((Geometry) a.getItem()).distance((Geometry) b.getItem()));
        out.add(((Geometry) nearest).distance(p) * Math.toRadians(1) * Sphere.RADIUS);
      }
    }
    return out.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static Coordinate ground(Coordinate c) {
    return new Coordinate(c.x * StrictMath.cos(StrictMath.toRadians(48.5)), c.y);
  }

  private static List<Truth> truth() throws IOException {
    List<Truth> out = new ArrayList<>();
    for (String line : Files.readAllLines(Shared.file("geo/settlements.csv")).stream().skip(1).toList()) {
      String[] c = line.split(",", -1);
      GeoPoint point = new GeoPoint(Double.parseDouble(c[5]), Double.parseDouble(c[6]));
      out.add(new Truth(c[1], point, c[8], c[9], c[10].isEmpty() ? 0 : Long.parseLong(c[10])));
    }
    return out;
  }

  private static TreeMap<String, Geometry> outlines(String file) throws IOException {
    Path path = Shared.file("geo/" + file);
    TreeMap<String, Geometry> out = new TreeMap<>();
    for (JsonNode f : new ObjectMapper().readTree(path.toFile()).path("features")) {
      out.put(f.path("properties").path("code").asText(), GeoJsonGeometry.read(f.path("geometry")));
    }
    return out;
  }

  private static void report(String format, Object... values) {
    System.out.println("built-in areas: " + String.format(Locale.ROOT, format, values));
  }
}

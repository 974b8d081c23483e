package org.tocsin.geography;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.Level;

/** The outlines a map draws. */
class MapOutlinesTest {
  private final Areas areas = BuiltInAreas.load();
  private final JsonNode map = read(MapOutlines.of(areas));

  @Test
  void A01_every_community_and_every_divided_oblast_is_drawn_with_its_names() {
    TreeMap<String, JsonNode> byCode = new TreeMap<>();
    map.path("features").forEach(f -> byCode.put(f.path("id").asText(), f.path("properties")));
    for (Community c : areas.communities()) {
      assertThat(byCode.get(c.code()).path("community").asInt(-1)).isEqualTo(c.index());
      assertThat(byCode.get(c.code()).path("name_uk").asText()).isEqualTo(c.area().nameUk());
    }
    assertThat(byCode).hasSize(138 + 25);
    assertThat(map.path("approximation").asText()).isEqualTo(areas.approximation());
    assertThat(map.path("edition").asText()).isEqualTo(areas.edition());
  }

  @Test
  void A02_outlines_stay_valid_and_neighbours_share_their_edges() {
    TreeMap<String, Integer> edges = new TreeMap<>();
    double surface = 0;
    for (JsonNode f : map.path("features")) {
      Geometry outline = GeoJsonGeometry.read(f.path("geometry"));
      if (!f.path("properties").has("community")) {
        continue;
      }
      surface += outline.getArea();
      for (JsonNode polygon : f.path("geometry").path("coordinates")) {
        for (JsonNode ring : polygon) {
          for (int i = 1; i < ring.size(); i++) {
            String a = ring.get(i - 1).toString();
            String b = ring.get(i).toString();
            edges.merge(a.compareTo(b) < 0 ? a + b : b + a, 1, Integer::sum);
          }
        }
      }
    }
    assertThat(edges.values()).allMatch(times -> times <= 2);
    assertThat(edges.values().stream().filter(times -> times == 2).count()).isGreaterThan(edges.size() / 2);
    double full = areas.findArea("UA").orElseThrow().outline().getArea();
    assertThat(surface / full).isBetween(0.995, 1.005);
  }

  @Test
  void A03_zones_without_oblasts_and_zones_that_overlap_a_little_are_drawn_too() {
    Areas zones =
        Square.areas(
            "zones",
            Level.HROMADA,
            List.of(
                new Square("Z1", "Захід", null, 36, 49, 37, 50).area(Level.HROMADA),
                new Square("Z2", "Схід", null, 36.98, 49, 38, 50).area(Level.HROMADA)));
    assertThat(read(MapOutlines.of(zones)).path("features")).hasSize(2);
  }

  private static JsonNode read(byte[] json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

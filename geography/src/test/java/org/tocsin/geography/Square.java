package org.tocsin.geography;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;

/** Areas for tests: rectangles between whole and half degrees, as GeoJSON lines and as nouns. */
record Square(String code, String name, @Nullable String parent, double west, double south, double east, double north) {
  /** One feature on one line. */
  String feature() {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\",\"name_uk\":\"%s\"%s},\"geometry\":%s}",
        code, name, parent == null ? "" : ",\"parent\":\"" + parent + "\"", geometry());
  }

  String geometry() {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"Polygon\",\"coordinates\":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}",
        west, south, east, south, east, north, west, north, west, south);
  }

  /** The first feature stands in line 2. */
  static String collection(List<String> features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "\n]}\n";
  }

  static Path file(Path folder, String name, Square... squares) throws IOException {
    List<String> features = new ArrayList<>();
    for (Square s : squares) {
      features.add(s.feature());
    }
    return text(folder, name, collection(features));
  }

  static Path text(Path folder, String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  Area area(Level level) {
    try {
      var outline = GeoJsonGeometry.read(new com.fasterxml.jackson.databind.ObjectMapper().readTree(geometry()));
      GeoPoint centre = new GeoPoint((south + north) / 2, (west + east) / 2);
      return new Area(code, level, name, Romanisation.of(name), parent, 1000, centre, outline);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Areas areas(String edition, Level communities, List<Area> areas, Settlement... settlements) {
    return new Areas(edition, "", communities, areas, List.of(settlements));
  }

  static Settlement settlement(String code, String name, double lat, double lon, String area) {
    return new Settlement(code, name, Romanisation.of(name), null, 'C', new GeoPoint(lat, lon), area, 0);
  }
}

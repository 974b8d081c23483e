package org.tocsin.geography;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.core.place.Level;

/** One GeoJSON file of areas of one level. A feature that cannot be used is a problem of its line; the others go on. */
final class FeatureFile {
  /** A code that is longer is not one. */
  private static final int LONGEST_CODE = 64;
  private static final int LONGEST_NAME = 300;
  /** Levels as such files number them. */
  private static final List<Level> NUMBERED =
      List.of(Level.COUNTRY, Level.OBLAST, Level.RAION, Level.HROMADA, Level.SETTLEMENT, Level.DISTRICT);

  /**
   * @param label a point for the name, if the file gives one that lies inside
   */
  record Feature(
      String file,
      long line,
      String code,
      Level level,
      String nameUk,
      String nameEn,
      @Nullable String parent,
      long population,
      @Nullable Coordinate label,
      Geometry outline) {}

  private final Path path;
  private final String file;
  private final Level level;
  private final Problems problems;
  private final List<Feature> features = new ArrayList<>();

  private FeatureFile(Path path, Level level, Problems problems) {
    this.path = path;
    this.file = String.valueOf(path.getFileName());
    this.level = level;
    this.problems = problems;
  }

  static List<Feature> read(Path path, Level level, Problems problems) {
    FeatureFile f = new FeatureFile(path, level, problems);
    f.read();
    return f.features;
  }

  private void read() {
    ObjectMapper mapper = new ObjectMapper();
    long line = 0;
    try (JsonParser in = mapper.createParser(path.toFile())) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        problems.error(file, 0, "not GeoJSON: the file must hold one FeatureCollection");
        return;
      }
      boolean collection = false;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (name.equals("features") && value == JsonToken.START_ARRAY) {
          collection = true;
          while (in.nextToken() != JsonToken.END_ARRAY) {
            line = in.currentTokenLocation().getLineNr();
            feature(mapper.readTree(in), line);
          }
        } else {
          in.skipChildren();
        }
      }
      if (!collection) {
        problems.error(file, 0, "not a FeatureCollection: it has no list \"features\"");
      } else if (features.isEmpty() && problems.errorCount() == 0) {
        problems.error(file, 0, "there are no features in it");
      }
    } catch (JacksonException e) {
      long at = e.getLocation() == null ? line : e.getLocation().getLineNr();
      String why = firstLine(e.getOriginalMessage()).replaceAll(" \\(for .*", "");
      problems.error(file, at, "not well-formed JSON: " + why);
    } catch (IOException e) {
      problems.error(file, line, "cannot be read: " + firstLine(e.getMessage()));
    }
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "no reason given" : message.lines().findFirst().orElse("");
  }

  private void feature(JsonNode f, long line) {
    JsonNode p = f.path("properties");
    String code = text(p, "code");
    code = code.isEmpty() ? f.path("id").asText("").strip() : code;
    if (code.isEmpty() || code.length() > LONGEST_CODE || code.chars().anyMatch(c -> c <= ' ')) {
      problems.error(file, line, "a feature needs a property \"code\" (or an \"id\") of 1 to " + LONGEST_CODE
          + " characters without blanks");
      return;
    }
    String nameUk = text(p, "name_uk").isEmpty() ? text(p, "name") : text(p, "name_uk");
    if (nameUk.isEmpty() || nameUk.length() > LONGEST_NAME) {
      problems.error(file, line, code + ": a property \"name_uk\" or \"name\" is needed");
      return;
    }
    String nameEn = text(p, "name_en").isEmpty() ? Romanisation.of(nameUk) : text(p, "name_en");
    JsonNode stated = p.path("level");
    if (stated.isNumber() && (stated.asInt() < 0 || stated.asInt() >= NUMBERED.size()
        || NUMBERED.get(stated.asInt()) != level)) {
      String here = " in a file of level " + NUMBERED.indexOf(level);
      problems.error(file, line, code + ": level " + stated.asText() + here);
      return;
    }
    JsonNode residents = p.path("population");
    long population = residents.isNumber() ? residents.asLong() : 0;
    if (population < 0) {
      problems.error(file, line, code + ": the population is " + population);
      return;
    }
    String parent = text(p, "parent");
    try {
      Geometry outline = GeoJsonGeometry.read(f.path("geometry"));
      features.add(
          new Feature(file, line, code, level, nameUk, nameEn.length() > LONGEST_NAME ? nameUk : nameEn,
              parent.isEmpty() ? null : parent, population, label(p), outline));
    } catch (IllegalArgumentException e) {
      problems.error(file, line, code + ": " + e.getMessage());
    }
  }

  private static String text(JsonNode properties, String name) {
    JsonNode n = properties.path(name);
    return n.isTextual() || n.isIntegralNumber() ? n.asText().strip() : "";
  }

  private static @Nullable Coordinate label(JsonNode p) {
    JsonNode lon = p.path("label_lon");
    JsonNode lat = p.path("label_lat");
    return lon.isNumber() && lat.isNumber()
        ? new Coordinate(lon.asDouble(), lat.asDouble())
        : null;
  }
}

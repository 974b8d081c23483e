package org.tocsin.geography;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Settlement;

/**
 * A CSV file of settlements, with a header. Needed columns: {@code code}, {@code name_uk} (or {@code name}),
 * {@code lat}, {@code lon}; used when there: {@code name_en}, {@code old_name_uk}, {@code category}, {@code population} and the area
 * as {@code hromada_code}, {@code raion_code}, {@code oblast_code} or {@code area_code}.
 */
final class SettlementFile {
  private static final List<String> AREA_COLUMNS = List.of("area_code", "hromada_code", "raion_code", "oblast_code");
  private static final int LONGEST_CELL = 300;

  private final Areas areas;
  private final Problems problems;
  private final String file;
  private final TreeMap<String, Long> lineOfCode = new TreeMap<>();

  private SettlementFile(String file, Areas areas, Problems problems) {
    this.file = file;
    this.areas = areas;
    this.problems = problems;
  }

  /** @param areas those already read; every settlement must belong to one */
  static List<Settlement> read(Path path, Areas areas, Problems problems) {
    return new SettlementFile(String.valueOf(path.getFileName()), areas, problems).read(path);
  }

  private List<Settlement> read(Path path) {
    List<Settlement> out = new ArrayList<>();
    long line = 1;
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(path.toFile())) {
      while (rows.hasNextValue()) {
        Map<String, String> row = rows.nextValue();
        if (line == 1 && !hasColumns(row)) {
          return out;
        }
        // The parser has read the end of the row, so its position is the line after it.
        line = Math.max(line + 1, rows.getCurrentLocation().getLineNr() - 1L);
        Settlement s = settlement(row, line);
        if (s != null) {
          out.add(s);
        }
      }
      if (line == 1) {
        problems.error(file, 0, "there are no settlements in it");
      }
    } catch (JacksonException e) {
      long at = e.getLocation() == null ? line : e.getLocation().getLineNr();
      problems.error(file, at, "not a well-formed CSV file: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException | RuntimeException e) {
      problems.error(file, line, "cannot be read: " + e.getMessage());
    }
    return out;
  }

  private boolean hasColumns(Map<String, String> row) {
    for (String column : List.of("code", "lat", "lon")) {
      if (!row.containsKey(column)) {
        problems.error(file, 1, "there is no column \"" + column + "\"; the columns are " + row.keySet());
        return false;
      }
    }
    return true;
  }

  private @Nullable Settlement settlement(Map<String, String> row, long line) {
    String code = cell(row, "code");
    String nameUk = cell(row, "name_uk").isEmpty() ? cell(row, "name") : cell(row, "name_uk");
    if (code.isEmpty() || nameUk.isEmpty()) {
      problems.error(file, line, "a settlement needs a code and a name_uk");
      return null;
    }
    Long before = lineOfCode.putIfAbsent(code, line);
    if (before != null) {
      problems.error(file, line, code + " occurs twice, first in line " + before);
      return null;
    }
    String nameEn = cell(row, "name_en").isEmpty() ? Romanisation.of(nameUk) : cell(row, "name_en");
    String oldName = cell(row, "old_name_uk");
    String category = cell(row, "category");
    try {
      for (String value : row.values()) {
        if (value != null && value.length() > LONGEST_CELL) {
          throw new IllegalArgumentException("a cell has more than " + LONGEST_CELL + " characters");
        }
      }
      GeoPoint point = new GeoPoint(number(row, "lat"), number(row, "lon"));
      return new Settlement(code, nameUk, nameEn, oldName.isEmpty() ? null : oldName,
          category.isEmpty() ? 'C' : category.charAt(0), point, area(row, code, point, line), population(row));
    } catch (IllegalArgumentException e) {
      problems.error(file, line, code + " " + nameUk + ": " + e.getMessage());
      return null;
    }
  }

  private static double number(Map<String, String> row, String column) {
    try {
      return Double.parseDouble(cell(row, column));
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(column + " is \"" + cell(row, column) + "\", not a number of degrees");
    }
  }

  private static long population(Map<String, String> row) {
    String value = cell(row, "population");
    if (!value.matches("\\d{0,12}")) {
      throw new IllegalArgumentException("population is \"" + value + "\", not a number of residents");
    }
    return value.isEmpty() ? 0 : Long.parseLong(value);
  }

  /** The finest stated area that is one community or a part of it; else the community around the point. */
  private String area(Map<String, String> row, String code, GeoPoint point, long line) {
    Optional<Community> around = areas.findCommunityAt(point);
    String missing = "";
    for (String column : AREA_COLUMNS) {
      String stated = cell(row, column);
      List<Community> own = areas.listCommunitiesOf(stated);
      if (own.size() == 1) {
        if (!own.equals(around.stream().toList())) {
          String other = around.map(c -> "in " + c.code() + " " + c.area().nameUk()).orElse("in no area");
          problems.warn(file, line, code + " lies outside its own area " + stated + ", " + other);
        }
        return stated;
      }
      missing = missing.isEmpty() && own.isEmpty() ? stated : missing;
    }
    if (around.isEmpty()) {
      throw new IllegalArgumentException(
          missing.isEmpty() ? "it lies in no area" : "its area " + missing + " is in no file and it lies in no area");
    }
    if (!missing.isEmpty()) {
      problems.warn(file, line, code + ": its area " + missing + " is in no file; placed in " + around.get().code());
    }
    return around.get().code();
  }

  private static String cell(Map<String, String> row, String column) {
    String value = row.get(column);
    return value == null ? "" : value.strip();
  }
}

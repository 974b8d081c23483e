package org.tocsin.geography.make;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.place.Level;

/** The oblasts and raions of the register KATOTTG, by the number that starts their code: 63 or 6312. */
final class Register {
  /**
   * @param population residents on 1 January 2022; 0 when not known
   */
  record Unit(String code, Level level, String parent, String nameUk, String nameEn, long population) {}

  private final TreeMap<String, Unit> byNumber = new TreeMap<>();

  Register(Path csv) throws IOException {
    CsvSchema schema = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper().readerForMapOf(String.class).with(schema).readValues(csv.toFile())) {
      while (rows.hasNext()) {
        Map<String, String> r = rows.next();
        Level level = Level.valueOf(r.get("level"));
        String number = r.get("code").substring(2, level == Level.OBLAST ? 4 : 6);
        byNumber.put(
            number,
            new Unit(
                r.get("code"),
                level,
                r.get("parent"),
                r.get("name_uk"),
                r.get("name_en"),
                Long.parseLong(r.get("population"))));
      }
    }
  }

  boolean has(String number) {
    return byNumber.containsKey(number);
  }

  Unit unit(String number) {
    Unit unit = byNumber.get(number);
    if (unit == null) {
      throw new IllegalArgumentException("the register has no unit " + number);
    }
    return unit;
  }

  Iterable<Unit> units() {
    return byNumber.values();
  }
}

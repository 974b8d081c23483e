package org.tocsin.geography;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Level;

/**
 * The oblasts and raions of Ukraine: codes and names of the register KATOTTG (order of the ministry of 26 November 2020
 * No. 290, edition of 16 May 2025), residents by the State Statistics Service.
 */
public final class Register {
  private static final String RESOURCE = "register.csv";

  /**
   * @param number the digits that set its code apart: {@code 63} for an oblast, {@code 6312} for a raion
   * @param formerNameUk its name before a renaming since 2021
   * @param population residents on 1 January 2022; 0 when not known
   */
  public record Unit(
      String code,
      String number,
      Level level,
      String parent,
      String nameUk,
      String nameEn,
      @Nullable String formerNameUk,
      long population) {}

  private final TreeMap<String, Unit> byNumber = new TreeMap<>();

  private Register() {}

  public static Register load() {
    Register register = new Register();
    try (InputStream csv = Register.class.getResourceAsStream(RESOURCE);
        MappingIterator<Map<String, String>> rows =
            new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
      rows.forEachRemaining(register::add);
    } catch (IOException e) {
      throw new UncheckedIOException("the register of oblasts and raions cannot be read", e);
    }
    return register;
  }

  private void add(Map<String, String> row) {
    String code = cell(row, "code");
    Level level = Level.valueOf(cell(row, "level"));
    String number = code.substring(2, level == Level.OBLAST ? 4 : 6);
    String former = cell(row, "former_name_uk");
    byNumber.put(
        number,
        new Unit(
            code,
            number,
            level,
            cell(row, "parent"),
            cell(row, "name_uk"),
            cell(row, "name_en"),
            former.isEmpty() ? null : former,
            Long.parseLong(cell(row, "population"))));
  }

  private static String cell(Map<String, String> row, String column) {
    String value = row.get(column);
    if (value == null) {
      throw new IllegalStateException("the register has no column " + column);
    }
    return value;
  }

  public Optional<Unit> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  public Optional<Unit> findCode(String code) {
    return byNumber.values().stream().filter(u -> u.code().equals(code)).findFirst();
  }

  /** In order of number: each oblast before its raions. */
  public Collection<Unit> units() {
    return Collections.unmodifiableCollection(byNumber.values());
  }
}

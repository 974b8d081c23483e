package org.tocsin.ledger.source;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.PlaceName;
import org.tocsin.ledger.reconcile.PlaceIndex;
import org.tocsin.ledger.store.Siren;

/**
 * A history of sirens, one alert a row: {@code started_at}, {@code finished_at}, and {@code region}, or {@code oblast,
 * raion, hromada}, or {@code location_title, location_type, location_oblast}. Alerts of an area that the areas in use do
 * not hold are filed under the smallest known area around it only where that is the same place; others are counted out.
 */
public final class SirenTable {
  private static final ObjectReader CSV = new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);
  /** The longest alert that is believed of one siren; what is longer is a fault of joining. Own assumption. */
  private static final Duration BELIEVED = Duration.ofHours(96);

  private SirenTable() {}

  public static boolean isHeader(String line) {
    List<String> c = Arrays.asList(line.strip().split(","));
    return c.contains("started_at") && c.contains("finished_at") && (c.contains("region") || c.contains("oblast") || c.contains("location_title"));
  }

  /**
   * @param problems the first rows left out, with their reasons
   * @param left how many rows were left out
   */
  public record Result(Filing head, List<Siren> sirens, List<String> problems, int left) {}

  public static Result read(BufferedReader in, String name, String hash, PlaceIndex places) throws IOException {
    String header = in.readLine();
    if (header == null || !isHeader(header.replace("\uFEFF", ""))) {
      throw new IOException(name + " is no history of sirens: its first line must name started_at, finished_at and region, oblast or location_title");
    }
    List<String> columns = Arrays.asList(header.replace("\uFEFF", "").strip().split(","));
    List<Siren> out = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int left = 0;
    int number = 1;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        out.add(row(columns, line, places));
      } catch (IllegalArgumentException | DateTimeException | IOException e) {
        left++;
        if (problems.size() < 20) {
          problems.add("line " + number + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
      }
    }
    Filing.Document d = new Filing.Document(Filing.Kind.TABLE, hash, name, "History of sirens", null, null, "en", null, "");
    return new Result(new Filing(d, List.of(), List.of(), problems), out, problems, left);
  }

  private static Siren row(List<String> columns, String line, PlaceIndex places) throws IOException {
    String[] c;
    try (MappingIterator<String[]> it = CSV.readValues(line)) {
      c = it.hasNextValue() ? it.nextValue() : new String[0];
    }
    if (c.length != columns.size()) {
      throw new IllegalArgumentException(c.length + " columns where the header has " + columns.size());
    }
    String[] cells = c;
    String level = "oblast";
    String name;
    if (columns.contains("location_title")) {
      name = cell(columns, cells, "location_title");
      level = cell(columns, cells, "location_type");
    } else if (columns.contains("region")) {
      name = cell(columns, cells, "region");
    } else {
      String hromada = cell(columns, cells, "hromada");
      String raion = cell(columns, cells, "raion");
      level = !hromada.isEmpty() ? "hromada" : !raion.isEmpty() ? "raion" : "oblast";
      name = !hromada.isEmpty() ? hromada : !raion.isEmpty() ? raion : cell(columns, cells, "oblast");
      level = name.endsWith(" raion") ? "raion" : level;
    }
    Instant start = time(cell(columns, cells, "started_at"));
    Instant end = time(cell(columns, cells, "finished_at"));
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("the siren ends before it starts");
    }
    boolean merged = columns.contains("n_subalerts") && !cell(columns, cells, "n_subalerts").equals("1");
    String flags = (cell(columns, cells, "naive").equalsIgnoreCase("true") ? "n" : "") + (merged ? "m" : "")
        + (Duration.between(start, end).compareTo(BELIEVED) > 0 ? "x" : "");
    return new Siren(area(places, name, level), name, level, start, end, flags, "");
  }

  private static String area(PlaceIndex places, String name, String level) {
    Optional<String> code = switch (level) {
      case "hromada", "city" -> {
        // A city's hromada is the city, for an alert.
        String city = name.replaceFirst("^(m\\.|м\\.) (.*?) (ta|та) .*$", "$2").replaceFirst("^(m\\.|м\\.) ", "");
        yield city.equals(name) && level.equals("hromada") ? Optional.empty() : places.findCode(new PlaceName(city, "city", null));
      }
      default -> places.findCode(new PlaceName(name, level, null)).or(() -> places.findCode(new PlaceName(name.replaceFirst(" City$", ""), "city", null)));
    };
    // Kept under its name where the areas in use have no such unit, so that nothing is lost.
    return code.orElse(PlaceIndex.UNKNOWN + name);
  }

  private static String cell(List<String> columns, String[] cells, String column) {
    int i = columns.indexOf(column);
    return i < 0 ? "" : cells[i].strip();
  }

  private static Instant time(String s) {
    if (s.isEmpty()) {
      throw new IllegalArgumentException("a time is missing");
    }
    String t = s.replace(' ', 'T');
    return t.endsWith("Z") || t.matches(".*[+-]\\d\\d:\\d\\d$") ? OffsetDateTime.parse(t).toInstant() : LocalDateTime.parse(t).toInstant(java.time.ZoneOffset.UTC);
  }
}

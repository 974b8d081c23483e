package org.tocsin.ledger.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Amount;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Filing.Account;
import org.tocsin.ledger.Filing.Passage;
import org.tocsin.ledger.Filing.Statement;
import org.tocsin.ledger.PlaceName;
import org.tocsin.ledger.Window;

/**
 * A table of raids: a row for each model of weapon in each reported wave. Rows of one post of the air force that overlap in
 * time are one wave's account. A row's numbers are kept as they stand, nulls as nulls; what of one row is a part of another
 * number (jets among the drones, a region's share) is filed as a part and never added to it. The columns are described in
 * docs/ledger.md.
 */
public final class RaidTable {
  private static final ObjectReader CSV = new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);
  private static final ObjectMapper JSON = new ObjectMapper();
  /** No real cell is longer; a longer one is not this format. */
  private static final int LONGEST_LINE = 100_000;

  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** One row as it stands. */
  private record Row(int line, String text, Map<String, String> cells, Window window) {
    @Nullable String find(String column) {
      return cells.get(column);
    }

    String text(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  private RaidTable(List<String> columns) {
    this.columns = columns;
  }

  public static boolean isHeader(String line) {
    List<String> c = Arrays.asList(line.strip().split(","));
    return c.contains("launched") && c.contains("destroyed") && c.contains("model") && (c.contains("start_local") || c.contains("time_start"));
  }

  /**
   * @param rows rows understood
   * @param problems rows left out, each with its line number and the reason
   */
  public record Result(Filing filing, int rows, List<String> problems) {}

  /** @throws IOException in one line when it is no table of raids at all */
  public static Result read(BufferedReader in, String name, String hash) throws IOException {
    String header = in.readLine();
    if (header == null || !isHeader(header.replace("\uFEFF", ""))) {
      throw new IOException(name + " is no table of raids: its first line must name start_local, model, launched and destroyed");
    }
    RaidTable t = new RaidTable(List.of(cells(header.replace("\uFEFF", ""))));
    int number = 1;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!line.isBlank()) {
        t.add(number, line);
      }
    }
    Filing.Document d = new Filing.Document(Filing.Kind.TABLE, hash, name, "Table of raids", null, null, "en", null, "");
    return new Result(new Filing(d, t.accounts(), List.of(), t.problems), t.rows.size(), t.problems);
  }

  private static String[] cells(String line) throws IOException {
    try (MappingIterator<String[]> it = CSV.readValues(line)) {
      return it.hasNextValue() ? it.nextValue() : new String[0];
    }
  }

  private void add(int number, String line) {
    try {
      if (line.length() > LONGEST_LINE) {
        throw new IllegalArgumentException("the line is longer than " + LONGEST_LINE + " characters");
      }
      String[] c = cells(line);
      if (c.length != columns.size()) {
        throw new IllegalArgumentException(c.length + " columns where the header has " + columns.size());
      }
      Map<String, String> m = new LinkedHashMap<>();
      for (int i = 0; i < c.length; i++) {
        if (!c[i].isBlank()) {
          m.put(columns.get(i), c[i].strip());
        }
      }
      Row r = new Row(number, line, m, window(m));
      statements(r);
      rows.add(r);
    } catch (IllegalArgumentException | DateTimeException | IOException e) {
      problems.add("line " + number + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Window window(Map<String, String> m) {
    String start = m.getOrDefault("start_local", m.getOrDefault("time_start", ""));
    String end = m.getOrDefault("end_local", m.getOrDefault("time_end", start));
    LocalDate from = day(start);
    LocalDate to = day(end);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("it ends (" + end + ") before it starts (" + start + ")");
    }
    return new Window(from, to, minute(start), minute(end));
  }

  private static LocalDate day(String s) {
    if (s.length() < 10) {
      throw new IllegalArgumentException("'" + s + "' is no day");
    }
    return LocalDate.parse(s.substring(0, 10));
  }

  private static @Nullable Instant minute(String s) {
    return s.length() < 16 ? null : LocalDateTime.parse(s.substring(0, 16).replace(' ', 'T')).atZone(Window.KYIV).toInstant();
  }

  /** Rows of one post whose times touch, in the order of the file. */
  private List<Account> accounts() {
    Map<String, List<List<Row>>> byPost = new LinkedHashMap<>();
    for (Row r : rows) {
      List<List<Row>> waves = byPost.computeIfAbsent(r.text("source").isEmpty() ? "row " + r.line() : r.text("source"), _ -> new ArrayList<>());
      waves.stream().filter(w -> w.stream().anyMatch(o -> overlap(o.window(), r.window()))).findFirst()
          .ifPresentOrElse(w -> w.add(r), () -> waves.add(new ArrayList<>(List.of(r))));
    }
    List<Account> out = new ArrayList<>();
    for (List<List<Row>> waves : byPost.values()) {
      for (List<Row> wave : waves) {
        out.add(account(wave));
      }
    }
    return out;
  }

  private static boolean overlap(Window a, Window b) {
    if (a.start() != null && a.end() != null && b.start() != null && b.end() != null) {
      return !a.start().isAfter(b.end()) && !b.start().isAfter(a.end());
    }
    return !a.from().isAfter(b.to()) && !b.from().isAfter(a.to());
  }

  private static Account account(List<Row> wave) {
    List<Statement> statements = new ArrayList<>();
    Map<String, PlaceName> places = new LinkedHashMap<>();
    LocalDate from = LocalDate.MAX;
    LocalDate to = LocalDate.MIN;
    Instant start = Instant.MAX;
    Instant end = Instant.MIN;
    boolean minutes = true;
    for (Row r : wave) {
      statements.addAll(statements(r));
      for (String target : (r.text("target") + " and " + r.text("target_main")).split(" and |, ")) {
        if (!target.isBlank()) {
          places.putIfAbsent(target.strip(), place(target.strip()));
        }
      }
      Window w = r.window();
      from = w.from().isBefore(from) ? w.from() : from;
      to = w.to().isAfter(to) ? w.to() : to;
      minutes &= w.start() != null && w.end() != null;
      start = w.start() != null && w.start().isBefore(start) ? w.start() : start;
      end = w.end() != null && w.end().isAfter(end) ? w.end() : end;
    }
    Row first = wave.getFirst();
    String id = first.find("row_id") == null ? "line " + first.line() : first.text("row_id");
    // A wave of which only directions are told was somewhere over the country.
    if (places.values().stream().allMatch(p -> p.level().equals("direction"))) {
      places.putIfAbsent("Ukraine", new PlaceName("Ukraine", "country", "UA"));
    }
    Window all = new Window(from, to, minutes ? start : null, end.equals(Instant.MIN) ? null : end);
    return new Account(id, null, "wave", "russia_on_ukraine", all, List.copyOf(places.values()), statements);
  }

  private static PlaceName place(String name) {
    String n = name.toLowerCase(java.util.Locale.ROOT);
    if (n.equals("ukraine")) {
      return new PlaceName(name, "country", "UA");
    }
    if (n.endsWith(" oblast") || n.equals("crimea")) {
      return new PlaceName(name, "oblast", null);
    }
    return new PlaceName(name, n.matches("(north|south|east|west|center|centre|central).*") ? "direction" : "city", null);
  }

  private static List<Statement> statements(Row r) {
    String model = r.text("model");
    if (model.isEmpty()) {
      throw new IllegalArgumentException("model is empty");
    }
    String kind = munition(r.text("threat_class"), model);
    Passage row = Passage.whole(r.line(), r.text());
    List<Statement> out = new ArrayList<>();
    out.add(Statement.of(Fact.WEAPON, kind, model, null, row));
    add(out, r, "launched", Fact.LAUNCHED, kind, model, row);
    add(out, r, "destroyed", Fact.INTERCEPTED, kind, model, row);
    add(out, r, "not_reach_goal", Fact.LOST, kind, model, row);
    add(out, r, "still_attacking", Fact.STILL_FLYING, kind, model, row);
    add(out, r, "num_hit_location", Fact.HIT_LOCATIONS, "", model, row);
    add(out, r, "num_fall_fragment_location", Fact.DEBRIS_LOCATIONS, "", model, row);
    part(out, r, "turbojet", Fact.LAUNCHED, kind, model, row);
    part(out, r, "turbojet_destroyed", Fact.INTERCEPTED, kind, model, row);
    part(out, r, "is_shahed_count", Fact.LAUNCHED, kind, model, row);
    details(out, r, "destroyed_details_json", Fact.INTERCEPTED, kind, model, row);
    details(out, r, "launched_details_json", Fact.LAUNCHED, kind, model, row);
    return out;
  }

  /** A null stays one: the row names the weapon, and no number is filed. */
  private static void add(List<Statement> out, Row r, String column, Fact fact, String kind, String model, Passage row) {
    Long n = number(r.find(column), column);
    if (n != null) {
      out.add(Statement.of(fact, kind, model, Amount.exact(n), row));
    }
  }

  private static void part(List<Statement> out, Row r, String column, Fact fact, String kind, String model, Passage row) {
    Long n = number(r.find(column), column);
    if (n != null) {
      out.add(Statement.of(fact, kind, model, Amount.exact(n), row).asPart(column));
    }
  }

  private static void details(List<Statement> out, Row r, String column, Fact fact, String kind, String model, Passage row) {
    String json = r.find(column);
    if (json == null) {
      return;
    }
    try {
      for (Map.Entry<String, JsonNode> e : JSON.readTree(json).properties()) {
        Amount a = e.getValue().isIntegralNumber() ? Amount.exact(e.getValue().asLong()) : null;
        out.add(Statement.of(fact, kind, model, a, row).asPart(e.getKey()));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(column + " is not JSON");
    }
  }

  private static @Nullable Long number(@Nullable String s, String column) {
    if (s == null) {
      return null;
    }
    if (!s.matches("\\d{1,7}(\\.0)?")) {
      throw new IllegalArgumentException(column + " is '" + s + "', no number of objects");
    }
    return Long.valueOf(s.endsWith(".0") ? s.substring(0, s.length() - 2) : s);
  }

  /** Our class for a row's; models that the table calls by the name of the air defence missile are that, whatever class it gives. */
  private static String munition(String threatClass, String model) {
    if (model.matches("C-[34]00(/C-[34]00)?")) {
      return "air_defence_missile_s300";
    }
    return switch (threatClass) {
      case "" -> "unknown";
      case String c -> c;
    };
  }

}

package org.tocsin.server.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.observation.OfficialAlert;

/**
 * Rows of a siren history, one siren each with its start and end. Known by their columns: {@code started_at} and {@code
 * finished_at} with {@code oblast, raion, hromada}, or {@code region}, or {@code location_title, location_type,
 * location_oblast, alert_type}.
 */
final class SirenHistory {
  private static final ObjectReader CSV =
      new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);

  private final List<String> columns;

  private SirenHistory(List<String> columns) {
    this.columns = columns;
  }

  /** Null when the line is not the header of a siren history. */
  static @Nullable SirenHistory findByHeader(String line) {
    List<String> columns;
    try {
      columns = Arrays.asList(cells(line));
    } catch (Messages.Unusable e) {
      return null;
    }
    boolean place = columns.contains("oblast") || columns.contains("region") || columns.contains("location_title");
    return place && columns.contains("started_at") ? new SirenHistory(columns) : null;
  }

  /** The start, and the end where it is known. */
  List<Datagram> row(String line, String feed) throws Messages.Unusable {
    String[] cells = cells(line);
    if (cells.length != columns.size()) {
      throw new Messages.Unusable(cells.length + " columns where the header has " + columns.size());
    }
    String oblast;
    String raion = null;
    String hromada = null;
    if (columns.contains("location_title")) {
      String title = required(cells, "location_title");
      String type = required(cells, "location_type");
      oblast = type.equals("oblast") ? title : required(cells, "location_oblast");
      raion = type.equals("raion") ? title : null;
      hromada = type.equals("hromada") || type.equals("city") ? title : null;
    } else if (columns.contains("region")) {
      oblast = required(cells, "region");
    } else {
      oblast = required(cells, "oblast");
      raion = find(cells, "raion");
      hromada = find(cells, "hromada");
    }
    OfficialAlert.Kind kind = kind(find(cells, "alert_type"));
    Instant start = Messages.parseTime("started_at", required(cells, "started_at"));
    List<Datagram> out = new ArrayList<>();
    out.add(new SirenMessage(oblast, raion, hromada, OfficialAlert.Signal.START, kind, start).datagram(feed));
    String finished = find(cells, "finished_at");
    if (finished != null) {
      Instant end = Messages.parseTime("finished_at", finished);
      if (end.isBefore(start)) {
        throw new Messages.Unusable("the siren ends before it starts");
      }
      out.add(new SirenMessage(oblast, raion, hromada, OfficialAlert.Signal.END, kind, end).datagram(feed));
    }
    return out;
  }

  private static OfficialAlert.Kind kind(@Nullable String type) {
    return switch (type) {
      case null -> OfficialAlert.Kind.AIR;
      case "air_raid" -> OfficialAlert.Kind.AIR;
      case "artillery_shelling" -> OfficialAlert.Kind.ARTILLERY;
      case "urban_fights" -> OfficialAlert.Kind.STREET_FIGHTING;
      case "chemical" -> OfficialAlert.Kind.CHEMICAL;
      case "nuclear" -> OfficialAlert.Kind.NUCLEAR;
      default -> OfficialAlert.Kind.OTHER;
    };
  }

  private String required(String[] cells, String column) throws Messages.Unusable {
    String value = find(cells, column);
    if (value == null) {
      throw new Messages.Unusable("column " + column + " is empty");
    }
    return value;
  }

  private @Nullable String find(String[] cells, String column) {
    int i = columns.indexOf(column);
    return i < 0 || cells[i].isBlank() ? null : cells[i].strip();
  }

  private static String[] cells(String line) throws Messages.Unusable {
    try (MappingIterator<String[]> rows = CSV.readValues(line)) {
      return rows.hasNextValue() ? rows.nextValue() : new String[0];
    } catch (JsonProcessingException e) {
      throw new Messages.Unusable("not CSV: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Messages.Unusable("not CSV: " + e.getMessage());
    }
  }
}

package org.tocsin.ledger.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.language.posts.Parsed;
import org.tocsin.language.posts.PostParser;
import org.tocsin.language.posts.Summary;
import org.tocsin.ledger.Amount;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Filing.Account;
import org.tocsin.ledger.Filing.Passage;
import org.tocsin.ledger.Filing.Statement;
import org.tocsin.ledger.PlaceName;
import org.tocsin.ledger.Window;

/**
 * Official summaries of attacks among posts (JSON Lines with {@code text}, {@code posted_at} and {@code channel}, as a
 * recording has them), read by the reader of posts. Other posts are passed over. Not thread-safe.
 */
public final class SummaryPosts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final PostParser parser;

  public SummaryPosts(Areas areas) {
    this.parser = new PostParser(areas);
  }

  /** @throws IllegalArgumentException in a few words, when the line is no post */
  public Optional<Filing> read(String line) {
    JsonNode n;
    try {
      n = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON");
    }
    JsonNode source = n.path("source");
    String text = n.path("text").asText("");
    String channel = first(n.path("channel").asText(""), source.path("channel").asText(""));
    String posted = first(n.path("posted_at").asText(""), source.path("posted_at").asText(""));
    if (text.isEmpty() || posted.isEmpty()) {
      throw new IllegalArgumentException("a post needs \"text\" and \"posted_at\"");
    }
    Instant at;
    try {
      at = Instant.parse(posted);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("posted_at is '" + posted + "', no time");
    }
    Parsed parsed = parser.parse(text);
    Summary s = parsed.summary();
    if (s == null || parsed.tags().contains("situation") || s.launched().isEmpty() && s.destroyed().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(filing(text, channel.isEmpty() ? "post" : channel, at, s));
  }

  private static String first(String a, String b) {
    return a.isBlank() ? b : a;
  }

  private static Filing filing(String text, String channel, Instant at, Summary s) {
    Passage all = Passage.whole(0, text);
    List<Statement> statements = new ArrayList<>();
    add(statements, Fact.LAUNCHED, s.launched(), all);
    add(statements, Fact.INTERCEPTED, s.destroyed(), all);
    add(statements, Fact.LOST, s.lost(), all);
    count(statements, Fact.HIT_LOCATIONS, s.hitLocations(), all);
    count(statements, Fact.DEBRIS_LOCATIONS, s.debrisLocations(), all);
    if (s.stillFlying() != null) {
      statements.add(Statement.of(Fact.STILL_FLYING, "uav_unknown", null, Amount.exact(s.stillFlying()), all));
    }
    LocalDate day = at.atZone(Window.KYIV).toLocalDate();
    Account a = new Account("a1", null, "wave", "russia_on_ukraine", window(s.from(), s.to(), day), List.of(new PlaceName("Ukraine", "country", "UA")), statements);
    Filing.Document d =
        new Filing.Document(Filing.Kind.SUMMARY, ReportFiling.hash(text), channel + " " + at, null, channel, null, "uk", day, text);
    return new Filing(d, List.of(a), List.of(), List.of());
  }

  /** "total" counts all classes together and is no class; "uav" is all kinds of drones. */
  private static void add(List<Statement> out, Fact fact, Map<String, @Nullable Integer> figures, Passage all) {
    figures.forEach((key, n) -> {
      if (n != null && !key.equals("total")) {
        out.add(Statement.of(fact, key.equals("uav") ? "uav_unknown" : key, null, Amount.exact(n), all));
      } else if (n != null) {
        out.add(Statement.of(fact, key, null, Amount.exact(n), all).asPart("total of all classes"));
      }
    });
  }

  private static void count(List<Statement> out, Fact fact, @Nullable Integer n, Passage all) {
    if (n != null) {
      out.add(Statement.of(fact, "", null, Amount.exact(n), all));
    }
  }

  /** {@code DD.MM HH:MM} in the year that puts it next before the post; the night before the post when it says nothing. */
  static Window window(@Nullable String stated, @Nullable String until, LocalDate posted) {
    LocalDateTime from = time(stated, posted);
    LocalDateTime to = time(until, posted);
    LocalDate last = to == null ? posted : to.toLocalDate();
    LocalDate first = from == null || from.toLocalDate().isAfter(last) ? last.minusDays(1) : from.toLocalDate();
    boolean minutes = from != null && to != null && stated != null && until != null && stated.contains(":") && until.contains(":") && !to.isBefore(from);
    return new Window(first, last, minutes ? from.atZone(Window.KYIV).toInstant() : null, minutes ? to.atZone(Window.KYIV).toInstant() : null);
  }

  private static @Nullable LocalDateTime time(@Nullable String s, LocalDate posted) {
    if (s == null || !s.matches("\\d\\d\\.\\d\\d( \\d\\d:\\d\\d)?")) {
      return null;
    }
    try {
      LocalDate d = LocalDate.of(posted.getYear(), Integer.parseInt(s.substring(3, 5)), Integer.parseInt(s.substring(0, 2)));
      d = d.isAfter(posted.plusDays(1)) ? d.minusYears(1) : d;
      return s.length() < 11 ? d.atStartOfDay() : d.atTime(Integer.parseInt(s.substring(6, 8)), Integer.parseInt(s.substring(9, 11)));
    } catch (DateTimeException e) {
      return null;
    }
  }
}

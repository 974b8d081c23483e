package org.tocsin.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Account;
import org.tocsin.ledger.Amount;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.FiledClaim.Standing;
import org.tocsin.ledger.Figure;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Source;
import org.tocsin.ledger.Window;

/** Rows to nouns. */
final class Rows {
  static final String SOURCE = "id, kind, name, title, outlet, uri, language, published, ingested_at";
  static final String CLAIM =
      "c.id, c.source_id, c.account_id, c.fact, c.subject, c.name, c.part, c.scope, c.amount, c.amount_max, c.bound,"
          + " c.flags, c.said_by, c.confidence, p.words, c.span_from, c.span_to";
  static final String CLAIMS = " FROM claim c JOIN passage p ON p.id = c.passage_id ";

  private Rows() {}

  static Source source(ResultSet r) throws SQLException {
    return new Source(
        r.getLong("id"),
        Filing.Kind.valueOf(r.getString("kind").toUpperCase(java.util.Locale.ROOT)),
        r.getString("name"),
        r.getString("title"),
        r.getString("outlet"),
        r.getString("uri"),
        r.getString("language"),
        day(r, "published"),
        Instant.ofEpochSecond(r.getLong("ingested_at")));
  }

  static FiledClaim claim(ResultSet r) throws SQLException {
    String flags = r.getString(12);
    String bound = r.getString(11);
    Amount amount =
        bound == null
            ? null
            : new Amount(
                number(r, 9), number(r, 10), bound, flags.contains("v"), flags.contains("p"), flags.contains("d"));
    return new FiledClaim(
        r.getLong(1), r.getLong(2), number(r, 3), Fact.of(r.getString(4)), r.getString(5), r.getString(6),
        r.getString(7), r.getString(8), amount, r.getString(13), flags.contains("o"), r.getDouble(14),
        flags.contains("?") ? Standing.PROPOSED : Standing.STATED, r.getString(15), r.getInt(16), r.getInt(17));
  }

  static Account account(ResultSet r) throws SQLException {
    return new Account(
        r.getLong("id"), r.getLong("source_id"), r.getString("label"), number(r, r.findColumn("part_of")),
        r.getString("role"), r.getString("side"), window(r), List.of());
  }

  static Window window(ResultSet r) throws SQLException {
    return new Window(day(r, "day_from"), day(r, "day_to"), instant(r, "starts_at"), instant(r, "ends_at"));
  }

  /** Of an attack, where an unknown day is empty so that it can be sorted. */
  static Window windowOrNone(ResultSet r) throws SQLException {
    return r.getString("day_from").isEmpty() ? new Window(null, null, instant(r, "starts_at"), instant(r, "ends_at")) : window(r);
  }

  static Figure figure(ResultSet r) throws SQLException {
    List<Long> claims = new ArrayList<>();
    for (String c : r.getString("claims").split(" ")) {
      if (!c.isEmpty()) {
        claims.add(Long.valueOf(c));
      }
    }
    return new Figure(
        Fact.of(r.getString("fact")), r.getString("subject"), number(r, r.findColumn("amount")), r.getLong("low"),
        number(r, r.findColumn("high")), r.getString("bound"), r.getInt("accounts"), r.getInt("conflict") == 1, claims);
  }

  static @Nullable Long number(ResultSet r, int column) throws SQLException {
    long v = r.getLong(column);
    return r.wasNull() ? null : v;
  }

  static @Nullable LocalDate day(ResultSet r, String column) throws SQLException {
    String s = r.getString(column);
    return s == null ? null : LocalDate.parse(s);
  }

  static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
    Long v = number(r, r.findColumn(column));
    return v == null ? null : Instant.ofEpochSecond(v);
  }
}

package org.tocsin.ledger.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Amount;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Filing.Account;
import org.tocsin.ledger.Filing.Passage;
import org.tocsin.ledger.Filing.Statement;
import org.tocsin.ledger.PlaceName;
import org.tocsin.ledger.Window;

/** Writes what sources say, each once. */
final class FilingStore {
  private FilingStore() {}

  static Optional<Long> findSource(Handle h, String hash) {
    return h.createQuery("SELECT id FROM source WHERE hash = :hash").bind("hash", hash).mapTo(Long.class).findOne();
  }

  /** @return the source's id and the first of its accounts' ids, which follow each other */
  static Filed insert(Handle h, Filing filing, Instant now) {
    long source = insertSource(h, filing, now);
    long firstAccount = next(h, "account");
    Map<String, Long> ids = new HashMap<>();
    for (Account a : filing.accounts()) {
      ids.put(a.id(), firstAccount + ids.size());
    }
    Batches b = new Batches(h, source);
    for (Account a : filing.accounts()) {
      long id = ids.get(a.id());
      b.account(id, a, a.partOf() == null ? null : ids.get(a.partOf()));
      for (Statement s : a.statements()) {
        b.claim(id, s);
      }
    }
    for (Statement s : filing.loose()) {
      b.claim(null, s);
    }
    b.execute();
    return new Filed(source, firstAccount, filing.accounts().size());
  }

  record Filed(long source, long firstAccount, int accounts) {}

  static long insertSource(Handle h, Filing filing, Instant now) {
    Filing.Document d = filing.document();
    long id = next(h, "source");
    h.createUpdate(
            "INSERT INTO source (id, kind, hash, name, title, outlet, uri, language, published, ingested_at, body, notes)"
                + " VALUES (:id, :kind, :hash, :name, :title, :outlet, :uri, :language, :published, :at, :body, :notes)")
        .bind("id", id)
        .bind("kind", d.kind().key())
        .bind("hash", d.hash())
        .bind("name", clean(d.name()))
        .bind("title", clean(d.title()))
        .bind("outlet", clean(d.outlet()))
        .bind("uri", clean(d.uri()))
        .bind("language", d.language())
        .bind("published", d.published() == null ? null : d.published().toString())
        .bind("at", now.getEpochSecond())
        .bind("body", clean(d.text()))
        .bind("notes", clean(String.join("\n", filing.notes())))
        .execute();
    return id;
  }

  static long next(Handle h, String table) {
    return h.createQuery("SELECT COALESCE(MAX(id), 0) + 1 FROM " + table).mapTo(Long.class).one();
  }

  /** PostgreSQL keeps no zero characters. */
  static @Nullable String clean(@Nullable String s) {
    return s == null || s.indexOf('\0') < 0 ? s : s.replace('\0', '\uFFFD');
  }

  /** Rows of one source, sent together. */
  private static final class Batches {
    private final long source;
    private final PreparedBatch accounts;
    private final PreparedBatch places;
    private final PreparedBatch passages;
    private final PreparedBatch claims;
    private final Map<Passage, Long> passageIds = new HashMap<>();
    private final long firstPassage;
    private long nextClaim;

    Batches(Handle h, long source) {
      this.source = source;
      firstPassage = next(h, "passage");
      nextClaim = next(h, "claim");
      accounts = h.prepareBatch("INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
      places = h.prepareBatch("INSERT INTO account_place VALUES (?, ?, ?, ?, ?)");
      passages = h.prepareBatch("INSERT INTO passage VALUES (?, ?, ?, ?)");
      claims = h.prepareBatch("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void account(long id, Account a, @Nullable Long partOf) {
      Window w = a.window();
      accounts.add(
          id, source, a.id(), partOf, a.role(), a.side(), w.from() == null ? null : w.from().toString(),
          w.to() == null ? null : w.to().toString(), w.start() == null ? null : w.start().getEpochSecond(),
          w.end() == null ? null : w.end().getEpochSecond());
      int ordinal = 0;
      for (PlaceName p : a.places()) {
        places.add(id, ordinal++, clean(p.name()), p.level(), p.code());
      }
    }

    void claim(@Nullable Long account, Statement s) {
      Amount a = s.amount();
      // Only the passage's place and words name it; the span inside is the claim's own.
      Long passage = passageIds.get(Passage.whole(s.passage().start(), s.passage().text()));
      if (passage == null) {
        passage = firstPassage + passageIds.size();
        passageIds.put(Passage.whole(s.passage().start(), s.passage().text()), passage);
        passages.add(passage, source, s.passage().start(), clean(s.passage().text()));
      }
      claims.add(
          nextClaim++, source, account, s.fact().key(), s.subject(), clean(s.name()), clean(s.part()), clean(s.scope()),
          a == null ? null : a.value(), a == null ? null : a.max(), a == null ? null : a.bound(), flags(s, a),
          clean(s.by()), s.confidence(), passage, s.passage().from(), s.passage().to());
    }

    private static String flags(Statement s, @Nullable Amount a) {
      return (s.other() ? "o" : "") + (s.proposed() ? "?" : "")
          + (a != null && a.vague() ? "v" : "") + (a != null && a.prelim() ? "p" : "") + (a != null && a.derived() ? "d" : "");
    }

    void execute() {
      for (PreparedBatch b : new PreparedBatch[] {passages, accounts, places, claims}) {
        if (b.size() > 0) {
          b.execute();
        }
      }
    }
  }
}

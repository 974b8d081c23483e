package org.tocsin.ledger.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Account;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.Figure;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.PlaceName;
import org.tocsin.ledger.Source;

/** What can be read and written inside one transaction. */
public final class Session {
  /** A statement takes no more places for values. */
  private static final int CHUNK = 500;

  private final Handle h;

  Session(Handle h) {
    this.h = h;
  }

  Handle handle() {
    return h;
  }

  public Optional<Long> findSource(String hash) {
    return FilingStore.findSource(h, hash);
  }

  /** @return ids of its accounts, in order */
  public List<Long> file(Filing filing, Instant now) {
    FilingStore.Filed f = FilingStore.insert(h, filing, now);
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < f.accounts(); i++) {
      ids.add(f.firstAccount() + i);
    }
    return ids;
  }

  /** @param sirens filed as one source */
  public void fileSirens(Filing head, List<Siren> sirens, Instant now) {
    long source = FilingStore.insertSource(h, head, now);
    long id = FilingStore.next(h, "siren");
    PreparedBatch b = h.prepareBatch("INSERT INTO siren VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (Siren s : sirens) {
      b.add(id++, source, s.area(), s.name(), s.level(), s.start().getEpochSecond(), s.end().getEpochSecond(), s.flags());
    }
    if (b.size() > 0) {
      b.execute();
    }
  }

  public List<Source> sources(Collection<Long> ids) {
    return in("SELECT " + Rows.SOURCE + " FROM source WHERE id IN (<ids>) ORDER BY id", ids, (r, _) -> Rows.source(r));
  }

  public List<Source> listSources(long after, int limit) {
    return h.createQuery("SELECT " + Rows.SOURCE + " FROM source WHERE id > :after ORDER BY id LIMIT :limit")
        .bind("after", after).bind("limit", limit).map((r, _) -> Rows.source(r)).list();
  }

  public List<Account> accounts(Collection<Long> ids) {
    return withPlaces(in("SELECT * FROM account WHERE id IN (<ids>) ORDER BY id", ids, (r, _) -> Rows.account(r)));
  }

  public List<Long> listAccounts() {
    return h.createQuery("SELECT id FROM account ORDER BY id").mapTo(Long.class).list();
  }

  public List<Account> accountsOf(long attack) {
    return withPlaces(
        h.createQuery("SELECT a.* FROM account a JOIN attack_account j ON j.account_id = a.id WHERE j.attack_id = :id ORDER BY a.id")
            .bind("id", attack).map((r, _) -> Rows.account(r)).list());
  }

  private List<Account> withPlaces(List<Account> bare) {
    Map<Long, List<PlaceName>> places = new LinkedHashMap<>();
    bare.forEach(a -> places.put(a.id(), new ArrayList<>()));
    in("SELECT account_id, name, level, code FROM account_place WHERE account_id IN (<ids>) ORDER BY account_id, ordinal",
        places.keySet(),
        (r, _) -> places.get(r.getLong(1)).add(new PlaceName(r.getString(2), r.getString(3), r.getString(4))));
    return bare.stream()
        .map(a -> new Account(a.id(), a.source(), a.label(), a.partOf(), a.role(), a.side(), a.window(), places.get(a.id())))
        .toList();
  }

  /** With the decisions in force applied. */
  public List<FiledClaim> claimsOf(Collection<Long> accounts) {
    return DecisionStore.apply(h,
        in("SELECT " + Rows.CLAIM + Rows.CLAIMS + "WHERE c.account_id IN (<ids>) ORDER BY c.id", accounts, (r, _) -> Rows.claim(r)));
  }

  public List<FiledClaim> claims(Collection<Long> ids) {
    return DecisionStore.apply(h,
        in("SELECT " + Rows.CLAIM + Rows.CLAIMS + "WHERE c.id IN (<ids>) ORDER BY c.id", ids, (r, _) -> Rows.claim(r)));
  }

  /** Needs or background figures of sources published in a period; undated sources are left out when a period is asked. */
  public List<FiledClaim> loose(String fact, @Nullable LocalDate from, @Nullable LocalDate to) {
    return DecisionStore.apply(h,
        h.createQuery("SELECT " + Rows.CLAIM + Rows.CLAIMS + "JOIN source s ON s.id = c.source_id WHERE c.account_id IS NULL"
                + " AND c.fact = :fact AND COALESCE(s.published, '') >= :from AND COALESCE(s.published, '') <= :to ORDER BY c.id")
            .bind("fact", fact).bind("from", from == null ? "" : from.toString()).bind("to", to == null ? "9999" : to.toString())
            .map((r, _) -> Rows.claim(r)).list());
  }

  public Optional<Long> attackOf(long account) {
    return h.createQuery("SELECT attack_id FROM attack_account WHERE account_id = :id").bind("id", account).mapTo(Long.class).findOne();
  }

  /** Sirens that sounded in any of the areas between two instants. */
  public List<Siren> sirens(Collection<String> areas, Instant from, Instant to) {
    if (areas.isEmpty()) {
      return List.of();
    }
    return h.createQuery("SELECT s.area, s.area_name, s.level, s.starts_at, s.ends_at, s.flags, o.name FROM siren s JOIN source o ON o.id = s.source_id"
            + " WHERE s.area IN (<areas>) AND s.starts_at < :to AND s.ends_at > :from ORDER BY s.area, o.id, s.starts_at")
        .bindList("areas", List.copyOf(areas)).bind("from", from.getEpochSecond()).bind("to", to.getEpochSecond())
        .map((r, _) -> new Siren(r.getString(1), r.getString(2), r.getString(3), Instant.ofEpochSecond(r.getLong(4)),
            Instant.ofEpochSecond(r.getLong(5)), r.getString(6), r.getString(7)))
        .list();
  }

  // The projection: attacks.

  public AttackStore attacks() {
    return new AttackStore(h);
  }

  public DecisionStore decisions() {
    return new DecisionStore(h);
  }

  <T> List<T> in(String sql, Collection<Long> ids, org.jdbi.v3.core.mapper.RowMapper<T> mapper) {
    return in(h, sql, ids, mapper);
  }

  static <T> List<T> in(Handle h, String sql, Collection<Long> ids, org.jdbi.v3.core.mapper.RowMapper<T> mapper) {
    List<T> out = new ArrayList<>();
    List<Long> all = List.copyOf(ids);
    for (int i = 0; i < all.size(); i += CHUNK) {
      out.addAll(h.createQuery(sql).bindList("ids", all.subList(i, Math.min(all.size(), i + CHUNK))).map(mapper).list());
    }
    return out;
  }
}

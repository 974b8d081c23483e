package org.tocsin.ledger.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.Figure;
import org.tocsin.ledger.Munition;
import org.tocsin.ledger.Selection;

/** Attacks as joined so far. Everything here follows from accounts and decisions, and can be built anew. */
public final class AttackStore {
  private final Handle h;

  AttackStore(Handle h) {
    this.h = h;
  }

  /** An attack that a new account may belong to. */
  public record Candidate(long id, LocalDate from, LocalDate to, List<Attack.Place> places) {}

  /** Attacks of a side and role that began between two days. */
  public List<Candidate> candidates(String side, String role, LocalDate from, LocalDate to) {
    Map<Long, Candidate> out = new LinkedHashMap<>();
    h.createQuery("SELECT id, day_from, day_to FROM attack WHERE side = :side AND role = :role AND day_from >= :from AND day_from <= :to ORDER BY id")
        .bind("side", side).bind("role", role).bind("from", from.toString()).bind("to", to.toString())
        .map((r, _) -> new Candidate(r.getLong(1), LocalDate.parse(r.getString(2)), LocalDate.parse(r.getString(3)), new ArrayList<>()))
        .forEach(c -> out.put(c.id(), c));
    placesOf(out.keySet()).forEach((id, places) -> out.get(id).places().addAll(places));
    return List.copyOf(out.values());
  }

  public Map<Long, List<Attack.Place>> placesOf(Collection<Long> ids) {
    Map<Long, List<Attack.Place>> out = new TreeMap<>();
    Session.in(h, "SELECT attack_id, code, name, level, exact FROM attack_place WHERE attack_id IN (<ids>) ORDER BY attack_id, exact DESC, code", ids,
        (r, _) -> out.computeIfAbsent(r.getLong(1), _ -> new ArrayList<>())
            .add(new Attack.Place(r.getString(2), r.getString(3), r.getString(4), r.getInt(5) == 1)));
    return out;
  }

  public List<Long> sourcesOf(long attack) {
    return h.createQuery("SELECT DISTINCT a.source_id FROM account a JOIN attack_account j ON j.account_id = a.id WHERE j.attack_id = :id")
        .bind("id", attack).mapTo(Long.class).list();
  }

  public void put(long account, long attack) {
    h.execute("DELETE FROM attack_account WHERE account_id = ?", account);
    h.execute("INSERT INTO attack_account VALUES (?, ?)", account, attack);
  }

  /** Writes an attack as it is now known, in place of what was known before. */
  public void save(Attack a, String cause, String changes) {
    clear(a.id());
    String from = a.window().from() == null ? "" : a.window().from().toString();
    String to = a.window().to() == null ? "" : a.window().to().toString();
    h.execute("INSERT INTO attack VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        a.id(), a.role(), a.side(), from, to, seconds(a.window().start()), seconds(a.window().end()),
        a.releaseAt().getEpochSecond(), a.revision(), a.updatedAt().getEpochSecond(), a.sources(), a.claims(), a.conflicts(), a.proposed());
    PreparedBatch places = h.prepareBatch("INSERT INTO attack_place VALUES (?, ?, ?, ?, ?, ?)");
    a.places().forEach(p -> places.add(a.id(), p.code(), p.name(), p.level(), p.exact() ? 1 : 0, from));
    PreparedBatch figures = h.prepareBatch("INSERT INTO attack_figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    a.figures().forEach(f -> figures.add(
        a.id(), f.fact().key(), f.subject(), f.amount(), f.low(), f.high(), f.bound(), f.accounts(), f.conflict() ? 1 : 0,
        String.join(" ", f.claims().stream().map(String::valueOf).toList())));
    for (PreparedBatch b : List.of(places, figures)) {
      if (b.size() > 0) {
        b.execute();
      }
    }
    h.execute("INSERT INTO attack_revision VALUES (?, ?, ?, ?, ?)", a.id(), a.revision(), a.updatedAt().getEpochSecond(), cause, changes);
  }

  private static Long seconds(Instant t) {
    return t == null ? null : t.getEpochSecond();
  }

  private void clear(long id) {
    h.execute("DELETE FROM attack WHERE id = ?", id);
    h.execute("DELETE FROM attack_place WHERE attack_id = ?", id);
    h.execute("DELETE FROM attack_figure WHERE attack_id = ?", id);
  }

  /** Notes what an attack is a part of, in place of what was noted before. */
  public void link(long part, Collection<Long> wholes) {
    h.execute("DELETE FROM attack_part WHERE part_id = ?", part);
    wholes.forEach(w -> h.execute("INSERT INTO attack_part VALUES (?, ?)", w, part));
  }

  /** Takes away an attack that has no account any more; its history stays. */
  public void remove(long id) {
    clear(id);
    h.execute("DELETE FROM attack_part WHERE whole_id = ? OR part_id = ?", id, id);
  }

  /** Forgets all that can be built anew. */
  public void removeAll() {
    for (String t : List.of("attack", "attack_account", "attack_place", "attack_part", "attack_figure", "attack_revision")) {
      h.execute("DELETE FROM " + t);
    }
  }

  public Optional<Attack> find(long id) {
    return load(h.createQuery("SELECT * FROM attack WHERE id = :id").bind("id", id)).stream().findFirst();
  }

  /**
   * Latest first.
   *
   * @param now an attack that is released later is found by its oblast only
   */
  public List<Attack> list(Selection s, Instant now) {
    StringBuilder sql = new StringBuilder("SELECT a.* FROM ");
    String day = "a.day_from";
    if (s.place() != null) {
      sql.append("attack_place p JOIN attack a ON a.id = p.attack_id WHERE p.code = :place")
          .append(" AND (a.release_at <= :now OR p.level IN ('oblast', 'country'))");
      day = "p.day_from";
    } else {
      sql.append("attack a WHERE 1 = 1");
    }
    sql.append(s.from() == null ? "" : " AND " + day + " >= :from").append(s.to() == null ? "" : " AND " + day + " <= :to AND " + day + " <> ''");
    sql.append(s.side().isEmpty() ? "" : " AND a.side = :side").append(s.role().isEmpty() ? "" : " AND a.role = :role");
    sql.append(s.disputed() ? " AND a.conflicts > 0" : "").append(s.waiting() ? " AND a.proposed > 0" : "");
    String figure = " AND EXISTS (SELECT 1 FROM attack_figure f WHERE f.attack_id = a.id AND ";
    sql.append(s.munition().isEmpty() ? "" : figure + "f.fact IN ('launched', 'intercepted', 'lost', 'strikes') AND f.subject = :munition)");
    // What was hit tells where: not before it is released.
    sql.append(s.target().isEmpty() ? "" : " AND a.release_at <= :now" + figure + "f.fact = 'target' AND f.subject = :target)");
    sql.append(s.effect().isEmpty() ? "" : figure + "f.fact = 'effect' AND f.subject = :effect)");
    Selection.Cursor c = s.after();
    if (c != null) {
      sql.append(" AND (").append(day).append(" < :cursor OR ").append(day).append(" = :cursor AND a.id < :cursorId)");
    }
    sql.append(" ORDER BY ").append(day).append(" DESC, a.id DESC LIMIT :limit");
    Query q = h.createQuery(sql.toString()).bind("limit", s.limit());
    bind(q, sql, "place", s.place());
    bind(q, sql, "now", now.getEpochSecond());
    bind(q, sql, "from", s.from() == null ? null : s.from().toString());
    bind(q, sql, "to", s.to() == null ? null : s.to().toString());
    bind(q, sql, "side", s.side());
    bind(q, sql, "role", s.role());
    bind(q, sql, "munition", s.munition());
    bind(q, sql, "target", s.target());
    bind(q, sql, "effect", s.effect());
    if (c != null) {
      q.bind("cursor", c.day()).bind("cursorId", c.id());
    }
    return load(q);
  }

  private static void bind(Query q, StringBuilder sql, String name, Object value) {
    if (sql.indexOf(":" + name) >= 0) {
      q.bind(name, value);
    }
  }

  private List<Attack> load(Query q) {
    Map<Long, Attack> bare = new LinkedHashMap<>();
    q.map((r, _) -> new Attack(
            r.getLong("id"), r.getString("role"), r.getString("side"), Rows.windowOrNone(r),
            Instant.ofEpochSecond(r.getLong("release_at")), r.getInt("revision"), Instant.ofEpochSecond(r.getLong("updated_at")),
            r.getInt("sources"), r.getInt("claims"), r.getInt("conflicts"), r.getInt("proposed"), List.of(), List.of()))
        .forEach(a -> bare.put(a.id(), a));
    Map<Long, List<Attack.Place>> places = placesOf(bare.keySet());
    Map<Long, List<Figure>> figures = new TreeMap<>();
    Session.in(h, "SELECT * FROM attack_figure WHERE attack_id IN (<ids>)", bare.keySet(),
        (r, _) -> figures.computeIfAbsent(r.getLong("attack_id"), _ -> new ArrayList<>()).add(Rows.figure(r)));
    return bare.values().stream().map(a -> new Attack(
            a.id(), a.role(), a.side(), a.window(), a.releaseAt(), a.revision(), a.updatedAt(), a.sources(), a.claims(), a.conflicts(), a.proposed(),
            places.getOrDefault(a.id(), List.of()), sorted(figures.getOrDefault(a.id(), new ArrayList<>()))))
        .toList();
  }

  private static List<Figure> sorted(List<Figure> figures) {
    figures.sort(java.util.Comparator.comparing(Figure::fact)
        .thenComparing(f -> Munition.FAMILIES.contains(f.subject()) ? Munition.FAMILIES.indexOf(f.subject()) : Munition.FAMILIES.indexOf(Munition.family(f.subject())))
        .thenComparing(f -> !Munition.FAMILIES.contains(f.subject()))
        .thenComparing(Figure::subject));
    return figures;
  }

  /** The attacks that each of these is a part of. */
  public Map<Long, List<Long>> wholesOf(Collection<Long> ids) {
    Map<Long, List<Long>> out = new TreeMap<>();
    Session.in(h, "SELECT part_id, whole_id FROM attack_part WHERE part_id IN (<ids>) ORDER BY part_id, whole_id", ids,
        (r, _) -> out.computeIfAbsent(r.getLong(1), _ -> new ArrayList<>()).add(r.getLong(2)));
    return out;
  }

  public List<Long> partsOf(long whole) {
    return h.createQuery("SELECT part_id FROM attack_part WHERE whole_id = :id ORDER BY part_id").bind("id", whole).mapTo(Long.class).list();
  }

  /** @param changes one line each */
  public record Revision(int number, Instant at, String cause, List<String> changes) {}

  public List<Revision> revisions(long attack) {
    return h.createQuery("SELECT revision, at, cause, changes FROM attack_revision WHERE attack_id = :id ORDER BY revision")
        .bind("id", attack)
        .map((r, _) -> new Revision(r.getInt(1), Instant.ofEpochSecond(r.getLong(2)), r.getString(3), r.getString(4).lines().toList()))
        .list();
  }

  public int lastRevision(long attack) {
    return h.createQuery("SELECT COALESCE(MAX(revision), 0) FROM attack_revision WHERE attack_id = :id").bind("id", attack).mapTo(Integer.class).one();
  }

  /** Whether an attack that a source tells of is not released yet. */
  public boolean isHeldBack(long source, Instant now) {
    return h.createQuery("SELECT COUNT(*) FROM attack a JOIN attack_account j ON j.attack_id = a.id JOIN account x ON x.id = j.account_id"
            + " WHERE x.source_id = :source AND a.release_at > :now")
        .bind("source", source).bind("now", now.getEpochSecond()).mapTo(Long.class).one() > 0;
  }

  /** Attacks without a day, or over weeks, told by sources published between two days. */
  public List<Long> undated(LocalDate from, LocalDate to) {
    return h.createQuery("SELECT DISTINCT j.attack_id FROM attack_account j JOIN account x ON x.id = j.account_id JOIN source s ON s.id = x.source_id"
            + " WHERE s.published >= :from AND s.published <= :to AND (x.day_from IS NULL OR x.role = 'campaign') ORDER BY j.attack_id")
        .bind("from", from.toString()).bind("to", to.toString()).mapTo(Long.class).list();
  }
}

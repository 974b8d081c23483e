package org.tocsin.ledger.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Amount;
import org.tocsin.ledger.Decision;
import org.tocsin.ledger.Decision.Kind;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.FiledClaim.Standing;

/** Editors' decisions: appended, never changed; a later one outranks an earlier one on the same target. */
public final class DecisionStore {
  private final Handle h;

  DecisionStore(Handle h) {
    this.h = h;
  }

  public void add(Decision d) {
    h.execute("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        d.id(), d.at().getEpochSecond(), d.editor(), d.kind().key(), d.target(), d.payload(), d.reason(), d.previous(), d.hash(), d.signature());
  }

  public List<Decision> list() {
    return query("SELECT * FROM decision ORDER BY id");
  }

  public Optional<Decision> last() {
    return query("SELECT * FROM decision ORDER BY id DESC LIMIT 1").stream().findFirst();
  }

  public Optional<Decision> find(long id) {
    return query("SELECT * FROM decision WHERE id = " + id).stream().findFirst();
  }

  private List<Decision> query(String sql) {
    return h.createQuery(sql)
        .map((r, _) -> new Decision(
            r.getLong("id"), Instant.ofEpochSecond(r.getLong("at")), r.getString("editor"),
            Kind.valueOf(r.getString("kind").toUpperCase(java.util.Locale.ROOT)), r.getString("target"), r.getString("payload"),
            r.getString("reason"), r.getString("previous"), r.getString("hash"), r.getString("signature")))
        .list();
  }

  public Optional<String> findKey(String editor) {
    return h.createQuery("SELECT public_key FROM editor WHERE name = :name").bind("name", editor).mapTo(String.class).findOne();
  }

  public void addEditor(String name, String publicKey) {
    h.execute("INSERT INTO editor VALUES (?, ?)", name, publicKey);
  }

  /** Those in force, by target, oldest first: what was reverted is left out, unless its revert was reverted. */
  public Map<String, List<Decision>> inForce() {
    return inForce(list());
  }

  private static Map<String, List<Decision>> inForce(List<Decision> all) {
    Map<Long, Boolean> undone = new TreeMap<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      Decision d = all.get(i);
      if (d.kind() == Kind.REVERT && !undone.getOrDefault(d.id(), false)) {
        undone.put(Long.valueOf(d.target().substring("decision:".length())), true);
      }
    }
    Map<String, List<Decision>> out = new TreeMap<>();
    for (Decision d : all) {
      if (d.kind() != Kind.REVERT && !undone.getOrDefault(d.id(), false)) {
        out.computeIfAbsent(d.target(), _ -> new ArrayList<>()).add(d);
      }
    }
    return out;
  }

  static List<FiledClaim> apply(Handle h, List<FiledClaim> claims) {
    List<Decision> all = new DecisionStore(h).list();
    if (all.isEmpty()) {
      return claims;
    }
    Map<String, List<Decision>> inForce = inForce(all);
    return claims.stream().map(c -> {
      List<Decision> ds = inForce.get("claim:" + c.id());
      return ds == null ? c : apply(c, ds.getLast());
    }).toList();
  }

  private static FiledClaim apply(FiledClaim c, Decision d) {
    return switch (d.kind()) {
      case CONFIRM -> c.with(Standing.CONFIRMED, c.amount());
      case REJECT -> c.with(Standing.REJECTED, c.amount());
      case CORRECT -> c.with(Standing.CORRECTED, parse(d.payload()));
      case MOVE, RELEASE, REVERT -> c;
    };
  }

  /** {@code VALUE BOUND [MAX]}, as in {@code 47 at_least} or {@code 70 range 80}. */
  public static @Nullable Amount parse(String payload) {
    String[] p = payload.split(" ");
    return new Amount(Long.valueOf(p[0]), p.length > 2 ? Long.valueOf(p[2]) : null, p[1], false, false, false);
  }
}

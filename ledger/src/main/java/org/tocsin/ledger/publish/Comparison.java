package org.tocsin.ledger.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Amount;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Munition;
import org.tocsin.ledger.publish.Publication.AccountFile;
import org.tocsin.ledger.publish.Publication.AttackFile;
import org.tocsin.ledger.reconcile.Figures;

/**
 * One number as each account gives it, side by side.
 *
 * @param subject a family of munitions, or empty
 * @param cells one for each account of the attack, in their order; null where it says nothing of it
 */
public record Comparison(Fact fact, String subject, List<@Nullable Cell> cells, Verdict verdict) {

  /** @param claims ids of the claims it is made of */
  public record Cell(Amount amount, List<Long> claims) {}

  public enum Verdict {
    /** Said once, so neither borne out nor disputed. */
    ONE_SOURCE,
    AGREE,
    DISAGREE
  }

  public static List<Comparison> of(AttackFile file) {
    Map<String, List<@Nullable Cell>> rows = new LinkedHashMap<>();
    Map<String, Figures.Total> keys = new LinkedHashMap<>();
    int n = file.accounts().size();
    for (int i = 0; i < n; i++) {
      AccountFile a = file.accounts().get(i);
      for (Figures.Total t : Figures.totals(a.claims())) {
        String key = t.fact().key() + "/" + t.subject();
        keys.putIfAbsent(key, t);
        List<@Nullable Cell> row = rows.computeIfAbsent(key, _ -> empty(n));
        row.set(i, new Cell(t.amount(), t.claims().stream().map(c -> c.id()).toList()));
      }
    }
    List<Comparison> out = new ArrayList<>();
    rows.forEach((key, cells) -> out.add(new Comparison(keys.get(key).fact(), keys.get(key).subject(), cells, verdict(cells))));
    out.sort(Comparator.comparing((Comparison c) -> Munition.FAMILIES.indexOf(c.subject()) < 0 ? 99 : Munition.FAMILIES.indexOf(c.subject()))
        .thenComparing(Comparison::fact));
    return out;
  }

  private static List<@Nullable Cell> empty(int n) {
    List<@Nullable Cell> out = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      out.add(null);
    }
    return out;
  }

  private static Verdict verdict(List<@Nullable Cell> cells) {
    int said = 0;
    boolean agree = true;
    for (Cell a : cells) {
      said += a == null ? 0 : 1;
      for (Cell b : cells) {
        agree &= a == null || b == null || a.amount().agrees(b.amount());
      }
    }
    return said < 2 ? Verdict.ONE_SOURCE : agree ? Verdict.AGREE : Verdict.DISAGREE;
  }
}

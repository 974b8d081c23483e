package org.tocsin.ledger.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Amount;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.FiledClaim.Standing;
import org.tocsin.ledger.Figure;
import org.tocsin.ledger.Munition;

/**
 * From the claims of one attack to its figures. Nothing is averaged. One account is preferred for each family of
 * munitions, and all its lines come from there, so that launched, destroyed, lost and the remainder fit each other; what
 * other accounts say stands beside it. For people and explosions the preferred claim is an editor's, else the latest.
 */
public final class Figures {
  /** Where an account comes from. @param order grows with the day of publication */
  public record Origin(long account, long order) {}

  /** A figure of one account: one claim, or the sum of its lines of one family. */
  private record Said(Origin origin, Amount amount, List<FiledClaim> claims, boolean edited, boolean proposed) {}

  private final Map<Long, Origin> origins;
  private final List<Figure> out = new ArrayList<>();

  private Figures(Map<Long, Origin> origins) {
    this.origins = origins;
  }

  public static List<Figure> of(Collection<FiledClaim> claims, Map<Long, Origin> origins) {
    Figures f = new Figures(origins);
    f.munitions(claims);
    for (Fact fact : Fact.COUNTS) {
      f.count(fact, claims);
    }
    f.presence(Fact.TARGET, claims);
    f.presence(Fact.EFFECT, claims);
    return f.out;
  }

  /**
   * What one account says in all of one number.
   *
   * @param subject a family of munitions, or empty
   */
  public record Total(Fact fact, String subject, Amount amount, List<FiledClaim> claims) {}

  /** The totals of one account, families of munitions added up, the rest as it stands. */
  public static List<Total> totals(Collection<FiledClaim> ofOneAccount) {
    TreeMap<Fact, TreeMap<String, List<FiledClaim>>> lines = new TreeMap<>();
    for (FiledClaim c : ofOneAccount) {
      boolean munitions = Fact.MUNITIONS.contains(c.fact());
      if (c.counts() && c.amount() != null && (munitions || Fact.COUNTS.contains(c.fact()))) {
        lines.computeIfAbsent(c.fact(), _ -> new TreeMap<>()).computeIfAbsent(munitions ? Munition.family(c.subject()) : "", _ -> new ArrayList<>()).add(c);
      }
    }
    List<Total> out = new ArrayList<>();
    lines.forEach((fact, bySubject) -> bySubject.forEach((subject, list) -> {
      List<FiledClaim> used = Fact.MUNITIONS.contains(fact) ? total(new Origin(0, 0), list).claims() : List.of(widest(list));
      out.add(new Total(fact, subject, sum(used), used));
    }));
    return out;
  }

  private static FiledClaim widest(List<FiledClaim> list) {
    return list.stream().max(Comparator.comparing(Figures::edited).thenComparing(c -> amount(c).low())).orElseThrow();
  }

  private void munitions(Collection<FiledClaim> claims) {
    // family → account → fact → claims
    TreeMap<String, TreeMap<Long, TreeMap<Fact, List<FiledClaim>>>> byFamily = new TreeMap<>();
    for (FiledClaim c : claims) {
      if (c.counts() && Fact.MUNITIONS.contains(c.fact()) && c.amount() != null) {
        byFamily
            .computeIfAbsent(Munition.family(c.subject()), _ -> new TreeMap<>())
            .computeIfAbsent(c.account(), _ -> new TreeMap<>())
            .computeIfAbsent(c.fact(), _ -> new ArrayList<>())
            .add(c);
      }
    }
    byFamily.forEach((family, accounts) -> {
      Long preferred = preferred(accounts);
      for (Fact fact : Fact.MUNITIONS) {
        List<Said> said = new ArrayList<>();
        accounts.forEach((account, facts) -> {
          List<FiledClaim> lines = facts.get(fact);
          if (lines != null) {
            said.add(total(origins.get(account), lines));
          }
        });
        if (said.isEmpty()) {
          continue;
        }
        said.sort(Comparator.comparing((Said s) -> s.origin().account() != preferred).thenComparing(latestFirst()));
        out.add(figure(fact, family, said));
        List<FiledClaim> lines = accounts.get(preferred).get(fact);
        if (lines != null) {
          byClass(fact, lines);
        }
      }
    });
  }

  /** The account with most figures of its own, edited ones first; of equals the latest. */
  private Long preferred(TreeMap<Long, TreeMap<Fact, List<FiledClaim>>> accounts) {
    Comparator<Map.Entry<Long, TreeMap<Fact, List<FiledClaim>>>> best =
        Comparator.comparing((Map.Entry<Long, TreeMap<Fact, List<FiledClaim>>> e) ->
                e.getValue().values().stream().flatMap(List::stream).anyMatch(Figures::edited))
            .thenComparing(e -> e.getValue().values().stream().mapToInt(List::size).sum())
            .thenComparing(e -> origins.get(e.getKey()).order())
            .thenComparing(e -> -e.getKey());
    return accounts.entrySet().stream().max(best).orElseThrow().getKey();
  }

  private void byClass(Fact fact, List<FiledClaim> lines) {
    TreeMap<String, List<FiledClaim>> classes = new TreeMap<>();
    lines.forEach(c -> classes.computeIfAbsent(c.subject(), _ -> new ArrayList<>()).add(c));
    classes.forEach((name, list) -> out.add(figure(fact, name, List.of(total(origins.get(list.getFirst().account()), list)))));
  }

  /** Lines added up, unless one of the family as a whole already holds the others. */
  private static Said total(Origin origin, List<FiledClaim> lines) {
    List<FiledClaim> general = lines.stream().filter(c -> Munition.isGeneral(c.subject())).toList();
    List<FiledClaim> special = lines.stream().filter(c -> !Munition.isGeneral(c.subject())).toList();
    List<FiledClaim> used = lines;
    if (!general.isEmpty() && !special.isEmpty() && low(general) >= low(special)) {
      used = general;
    }
    return new Said(origin, sum(used), used, used.stream().anyMatch(Figures::edited), used.stream().allMatch(c -> c.standing() == Standing.PROPOSED));
  }

  private static long low(List<FiledClaim> claims) {
    return claims.stream().mapToLong(c -> amount(c).low()).sum();
  }

  static Amount sum(List<FiledClaim> claims) {
    if (claims.size() == 1) {
      return amount(claims.getFirst());
    }
    long value = 0;
    Long high = 0L;
    boolean known = true;
    boolean exact = true;
    for (FiledClaim c : claims) {
      Amount a = amount(c);
      known &= a.value() != null;
      value += a.value() == null ? a.low() : a.value();
      Long h = a.high();
      high = high == null || h == null ? null : high + h;
      exact &= a.bound().equals("exact");
    }
    String bound = exact ? "exact" : high == null ? "at_least" : "approx";
    return new Amount(known || bound.equals("at_least") ? value : null, null, known || bound.equals("at_least") ? bound : "some", false, false, false);
  }

  private static Amount amount(FiledClaim c) {
    Amount a = c.amount();
    if (a == null) {
      throw new IllegalArgumentException("claim " + c.id() + " states no amount");
    }
    return a;
  }

  private void count(Fact fact, Collection<FiledClaim> claims) {
    LinkedHashMap<Long, Said> byAccount = new LinkedHashMap<>();
    for (FiledClaim c : claims) {
      if (c.fact() == fact && c.counts() && c.amount() != null && c.account() != null) {
        Said s = new Said(origins.get(c.account()), amount(c), List.of(c), edited(c), c.standing() == Standing.PROPOSED);
        byAccount.merge(c.account(), s, (a, b) -> b.edited() || b.amount().low() > a.amount().low() && !a.edited() ? b : a);
      }
    }
    List<Said> said = new ArrayList<>(byAccount.values());
    if (said.stream().anyMatch(s -> !s.proposed())) {
      said.removeIf(Said::proposed);
    }
    if (!said.isEmpty()) {
      said.sort(latestFirst());
      out.add(figure(fact, "", said));
    }
  }

  /** What was hit, and what came of it: by kind, with the largest count that anybody gives. */
  private void presence(Fact fact, Collection<FiledClaim> claims) {
    TreeMap<String, List<FiledClaim>> kinds = new TreeMap<>();
    for (FiledClaim c : claims) {
      if (c.fact() == fact && c.counts()) {
        kinds.computeIfAbsent(c.subject(), _ -> new ArrayList<>()).add(c);
      }
    }
    kinds.forEach((kind, list) -> {
      Amount most = null;
      for (FiledClaim c : list) {
        if (c.amount() != null && (most == null || c.amount().low() > most.low())) {
          most = c.amount();
        }
      }
      int accounts = (int) list.stream().map(FiledClaim::account).distinct().count();
      out.add(new Figure(fact, kind, most == null ? null : most.value(), most == null ? 1 : most.low(), most == null ? null : most.high(),
          most == null ? "some" : most.bound(), accounts, false, list.stream().map(FiledClaim::id).toList()));
    });
  }

  private static Figure figure(Fact fact, String subject, List<Said> said) {
    Amount preferred = said.getFirst().amount();
    // An editor's word ends a disagreement; what sources said stays on view.
    List<Said> counted = said.getFirst().edited() ? said.subList(0, 1) : said;
    boolean conflict = false;
    long low = preferred.low();
    long least = low;
    Long high = preferred.high();
    Long most = high;
    for (Said a : counted) {
      for (Said b : counted) {
        conflict |= !a.amount().agrees(b.amount());
      }
      low = Math.max(low, a.amount().low());
      least = Math.min(least, a.amount().low());
      high = least(high, a.amount().high());
      most = most == null || a.amount().high() == null ? null : Long.valueOf(Math.max(most, a.amount().high()));
    }
    List<Long> claims = new ArrayList<>();
    said.forEach(s -> s.claims().forEach(c -> claims.add(c.id())));
    return new Figure(fact, subject, preferred.value(), conflict ? least : low, conflict ? most : high, preferred.bound(), said.size(), conflict, claims);
  }

  private static @Nullable Long least(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : Long.valueOf(Math.min(a, b));
  }

  private static Comparator<Said> latestFirst() {
    return Comparator.comparing((Said s) -> !s.edited())
        .thenComparing(Comparator.comparingLong((Said s) -> s.origin().order()).reversed())
        .thenComparing(s -> s.origin().account());
  }

  private static boolean edited(FiledClaim c) {
    return c.standing() == Standing.CORRECTED || c.standing() == Standing.CONFIRMED;
  }
}

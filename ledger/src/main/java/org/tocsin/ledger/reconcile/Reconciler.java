package org.tocsin.ledger.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Account;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.Decision;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.FiledClaim.Standing;
import org.tocsin.ledger.Figure;
import org.tocsin.ledger.Source;
import org.tocsin.ledger.Window;
import org.tocsin.ledger.publish.EmbargoRule;
import org.tocsin.ledger.store.AttackStore;
import org.tocsin.ledger.store.AttackStore.Candidate;
import org.tocsin.ledger.store.Session;

/**
 * Joins accounts into attacks. An account joins the attack that fits best by side, role, days and places; two accounts of
 * one source never join, because their author parted them. What editors moved stays where they put it. The same accounts in
 * the same order give the same attacks.
 */
public final class Reconciler {
  private static final int REACH_DAYS = 3;
  private static final List<String> WHOLES = List.of("wave", "daily_total");

  private final PlaceIndex places;
  private final EmbargoRule embargo;

  public Reconciler(PlaceIndex places, EmbargoRule embargo) {
    this.places = places;
    this.embargo = embargo;
  }

  /** Joins newly filed accounts. */
  public void join(Session s, List<Long> accounts, Instant now) {
    TreeSet<Long> touched = new TreeSet<>();
    Map<String, List<Decision>> decisions = s.decisions().inForce();
    for (Account a : s.accounts(accounts)) {
      long attack = movedTo(decisions, a.id()).orElseGet(() -> find(s, a).orElse(a.id()));
      s.attacks().put(a.id(), attack);
      if (touched.add(attack) || attack != a.id()) {
        // Written at once, so that the next account can find it.
        refresh(s, attack, "source " + a.source(), now);
      }
    }
  }

  private static Optional<Long> movedTo(Map<String, List<Decision>> decisions, long account) {
    return decisions.getOrDefault("account:" + account, List.of()).stream()
        .filter(d -> d.kind() == Decision.Kind.MOVE)
        .map(Decision::movedTo)
        .reduce((_, b) -> b);
  }

  private Optional<Long> find(Session s, Account a) {
    LocalDate from = a.window().from();
    LocalDate to = a.window().to();
    if (from == null || to == null) {
      return Optional.empty();
    }
    List<Attack.Place> own = resolve(List.of(a));
    double best = 0;
    Long found = null;
    for (Candidate c : s.attacks().candidates(a.side(), a.role(), from.minusDays(REACH_DAYS), to)) {
      double fit = fit(a.role(), from, to, own, c);
      // Two waves of one night over the country: the one whose figures can be the same.
      fit += fit > 0 && a.role().equals("wave") ? 0.2 * agreement(s, a, c.id()) : 0;
      if (fit > best && !s.attacks().sourcesOf(c.id()).contains(a.source())) {
        best = fit;
        found = c.id();
      }
    }
    return Optional.ofNullable(found);
  }

  /** From -1, when every figure that both state contradicts, to 1, when all agree; 0 when they share none. */
  private static double agreement(Session s, Account a, long attack) {
    TreeMap<String, Figure> known = new TreeMap<>();
    s.attacks().find(attack).orElseThrow().figures().forEach(f -> known.put(f.fact().key() + "/" + f.subject(), f));
    int common = 0;
    int agree = 0;
    for (Figures.Total t : Figures.totals(s.claimsOf(List.of(a.id())))) {
      Figure f = known.get(t.fact().key() + "/" + t.subject());
      if (f != null) {
        Long high = t.amount().high();
        common++;
        agree += (f.high() == null || t.amount().low() <= f.high()) && (high == null || f.low() <= high) ? 1 : -1;
      }
    }
    return common == 0 ? 0 : (double) agree / common;
  }

  /** 0 when it cannot be the same; else larger for a better fit. */
  private static double fit(String role, LocalDate from, LocalDate to, List<Attack.Place> own, Candidate c) {
    long common = 1 + ChronoUnit.DAYS.between(from.isAfter(c.from()) ? from : c.from(), to.isBefore(c.to()) ? to : c.to());
    long all = 1 + ChronoUnit.DAYS.between(from.isBefore(c.from()) ? from : c.from(), to.isAfter(c.to()) ? to : c.to());
    if (common <= 0) {
      return 0;
    }
    double days = (double) common / all;
    // A night has two days: two nights in a row share one of three. A night is named by its morning.
    if (days < 0.5 || role.equals("campaign") && days < 1) {
      return 0;
    }
    double where = samePlace(role, own, c.places());
    return where == 0 ? 0 : days + (to.equals(c.to()) ? 0.25 : 0) + where;
  }

  private static double samePlace(String role, List<Attack.Place> a, List<Attack.Place> b) {
    TreeSet<String> mine = exact(a, "");
    TreeSet<String> theirs = exact(b, "");
    mine.retainAll(theirs);
    if (!mine.isEmpty()) {
      return 1;
    }
    if (role.equals("strike")) {
      // One names the town, the other only its oblast.
      TreeSet<String> oblasts = exact(a, "oblast");
      oblasts.addAll(exact(b, "oblast"));
      TreeSet<String> around = codes(a, "oblast");
      around.retainAll(codes(b, "oblast"));
      around.retainAll(oblasts);
      boolean bothTowns = !towns(a).isEmpty() && !towns(b).isEmpty();
      return around.isEmpty() || bothTowns ? 0 : 0.5;
    }
    // A wave or a sum over the country holds what one over its parts tells.
    boolean country = !exact(a, "country").isEmpty() || !exact(b, "country").isEmpty();
    TreeSet<String> oblasts = codes(a, "oblast");
    oblasts.retainAll(codes(b, "oblast"));
    boolean wave = role.equals("wave");
    return wave && country ? 0.6 : wave && !oblasts.isEmpty() ? 0.5 : 0;
  }

  private static TreeSet<String> exact(List<Attack.Place> places, String level) {
    TreeSet<String> out = new TreeSet<>();
    places.stream().filter(p -> p.exact() && (level.isEmpty() || p.level().equals(level))).forEach(p -> out.add(p.code()));
    return out;
  }

  private static TreeSet<String> codes(List<Attack.Place> places, String level) {
    TreeSet<String> out = new TreeSet<>();
    places.stream().filter(p -> p.level().equals(level)).forEach(p -> out.add(p.code()));
    return out;
  }

  private static TreeSet<String> towns(List<Attack.Place> places) {
    TreeSet<String> out = exact(places, "city");
    out.addAll(exact(places, "village"));
    return out;
  }

  /** All places that accounts name, and the areas around these; the named ones first. */
  private List<Attack.Place> resolve(Collection<Account> accounts) {
    Map<String, Attack.Place> out = new LinkedHashMap<>();
    for (Account a : accounts) {
      a.places().forEach(n -> places.resolve(n).forEach(p -> out.merge(p.code(), p, (x, y) -> x.exact() ? x : y)));
    }
    return out.values().stream().sorted(java.util.Comparator.comparing((Attack.Place p) -> !p.exact()).thenComparing(Attack.Place::code)).toList();
  }

  /** Works out again what is known of an attack from its accounts and the decisions in force. */
  public void refresh(Session s, long id, String cause, Instant now) {
    List<Account> accounts = s.accountsOf(id);
    AttackStore store = s.attacks();
    if (accounts.isEmpty()) {
      store.remove(id);
      return;
    }
    Map<Long, Source> sources = new TreeMap<>();
    s.sources(accounts.stream().map(Account::source).distinct().toList()).forEach(x -> sources.put(x.id(), x));
    Map<Long, Figures.Origin> origins = new TreeMap<>();
    for (Account a : accounts) {
      LocalDate published = sources.get(a.source()).published();
      LocalDate day = published != null ? published : a.window().to();
      origins.put(a.id(), new Figures.Origin(a.id(), day == null ? 0 : day.toEpochDay()));
    }
    List<FiledClaim> claims = s.claimsOf(origins.keySet());
    List<Figure> figures = Figures.of(claims, origins);
    Window window = window(accounts);
    Optional<Attack> before = store.find(id);
    Instant known = now;
    for (Source x : sources.values()) {
      known = x.ingestedAt().isBefore(known) ? x.ingestedAt() : known;
      Instant told = x.published() == null ? known : x.published().plusDays(1).atStartOfDay(Window.KYIV).toInstant();
      known = told.isBefore(known) ? told : known;
    }
    List<Attack.Place> where = resolve(accounts);
    Attack a =
        new Attack(
            id, accounts.getFirst().role(), accounts.getFirst().side(), window,
            embargo.releaseAt(window, known, claims, decidedRelease(s, accounts)), store.lastRevision(id) + 1, now, sources.size(),
            claims.size(), (int) figures.stream().filter(Figure::conflict).count(),
            (int) claims.stream().filter(c -> c.standing() == Standing.PROPOSED).count(), where, figures);
    store.save(a, cause, String.join("\n", changes(before.orElse(null), a)));
    link(s, a, accounts);
  }

  private static @Nullable Instant decidedRelease(Session s, List<Account> accounts) {
    Map<String, List<Decision>> decisions = s.decisions().inForce();
    Decision latest = null;
    for (Account a : accounts) {
      for (Decision d : decisions.getOrDefault("account:" + a.id(), List.of())) {
        latest = d.kind() == Decision.Kind.RELEASE && (latest == null || d.id() > latest.id()) ? d : latest;
      }
    }
    return latest == null ? null : Instant.ofEpochSecond(Long.parseLong(latest.payload()));
  }

  /** The narrowest days that an account gives, and minutes where one gives them. */
  private static Window window(List<Account> accounts) {
    Window best = Window.UNKNOWN;
    for (Account a : accounts) {
      Window w = a.window();
      if (w.from() == null || w.to() == null) {
        continue;
      }
      boolean better = best.from() == null || best.to() == null
          || best.start() == null && w.start() != null
          || (best.start() == null) == (w.start() == null) && ChronoUnit.DAYS.between(w.from(), w.to()) < ChronoUnit.DAYS.between(best.from(), best.to());
      best = better ? w : best;
    }
    return best;
  }

  /**
   * Notes what an attack is a part of: as its sources say, and any wave or daily sum over its place and days. Of a wave or
   * sum, the strikes it holds are looked through.
   */
  private void link(Session s, Attack a, List<Account> accounts) {
    TreeSet<Long> out = new TreeSet<>();
    for (Account x : accounts) {
      if (x.partOf() != null) {
        s.attackOf(x.partOf()).ifPresent(out::add);
      }
    }
    LocalDate from = a.window().from();
    LocalDate to = a.window().to();
    if (a.role().equals("strike") && from != null && to != null) {
      for (String role : WHOLES) {
        List<Candidate> holding =
            s.attacks().candidates(a.side(), role, from.minusDays(REACH_DAYS), to).stream()
                .filter(c -> holds(c.from(), c.to(), from, to) && covers(c.places(), a.places()))
                .toList();
        // A night is named by its morning: the wave that ended that day is meant, not those of the nights beside it.
        boolean sameMorning = holding.stream().anyMatch(c -> c.to().equals(to));
        holding.stream().filter(c -> !sameMorning || c.to().equals(to)).forEach(c -> out.add(c.id()));
      }
    }
    out.remove(a.id());
    s.attacks().link(a.id(), out);
    if (WHOLES.contains(a.role()) && from != null && to != null) {
      for (Candidate c : s.attacks().candidates(a.side(), "strike", from.minusDays(REACH_DAYS), to)) {
        if (holds(from, to, c.from(), c.to()) && covers(a.places(), c.places())) {
          link(s, s.attacks().find(c.id()).orElseThrow(), s.accountsOf(c.id()));
        }
      }
    }
  }

  /** Whether at least half of the part's days are the whole's: a night's strike may be told by its morning. */
  private static boolean holds(LocalDate from, LocalDate to, LocalDate partFrom, LocalDate partTo) {
    long common = 1 + ChronoUnit.DAYS.between(from.isAfter(partFrom) ? from : partFrom, to.isBefore(partTo) ? to : partTo);
    return 2 * common >= 1 + ChronoUnit.DAYS.between(partFrom, partTo);
  }

  private static boolean covers(List<Attack.Place> whole, List<Attack.Place> part) {
    TreeSet<String> named = exact(whole, "");
    return part.stream().anyMatch(p -> named.contains(p.code()));
  }

  private static List<String> changes(@Nullable Attack before, Attack now) {
    if (before == null) {
      return List.of("first known");
    }
    List<String> out = new ArrayList<>();
    if (!before.window().equals(now.window())) {
      out.add("days " + before.window().from() + "–" + before.window().to() + " → " + now.window().from() + "–" + now.window().to());
    }
    TreeMap<String, Figure> old = new TreeMap<>();
    before.figures().forEach(f -> old.put(f.fact().key() + " " + f.subject(), f));
    for (Figure f : now.figures()) {
      Figure o = old.remove(f.fact().key() + " " + f.subject());
      String name = (f.fact().key() + " " + f.subject()).strip();
      if (o == null) {
        out.add(name + ": " + f.text());
      } else if (!o.text().equals(f.text()) || o.conflict() != f.conflict()) {
        out.add(name + ": " + o.text() + " → " + f.text() + (f.conflict() ? " (sources disagree)" : ""));
      }
    }
    old.forEach((name, f) -> out.add(name.strip() + ": " + f.text() + " → not counted any more"));
    return out.isEmpty() ? List.of("another source, same figures") : out;
  }

  /** Builds all attacks anew, as after an import of other areas. */
  public void rebuild(Session s, Instant now) {
    s.attacks().removeAll();
    List<Long> all = s.listAccounts();
    for (int i = 0; i < all.size(); i += 500) {
      join(s, all.subList(i, Math.min(all.size(), i + 500)), now);
    }
  }
}

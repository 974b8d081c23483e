package org.tocsin.ledger.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Account;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.Decision;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.Selection;
import org.tocsin.ledger.Source;
import org.tocsin.ledger.reconcile.PlaceIndex;
import org.tocsin.ledger.store.AttackStore.Revision;
import org.tocsin.ledger.store.Database;
import org.tocsin.ledger.store.Siren;

/**
 * What may be told of the ledger at one instant. Every output reads from here and from nowhere else: before an attack is
 * released its places are coarsened to oblasts, and sentences, targets and names, which tell the place as well, are held
 * back; and it is not found by a smaller place than its oblast.
 */
public final class Publication {
  public static final String HELD_BACK = "held back until the embargo ends";

  /** Of these the name is a model of weapon, never a place. */
  private static final Set<Fact> TELLS_MODEL = EnumSet.of(Fact.WEAPON, Fact.LAUNCHED, Fact.INTERCEPTED, Fact.LOST, Fact.STILL_FLYING);

  private final Database database;
  private final PlaceIndex places;
  private final Instant now;

  public Publication(Database database, PlaceIndex places, Instant now) {
    this.database = database;
    this.places = places;
    this.now = now;
  }

  /** @param next where the next page begins; null after the last */
  public record Page(List<Attack> attacks, Selection.@Nullable Cursor next) {}

  /** Attacks, latest first. */
  public Page list(Selection s) {
    List<Attack> found = database.read(x -> x.attacks().list(s, now));
    Attack last = found.isEmpty() ? null : found.getLast();
    String day = last == null || last.window().from() == null ? "" : last.window().from().toString();
    return new Page(
        found.stream().map(this::released).toList(),
        last == null || found.size() < s.limit() ? null : new Selection.Cursor(day, last.id()));
  }

  public boolean isHeldBack(Attack a) {
    return now.isBefore(a.releaseAt());
  }

  private Attack released(Attack a) {
    if (!isHeldBack(a)) {
      return a;
    }
    List<Attack.Place> coarse = new ArrayList<>();
    boolean oblasts = a.places().stream().anyMatch(p -> p.level().equals("oblast"));
    for (Attack.Place p : a.places()) {
      if (p.level().equals("oblast") || p.level().equals("country") && !oblasts) {
        coarse.add(new Attack.Place(p.code(), p.name(), p.level(), true));
      }
    }
    return new Attack(
        a.id(), a.role(), a.side(), a.window(), a.releaseAt(), a.revision(), a.updatedAt(), a.sources(), a.claims(), a.conflicts(),
        a.proposed(), coarse, a.figures().stream().filter(f -> f.fact() != Fact.TARGET).toList());
  }

  /**
   * One attack with all that is known of it.
   *
   * @param accounts what each source says, with its claims
   * @param wholes the waves or sums that it is a part of
   * @param decisions on its claims and accounts, oldest first, those undone among them
   */
  public record AttackFile(
      Attack attack,
      boolean heldBack,
      List<AccountFile> accounts,
      List<Revision> history,
      List<Long> wholes,
      List<Long> parts,
      List<Decision> decisions) {}

  public record AccountFile(Source source, Account account, List<FiledClaim> claims) {}

  public Optional<AttackFile> find(long id) {
    return database.read(s -> s.attacks().find(id).map(raw -> {
      boolean held = isHeldBack(raw);
      List<Account> accounts = s.accountsOf(id);
      Map<Long, Source> sources = new TreeMap<>();
      s.sources(accounts.stream().map(Account::source).distinct().toList()).forEach(x -> sources.put(x.id(), x));
      Map<Long, List<FiledClaim>> claims = new TreeMap<>();
      for (FiledClaim c : s.claimsOf(accounts.stream().map(Account::id).toList())) {
        claims.computeIfAbsent(c.account(), _ -> new ArrayList<>()).add(held ? heldBack(c) : c);
      }
      List<AccountFile> files = new ArrayList<>();
      for (Account a : accounts) {
        Source source = sources.get(a.source());
        files.add(new AccountFile(
            held ? heldBack(source) : source,
            held ? new Account(a.id(), a.source(), a.label(), a.partOf(), a.role(), a.side(), a.window(), List.of()) : a,
            claims.getOrDefault(a.id(), List.of()).stream().filter(c -> !held || tellsNoPlace(c)).toList()));
      }
      TreeSet<String> targets = new TreeSet<>();
      accounts.forEach(a -> targets.add("account:" + a.id()));
      claims.values().forEach(l -> l.forEach(c -> targets.add("claim:" + c.id())));
      List<Decision> all = s.decisions().list();
      // In order: an undoing comes after what it undoes.
      all.stream().filter(d -> targets.contains(d.target())).forEach(d -> targets.add("decision:" + d.id()));
      // Why somebody decided, and what changed, may tell the place.
      return new AttackFile(
          released(raw), held, files, held ? List.of() : s.attacks().revisions(id), s.attacks().wholesOf(List.of(id)).getOrDefault(id, List.of()), s.attacks().partsOf(id),
          held ? List.of() : all.stream().filter(d -> targets.contains(d.target())).toList());
    }));
  }

  private static boolean tellsNoPlace(FiledClaim c) {
    return c.fact() != Fact.PLACE && c.fact() != Fact.TARGET && c.part().isEmpty();
  }

  private static FiledClaim heldBack(FiledClaim c) {
    return new FiledClaim(
        c.id(), c.source(), c.account(), c.fact(), c.subject(), TELLS_MODEL.contains(c.fact()) ? c.name() : null, "", null, c.amount(), null, c.other(),
        c.confidence(), c.standing(), HELD_BACK, 0, HELD_BACK.length());
  }

  private static Source heldBack(Source s) {
    return new Source(s.id(), s.kind(), s.kind().key() + " " + s.id(), null, s.outlet(), null, s.language(), s.published(), s.ingestedAt());
  }

  /** Attacks without a day, or over weeks, in sources published between two days. */
  public List<AttackFile> undated(LocalDate from, LocalDate to) {
    return database.read(s -> s.attacks().undated(from, to)).stream().map(id -> find(id).orElseThrow()).toList();
  }

  /** The claims that wait for a person, or were decided upon, of one page of attacks. */
  public List<AttackFile> queue(Selection s) {
    Selection waiting =
        new Selection(s.place(), s.from(), s.to(), s.side(), s.role(), "", "", "", s.disputed(), !s.disputed(), s.after(), s.limit());
    return list(waiting).attacks().stream().map(a -> find(a.id()).orElseThrow()).toList();
  }

  public Map<Long, List<Long>> wholesOf(List<Long> attacks) {
    return database.read(s -> s.attacks().wholesOf(attacks));
  }

  /** Claims by id with what they were read from, each with the attack it belongs to and held back with it. */
  public List<FiledClaim> claims(List<Long> ids) {
    return database.read(s -> {
      Map<Long, Boolean> held = new TreeMap<>();
      List<FiledClaim> out = new ArrayList<>();
      for (FiledClaim c : s.claims(ids)) {
        boolean h = c.account() != null
            && held.computeIfAbsent(c.account(), k -> s.attackOf(k).flatMap(a -> s.attacks().find(a)).map(this::isHeldBack).orElse(true));
        if (!h || tellsNoPlace(c)) {
          out.add(h ? heldBack(c) : c);
        }
      }
      return out;
    });
  }

  public List<Source> sources(List<Long> ids) {
    return database.read(s -> s.sources(ids));
  }

  /** What parties ask for, in reports published in a period; none of a report of which an attack is held back. */
  public List<FiledClaim> needs(@Nullable LocalDate from, @Nullable LocalDate to) {
    return database.read(s -> s.loose(Fact.NEED.key(), from, to).stream().filter(c -> !s.attacks().isHeldBack(c.source(), now)).toList());
  }

  /** Sirens of a place and of the areas around it. */
  public List<Siren> sirens(String place, Instant from, Instant to) {
    return database.read(s -> s.sirens(places.listAround(place), from, to));
  }

  public PlaceIndex places() {
    return places;
  }

  public Instant now() {
    return now;
  }
}

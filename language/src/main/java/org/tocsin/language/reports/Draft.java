package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.PlaceLevel;
import org.tocsin.language.reports.Claim.Status;
import org.tocsin.language.reports.ReportedAttack.Side;

/** One attack while the sentences of a report are gathered. */
final class Draft {
  private static final double SURE = 0.9;
  private static final double LIKELY = 0.6;
  /** More launches than one town draws. */
  static final int MANY = 30;

  final Side side;
  final Map<String, Claim> places = new LinkedHashMap<>();
  final List<Line> lines = new ArrayList<>();
  final Map<Fact, Claim> figures = new EnumMap<>(Fact.class);
  final Map<Fact, Toll> tolls = new EnumMap<>(Fact.class);
  /** Figures told together with their day, which outrank totals told without one. */
  private final java.util.Set<Fact> dated = java.util.EnumSet.noneOf(Fact.class);
  final Map<String, Claim> targets = new LinkedHashMap<>();
  final Map<String, Claim> effects = new LinkedHashMap<>();
  final List<Claim> others = new ArrayList<>();
  final List<Claim> lost = new ArrayList<>();
  @Nullable TimeMention time;
  @Nullable Segment timeFrom;
  /** The day of the first statement about it, where it is told without a day of its own. */
  java.time.@Nullable LocalDate said;
  boolean wave;
  boolean campaign;
  /** A staff's sum of a day. */
  boolean sum;
  /** Only a headline told it so far. */
  boolean headline;
  /** Told as a blow on the whole country at least once. */
  boolean national;
  /** Number of the sentence that told of it last. */
  int lastSentence;

  private final String text;

  Draft(Side side, String text) {
    this.side = side;
    this.text = text;
  }

  boolean hasTolls() {
    return isSome(figures.get(Fact.KILLED)) || isSome(figures.get(Fact.INJURED));
  }

  private static boolean isSome(@Nullable Claim c) {
    Quantity q = c == null ? null : c.quantity();
    return q != null && (q.value() == null || q.value() > 0);
  }

  boolean hasTotals() {
    return lines.stream().anyMatch(l -> l.launched != null || l.intercepted != null);
  }

  /** Told of the whole country, or with totals that no one place draws. */
  boolean isSalvo() {
    return national || wave || launches() >= MANY;
  }

  /** The greatest number launched of one weapon. */
  int launches() {
    int most = 0;
    for (Line l : lines) {
      Quantity q = l.launched == null ? null : l.launched.quantity();
      most = q == null || q.value() == null ? most : Math.max(most, q.value());
    }
    return most;
  }

  /** A blow at the whole country and not a sum of a day. */
  boolean isCountry() {
    return !hasPlace() && (national || !places.isEmpty()) && (time == null || time.kind() != TimeMention.Kind.PAST_DAY);
  }

  boolean isEmpty() {
    return figures.isEmpty() && lines.isEmpty() && targets.isEmpty() && effects.isEmpty();
  }

  /** Any place but a country. */
  boolean hasPlace() {
    return places.values().stream().anyMatch(c -> ((Claim.Place) c.value()).level() != PlaceLevel.COUNTRY);
  }

  boolean hasCity() {
    return places.values().stream().map(c -> ((Claim.Place) c.value()).level()).anyMatch(l -> l == PlaceLevel.CITY || l == PlaceLevel.VILLAGE);
  }

  Claim claim(Fact kind, Claim.Value value, Segment s, int from, int to, @Nullable String by) {
    boolean sure = s.side() != null || !s.there().isEmpty();
    return new Claim(kind, value, s.sentence().span(from, to), s.sentence().at(), by, sure ? Status.STATED : Status.PROPOSED, sure ? SURE : LIKELY);
  }

  void place(PlaceMention p, Segment s) {
    places.putIfAbsent(p.place().name(), claim(Fact.PLACE, p.place(), s, p.from(), p.to(), null));
  }

  void weapon(Arms a, Segment s, @Nullable String by) {
    boolean one = a.launched() != null && a.launched().equals(Quantity.exact(1)) && a.type() == Claim.WeaponType.MISSILE_UNKNOWN && a.model() == null;
    if (one && lines.stream().anyMatch(l -> l.isMissile() && l.launched != null && l.launched.quantity() != null && l.launched.quantity().value() != null && l.launched.quantity().value() > 1)) {
      return;
    }
    Line line = null;
    for (Line l : lines) {
      if (l.type == a.type() && java.util.Objects.equals(l.model, a.model())) {
        line = l;
      }
    }
    Line meant = (line == null || !line.isCounted()) && a.isTotal() ? meant(a, s) : null;
    if (meant != null) {
      weapon(new Arms(meant.type, meant.model, a.launched(), a.intercepted(), null, a.all(), true, a.from(), a.to()), s, by);
      return;
    }
    if (line == null) {
      line = new Line(a.type(), a.model(), claim(Fact.WEAPON, new Claim.Weapon(a.type(), a.model()), s, a.from(), a.to(), by));
      lines.add(line);
    }
    String scope = s.has(Tag.NATIONWIDE) ? s.sentence().at().of(text) : null;
    if (a.launched() != null) {
      line.launched = Line.wider(line.launched, claim(Fact.LAUNCHED, new Claim.Munitions(a.type(), a.model(), a.launched(), scope), s, a.from(), a.to(), by));
    }
    if (a.intercepted() != null) {
      line.intercepted = Line.wider(line.intercepted, claim(Fact.INTERCEPTED, new Claim.Munitions(a.type(), a.model(), a.intercepted(), scope), s, a.from(), a.to(), by));
    }
    if (a.strikes() != null) {
      line.strikes = Line.wider(line.strikes, claim(Fact.STRIKES, new Claim.Munitions(a.type(), a.model(), a.strikes(), scope), s, a.from(), a.to(), by));
    }
    if (a.all()) {
      whole(a, s, by);
    }
  }

  /** "8 missiles were shot down", after one kind of missile was named: those are meant. */
  private @Nullable Line meant(Arms a, Segment s) {
    Line found = null;
    for (Line l : lines) {
      boolean before = !l.named.sentence().equals(s.sentence().at());
      boolean general = a.model() == null && (a.type() == Claim.WeaponType.MISSILE_UNKNOWN ? l.isMissile() : a.type() == l.type && l.model != null);
      if (before && general) {
        if (found != null) {
          return null;
        }
        found = l;
      }
    }
    boolean free = found != null && (a.launched() == null || found.launched == null) && (a.intercepted() == null || found.intercepted == null);
    return free ? found : null;
  }

  /** "All of them were shot down": as many as were launched. */
  private void whole(Arms a, Segment s, @Nullable String by) {
    for (Line l : lines) {
      boolean same = l.type == a.type() || a.type() == Claim.WeaponType.MISSILE_UNKNOWN && l.isMissile();
      Quantity q = l.launched == null ? null : l.launched.quantity();
      if (same && q != null && l.intercepted == null) {
        l.intercepted = new Claim(Fact.INTERCEPTED, new Claim.Munitions(l.type, l.model, q, null), l.launched.span(), l.launched.sentence(), by, Status.STATED, SURE);
      }
    }
  }

  void figure(Fact kind, Quantity q, Segment s, int from, int to, @Nullable String by) {
    Claim now = claim(kind, new Claim.Figure(q), s, from, to, by);
    Claim old = figures.get(kind);
    figures.put(kind, old == null ? now : Line.wider(old, now));
  }

  void toll(Toll t, Segment s, @Nullable String by) {
    Fact kind = t.children() ? t.killed() ? Fact.CHILDREN_KILLED : Fact.CHILDREN_INJURED : t.killed() ? Fact.KILLED : Fact.INJURED;
    Claim now = claim(kind, new Claim.Figure(t.quantity()), s, t.from(), t.to(), by);
    Claim old = figures.get(kind);
    Toll before = tolls.get(kind);
    boolean early = old != null && s.sentence().tokens().stream().anyMatch(x -> x.norm().equals("initial") || x.norm().equals("initially"));
    if (early) {
      others.add(now);
      return;
    }
    boolean day = s.time() != null && s.time().kind() == TimeMention.Kind.DAY;
    boolean surer = day && s.sentence().number() <= 5 && old != null && !dated.contains(kind) && !t.single() && !t.other() && t.value() != null && t.value() > 0 && time != null && time.name().equals(s.time().name());
    if (day) {
      dated.add(kind);
    }
    Claim kept = old == null || before == null || surer ? now : TollRule.keep(old, before, now, t, s.sentence().headline());
    figures.put(kind, kept);
    if (kept == now || kept != old) {
      tolls.put(kind, kept == now ? t : new Toll(t.killed(), t.children(), ((Claim.Figure) kept.value()).quantity(), false, false, false, t.from(), t.to(), t.trigger()));
    }
    if (old != null && kept != old) {
      others.add(old);
    } else if (kept != now) {
      others.add(now);
    }
  }

  void target(Claim.TargetKind kind, Segment s, int from, int to) {
    String name = s.sentence().words(text, from, to);
    targets.putIfAbsent(kind.key(), claim(Fact.TARGET, new Claim.Target(kind, name), s, from, to, null));
  }

  void effect(Claim.EffectKind kind, @Nullable String place, @Nullable Quantity count, Segment s, int from, int to) {
    effects.putIfAbsent(kind.key(), claim(Fact.EFFECT, new Claim.Effect(kind, place, count), s, from, to, null));
  }
}

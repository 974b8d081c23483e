package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.PlaceLevel;
import org.tocsin.language.reports.ReportedAttack.Side;

/**
 * Which attack a clause tells of: one told before with its side, place and day, else the one spoken of last, else a new
 * one. Totals of a country and sums of a staff have attacks of their own.
 */
final class Placement {
  /** More places than these in one clause are a list of where there was fire, not where something happened. */
  static final int MAX_PLACES = 8;

  private static final int MAX_ATTACKS = 200;

  private static final int MANY = 10;

  /** So many sentences after an attack was told of last, people killed without a place are others. */
  static final int FAR = 8;

  /** Attacks told so far, in the order of the text. */
  final List<Draft> drafts = new ArrayList<>();

  /** The one spoken of last. */
  @Nullable Draft focus;

  /** Whether the clause last looked at tells of people too far from any attack to be its. */
  boolean stray;

  private final String text;
  private final boolean ukrainian;
  private @Nullable PlaceMention city;
  private @Nullable Segment cityFrom;

  Placement(String text, boolean ukrainian) {
    this.text = text;
    this.ukrainian = ukrainian;
  }

  /** Remembers the city named last: a facility named without one lies there. */
  void see(Segment s) {
    for (PlaceMention p : s.attacked()) {
      boolean isCity = p.place().level() == PlaceLevel.CITY;
      city = isCity ? p : city;
      cityFrom = isCity ? s : cityFrom;
    }
  }

  @Nullable Draft find(Segment s, boolean campaign) {
    stray = false;
    Side side = side(s);
    if (side == null || drafts.size() >= MAX_ATTACKS) {
      return null;
    }
    List<PlaceMention> key = s.attacked().stream().filter(p -> p.place().level() != PlaceLevel.FACILITY && p.place().level() != PlaceLevel.DISTRICT).toList();
    boolean people = s.tolls().stream().anyMatch(t -> !t.troops() && (t.value() == null || t.value() > 0));
    boolean total = s.arms().stream().anyMatch(Arms::isTotal) && !people;
    boolean all = s.has(Tag.NATIONWIDE) && key.size() <= 1 && s.arms().stream().anyMatch(Arms::isTotal);
    boolean acrossAll = people && key.isEmpty() && s.has(Tag.NATIONWIDE) && drafts.stream().anyMatch(d -> d.side == side && d.hasTolls() && d.hasCity());
    boolean salvo = total && key.isEmpty() && isSalvo(s) && s.there().stream().allMatch(PlaceMention::isCountry) && (s.has(Tag.RUSSIAN) && s.has(Tag.LAUNCH) || side == Side.RUSSIA_ON_UKRAINE && drafts.stream().anyMatch(d -> d.side == side && (d.isSalvo() || d.hasTolls() || !d.targets.isEmpty())));
    boolean wide = all || acrossAll || salvo || total && key.size() > 2 || total && (s.has(Tag.STAFF) || s.has(Tag.NATIONWIDE) || s.has(Tag.DOWN) && key.size() > 1);
    boolean sum = ukrainian && s.arms().stream().filter(a -> a.strikes() != null).count() > 1;
    if (wide || sum || s.has(Tag.DOWN) && key.size() > 1 && !people) {
      return wave(s, side, key, sum, campaign);
    }
    Draft f = focus;
    boolean within = f != null && f.wave && !f.sum && f.side == side && !campaign && compatible(f, s) && key.size() <= 3 && !s.part() && !total;
    boolean plain = side == Side.UKRAINE_ON_RUSSIA || s.arms().isEmpty();
    boolean own = key.size() == 1 && side == Side.RUSSIA_ON_UKRAINE && (!s.tolls().isEmpty() || !s.targets().isEmpty() || key.getFirst().place().level() == PlaceLevel.CITY && !s.effects().isEmpty());
    Draft salvoOf = (key.size() > 2 || key.isEmpty() && s.there().isEmpty() && everywhere(s)) && !people && s.arms().isEmpty() && !campaign && !s.part() ? salvo(side, s) : null;
    if (salvoOf != null) {
      return salvoOf;
    }
    if (within && plain && !own && !key.isEmpty() && (!people || side == Side.UKRAINE_ON_RUSSIA && sameTolls(f, s)) && key.stream().noneMatch(p -> known(side, p))) {
      return f;
    }
    boolean separate = people && s.sentence().tokens().stream().anyMatch(t -> t.is("separate")) && drafts.stream().anyMatch(Draft::hasTolls);
    if (separate && !s.there().isEmpty()) {
      return open(s, side, campaign);
    }
    if (key.isEmpty() || key.size() > MAX_PLACES) {
      return unplaced(s, side, total, campaign);
    }
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft d = drafts.get(i);
      boolean alike = d.campaign == campaign || d.campaign && s.time() == null && !people && !total;
      boolean same = d.side == side && alike && key.stream().anyMatch(p -> d.places.containsKey(p.place().name()));
      boolean many = people && key.size() == 1 && d.places.size() > 3 && d.hasTotals();
      if (same && compatible(d, s) && !(s.part() && d.hasTolls()) && !many) {
        return d;
      }
    }
    for (Draft d : drafts) {
      boolean holds = key.size() == 1 && !people && !total && key.getFirst().within() != null && d.side == side && d.campaign == campaign && !d.hasCity() && !d.wave;
      if (holds && compatible(d, s) && d.places.values().stream().anyMatch(c -> Objects.equals(((Claim.Place) c.value()).code(), key.getFirst().within()))) {
        return d;
      }
    }
    Draft open = drafts.isEmpty() ? null : drafts.getLast();
    if (open != null && open.side == side && !open.wave && !isWhole(open) && open.campaign == campaign && (!open.hasPlace() || open.headline && !open.hasCity() && within(open, key)) && compatible(open, s) && !s.part()) {
      open.places.clear();
      return open;
    }
    if (open != null && open.side == side && isWhole(open) && !people && !total && !own && s.arms().isEmpty() && compatible(open, s)) {
      return open;
    }
    boolean alarm = s.tolls().isEmpty() && s.arms().isEmpty() && s.targets().isEmpty() && s.explosions() == null && s.effects().stream().allMatch(m -> m.arg().equals("air_raid_alert") || m.arg().equals("shelter"));
    boolean tells = s.isEventful() && !alarm || s.arms().stream().anyMatch(Arms::used) || s.has(Tag.HIT);
    return tells ? open(s, side, campaign) : null;
  }

  /** "in eight regions", "у дев'яти областях". */
  private static boolean everywhere(Segment s) {
    for (NumberMention n : s.read().numbers()) {
      String what = s.sentence().norm(n.to());
      boolean regions = what.equals("regions") || what.equals("oblasts") || what.equals("областях") || what.equals("регіонах") || what.equals("локаціях") || what.equals("locations");
      if (regions && n.from() >= s.from() && n.to() < s.to()) {
        return true;
      }
    }
    return false;
  }

  /** The salvo told last, of a side and a time, or null. */
  private @Nullable Draft salvo(Side side, Segment s) {
    Draft found = null;
    for (Draft d : drafts) {
      found = d.side == side && d.wave && !d.sum && compatible(d, s) ? d : found;
    }
    return found;
  }

  /** A salvo told before its places: none of them takes it over. */
  private static boolean isWhole(Draft d) {
    return d.isSalvo() && !d.hasPlace() && !d.headline;
  }

  /** Totals of two kinds of weapon, or of more of one than a town draws. */
  private static boolean isSalvo(Segment s) {
    int most = 0;
    for (Arms a : s.arms()) {
      for (Quantity q : new Quantity[] {a.launched(), a.intercepted()}) {
        most = q == null || q.value() == null ? most : Math.max(most, q.value());
      }
    }
    return s.arms().stream().filter(Arms::isTotal).count() > 1 || most >= MANY;
  }

  /** A headline's region may hold the town that the text names. */
  private static boolean within(Draft headline, List<PlaceMention> key) {
    boolean finer = key.stream().allMatch(p -> EnglishWhere.rank(p.place().level()) <= EnglishWhere.rank(PlaceLevel.CITY));
    for (Claim c : headline.places.values()) {
      String code = ((Claim.Place) c.value()).code();
      finer &= code == null || key.stream().anyMatch(p -> p.within() == null || code.equals(p.within()));
    }
    return finer;
  }

  private boolean known(Side side, PlaceMention p) {
    return drafts.stream().anyMatch(d -> d.side == side && d.places.containsKey(p.place().name()));
  }

  private static boolean sameTolls(Draft wave, Segment s) {
    Claim killed = wave.figures.get(Fact.KILLED);
    for (Toll t : s.tolls()) {
      Quantity q = killed == null ? null : killed.quantity();
      if (t.killed() && !t.children() && q != null && Objects.equals(q.value(), t.value())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Side side(Segment s) {
    if (s.side() != null) {
      return s.side();
    }
    if (focus != null) {
      return focus.side;
    }
    return ukrainian || text.toLowerCase(Locale.ROOT).contains("russia") || text.contains("Kyiv") ? Side.RUSSIA_ON_UKRAINE : null;
  }

  /** A nationwide salvo, or a staff's sum of the day. */
  private Draft wave(Segment s, Side side, List<PlaceMention> key, boolean sum, boolean campaign) {
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft d = drafts.get(i);
      boolean whole = d.isCountry() && !d.campaign;
      boolean waves = (d.wave || (d.national || whole) && !d.campaign && !d.hasTotals()) && !d.sum || d.side == side && !d.hasPlace() && !d.sum && (!d.hasTolls() || d.headline) && !d.campaign;
      boolean apart = d.hasTolls() && !d.hasTotals() && !d.headline && !whole && !(d.wave && (d.time == null || d.time.kind() != TimeMention.Kind.PAST_DAY)) && !(d.national && key.size() > 2) && s.arms().stream().anyMatch(Arms::isTotal);
      if (d.side == side && waves && !sum && !apart && compatible(d, s) && !conflicts(d, s)) {
        d.wave = true;
        if (s.has(Tag.NATIONWIDE)) {
          nation(d, s, key);
        }
        return d;
      }
    }
    Draft first = drafts.stream().filter(d -> d.side == side).findFirst().orElse(null);
    if (first != null && !sum && !first.sum && !first.hasTolls() && !first.hasTotals() && !first.campaign && compatible(first, s) && first.targets.isEmpty()) {
      first.wave = true;
      nation(first, s, key);
      return first;
    }
    Draft told = focus;
    if (sum && told != null && told.side == side && told.isEmpty() && s.sentence().number() - told.lastSentence <= 1 && !told.campaign) {
      told.wave = true;
      told.sum = true;
      return told;
    }
    Draft d = open(s, side, campaign);
    d.wave = true;
    d.sum = sum;
    nation(d, s, key);
    return d;
  }

  static void nation(Draft d, Segment s, List<PlaceMention> key) {
    if (key.size() <= 1 || s.has(Tag.NATIONWIDE)) {
      boolean russia = d.side == Side.UKRAINE_ON_RUSSIA;
      Mark at = s.read().first(Tag.NATIONWIDE, s.from(), s.to());
      boolean said = at != null || s.has(Tag.STAFF) && !russia;
      if (!said && d.sum && s.attacked().isEmpty()) {
        Claim.Place p = new Claim.Place("Ukraine", PlaceLevel.COUNTRY, "UA", "");
        d.places.putIfAbsent(p.name(), d.claim(Fact.PLACE, p, s, s.from(), s.to(), null));
      }
      if (said) {
        Claim.Place p = new Claim.Place(russia ? "Russia" : "Ukraine", PlaceLevel.COUNTRY, russia ? null : "UA", russia ? "Russia" : "Ukraine");
        Mark m = at != null ? at : s.read().first(Tag.STAFF, s.from(), s.to());
        d.places.putIfAbsent(p.name(), d.claim(Fact.PLACE, p, s, m.from(), m.to(), null));
      }
    }
  }

  /** Two different totals of one weapon are two salvos. */
  private static boolean conflicts(Draft d, Segment s) {
    for (Arms a : s.arms()) {
      for (Line l : d.lines) {
        boolean same = l.type == a.type() && Objects.equals(l.model, a.model()) && a.launched() != null && l.launched != null;
        if (same && !a.launched().equals(l.launched.quantity())) {
          return true;
        }
        boolean town = l.type == a.type() && a.intercepted() != null && l.intercepted != null && d.hasCity() && s.attacked().isEmpty();
        if (town && !a.intercepted().equals(l.intercepted.quantity())) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable Draft unplaced(Segment s, Side side, boolean total, boolean campaign) {
    if (List.of("загалом", "overall").contains(s.sentence().norm(s.from()))) {
      for (Draft d : drafts) {
        if (d.sum && d.side == side) {
          return d;
        }
      }
    }
    Draft dated = null;
    Draft latest = null;
    for (Draft d : drafts) {
      if (d.side == side && d.campaign == campaign) {
        latest = d;
        TimeMention t = s.time();
        dated = t != null && d.time != null && t.name().equals(d.time.name()) ? d : dated;
      }
    }
    boolean anaphoric = focus != null && focus.side == side && (focus.campaign == campaign || !campaign && s.time() == null && !total);
    boolean other = focus != null && focus.sum && (total || s.time() != null && s.time().kind() == TimeMention.Kind.NIGHT);
    boolean inside = s.there().stream().anyMatch(p -> p.place().level() == PlaceLevel.FACILITY && focus != null && focus.hasTolls() || p.place().level() == PlaceLevel.DISTRICT);
    boolean own = inside && focus != null && (focus.national || focus.wave) && s.tolls().stream().anyMatch(t -> !t.troops());
    other |= own;
    Draft near = anaphoric && focus != null && !other ? focus : latest != null && (own || latest.sum && (total || other)) ? null : latest;
    Draft d = dated != null ? dated : near;
    boolean far = d != null && s.side() == null && s.sentence().number() - d.lastSentence > FAR && s.tolls().stream().anyMatch(t -> !t.troops());
    if (far) {
      stray = true;
      return null;
    }
    if (d != null && (compatible(d, s) || !s.isEventful())) {
      return d;
    }
    boolean timed = s.time() != null && s.isEventful();
    boolean figures = total || s.tolls().stream().anyMatch(t -> !t.troops()) || timed;
    boolean opens = figures || s.sentence().headline() && s.isEventful();
    if (!opens || s.side() == null && !ukrainian && drafts.isEmpty() && !s.sentence().headline()) {
      return null;
    }
    Draft opened = open(s, side, campaign);
    opened.wave = total && (ukrainian || isSalvo(s) && s.attacked().isEmpty() && s.side() == Side.RUSSIA_ON_UKRAINE);
    PlaceMention c = city;
    Segment from = cityFrom;
    boolean facility = s.there().stream().anyMatch(p -> p.place().level() == PlaceLevel.FACILITY || p.place().level() == PlaceLevel.DISTRICT);
    if (facility && c != null && from != null && s.sentence().number() - from.sentence().number() <= 2) {
      opened.place(c, from);
    }
    return opened;
  }

  private static boolean compatible(Draft d, Segment s) {
    TimeMention a = d.time;
    TimeMention b = s.time();
    if (a == null || b == null || a.kind() == TimeMention.Kind.SAME_DAY || b.kind() == TimeMention.Kind.SAME_DAY) {
      return true;
    }
    if (a.start() != null && a.end() != null && b.start() != null && b.end() != null) {
      return !a.start().isAfter(b.end()) && !b.start().isAfter(a.end());
    }
    boolean vague = List.of("overnight", "today", "past day", "yesterday").contains(a.name()) || List.of("overnight", "today", "past day", "yesterday").contains(b.name());
    return vague || a.name().equals(b.name());
  }

  private Draft open(Segment s, Side side, boolean campaign) {
    Draft d = new Draft(side, text);
    d.campaign = campaign;
    d.wave = s.has(Tag.NATIONWIDE) && !campaign && (s.attacked().size() > 2 || s.attacked().isEmpty() && s.arms().size() > 1);
    d.headline = s.sentence().headline();
    drafts.add(d);
    return d;
  }
}

package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.PlaceLevel;
import org.tocsin.language.reports.PlaceMention.Territory;
import org.tocsin.language.reports.ReportedAttack.Side;

/** Gathers the clauses of a report into attacks, in the order of the text. */
final class Assembly {
  /** More places than these in one clause are a list of where there was fire, not where something happened. */
  private static final int MAX_PLACES = 8;

  private static final int MAX_ATTACKS = 200;

  final List<Draft> drafts = new ArrayList<>();
  final List<Segment> background = new ArrayList<>();

  private final String text;
  private final boolean ukrainian;
  private final @Nullable LocalDate published;
  private final Speakers speakers;
  private @Nullable Draft focus;

  Assembly(String text, boolean ukrainian, @Nullable LocalDate published, Speakers speakers) {
    this.text = text;
    this.ukrainian = ukrainian;
    this.published = published;
    this.speakers = speakers;
  }

  void add(Segment s) {
    boolean tells = s.isEventful() || tellsAttack(s);
    if (!tells) {
      return;
    }
    Scope scope = Scope.of(s, ukrainian, drafts.isEmpty() || onlyHeadline(), published);
    if (scope == Scope.NOTHING) {
      return;
    }
    if (scope == Scope.BACKGROUND) {
      background.add(s);
      return;
    }
    Draft d = find(s, scope == Scope.CAMPAIGN);
    if (d != null) {
      put(s, d);
      focus = d;
    }
  }

  private boolean onlyHeadline() {
    return drafts.size() == 1 && drafts.getFirst().headline;
  }

  private static boolean tellsAttack(Segment s) {
    boolean blow = s.has(Tag.ATTACK) || s.has(Tag.HIT) || s.has(Tag.LAUNCH);
    boolean weapon = s.arms().stream().anyMatch(Arms::used);
    return blow && weapon || s.has(Tag.DOWN) && places(s).size() > 1;
  }

  /** Places attacked, but for countries and those in other lands. */
  private static List<PlaceMention> places(Segment s) {
    return s.there().stream().filter(p -> !p.isCountry() && p.territory() != Territory.FOREIGN).toList();
  }

  private @Nullable Draft find(Segment s, boolean campaign) {
    Side side = side(s);
    if (side == null || drafts.size() >= MAX_ATTACKS) {
      return null;
    }
    List<PlaceMention> key = places(s).stream().filter(p -> p.place().level() != PlaceLevel.FACILITY && p.place().level() != PlaceLevel.DISTRICT).toList();
    boolean people = s.tolls().stream().anyMatch(t -> !t.troops());
    boolean total = s.arms().stream().anyMatch(Arms::isTotal) && !people;
    boolean wide = total && (s.has(Tag.STAFF) || s.has(Tag.NATIONWIDE) || s.has(Tag.DOWN) && key.size() > 1);
    boolean sum = ukrainian && s.arms().stream().filter(a -> a.strikes() != null).count() > 1;
    if (wide || sum || s.has(Tag.DOWN) && key.size() > 1 && !people) {
      return wave(s, side, key, sum, campaign);
    }
    if (key.isEmpty() || key.size() > MAX_PLACES) {
      return unplaced(s, side, total, campaign);
    }
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft d = drafts.get(i);
      boolean same = d.side == side && d.campaign == campaign && key.stream().anyMatch(p -> d.places.containsKey(p.place().name()));
      if (same && compatible(d, s)) {
        return d;
      }
    }
    boolean own = s.isEventful() || s.arms().stream().anyMatch(Arms::used);
    return own ? open(s, side, campaign) : null;
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
      if (d.side == side && d.wave && !sum && compatible(d, s) && !conflicts(d, s)) {
        return d;
      }
    }
    Draft first = drafts.stream().filter(d -> d.side == side).findFirst().orElse(null);
    boolean main = first != null && drafts.indexOf(first) == drafts.stream().map(d -> d.side).toList().indexOf(side);
    if (main && !sum && !first.hasTolls() && !first.hasTotals() && !first.campaign && compatible(first, s) && first.targets.isEmpty()) {
      first.wave = true;
      nation(first, s, key);
      return first;
    }
    Draft d = open(s, side, campaign);
    d.wave = true;
    nation(d, s, key);
    return d;
  }

  private void nation(Draft d, Segment s, List<PlaceMention> key) {
    if (key.isEmpty() || s.has(Tag.NATIONWIDE)) {
      boolean russia = d.side == Side.UKRAINE_ON_RUSSIA;
      Mark at = s.read().first(Tag.NATIONWIDE, s.from(), s.to());
      boolean said = at != null || s.has(Tag.STAFF);
      if (said) {
        Claim.Place p = new Claim.Place(russia ? "Russia" : "Ukraine", PlaceLevel.COUNTRY, russia ? null : "UA", russia ? "Russia" : "Ukraine");
        Mark m = at != null ? at : s.read().first(Tag.STAFF, s.from(), s.to());
        d.places.putIfAbsent(p.name(), d.claim(Claim.Kind.PLACE, p, s, m.from(), m.to(), null));
      }
    }
  }

  /** Two different totals of one weapon are two salvos. */
  private static boolean conflicts(Draft d, Segment s) {
    for (Arms a : s.arms()) {
      for (Line l : d.lines) {
        boolean same = l.type == a.type() && java.util.Objects.equals(l.model, a.model()) && a.launched() != null && l.launched != null;
        if (same && !a.launched().equals(l.launched.quantity())) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable Draft unplaced(Segment s, Side side, boolean total, boolean campaign) {
    Draft dated = null;
    Draft latest = null;
    for (Draft d : drafts) {
      if (d.side == side && d.campaign == campaign) {
        latest = d;
        TimeMention t = s.time();
        dated = t != null && d.time != null && t.name().equals(d.time.name()) ? d : dated;
      }
    }
    Draft near = focus != null && focus.side == side && focus.campaign == campaign ? focus : latest;
    Draft d = dated != null ? dated : near;
    if (d != null && (compatible(d, s) || !s.isEventful())) {
      return d;
    }
    boolean figures = total || s.tolls().stream().anyMatch(t -> !t.troops()) || s.there().stream().anyMatch(PlaceMention::isCountry) && s.isEventful();
    boolean opens = figures || campaign || s.sentence().headline() && s.isEventful();
    return opens && (s.side() != null || ukrainian) ? open(s, side, campaign) : null;
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
    d.headline = s.sentence().headline();
    drafts.add(d);
    return d;
  }

  private void put(Segment s, Draft d) {
    d.headline &= s.sentence().headline();
    time(s, d);
    List<PlaceMention> found = places(s);
    if (found.size() <= MAX_PLACES) {
      found.forEach(p -> d.place(p, s));
    }
    if (found.isEmpty() && d.places.isEmpty() && s.there().stream().anyMatch(PlaceMention::isCountry)) {
      s.there().stream().filter(p -> p.territory() != Territory.FOREIGN).forEach(p -> d.place(p, s));
    }
    Mark say = s.read().first(Tag.SAY, 0, s.sentence().size());
    String by = say == null ? null : speakers.find(s.read(), text, say);
    for (Toll t : s.tolls()) {
      if (!t.troops()) {
        d.toll(t, s, by);
      }
    }
    boolean blow = s.has(Tag.ATTACK) || s.has(Tag.HIT) || s.has(Tag.LAUNCH) || s.has(Tag.DOWN) || !s.tolls().isEmpty() || s.isEventful();
    for (Arms a : s.arms()) {
      if (a.isCounted() || blow && !s.has(Tag.AID)) {
        d.weapon(a, s, by);
      }
    }
    if (s.explosions() != null) {
      d.figure(Claim.Kind.EXPLOSIONS, s.explosions().quantity(), s, s.explosions().from(), s.explosions().to(), by);
    }
    Segment.Counted blows = s.blows();
    if (blows != null) {
      Claim.WeaponType type = d.lines.stream().anyMatch(Line::isMissile) ? Claim.WeaponType.MISSILE_UNKNOWN : Claim.WeaponType.AIRSTRIKE_UNKNOWN;
      d.weapon(new Arms(type, null, null, null, blows.quantity(), false, true, blows.from(), blows.to()), s, by);
    }
    for (Mark m : s.targets()) {
      d.target(Claim.TargetKind.valueOf(m.arg().toUpperCase(Locale.ROOT)), s, m.from(), m.to());
    }
    for (Mark m : s.effects()) {
      String place = found.isEmpty() ? null : found.getFirst().place().name();
      d.effect(Claim.EffectKind.valueOf(m.arg().toUpperCase(Locale.ROOT)), place, count(s, m), s, m.from(), m.to());
    }
  }

  /** "43 people were evacuated", "12,000 families without power". */
  private static @Nullable Quantity count(Segment s, Mark effect) {
    for (NumberMention n : s.read().numbers()) {
      boolean before = n.to() <= effect.from() && effect.from() - n.to() <= 5 && n.from() >= s.from();
      if (before && s.read().has(Tag.PERSON, n.to(), effect.from())) {
        return n.quantity();
      }
    }
    return null;
  }

  private void time(Segment s, Draft d) {
    TimeMention t = s.time();
    if (t == null || d.time != null) {
      return;
    }
    if (t.kind() == TimeMention.Kind.SAME_DAY) {
      for (Draft other : drafts) {
        t = other != d && other.time != null ? other.time : t;
      }
    }
    TimeMention said = t.kind() == TimeMention.Kind.NIGHT && t.name().equals("overnight") ? SegmentReader.statement(s.read()) : null;
    LocalDate end = said == null ? null : said.end();
    d.time = end == null ? t : new TimeMention(t.kind(), end.minusDays(1), end, null, t.name(), t.from(), t.to());
    d.timeFrom = s;
  }
}

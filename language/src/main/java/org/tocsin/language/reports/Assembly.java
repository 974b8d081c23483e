package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.PlaceLevel;
import org.tocsin.language.reports.PlaceMention.Territory;
import org.tocsin.language.reports.ReportedAttack.Side;

/** Gathers the clauses of a report into attacks, in the order of the text. */
final class Assembly {
  /** More places than these in one clause are a list of where there was fire, not where something happened. */
  private static final int MAX_PLACES = 8;

  private static final int MAX_ATTACKS = 200;

  /** So many sentences after an attack was told of last, people killed without a place are others. */
  private static final int FAR = 8;

  final List<Draft> drafts = new ArrayList<>();
  final List<Segment> background = new ArrayList<>();

  private static final Pattern EVENING = Pattern.compile("станом на (?:1[2-9]|2[0-4])[.:]\\d\\d");

  private final String text;
  private final boolean ukrainian;
  private final @Nullable LocalDate published;
  private final Speakers speakers;
  private @Nullable Draft focus;
  /** Number of the last sentence that told of something else. */
  private int away = -2;
  /** Paragraph that tells of the front. */
  private int front = -1;
  /** When a bulletin is for, told before its first attack. */
  private @Nullable TimeMention headTime;

  private @Nullable Segment headTimeFrom;
  private @Nullable PlaceMention city;
  private @Nullable Segment cityFrom;

  Assembly(String text, boolean ukrainian, @Nullable LocalDate published, Speakers speakers) {
    this.text = text;
    this.ukrainian = ukrainian;
    this.published = published;
    this.speakers = speakers;
  }

  /** A bulletin as of an hour in the afternoon or evening sums its own day. */
  private boolean isEvening() {
    return EVENING.matcher(text.substring(0, Math.min(text.length(), 400)).toLowerCase(Locale.ROOT)).find();
  }

  void add(Segment s) {
    for (PlaceMention p : places(s)) {
      boolean isCity = p.place().level() == PlaceLevel.CITY;
      city = isCity ? p : city;
      cityFrom = isCity ? s : cityFrom;
    }
    boolean tells = s.isEventful() || tellsAttack(s);
    if (ukrainian) {
      bulletin(s);
      tells &= front != s.sentence().paragraph() || s.tolls().stream().anyMatch(t -> !t.troops());
    }
    if (!tells) {
      adopt(s);
      return;
    }
    Scope scope = Scope.of(s, ukrainian, drafts.isEmpty() || onlyHeadline(), published);
    if (scope == Scope.NOTHING) {
      adopt(s);
      away = s.has(Tag.PERIOD) ? s.sentence().number() : away;
      return;
    }
    boolean goesOn = away == s.sentence().number() - 1 && places(s).isEmpty() && !s.has(Tag.SAY) && s.time() == null;
    if (scope == Scope.BACKGROUND || goesOn) {
      background.add(s);
      away = s.sentence().number();
      return;
    }
    Draft d = find(s, scope == Scope.CAMPAIGN);
    if (d != null) {
      put(s, d);
      focus = d;
    }
  }

  /** Sentences without a fact of their own may name the day ("Thursday's strikes came hours after") or the place. */
  private void adopt(Segment s) {
    Draft f = focus;
    TimeMention t = s.time();
    if (t != null && t.kind() == TimeMention.Kind.DAY) {
      int at = SegmentReader.token(s.read(), t.from());
      Draft first = drafts.isEmpty() ? null : drafts.getFirst();
      boolean names = s.read().has(Tag.ATTACK, at, at + 4) && s.sentence().isGenitive(at);
      if (names && first != null && first.time == null && (s.side() == null || s.side() == first.side)) {
        first.time = t;
        first.timeFrom = s;
      }
    }
    for (PlaceMention p : places(s)) {
      for (Draft d : drafts) {
        if (!d.wave && !d.campaign && d.places.containsKey(p.place().name()) && (s.side() == null || s.side() == d.side)) {
          focus = d;
        }
      }
    }
    boolean near = f != null && !f.hasPlace() && !f.wave && !f.campaign && s.sentence().number() - f.lastSentence <= (s.has(Tag.HIT) || s.has(Tag.ATTACK) ? FAR : 2);
    near &= places(s).stream().allMatch(p -> EnglishWhere.rank(p.place().level()) <= EnglishWhere.rank(PlaceLevel.CITY));
    boolean fits = near && places(s).size() == 1 || near && places(s).size() == 2 && s.there().stream().anyMatch(p -> p.place().level() == PlaceLevel.FACILITY);
    if (fits && (s.side() == null || f != null && s.side() == f.side)) {
      f.places.clear();
      places(s).forEach(p -> f.place(p, s));
    }
  }

  /** What a staff's bulletin says of its day, and where it turns to the front. */
  private void bulletin(Segment s) {
    if (s.has(Tag.FRONT)) {
      front = s.sentence().paragraph();
    }
    TimeMention dated = null;
    for (TimeMention t : s.read().times()) {
      dated = t.kind() == TimeMention.Kind.DAY && t.name().contains("-") ? t : dated;
    }
    if (drafts.isEmpty() && dated != null && s.has(Tag.DAY_SUM)) {
      headTime = dated;
      headTimeFrom = s;
    }
  }

  private boolean onlyHeadline() {
    return drafts.size() == 1 && drafts.getFirst().headline;
  }

  private static boolean tellsAttack(Segment s) {
    boolean blow = s.has(Tag.ATTACK) || s.has(Tag.HIT) || s.has(Tag.LAUNCH);
    boolean weapon = s.arms().stream().anyMatch(Arms::used);
    boolean all = s.arms().stream().anyMatch(Arms::all);
    boolean told = (s.has(Tag.HIT) || s.has(Tag.ATTACK) && s.has(Tag.RUSSIAN)) && s.side() != null && !places(s).isEmpty() && s.has(Tag.RUSSIAN);
    return all || told || blow && weapon || s.has(Tag.DOWN) && places(s).size() > 1;
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
    boolean people = s.tolls().stream().anyMatch(t -> !t.troops() && (t.value() == null || t.value() > 0));
    boolean total = s.arms().stream().anyMatch(Arms::isTotal) && !people;
    boolean all = s.has(Tag.NATIONWIDE) && key.size() <= 1 && s.arms().stream().anyMatch(Arms::isTotal);
    boolean acrossAll = people && key.isEmpty() && s.has(Tag.NATIONWIDE) && drafts.stream().anyMatch(d -> d.side == side && d.hasTolls() && d.hasCity());
    boolean salvo = total && key.isEmpty() && s.arms().stream().filter(Arms::isTotal).count() > 1 && s.has(Tag.RUSSIAN) && s.has(Tag.LAUNCH);
    boolean wide = all || acrossAll || salvo || total && key.size() > 2 || total && (s.has(Tag.STAFF) || s.has(Tag.NATIONWIDE) || s.has(Tag.DOWN) && key.size() > 1);
    boolean sum = ukrainian && s.arms().stream().filter(a -> a.strikes() != null).count() > 1;
    if (wide || sum || s.has(Tag.DOWN) && key.size() > 1 && !people) {
      return wave(s, side, key, sum, campaign);
    }
    Draft f = focus;
    boolean within = f != null && f.wave && !f.sum && f.side == side && !campaign && compatible(f, s) && key.size() <= 3 && !part(s) && !total;
    boolean plain = side == Side.UKRAINE_ON_RUSSIA || s.arms().isEmpty();
    if (within && plain && !key.isEmpty() && (!people || side == Side.UKRAINE_ON_RUSSIA && sameTolls(f, s)) && key.stream().noneMatch(p -> known(side, p))) {
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
      if (same && compatible(d, s) && !(part(s) && d.hasTolls()) && !many) {
        return d;
      }
    }
    for (Draft d : drafts) {
      boolean holds = key.size() == 1 && !people && !total && key.getFirst().within() != null && d.side == side && d.campaign == campaign && !d.hasCity() && !d.wave;
      if (holds && compatible(d, s) && d.places.values().stream().anyMatch(c -> java.util.Objects.equals(((Claim.Place) c.value()).code(), key.getFirst().within()))) {
        return d;
      }
    }
    Draft open = drafts.isEmpty() ? null : drafts.getLast();
    if (open != null && open.side == side && !open.wave && open.campaign == campaign && (!open.hasPlace() || open.headline && !open.hasCity() && within(open, key)) && compatible(open, s) && !part(s)) {
      open.places.clear();
      return open;
    }
    boolean alarm = s.tolls().isEmpty() && s.arms().isEmpty() && s.targets().isEmpty() && s.explosions() == null && s.effects().stream().allMatch(m -> m.arg().equals("air_raid_alert") || m.arg().equals("shelter"));
    boolean own = s.isEventful() && !alarm || s.arms().stream().anyMatch(Arms::used) || s.has(Tag.HIT);
    return own ? open(s, side, campaign) : null;
  }

  /** A figure of one place inside a total: "46 people, including 33 in Kyiv". */
  private static boolean part(Segment s) {
    return s.part();
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
    Claim killed = wave.figures.get(Claim.Kind.KILLED);
    for (Toll t : s.tolls()) {
      Quantity q = killed == null ? null : killed.quantity();
      if (t.killed() && !t.children() && q != null && java.util.Objects.equals(q.value(), t.value())) {
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
      boolean waves = (d.wave || d.national && !d.campaign && !d.hasTotals()) && !d.sum || d.side == side && !d.hasPlace() && !d.sum && (!d.hasTolls() || d.headline) && !d.campaign;
      boolean apart = d.hasTolls() && !d.hasTotals() && !d.headline && !(d.national && key.size() > 2) && s.arms().stream().anyMatch(Arms::isTotal);
      if (d.side == side && waves && !sum && !apart && compatible(d, s) && !conflicts(d, s)) {
        d.wave = true;
        if (s.has(Tag.NATIONWIDE)) {
          nation(d, s, key);
        }
        return d;
      }
    }
    Draft first = drafts.stream().filter(d -> d.side == side).findFirst().orElse(null);
    boolean main = first != null && drafts.indexOf(first) == drafts.stream().map(d -> d.side).toList().indexOf(side);
    if (main && !sum && !first.sum && !first.hasTolls() && !first.hasTotals() && !first.campaign && compatible(first, s) && first.targets.isEmpty()) {
      first.wave = true;
      nation(first, s, key);
      return first;
    }
    Draft d = open(s, side, campaign);
    d.wave = true;
    d.sum = sum;
    nation(d, s, key);
    return d;
  }

  private void nation(Draft d, Segment s, List<PlaceMention> key) {
    if (key.size() <= 1 || s.has(Tag.NATIONWIDE)) {
      boolean russia = d.side == Side.UKRAINE_ON_RUSSIA;
      Mark at = s.read().first(Tag.NATIONWIDE, s.from(), s.to());
      boolean said = at != null || s.has(Tag.STAFF) && !russia;
      if (!said && d.sum && places(s).isEmpty()) {
        Claim.Place p = new Claim.Place("Ukraine", PlaceLevel.COUNTRY, "UA", "");
        d.places.putIfAbsent(p.name(), d.claim(Claim.Kind.PLACE, p, s, s.from(), s.to(), null));
      }
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
    boolean own = s.there().stream().anyMatch(p -> p.place().level() == PlaceLevel.FACILITY) && focus != null && focus.hasTolls() && (focus.national || focus.wave) && s.tolls().stream().anyMatch(t -> !t.troops());
    other |= own;
    Draft near = anaphoric && focus != null && !other ? focus : latest != null && (own || latest.sum && (total || other)) ? null : latest;
    Draft d = dated != null ? dated : near;
    boolean far = d != null && s.side() == null && s.sentence().number() - d.lastSentence > FAR && s.tolls().stream().anyMatch(t -> !t.troops());
    if (far) {
      background.add(s);
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
    opened.wave = total && ukrainian;
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
    d.wave = s.has(Tag.NATIONWIDE) && !campaign && (places(s).size() > 2 || places(s).isEmpty() && s.arms().size() > 1);
    d.headline = s.sentence().headline();
    drafts.add(d);
    return d;
  }

  private void put(Segment s, Draft d) {
    if (d.wave && !d.sum && s.has(Tag.NATIONWIDE)) {
      nation(d, s, places(s));
    }
    d.headline &= s.sentence().headline();
    d.national |= s.has(Tag.NATIONWIDE);
    d.lastSentence = s.sentence().number();
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

  /** The day of a statement before the day of publication: what it tells happened by then. */
  private static @Nullable LocalDate statedBefore(Segment s, LocalDate published) {
    TimeMention said = SegmentReader.statement(s.read());
    LocalDate day = said == null ? null : said.start();
    return day != null && day.isBefore(published) && !day.isBefore(published.minusDays(2)) ? day : null;
  }

  private void time(Segment s, Draft d) {
    TimeMention t = s.time();
    if (d.time != null) {
      return;
    }
    if (t == null) {
      LocalDate told = published == null ? null : statedBefore(s, published);
      d.said = d.said == null ? told : d.said;
      if (headTime != null) {
        d.time = headTime;
        d.timeFrom = headTimeFrom;
      }
      return;
    }
    if (t.kind() == TimeMention.Kind.SAME_DAY) {
      for (Draft other : drafts) {
        t = other != d && other.time != null ? other.time : t;
      }
    }
    TimeMention said = t.kind() == TimeMention.Kind.PAST_DAY || t.kind() == TimeMention.Kind.NIGHT && t.name().equals("overnight") ? SegmentReader.statement(s.read()) : null;
    LocalDate end = said == null ? null : said.end();
    if (t.kind() == TimeMention.Kind.PAST_DAY && end == null && published != null && isEvening()) {
      t = new TimeMention(t.kind(), published, published, null, t.name(), t.from(), t.to());
    }
    d.time = end == null ? t : new TimeMention(t.kind(), end.minusDays(1), end, null, t.name(), t.from(), t.to());
    d.timeFrom = s;
  }
}

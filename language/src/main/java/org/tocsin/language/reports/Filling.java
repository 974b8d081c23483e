package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.PlaceMention.Territory;

/** Puts what a clause tells into the attack it belongs to. */
final class Filling {
  private static final Pattern EVENING = Pattern.compile("станом на (?:1[2-9]|2[0-4])[.:]\\d\\d");

  /** When a bulletin is for, told before its first attack. */
  @Nullable TimeMention headTime;

  @Nullable Segment headTimeFrom;

  private final String text;
  private final @Nullable LocalDate published;
  private final Speakers speakers;
  private final List<Draft> drafts;

  Filling(String text, @Nullable LocalDate published, Speakers speakers, List<Draft> drafts) {
    this.text = text;
    this.published = published;
    this.speakers = speakers;
    this.drafts = drafts;
  }

  void put(Segment s, Draft d) {
    if (d.wave && !d.sum && s.has(Tag.NATIONWIDE)) {
      Placement.nation(d, s, s.attacked());
    }
    d.headline &= s.sentence().headline();
    d.national |= s.has(Tag.NATIONWIDE);
    d.lastSentence = s.sentence().number();
    time(s, d);
    List<PlaceMention> found = s.attacked();
    if (found.size() <= Placement.MAX_PLACES) {
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
    for (Losses.Loss l : Losses.find(s.read(), s.from(), s.to())) {
      Claim.Munitions lost = new Claim.Munitions(l.type(), l.model(), l.quantity(), null);
      d.lost.add(d.claim(Fact.LOST, lost, s, l.from(), l.to(), by));
    }
    if (s.explosions() != null) {
      d.figure(Fact.EXPLOSIONS, s.explosions().quantity(), s, s.explosions().from(), s.explosions().to(), by);
    }
    Segment.Counted blows = s.arms().stream().anyMatch(a -> a.strikes() != null) ? null : s.blows();
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

  /** A bulletin as of an hour in the afternoon or evening sums its own day. */
  private boolean isEvening() {
    return EVENING.matcher(text.substring(0, Math.min(text.length(), 400)).toLowerCase(Locale.ROOT)).find();
  }
}

package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.PlaceMention.Territory;

/** Whether a clause tells of the attack reported, of weeks of attacks, or of something that is not this report's. */
enum Scope {
  NEWS,
  CAMPAIGN,
  BACKGROUND,
  NOTHING;

  /** Days before publication that still are news. */
  private static final int WINDOW_DAYS = 2;

  /** Days before publication that an attack may lie which a report opens with. */
  private static final int LATE_DAYS = 60;

  private static final int NEAR = 12;

  private static final Set<String> RECORDS = Set.of("deadliest", "largest", "biggest", "heaviest", "worst", "first", "longest", "fiercest");

  static Scope of(Segment s, boolean ukrainian, boolean opening, @Nullable LocalDate published) {
    boolean blow = s.has(Tag.ATTACK) && !s.arms().isEmpty() && s.there().stream().anyMatch(p -> !p.isCountry());
    if (s.has(Tag.FRONT) && !(blow && !ukrainian) && (ukrainian || s.tolls().stream().allMatch(Toll::troops) && s.arms().stream().noneMatch(Arms::isTotal))) {
      return s.tolls().isEmpty() ? NOTHING : BACKGROUND;
    }
    if (isForeign(s)) {
      return BACKGROUND;
    }
    if (!s.tolls().isEmpty() && s.tolls().stream().allMatch(Toll::troops)) {
      return BACKGROUND;
    }
    TimeMention t = s.time();
    LocalDate end = t == null ? null : t.end();
    if (end != null && published != null && end.isBefore(published.minusDays(opening ? LATE_DAYS : WINDOW_DAYS))) {
      return BACKGROUND;
    }
    if (s.there().stream().filter(PlaceMention::isCountry).map(p -> p.territory()).distinct().count() > 1 && s.there().stream().allMatch(PlaceMention::isCountry)) {
      return BACKGROUND;
    }
    boolean bounded = t != null || hasRecord(s) && (s.has(Tag.ATTACK) || s.has(Tag.HIT));
    if (s.has(Tag.PERIOD) && !bounded) {
      return BACKGROUND;
    }
    if (isRecent(s) && t == null && !s.sentence().headline()) {
      return CAMPAIGN;
    }
    boolean facts = s.tolls().stream().anyMatch(x -> !x.troops()) || s.arms().stream().anyMatch(Arms::isCounted);
    boolean talk = s.has(Tag.IRREAL) || s.has(Tag.AID) && s.there().isEmpty() || s.has(Tag.AID) && s.has(Tag.ASK);
    return talk && !facts && s.explosions() == null && s.effects().isEmpty() ? NOTHING : NEWS;
  }

  /** "In recent weeks" bounds the figures near it, not those of another clause. */
  private static boolean isRecent(Segment s) {
    Mark m = s.read().first(Tag.RECENT, s.from(), s.to());
    return m != null && s.tolls().stream().allMatch(t -> Math.abs(t.trigger() - m.from()) <= NEAR);
  }

  private static boolean isForeign(Segment s) {
    boolean foreign = s.has(Tag.FOREIGN);
    for (PlaceMention p : s.there()) {
      foreign |= p.territory() == Territory.FOREIGN && !p.place().name().equals("Belarus");
      if (p.territory() != Territory.FOREIGN) {
        return false;
      }
    }
    return foreign;
  }

  /** "One of the deadliest attacks since the start of the war" bounds no figure. */
  private static boolean hasRecord(Segment s) {
    for (int i = s.from(); i < s.to(); i++) {
      if (RECORDS.contains(s.sentence().norm(i))) {
        return true;
      }
    }
    return false;
  }
}

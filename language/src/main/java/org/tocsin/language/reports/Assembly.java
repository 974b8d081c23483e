package org.tocsin.language.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.PlaceLevel;

/** Gathers the clauses of a report into attacks, in the order of the text. */
final class Assembly {
  final List<Segment> background = new ArrayList<>();
  final List<Draft> drafts;

  private static final int LEAD = 3;

  private final boolean ukrainian;
  private final @Nullable LocalDate published;
  private final Placement placement;
  private final Filling filling;
  /** The clause that opens the report with a blow of Russia's and its day. */
  @Nullable Segment lead;

  /** Number of the last sentence that told of something else. */
  private int away = -2;
  /** Paragraph that tells of the front. */
  private int front = -1;

  Assembly(String text, boolean ukrainian, @Nullable LocalDate published, Speakers speakers) {
    this.ukrainian = ukrainian;
    this.published = published;
    placement = new Placement(text, ukrainian);
    drafts = placement.drafts;
    filling = new Filling(text, published, speakers, drafts);
  }

  void add(Segment s) {
    placement.see(s);
    lead = lead == null && opens(s) ? s : lead;
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
    boolean goesOn = away == s.sentence().number() - 1 && s.attacked().isEmpty() && !s.has(Tag.SAY) && s.time() == null;
    if (scope == Scope.BACKGROUND || goesOn) {
      background.add(s);
      away = s.sentence().number();
      return;
    }
    Draft d = placement.find(s, scope == Scope.CAMPAIGN);
    if (d != null) {
      filling.put(s, d);
      placement.focus = d;
    } else if (placement.stray) {
      background.add(s);
    }
  }

  private boolean opens(Segment s) {
    TimeMention t = s.time();
    boolean blow = s.has(Tag.ATTACK) || s.has(Tag.HIT) || s.has(Tag.LAUNCH);
    boolean day = t != null && (t.kind() == TimeMention.Kind.DAY || t.kind() == TimeMention.Kind.NIGHT);
    boolean recent = day && published != null && t.end() != null && !t.end().isBefore(published.minusDays(2));
    return recent && blow && s.has(Tag.RUSSIAN) && s.sentence().number() <= LEAD;
  }

  /** Sentences without a fact of their own may name the day ("Thursday's strikes came hours after") or the place. */
  private void adopt(Segment s) {
    Draft f = placement.focus;
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
    for (PlaceMention p : s.attacked()) {
      for (Draft d : drafts) {
        if (!d.wave && !d.campaign && d.places.containsKey(p.place().name()) && (s.side() == null || s.side() == d.side)) {
          placement.focus = d;
        }
      }
    }
    boolean near = f != null && !f.hasPlace() && !f.wave && !f.campaign && s.sentence().number() - f.lastSentence <= (s.has(Tag.HIT) || s.has(Tag.ATTACK) ? Placement.FAR : 2);
    near &= s.attacked().stream().allMatch(p -> EnglishWhere.rank(p.place().level()) <= EnglishWhere.rank(PlaceLevel.CITY));
    boolean fits = near && s.attacked().size() == 1 || near && s.attacked().size() == 2 && s.there().stream().anyMatch(p -> p.place().level() == PlaceLevel.FACILITY);
    if (fits && (s.side() == null || f != null && s.side() == f.side)) {
      f.places.clear();
      s.attacked().forEach(p -> f.place(p, s));
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
      filling.headTime = dated;
      filling.headTimeFrom = s;
    }
  }

  private boolean onlyHeadline() {
    return drafts.size() == 1 && drafts.getFirst().headline;
  }

  private boolean tellsAttack(Segment s) {
    boolean blow = s.has(Tag.ATTACK) || s.has(Tag.HIT) || s.has(Tag.LAUNCH);
    boolean weapon = s.arms().stream().anyMatch(Arms::used);
    boolean all = s.arms().stream().anyMatch(Arms::all);
    boolean plain = s.has(Tag.HIT) && s.side() != null && !s.attacked().isEmpty() && !drafts.isEmpty() && !ukrainian;
    boolean told = plain || (s.has(Tag.HIT) || s.has(Tag.ATTACK) && s.has(Tag.RUSSIAN)) && s.side() != null && !s.attacked().isEmpty() && s.has(Tag.RUSSIAN);
    boolean list = s.attacked().size() > 2 && (s.has(Tag.ATTACK) || s.has(Tag.HIT) || s.has(Tag.EXPLOSION) || s.has(Tag.DAMAGE) || s.has(Tag.STAFF)) && drafts.stream().anyMatch(d -> d.wave);
    boolean lost = s.has(Tag.LOST) && !drafts.isEmpty() && !Losses.find(s.read(), s.from(), s.to()).isEmpty();
    return all || told || list || lost || blow && weapon || s.has(Tag.DOWN) && s.attacked().size() > 1;
  }
}

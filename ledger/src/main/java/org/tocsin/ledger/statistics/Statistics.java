package org.tocsin.ledger.statistics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Attack;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.Figure;
import org.tocsin.ledger.Munition;
import org.tocsin.ledger.Selection;
import org.tocsin.ledger.Window;
import org.tocsin.ledger.publish.Alarms;
import org.tocsin.ledger.publish.Publication;

/**
 * What the ledger knows of Russian attacks on one place in one period. Figures of a wave that named other places too are
 * never shared out: they count where the whole wave lies inside the place, and are told apart otherwise.
 *
 * @param place null for the country
 * @param raids attacks that are no part of another one counted
 * @param shared waves that named this place among others, whose munitions are not counted here
 * @param campaigns reports over weeks, which are not added
 * @param munitions by class or family, in the order of tables
 * @param casualties killed, injured, children killed, children injured
 * @param effects by kind: attacks with it, and the largest count told
 * @param alarms hours under alarm by history of sirens; empty for the country
 * @param weeks attacks by Monday of the week in which they began, weeks without any among them
 */
public record Statistics(
    Attack.@Nullable Place place,
    LocalDate from,
    LocalDate to,
    int raids,
    int shared,
    int campaigns,
    List<Row> munitions,
    Map<Fact, Measure> casualties,
    Map<String, Effect> effects,
    List<Alarms> alarms,
    Map<LocalDate, Integer> weeks,
    List<FiledClaim> needs,
    List<Attack> attacks) {

  /**
   * One class or family of munitions.
   *
   * @param unaccounted launched less intercepted, lost and still flying, of waves of which launched and intercepted are
   *     known: neither told as stopped nor as a hit
   * @param stopped share intercepted
   */
  public record Row(
      String munition, boolean family, Measure launched, Measure intercepted, Measure lost, Measure stillFlying, long unaccounted, Share stopped) {}

  /** @param most the largest count that a source gives, customers or people; null when none does */
  public record Effect(int attacks, @Nullable Long most, List<Long> claims) {}

  /** @param code a settlement or an area; null for the country */
  public static Statistics of(Publication p, @Nullable String code, LocalDate from, LocalDate to) {
    Attack.Place place = code == null || code.equals("UA") ? null : p.places().find(code).orElseThrow();
    List<Attack> all = load(p, place == null ? null : place.code(), from, to);
    Map<Long, List<Long>> wholes = p.wholesOf(all.stream().map(Attack::id).toList());
    List<Attack> inside = place == null ? all : all.stream().filter(a -> liesIn(a, place)).toList();
    Summing sums = new Summing(inside, wholes);
    Map<Fact, Measure> casualties = new TreeMap<>();
    for (Fact f : List.of(Fact.KILLED, Fact.INJURED, Fact.CHILDREN_KILLED, Fact.CHILDREN_INJURED)) {
      casualties.put(f, sums.sum(f, ""));
    }
    int campaigns = (int) all.stream().filter(a -> a.role().equals("campaign")).count();
    Instant start = from.atStartOfDay(Window.KYIV).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(Window.KYIV).toInstant();
    List<Attack> tops = new Summing(all, wholes).tops();
    return new Statistics(
        place, from, to, tops.size(), (int) all.stream().filter(a -> a.role().equals("wave") && !inside.contains(a)).count(), campaigns,
        munitions(inside, sums), casualties, effects(all), place == null ? List.of() : Alarms.of(p, place.code(), place.name(), start, end),
        weeks(tops, from, to), p.needs(from, to), all);
  }

  private static List<Attack> load(Publication p, @Nullable String code, LocalDate from, LocalDate to) {
    List<Attack> out = new ArrayList<>();
    Selection s = Selection.ALL.at(code).between(from, to).of("russia_on_ukraine", "").page(null, Selection.MOST);
    for (Publication.Page page = p.list(s); ; page = p.list(s.page(page.next(), Selection.MOST))) {
      out.addAll(page.attacks());
      if (page.next() == null) {
        return out;
      }
    }
  }

  /** Whether all that its sources name lies in a place. */
  private static boolean liesIn(Attack a, Attack.Place place) {
    if (a.places().stream().noneMatch(p -> p.code().equals(place.code()))) {
      return false;
    }
    long oblasts = a.places().stream().filter(p -> p.level().equals("oblast")).count();
    boolean country = a.places().stream().anyMatch(p -> p.exact() && p.level().equals("country"));
    boolean city = place.level().equals("city") || place.level().equals("village");
    long towns = a.places().stream().filter(p -> p.exact() && (p.level().equals("city") || p.level().equals("village"))).count();
    return !country && oblasts <= 1 && (!city || towns <= 1 && a.places().stream().noneMatch(p -> p.exact() && p.level().equals("oblast")));
  }

  private static List<Row> munitions(List<Attack> attacks, Summing sums) {
    TreeSet<String> known = new TreeSet<>();
    for (Attack a : attacks) {
      a.figures().stream().filter(f -> f.fact() == Fact.LAUNCHED || f.fact() == Fact.INTERCEPTED).forEach(f -> known.add(f.subject()));
    }
    List<Row> out = new ArrayList<>();
    for (String family : Munition.FAMILIES) {
      if (known.contains(family)) {
        out.add(row(attacks, sums, family, true));
        known.stream().filter(c -> !Munition.FAMILIES.contains(c) && Munition.family(c).equals(family)).forEach(c -> out.add(row(attacks, sums, c, false)));
      }
    }
    return out;
  }

  private static Row row(List<Attack> attacks, Summing sums, String munition, boolean family) {
    List<Share.Wave> waves = new ArrayList<>();
    long unaccounted = 0;
    for (Attack a : attacks) {
      Figure launched = Summing.find(a, Fact.LAUNCHED, munition);
      Figure intercepted = Summing.find(a, Fact.INTERCEPTED, munition);
      if (!a.role().equals("campaign") && launched != null && intercepted != null && launched.amount() != null && intercepted.amount() != null) {
        waves.add(new Share.Wave(intercepted.amount(), launched.amount()));
        long rest = launched.amount() - intercepted.amount() - amount(Summing.find(a, Fact.LOST, munition)) - amount(Summing.find(a, Fact.STILL_FLYING, munition));
        unaccounted += Math.max(0, rest);
      }
    }
    return new Row(
        munition, family, sums.sum(Fact.LAUNCHED, munition), sums.sum(Fact.INTERCEPTED, munition), sums.sum(Fact.LOST, munition),
        sums.sum(Fact.STILL_FLYING, munition), unaccounted, Share.of(waves));
  }

  private static long amount(@Nullable Figure f) {
    return f == null || f.amount() == null ? 0 : f.amount();
  }

  private static Map<String, Effect> effects(List<Attack> attacks) {
    Map<String, Effect> out = new TreeMap<>();
    for (Attack a : attacks) {
      for (Figure f : a.figures()) {
        if (f.fact() == Fact.EFFECT) {
          Effect e = new Effect(1, f.amount(), f.claims());
          out.merge(f.subject(), e, (x, y) -> {
            List<Long> claims = new ArrayList<>(x.claims());
            claims.addAll(y.claims());
            Long most = x.most() == null || y.most() != null && y.most() > x.most() ? y.most() : x.most();
            return new Effect(x.attacks() + 1, most, claims);
          });
        }
      }
    }
    return out;
  }

  private static Map<LocalDate, Integer> weeks(List<Attack> attacks, LocalDate from, LocalDate to) {
    Map<LocalDate, Integer> out = new TreeMap<>();
    for (LocalDate d = monday(from); !d.isAfter(to); d = d.plusWeeks(1)) {
      out.put(d, 0);
    }
    attacks.stream().map(a -> a.window().from()).filter(d -> d != null).forEach(d -> out.merge(monday(d), 1, Integer::sum));
    return out;
  }

  private static LocalDate monday(LocalDate d) {
    return d.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Of the history that covers most of the period without joined areas; zero when there is none. */
  public Duration underAlarm() {
    return alarms.stream().map(Alarms::total).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  public double perWeek() {
    return weeks.isEmpty() ? 0 : (double) raids / weeks.size();
  }
}

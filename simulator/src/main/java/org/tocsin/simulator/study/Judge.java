package org.tocsin.simulator.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.threat.ThreatProfile;
import org.tocsin.simulator.raid.Danger;
import org.tocsin.simulator.raid.Dangers;
import org.tocsin.simulator.raid.Formation;
import org.tocsin.simulator.raid.PeopleMap;
import org.tocsin.simulator.raid.Raid;
import org.tocsin.simulator.sensing.Report;

/** Scores raids. Safe to use from several threads. */
public final class Judge {
  /** Name of the bound: who knew every path would alarm those in danger only, from the needed lead to the end. */
  public static final String BOUND = "perfect knowledge";

  /** An alarm that ends so shortly before the danger reached its last person still covered it, seconds. */
  private static final double GRACE = 5;

  private static final double AGAIN = 900;

  private final Areas areas;
  private final PeopleMap people;

  public Judge(Areas areas) {
    this.areas = areas;
    people = new PeopleMap(areas);
  }

  /**
   * @param reports what reached us, in order of reception
   * @param sensors the line that states each sensor with geometry, by its name; none with words only
   */
  public RaidScore score(
      Raid raid, List<Report> reports, Map<String, String> sensors, Map<String, AlertPolicy> policies) {
    Dangers truth = new Dangers(raid, areas, people, c -> ThreatProfile.STANDARD.get(c).dangerRadius());
    RaidRun.Outcome run = new RaidRun(areas, raid, truth, policies).run(reports, sensors);
    TreeMap<String, RuleScore> rules = new TreeMap<>();
    run.alarms().forEach((name, spells) -> rules.put(name, score(spells, run.watches().get(name), truth, run)));
    rules.put(BOUND, score(perfect(truth, run.firstHeard()), null, truth, run));
    EnumMap<Kind, double[]> firstWord = new EnumMap<>(Kind.class);
    for (Kind k : Kind.values()) {
      List<Double> waits = new ArrayList<>();
      for (Formation f : raid.formations()) {
        Double heard = run.firstHeard().get(f.index());
        Double warned = run.firstWarned().get(f.index());
        if (Kind.of(f.weapon()) == k && heard != null && warned != null) {
          waits.add(Math.max(0, warned - heard));
        }
      }
      firstWord.put(k, waits.stream().mapToDouble(Double::doubleValue).toArray());
    }
    return new RaidScore(
        raid.seed(), raid.kind(), raid.objects(), raid.formations().size(), reports.size(), raid.seconds() / 3600, rules,
        run.calibration(), firstWord);
  }

  /** One raid under the standard policy as a map. */
  String map(Raid raid, List<Report> reports, Map<String, String> sensors) {
    Dangers truth = new Dangers(raid, areas, people, c -> ThreatProfile.STANDARD.get(c).dangerRadius());
    RaidRun.Outcome run = new RaidRun(areas, raid, truth, Map.of(Policies.STANDARD, AlertPolicy.standard())).run(reports, sensors);
    Spells ours = run.alarms().get(Policies.STANDARD);
    return RaidMap.svg(areas, raid, truth, ours == null ? new Spells(areas.communities().size()) : ours);
  }

  private Spells perfect(Dangers truth, Map<Integer, Double> firstHeard) {
    List<List<double[]>> wanted = new ArrayList<>();
    areas.communities().forEach(_ -> wanted.add(new ArrayList<>()));
    for (Danger d : truth.dangers()) {
      Double heard = firstHeard.get(d.formation());
      if (heard != null) {
        double from = Math.max(heard, d.arrival() - Math.max(60, Kind.of(d.weapon()).alarmSeconds()));
        wanted.get(d.community()).add(new double[] {from, d.until() + AreaRules.HOLD});
      }
    }
    Spells out = new Spells(wanted.size());
    for (int c = 0; c < wanted.size(); c++) {
      List<double[]> w = wanted.get(c);
      w.sort((a, b) -> Double.compare(a[0], b[0]));
      double end = Double.NaN;
      for (double[] s : w) {
        if (!Double.isNaN(end) && s[0] > end) {
          out.set(c, false, end);
          end = Double.NaN;
        }
        out.set(c, true, s[0]);
        end = Double.isNaN(end) ? s[1] : Math.max(end, s[1]);
      }
      if (!Double.isNaN(end)) {
        out.set(c, false, end);
      }
    }
    return out;
  }

  private RuleScore score(Spells alarms, @Nullable Spells watches, Dangers truth, RaidRun.Outcome run) {
    double hours = 0;
    double watch = 0;
    double needless = 0;
    int count = 0;
    int again = 0;
    List<List<Danger>> of = new ArrayList<>();
    areas.communities().forEach(_ -> of.add(new ArrayList<>()));
    truth.dangers().forEach(d -> of.get(d.community()).add(d));
    EnumMap<Kind, Tally> kinds = new EnumMap<>(Kind.class);
    for (Community c : areas.communities()) {
      double before = Double.NEGATIVE_INFINITY;
      for (Spells.Spell s : alarms.of(c.index())) {
        double h = c.population() * (s.to() - s.from()) / 3600;
        hours += h;
        needless += of.get(c.index()).stream().anyMatch(d -> d.arrival() <= s.to() + 60 && d.until() >= s.from()) ? 0 : h;
        count++;
        again += s.from() - before < AGAIN ? 1 : 0;
        before = s.to();
      }
      if (watches != null) {
        for (Spells.Spell s : watches.of(c.index())) {
          watch += c.population() * (s.to() - s.from()) / 3600;
        }
      }
      for (Danger d : of.get(c.index())) {
        Tally t =
            tally(
                d, alarms.of(c.index()), watches == null ? List.of() : watches.of(c.index()),
                run.firstHeard().get(d.formation()), run.firstConfirmed().get(d.formation()));
        kinds.merge(Kind.of(d.weapon()), t, Tally::plus);
      }
    }
    return new RuleScore(hours, watch, needless, count, again, kinds);
  }

  private static Tally tally(
      Danger d,
      List<Spells.Spell> alarms,
      List<Spells.Spell> watches,
      @Nullable Double heard,
      @Nullable Double confirmed) {
    Kind k = Kind.of(d.weapon());
    double n = d.people();
    double known = heard == null ? Double.NEGATIVE_INFINITY : d.arrival() - heard;
    boolean warnable = known >= k.alarmSeconds();
    boolean preWarnable = known >= k.watchSeconds();
    Spells.Spell at = covering(alarms, d.arrival());
    boolean missed = at == null || (covering(alarms, d.until() - GRACE) == null && d.until() > d.arrival() + GRACE);
    double lead = at == null ? 0 : d.arrival() - at.from();
    boolean late = !missed && lead < k.alarmSeconds();
    double since = Math.max(warnedSince(alarms, watches, d.arrival()), lead);
    boolean allowed = confirmed != null && d.arrival() - confirmed >= k.alarmSeconds();
    double[] leads = new double[Tally.BINS];
    if (!missed) {
      leads[(int) Math.min(Tally.BINS - 1, lead / Tally.BIN)] = n;
    }
    return new Tally(
        n, warnable ? n : 0, missed ? n : 0, late ? n : 0, missed && warnable ? n : 0, late && warnable ? n : 0,
        preWarnable ? n : 0, preWarnable && since < k.watchSeconds() ? n : 0,
        allowed ? n : 0, allowed && (missed || late) ? n : 0, leads);
  }

  private static Spells.@Nullable Spell covering(List<Spells.Spell> spells, double t) {
    for (Spells.Spell s : spells) {
      if (s.from() <= t && t <= s.to()) {
        return s;
      }
    }
    return null;
  }

  /** How long before {@code t} an unbroken chain of pre-alert and alarm began, seconds; 0 when none is in force. */
  private static double warnedSince(List<Spells.Spell> alarms, List<Spells.Spell> watches, double t) {
    double from = t;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (List<Spells.Spell> list : List.of(alarms, watches)) {
        Spells.Spell s = covering(list, from);
        if (s != null && s.from() < from) {
          from = s.from();
          moved = true;
        }
      }
    }
    return t - from;
  }
}

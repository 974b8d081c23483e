package org.tocsin.simulator.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result of a study in lines of text. */
public final class StudyTable {
  private StudyTable() {}

  public static List<String> lines(RaidScore.Total total) {
    List<String> out = new ArrayList<>();
    out.add(String.format(Locale.ROOT, "%d raids, %d objects", total.raids(), total.objects()));
    out.add(
        String.format(
            Locale.ROOT, "%-18s %12s %12s %9s %8s %9s %9s", "rule", "person-h", "watch-h", "needless", "alarms", "repeated", "missed"));
    for (Map.Entry<String, RuleScore> e : total.rules().entrySet()) {
      RuleScore r = e.getValue();
      out.add(
          String.format(
              Locale.ROOT, "%-18s %12.0f %12.0f %8.1f%% %8d %9d %8.2f%%", e.getKey(), r.personHours(), r.watchHours(),
              100 * r.needlessHours() / Math.max(1, r.personHours()), r.alarms(), r.again(), 100 * r.missedShare()));
    }
    out.add("");
    out.add("missed: people in danger without an alarm in time, of those of whose danger anything was heard in time");
    out.add("");
    Comparison.of(total).forEach(c -> out.add(c.text()));
    out.add("");
    out.add(
        String.format(
            Locale.ROOT, "%-12s %12s %10s %9s %9s %12s %10s %10s %10s %10s", "ours, kind", "in danger", "warnable", "missed", "late",
            "no pre-alert", "allowed", "failed", "lead p5", "lead p50"));
    RuleScore ours = total.rules().getOrDefault(Policies.STANDARD, RuleScore.NONE);
    for (Kind k : Kind.values()) {
      Tally t = ours.of(k);
      out.add(
          String.format(
              Locale.ROOT, "%-12s %12.0f %9.1f%% %8.2f%% %8.2f%% %11.2f%% %9.1f%% %9.2f%% %8.0f s %8.0f s", k, t.people(),
              percent(t.warnable(), t.people()), percent(t.missedWarnable(), t.warnable()),
              percent(t.lateWarnable(), t.warnable()), percent(t.preMissed(), t.preWarnable()),
              percent(t.allowed(), t.people()), percent(t.failedAllowed(), t.allowed()), t.lead(0.05), t.lead(0.5)));
    }
    for (Kind k : Kind.values()) {
      Calibration c = total.calibration().getOrDefault(k, Calibration.none());
      out.add("");
      out.add(
          String.format(
              Locale.ROOT, "forecast of %s: Brier score %.4f, 80 %% interval holds %.1f%% of %d arrivals", k, c.brier(),
              100 * c.coverage(), c.early() + c.within() + c.lateness()));
      for (int i = 0; i < Calibration.BINS; i++) {
        if (c.cases()[i] > 0) {
          out.add(
              String.format(
                  Locale.ROOT, "  stated %.3f came %.3f of %d", c.stated()[i] / c.cases()[i],
                  (double) c.came()[i] / c.cases()[i], c.cases()[i]));
        }
      }
    }
    return out;
  }

  private static double percent(double part, double whole) {
    return whole == 0 ? 0 : 100 * part / whole;
  }
}

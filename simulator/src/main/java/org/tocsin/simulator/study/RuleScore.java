package org.tocsin.simulator.study;

import java.util.EnumMap;
import java.util.Map;

/**
 * How one rule did. Adds up over raids.
 *
 * @param personHours people times hours under alarm (for our policy ALARM and HOLD)
 * @param watchHours people times hours under pre-alert
 * @param needlessHours person-hours of alarms in which nobody of the community was in danger
 * @param alarms number of alarms
 * @param again alarms that followed the end of another one in the same community within 15 minutes
 */
public record RuleScore(
    double personHours, double watchHours, double needlessHours, int alarms, int again, Map<Kind, Tally> kinds) {
  public static final RuleScore NONE = new RuleScore(0, 0, 0, 0, 0, Map.of());

  public RuleScore plus(RuleScore o) {
    EnumMap<Kind, Tally> sum = new EnumMap<>(Kind.class);
    for (Kind k : Kind.values()) {
      sum.put(k, of(k).plus(o.of(k)));
    }
    return new RuleScore(
        personHours + o.personHours, watchHours + o.watchHours, needlessHours + o.needlessHours, alarms + o.alarms,
        again + o.again, sum);
  }

  public Tally of(Kind k) {
    return kinds.getOrDefault(k, Tally.NONE);
  }

  public Tally total() {
    Tally t = Tally.NONE;
    for (Kind k : Kind.values()) {
      t = t.plus(of(k));
    }
    return t;
  }

  /** People in danger who were not warned, or late, of those who could be: 0 to 1. */
  public double missedShare() {
    Tally t = total();
    return t.warnable() == 0 ? 0 : (t.missedWarnable() + t.lateWarnable()) / t.warnable();
  }
}

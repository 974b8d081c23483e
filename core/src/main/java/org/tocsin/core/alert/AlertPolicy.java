package org.tocsin.core.alert;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.tocsin.core.observation.ThreatClass;

/**
 * The thresholds, horizons and durations by which alerts are decided.
 *
 * @param classes for each threat class
 * @param corroboration independent sources needed before a forecast may raise ALARM; an echo counts as a fraction
 * @param leaving share of a threshold below which a state that was entered is left again
 * @param blindAfter silence of every feed after which a community counts as not looked at
 * @param minWatch a WATCH lasts at least this long
 * @param revise shortest pause between two revisions of one state, unless a rule that leaves no time joins
 * @param tolerance an arrival that lies outside the interval told by less than this is no news
 * @param share nor is one that does by less than this share of the time that is left
 */
public record AlertPolicy(
    Map<ThreatClass, ClassPolicy> classes,
    double leaving,
    Duration blindAfter,
    Duration minWatch,
    Duration revise,
    Duration tolerance,
    double share) {

  /**
   * @param watchProbability at least this likely, and
   * @param watchHorizon possibly this near: WATCH
   * @param alarmProbability at least this likely, and
   * @param alarmHorizon possibly this near: ALARM
   * @param noTime ALARM on the first word, without corroboration
   * @param minAlarm an ALARM lasts at least this long
   * @param hold after it, this long in shelter until it is over
   */
  public record ClassPolicy(
      double watchProbability,
      Duration watchHorizon,
      double alarmProbability,
      Duration alarmHorizon,
      boolean noTime,
      double corroboration,
      Duration minAlarm,
      Duration hold) {}

  public AlertPolicy {
    EnumMap<ThreatClass, ClassPolicy> all = new EnumMap<>(ThreatClass.class);
    for (ThreatClass c : ThreatClass.values()) {
      ClassPolicy p = classes.get(c);
      if (p == null) {
        throw new IllegalArgumentException("the alert policy has nothing for " + c);
      }
      all.put(c, p);
    }
    classes = Collections.unmodifiableMap(all);
  }

  public ClassPolicy of(ThreatClass c) {
    ClassPolicy p = classes.get(c);
    if (p == null) {
      throw new IllegalStateException("checked in the constructor");
    }
    return p;
  }

  /** The standard policy; every value can be changed in the configuration. */
  public static AlertPolicy standard() {
    EnumMap<ThreatClass, ClassPolicy> m = new EnumMap<>(ThreatClass.class);
    ClassPolicy drone = policy(0.04, 30, 0.025, 8, false, 1.25, 3, 1);
    ClassPolicy ballistic = policy(0.002, 15, 0.005, 15, true, 1, 5, 5);
    m.put(ThreatClass.STRIKE_UAV, drone);
    m.put(ThreatClass.DECOY_UAV, drone);
    m.put(ThreatClass.RECON_UAV, policy(0.25, 15, 1.01, 0, false, 1.5, 5, 3));
    m.put(ThreatClass.CRUISE_MISSILE, policy(0.04, 20, 0.02, 6, false, 1.25, 3, 2));
    m.put(ThreatClass.BALLISTIC_MISSILE, ballistic);
    m.put(ThreatClass.AEROBALLISTIC_MISSILE, ballistic);
    m.put(ThreatClass.SURFACE_TO_AIR_MISSILE, ballistic);
    m.put(ThreatClass.GLIDE_BOMB, policy(0.001, 10, 0.005, 6, false, 1.25, 5, 3));
    m.put(ThreatClass.ROCKET_ARTILLERY, policy(0.002, 10, 0.01, 10, true, 1, 10, 5));
    m.put(ThreatClass.CARRIER_AIRCRAFT, policy(0.10, 30, 1.01, 0, false, 1.5, 5, 3));
    m.put(ThreatClass.CIVIL_AIRCRAFT, policy(1.01, 0, 1.01, 0, false, 1.5, 0, 0));
    m.put(ThreatClass.UNKNOWN, policy(0.04, 20, 0.05, 8, false, 1.5, 3, 1));
    return new AlertPolicy(
        m, 0.5, Duration.ofMinutes(15), Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofMinutes(3), 0.5);
  }

  private static ClassPolicy policy(
      double watch, int watchMinutes, double alarm, int alarmMinutes, boolean noTime, double corroboration, int minAlarm, int hold) {
    return new ClassPolicy(
        watch, Duration.ofMinutes(watchMinutes), alarm, Duration.ofMinutes(alarmMinutes), noTime, corroboration,
        Duration.ofMinutes(minAlarm), Duration.ofMinutes(hold));
  }
}

package org.tocsin.simulator.study;

import java.util.Arrays;

/**
 * People in danger from one kind of weapon under one rule, and what warning they had. Adds up over raids.
 *
 * @param people in danger
 * @param warnable those of whose danger anything was heard early enough for an alarm in time
 * @param missed no alarm at arrival, or it had ended before the danger did
 * @param late alarm in force at arrival, but later than the kind allows
 * @param missedWarnable the missed among the warnable
 * @param lateWarnable the late among the warnable
 * @param preWarnable those of whose danger anything was heard early enough for a pre-alert in time
 * @param preMissed those among them without a pre-alert or alarm in time
 * @param allowed those of whose danger enough sources spoke early enough: the policy lets nobody alarm on fewer
 * @param failedAllowed the missed or late among them
 * @param leads people by lead time of the alarm, in bins of {@value #BIN} s; the last one holds all longer ones
 */
public record Tally(
    double people,
    double warnable,
    double missed,
    double late,
    double missedWarnable,
    double lateWarnable,
    double preWarnable,
    double preMissed,
    double allowed,
    double failedAllowed,
    double[] leads) {
  public static final int BIN = 30;
  static final int BINS = 121;
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new double[BINS]);

  public Tally plus(Tally o) {
    double[] sum = Arrays.copyOf(leads, BINS);
    for (int i = 0; i < BINS; i++) {
      sum[i] += o.leads[i];
    }
    return new Tally(
        people + o.people, warnable + o.warnable, missed + o.missed, late + o.late, missedWarnable + o.missedWarnable,
        lateWarnable + o.lateWarnable, preWarnable + o.preWarnable, preMissed + o.preMissed, allowed + o.allowed,
        failedAllowed + o.failedAllowed, sum);
  }

  /** Lead time in seconds that a share of the people in danger did not have; those missed count as none. */
  public double lead(double quantile) {
    double left = quantile * people - missed;
    if (left <= 0) {
      return 0;
    }
    for (int i = 0; i < BINS; i++) {
      left -= leads[i];
      if (left <= 0) {
        return i * BIN;
      }
    }
    return (BINS - 1) * BIN;
  }
}

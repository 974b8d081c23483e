package org.tocsin.simulator.study;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.TreeMap;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.alert.AlertPolicy.ClassPolicy;
import org.tocsin.core.observation.ThreatClass;

/** The standard policy, and the same with dearer and cheaper warnings: the points of its curve. */
public final class Policies {
  public static final String STANDARD = "tocsin x1.00";
  private static final double[] FACTORS = {0.5, 1, 2.5};

  private Policies() {}

  public static TreeMap<String, AlertPolicy> curve() {
    TreeMap<String, AlertPolicy> out = new TreeMap<>();
    for (double f : FACTORS) {
      out.put(String.format(Locale.ROOT, "tocsin x%.2f", f), priced(AlertPolicy.standard(), f));
    }
    return out;
  }

  /** Alarm probabilities times a factor, and horizons over its root. */
  private static AlertPolicy priced(AlertPolicy p, double f) {
    if (f == 1) {
      return p;
    }
    EnumMap<ThreatClass, ClassPolicy> m = new EnumMap<>(ThreatClass.class);
    p.classes()
        .forEach(
            (c, k) -> {
              double alarm = k.alarmProbability() > 1 || k.noTime() ? k.alarmProbability() : Math.min(0.95, k.alarmProbability() * f);
              Duration horizon = k.noTime() ? k.alarmHorizon() : Duration.ofSeconds((long) (k.alarmHorizon().toSeconds() / Math.sqrt(Math.sqrt(f))));
              m.put(c, new ClassPolicy(k.watchProbability(), k.watchHorizon(), alarm, horizon, k.noTime(), k.corroboration(), k.minAlarm(), k.hold()));
            });
    return new AlertPolicy(m, p.leaving(), p.blindAfter(), p.minWatch(), p.revise(), p.tolerance(), p.share());
  }
}

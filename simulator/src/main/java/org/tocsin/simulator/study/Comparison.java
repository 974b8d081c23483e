package org.tocsin.simulator.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our person-hours against the cheapest margin of a rule in use that misses no more people than we do.
 *
 * @param ours name of our policy
 * @param family oblast, raion or radius
 * @param rule the margin that was cheapest, or null when no margin of that rule misses as few
 * @param ratio our person-hours over its; NaN without one
 */
public record Comparison(String ours, String family, @Nullable String rule, double ratio) {
  private static final List<String> FAMILIES = List.of("oblast", "raion", "radius");

  /** Every point of our curve against every rule in use. */
  public static List<Comparison> of(RaidScore.Total total) {
    List<Comparison> out = new ArrayList<>();
    for (Map.Entry<String, RuleScore> mine : total.rules().entrySet()) {
      if (mine.getKey().startsWith("tocsin")) {
        for (String family : FAMILIES) {
          out.add(against(mine.getKey(), mine.getValue(), family, total.rules()));
        }
      }
    }
    return out;
  }

  private static Comparison against(String name, RuleScore mine, String family, Map<String, RuleScore> rules) {
    String best = null;
    double hours = Double.POSITIVE_INFINITY;
    for (Map.Entry<String, RuleScore> e : rules.entrySet()) {
      boolean enough = e.getKey().startsWith(family) && e.getValue().missedShare() <= mine.missedShare();
      if (enough && e.getValue().personHours() < hours) {
        best = e.getKey();
        hours = e.getValue().personHours();
      }
    }
    return new Comparison(name, family, best, best == null ? Double.NaN : mine.personHours() / hours);
  }

  /** The comparison in words. */
  public String text() {
    return rule == null
        ? "%s: no margin of the %s rule misses as few".formatted(ours, family)
        : String.format(java.util.Locale.ROOT, "%s: %.2f of the person-hours of \"%s\", which misses no more", ours, ratio, rule);
  }
}

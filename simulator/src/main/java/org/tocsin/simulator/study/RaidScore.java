package org.tocsin.simulator.study;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.simulator.raid.RaidKind;

/**
 * All that is kept of one raid.
 *
 * @param rules by name of the rule
 * @param calibration of our forecast, by kind of weapon
 * @param firstWord seconds from the first observation of each formation to our first warning that rests on it, by kind
 */
public record RaidScore(
    long seed,
    RaidKind kind,
    int objects,
    int formations,
    int messages,
    double hours,
    Map<String, RuleScore> rules,
    Map<Kind, Calibration> calibration,
    Map<Kind, double[]> firstWord) {

  /** The sum of many raids. */
  public record Total(int raids, int objects, Map<String, RuleScore> rules, Map<Kind, Calibration> calibration) {}

  public static Total total(Iterable<RaidScore> raids) {
    TreeMap<String, RuleScore> rules = new TreeMap<>();
    EnumMap<Kind, Calibration> calibration = new EnumMap<>(Kind.class);
    int n = 0;
    int objects = 0;
    for (RaidScore r : raids) {
      n++;
      objects += r.objects();
      r.rules().forEach((name, s) -> rules.merge(name, RuleScore.NONE.plus(s), RuleScore::plus));
      r.calibration().forEach((k, c) -> calibration.merge(k, c, Calibration::plus));
    }
    return new Total(n, objects, rules, calibration);
  }
}

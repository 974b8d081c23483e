package org.tocsin.language.posts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.AttackSummary;
import org.tocsin.core.observation.AttackSummary.Fact;
import org.tocsin.core.observation.AttackSummary.Figure;
import org.tocsin.core.observation.Source;

/**
 * Figures of a finished attack as the state gives them. Keys are {@code total}, {@code uav} (all kinds together) and the
 * labels of {@link WeaponKind}; the value is null where something is named without a number. No figure is computed from
 * others.
 *
 * @param lost tracked and then lost, jammed among them, where the text parts them from the destroyed
 * @param stillFlying named as still in the air when the text was written, or null
 * @param from start of the period as {@code DD.MM} or {@code DD.MM HH:MM}, Kyiv time, or null
 * @param to its end
 */
public record Summary(
    Map<String, @Nullable Integer> launched,
    Map<String, @Nullable Integer> destroyed,
    Map<String, @Nullable Integer> lost,
    Map<String, @Nullable Integer> hits,
    @Nullable Integer hitLocations,
    @Nullable Integer debrisLocations,
    @Nullable Integer stillFlying,
    @Nullable String from,
    @Nullable String to) {

  /** A board of how things stand has no figures. */
  boolean isEmpty() {
    return launched.isEmpty() && destroyed.isEmpty() && lost.isEmpty() && hits.isEmpty();
  }

  AttackSummary asRecord(Source source, Instant at, String messageId) {
    List<Figure> out = new ArrayList<>();
    launched.forEach((what, n) -> out.add(new Figure(Fact.LAUNCHED, what, n)));
    destroyed.forEach((what, n) -> out.add(new Figure(Fact.DESTROYED, what, n)));
    lost.forEach((what, n) -> out.add(new Figure(Fact.LOST, what, n)));
    hits.forEach((what, n) -> out.add(new Figure(Fact.HIT, what, n)));
    if (hitLocations != null) {
      out.add(new Figure(Fact.HIT_LOCATIONS, "", hitLocations));
    }
    if (debrisLocations != null) {
      out.add(new Figure(Fact.DEBRIS_LOCATIONS, "", debrisLocations));
    }
    if (stillFlying != null) {
      out.add(new Figure(Fact.STILL_FLYING, "", stillFlying));
    }
    return new AttackSummary(source, at, out, from, to, messageId);
  }
}

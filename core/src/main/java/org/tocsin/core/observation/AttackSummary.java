package org.tocsin.core.observation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of an attack that is over, as its author gives them: a record for the ledger. It says nothing of what is in the
 * air, so it starts, moves and ends no threat.
 *
 * @param time when it was published
 * @param figures in the order of the text; nothing in them is computed from others
 * @param from start of the period as stated, {@code DD.MM} or {@code DD.MM HH:MM} in Kyiv time, or null
 * @param to its end, or null
 * @param messageId channel and post id
 */
public record AttackSummary(
    Source source, Instant time, List<Figure> figures, @Nullable String from, @Nullable String to, String messageId)
    implements Observation {

  public enum Fact {
    LAUNCHED,
    DESTROYED,
    /** Tracked and then lost, jammed among them. */
    LOST,
    HIT,
    HIT_LOCATIONS,
    DEBRIS_LOCATIONS,
    /** Still in the air when the text was written. */
    STILL_FLYING
  }

  /**
   * @param what label of a weapon class, {@code uav} for drones of all kinds, {@code total}, or empty for locations
   * @param number null when it is named without a number
   */
  public record Figure(Fact fact, String what, @Nullable Integer number) {}

  public AttackSummary {
    figures = List.copyOf(figures);
  }
}

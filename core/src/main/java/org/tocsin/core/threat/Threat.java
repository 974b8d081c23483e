package org.tocsin.core.threat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.place.PositionMixture;

/**
 * Hop 5: something that may harm, seen or only announced.
 *
 * @param id derived from the journal: {@code g} for a reported group, {@code t} for a track, {@code w} for a warning
 *     without a place, then the number of the entry that started it and a running number within it
 * @param model named model or null
 * @param count objects in it
 * @param at where it may be now; null for a threat without a place
 * @param toward where its reports say it is going, or null
 * @param course degrees clockwise from true north, or NaN when not known
 * @param courseSigma degrees, or NaN
 * @param speedMin m/s, lowest and highest ground speed it is believed to make
 * @param since when it was first heard of
 * @param lastHeard when it was last heard of
 * @param areas codes of areas that its reports concern
 * @param evidence what it rests on, newest last
 * @param independent how many independent sources stand behind it; an echo counts as a fraction
 * @param ending why it ended; null unless {@link Stage#ENDED}
 */
public record Threat(
    String id,
    ClassMix classes,
    @Nullable String model,
    Sighting.Count count,
    @Nullable PositionMixture at,
    @Nullable PositionMixture toward,
    double course,
    double courseSigma,
    double speedMin,
    double speedMax,
    Instant since,
    Instant lastHeard,
    Stage stage,
    List<String> areas,
    List<Evidence> evidence,
    double independent,
    @Nullable Ending ending) {

  public enum Stage {
    /** Announced, not in the air yet: a carrier aircraft, a warning. */
    EXPECTED,
    /** In the air. */
    ACTIVE,
    /** No longer heard of or seen; still possible. */
    LOST,
    /** Over, with {@link Threat#ending} saying how. */
    ENDED
  }

  /** How a threat ended. */
  public enum Ending {
    /** Reported destroyed, or crashed. */
    STOPPED,
    /** Its latest possible time of arrival is over. */
    ARRIVED,
    /** Not heard of for longer than its class stays in the air unnoticed. */
    EXPIRED,
    /** Denied, or called off. */
    CALLED_OFF
  }

  public Threat {
    areas = List.copyOf(areas);
    evidence = List.copyOf(evidence);
  }
}

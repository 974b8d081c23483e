package org.tocsin.core;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.track.Track;

/**
 * The air picture after one entry: immutable, safe to hand to any reader.
 *
 * @param entry number of the last entry in it
 * @param time journal time of that entry
 * @param threats in order of id's entry; ended ones stay for a few minutes so that readers learn why
 * @param approaches in order of community, then threat
 * @param changed indices of the communities for which this entry changed a forecast or an announcement, ascending
 * @param coverage who looks where
 * @param tracks what sensors with geometry show, at the last tick; civil ones carry their evidence
 */
public record Picture(
    long entry, Instant time, List<Threat> threats, List<Approach> approaches, List<Integer> changed, Coverage coverage,
    List<Track> tracks) {
  public Picture(
      long entry, Instant time, List<Threat> threats, List<Approach> approaches, List<Integer> changed, Coverage coverage) {
    this(entry, time, threats, approaches, changed, coverage, List.of());
  }
}

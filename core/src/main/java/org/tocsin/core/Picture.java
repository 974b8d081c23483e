package org.tocsin.core;

import java.time.Instant;
import java.util.List;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.threat.Threat;

/**
 * The air picture after one entry: immutable, safe to hand to any reader.
 *
 * @param entry number of the last entry in it
 * @param time journal time of that entry
 * @param threats in order of id's entry; ended ones stay for a few minutes so that readers learn why
 * @param approaches in order of community, then threat
 * @param changed indices of the communities for which this entry changed a forecast or an announcement, ascending
 * @param coverage who looks where
 */
public record Picture(
    long entry, Instant time, List<Threat> threats, List<Approach> approaches, List<Integer> changed, Coverage coverage) {}

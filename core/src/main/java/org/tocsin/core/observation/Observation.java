package org.tocsin.core.observation;

import java.time.Instant;

/** Hop 2: what one source says about the world at one time, in SI units and WGS-84, with its uncertainty. */
public sealed interface Observation
    permits Plot, Bearing, PositionReport, TrackReport, Sighting, OfficialAlert, SensorStatus, AttackSummary {
  Source source();

  /** When the fact was true (for a span of time, its end). */
  Instant time();
}

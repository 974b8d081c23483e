package org.tocsin.core.observation;

import java.time.Instant;
import org.tocsin.core.place.GeoPoint;

/**
 * A direction from a known place.
 *
 * @param time when the sound or light arrived; the object was there earlier by distance over its speed
 * @param from where the microphone or the person stands
 * @param azimuth degrees clockwise from true north
 * @param sigma standard deviation of the azimuth, degrees
 */
public record Bearing(
    Source source, Instant time, GeoPoint from, double azimuth, double sigma, Medium medium, ClassMix classes)
    implements Observation {
  public enum Medium {
    /** Travels at about 340 m/s: the bearing speaks of the past. */
    SOUND,
    LIGHT
  }
}

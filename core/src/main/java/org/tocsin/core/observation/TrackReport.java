package org.tocsin.core.observation;

import java.time.Instant;
import org.tocsin.core.place.GeoPoint;

/**
 * Another tracker's estimate. Its errors are correlated in time and with the sensors behind it, so it is never treated
 * as an independent measurement. A quantity not reported is NaN.
 *
 * @param number the other tracker's number for it
 * @param altitude metres above mean sea level, or NaN
 * @param east ground speed towards east, m/s, or NaN
 * @param north ground speed towards north, m/s, or NaN
 * @param climb m/s upward, or NaN
 * @param sigma horizontal standard deviation on each axis, metres, or NaN
 */
public record TrackReport(
    Source source,
    Instant time,
    int number,
    GeoPoint point,
    double altitude,
    double east,
    double north,
    double climb,
    double sigma,
    ClassMix classes)
    implements Observation {}

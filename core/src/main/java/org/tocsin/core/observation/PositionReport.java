package org.tocsin.core.observation;

import java.time.Instant;
import org.tocsin.core.place.GeoPoint;

/**
 * A position that an aircraft reports of itself (ADS-B), or that a person gives. A quantity not reported is NaN.
 *
 * @param address the reporter's own identity: ICAO address in hexadecimal, a call sign; never trusted alone
 * @param altitude metres above the ellipsoid or NaN
 * @param east ground speed towards east, m/s, or NaN
 * @param north ground speed towards north, m/s, or NaN
 * @param climb m/s upward, or NaN
 * @param sigma horizontal standard deviation on each axis, metres
 * @param suspect true when the position jumps, moves impossibly or disagrees with radar
 */
public record PositionReport(
    Source source,
    Instant time,
    String address,
    GeoPoint point,
    double altitude,
    double east,
    double north,
    double climb,
    double sigma,
    boolean suspect)
    implements Observation {}

package org.tocsin.core.observation;

import java.time.Instant;

/**
 * One radar detection. Angles refer to the tangent plane of WGS-84 at the radar. A quantity not measured is NaN.
 *
 * @param range slant range, metres
 * @param azimuth degrees clockwise from the radar's true north
 * @param elevation degrees above the radar's horizontal plane, or NaN
 * @param height metres above mean sea level (from Mode C or a height finder), or NaN
 * @param rangeRate metres a second, positive outward, or NaN
 * @param sigmaRange standard deviations in the same units; NaN where the sensor's own model holds
 * @param modeS 24-bit aircraft address, or -1
 * @param modeA identity code as four octal digits, or -1
 */
public record Plot(
    Source source,
    Instant time,
    double range,
    double azimuth,
    double elevation,
    double height,
    double rangeRate,
    double sigmaRange,
    double sigmaAzimuth,
    double sigmaElevation,
    int modeS,
    int modeA)
    implements Observation {}

package org.tocsin.core.track;

/**
 * What became of all that was pushed, in counts.
 *
 * @param scans scans used
 * @param plots rows used
 * @param late of the scans used, those that came late and were put in their place
 * @param tooLate scans beyond the window, left out
 * @param duplicates scans of a sensor and time already used, left out
 * @param unknownSensor scans of a sensor without a model, left out
 * @param badTime scans without a usable time, or far ahead of all others, left out
 * @param badRows rows with values that are not finite or impossible, left out
 * @param overflow rows beyond the bound for one scan, left out
 */
public record Intake(
    long scans,
    long plots,
    long late,
    long tooLate,
    long duplicates,
    long unknownSensor,
    long badTime,
    long badRows,
    long overflow) {}

package org.tocsin.core.track;

import java.util.List;

/**
 * What one sensor saw at one time, also when it saw nothing.
 *
 * @param sensor id of a {@link SensorModel}
 * @param time seconds since the tracker's epoch
 * @param values row by row, the columns of the sensor's kind: radar range (m), azimuth and elevation (degrees, of the
 *     radar's own tangent plane), range rate (m/s outward); NaN where the sensor does not measure
 * @param labels identity that each row claims (an aircraft address; empty for none), or no labels at all
 * @param from azimuth at which the sector looked at begins, degrees clockwise from the radar's true north
 * @param width of that sector, degrees; 360 for a whole turn
 */
public record Scan(String sensor, double time, double[] values, List<String> labels, double from, double width) {
  public Scan {
    values = values.clone();
    labels = List.copyOf(labels);
    if (!labels.isEmpty() && values.length % labels.size() != 0) {
      throw new IllegalArgumentException("labels must name every row or none");
    }
  }

  public Scan(String sensor, double time, double[] values, List<String> labels) {
    this(sensor, time, values, labels, 0, 360);
  }

  public Scan(String sensor, double time, double[] values) {
    this(sensor, time, values, List.of());
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  /** The rows themselves, for the tracker alone, which never writes to them. */
  double[] rows() {
    return values;
  }

  boolean whole() {
    return width >= 360;
  }
}

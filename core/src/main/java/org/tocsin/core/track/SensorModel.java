package org.tocsin.core.track;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.place.GeoPoint;

/**
 * A sensor with geometry, as data. Standard deviations of quantities that it does not measure are NaN.
 *
 * @param id name that its scans carry
 * @param site where it stands
 * @param altitude metres above the ellipsoid
 * @param sigma one for each column of a {@link Scan}: radar metres, degrees, degrees, m/s; bearing degrees; position
 *     metres
 * @param period seconds between scans
 * @param pd probability of detection at short range
 * @param rangeMin metres
 * @param rangeMax metres
 * @param elevationMax degrees
 * @param reach range in metres at which detection falls to half, by {@link Kinematics#reach}; a class not named is seen
 *     to {@code rangeMax}
 * @param clutter mean number of false detections in a scan
 * @param clutterElevation degrees over which false detections spread upward from the horizon
 * @param clutterRate m/s to both sides of zero over which their range rates spread
 * @param area for a position sensor, square metres over which its false detections spread
 * @param propagation speed of what it listens to, m/s, infinite for light and radar
 * @param refraction effective earth radius factor: 1 none, 4/3 the standard atmosphere
 */
public record SensorModel(
    String id,
    Kind kind,
    GeoPoint site,
    double altitude,
    List<Double> sigma,
    double period,
    double pd,
    double rangeMin,
    double rangeMax,
    double elevationMax,
    Map<String, Double> reach,
    double clutter,
    double clutterElevation,
    double clutterRate,
    double area,
    double propagation,
    double refraction) {

  /** What a sensor measures, and the columns of its scans. */
  public enum Kind {
    /** Slant range, azimuth, elevation, range rate. */
    RADAR(4),
    /** Azimuth. */
    BEARING(1),
    /** East, north, up in the tracker's frame. */
    POSITION(3),
    /** The same, said by the objects themselves: that one says nothing of others, and silence says nothing. */
    REPORT(3);

    private final int columns;

    Kind(int columns) {
      this.columns = columns;
    }

    public int columns() {
      return columns;
    }
  }

  public SensorModel {
    sigma = List.copyOf(sigma);
    reach = java.util.Collections.unmodifiableMap(new TreeMap<>(reach));
    if (sigma.size() != kind.columns()) {
      throw new IllegalArgumentException(id + " needs " + kind.columns() + " standard deviations, not " + sigma.size());
    }
    if (!(pd > 0 && pd < 1)) {
      throw new IllegalArgumentException(id + ": probability of detection must be between 0 and 1, not " + pd);
    }
    if (!(rangeMax > 0) || !(clutter >= 0) || !(period > 0)) {
      throw new IllegalArgumentException(id + ": range, clutter and period must be positive");
    }
  }
}

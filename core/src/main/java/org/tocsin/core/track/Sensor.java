package org.tocsin.core.track;

import java.util.List;
import org.tocsin.core.place.TangentPlane;

/** A sensor model worked out for a frame: place, rotation, variances in SI units and radians, tables of detection. */
final class Sensor {
  static final double EARTH = 6_371_000;
  private static final int BINS = 512;
  private static final double EDGE = 60;
  private static final double EDGE_DEGREES = 0.7;

  final SensorModel model;
  final int index;
  final double[] at;
  final double[] rotation;

  /** Columns measured, in order, and their variances in m², rad², rad², (m/s)². */
  final int[] columns;
  final double[] variance;

  /** Largest density of one measurement where the place on the ground has unit variance. */
  final double peak;

  final double sinElevationMax;
  final double horizon;
  final double sound;
  private final double[] table;
  private final double binsPerMetre;

  /** Clutter density per unit of all measured columns, to be multiplied by range for a radar. */
  final double clutterDensity;
  final double clutterElevation;
  private boolean whole = true;
  private double sinMiddle;
  private double cosMiddle;
  private double cosInside;
  private double cosOutside;

  Sensor(SensorModel m, int index, TangentPlane frame, List<Kinematics> classes) {
    this.model = m;
    this.index = index;
    TangentPlane own = new TangentPlane(m.site(), m.altitude());
    at = frame.enu(m.site().lat(), m.site().lon(), m.altitude());
    rotation = frame.rotationTo(own);
    int n = 0;
    int[] c = new int[m.kind().columns()];
    double[] v = new double[c.length];
    for (int i = 0; i < c.length; i++) {
      double s = m.sigma().get(i);
      if (!Double.isNaN(s)) {
        boolean angle = m.kind() == SensorModel.Kind.BEARING || m.kind() == SensorModel.Kind.RADAR && (i == 1 || i == 2);
        double si = angle ? StrictMath.toRadians(s) : s;
        c[n] = i;
        v[n++] = si * si;
      }
    }
    columns = java.util.Arrays.copyOf(c, n);
    variance = java.util.Arrays.copyOf(v, n);
    double p = 1 / (2 * StrictMath.PI);
    for (int i = 2; i < n; i++) {
      p /= StrictMath.sqrt(2 * StrictMath.PI * v[i]);
    }
    peak = p;
    sinElevationMax = StrictMath.sin(StrictMath.toRadians(m.elevationMax()));
    sound = m.propagation();
    // Geometric horizon of a ray bent by the standard atmosphere: sqrt(2 k R h), k = 4/3.
    horizon = Math.sqrt(2 * 4.0 / 3 * EARTH);
    binsPerMetre = BINS / m.rangeMax();
    table = new double[classes.size() * (BINS + 1)];
    for (int k = 0; k < classes.size(); k++) {
      double reach = Math.min(m.reach().getOrDefault(classes.get(k).reach(), m.rangeMax()), m.rangeMax());
      for (int i = 0; i <= BINS; i++) {
        double r = i / binsPerMetre;
        table[k * (BINS + 1) + i] =
            m.kind() == SensorModel.Kind.RADAR ? m.pd() / (1 + StrictMath.exp((r - reach) / (0.04 * reach))) : m.pd();
      }
    }
    clutterElevation = StrictMath.toRadians(m.clutterElevation());
    clutterDensity = density();
  }

  private double density() {
    double d = Math.max(model.clutter(), 1e-3);
    switch (model.kind()) {
      case RADAR -> {
        d *= 2 / (model.rangeMax() * model.rangeMax() - model.rangeMin() * model.rangeMin()) / (2 * StrictMath.PI);
        for (int c : columns) {
          d /= c == 2 ? clutterElevation : c == 3 ? 2 * model.clutterRate() : 1;
        }
      }
      case BEARING -> d /= 2 * StrictMath.PI;
      case POSITION, REPORT -> d /= model.area();
    }
    return d;
  }

  /** Notes which sector the scan at hand looked at. */
  void sweep(Scan scan) {
    whole = scan.whole();
    if (!whole) {
      double middle = StrictMath.toRadians(scan.from() + scan.width() / 2);
      sinMiddle = StrictMath.sin(middle);
      cosMiddle = StrictMath.cos(middle);
      cosInside = StrictMath.cos(StrictMath.toRadians(StrictMath.max(0, scan.width() / 2 - EDGE_DEGREES)));
      cosOutside = StrictMath.cos(StrictMath.toRadians(StrictMath.min(180, scan.width() / 2 + EDGE_DEGREES)));
    }
  }

  /** How much of a place, given from the sensor in the tracker's axes, the scan looked at: all, nothing, half at an edge. */
  double share(double de, double dn, double du) {
    if (whole) {
      return 1;
    }
    double e = rotation[0] * de + rotation[1] * dn + rotation[2] * du;
    double n = rotation[3] * de + rotation[4] * dn + rotation[5] * du;
    double c = (e * sinMiddle + n * cosMiddle) / Math.max(Math.sqrt(e * e + n * n), 1e-3);
    return c >= cosInside ? 1 : c < cosOutside ? 0 : 0.5;
  }

  boolean position() {
    return model.kind() == SensorModel.Kind.POSITION || model.kind() == SensorModel.Kind.REPORT;
  }

  boolean radar() {
    return model.kind() == SensorModel.Kind.RADAR;
  }

  boolean measures(int column) {
    for (int c : columns) {
      if (c == column) {
        return true;
      }
    }
    return false;
  }

  /**
   * Probability that a scan shows an object.
   *
   * @param range slant range, metres
   * @param up height above the sensor's horizontal plane, metres
   * @param altitude above the ellipsoid, metres
   * @param variance of the altitude, m²: what is not sure to be above the horizon may yet be seen
   */
  double detection(int cls, double range, double up, double altitude, double variance) {
    if (position()) {
      return model.pd();
    }
    if (model.kind() == SensorModel.Kind.BEARING) {
      // The edge of hearing is sharp, the place of the object is not.
      double beyond = (range - model.rangeMax()) / EDGE;
      return beyond > 5 ? 0 : model.pd() / (1 + Elementary.exp(beyond));
    }
    if (range >= model.rangeMax() || range < model.rangeMin()) {
      return 0;
    }
    double visible = 1;
    if (radar()) {
      if (up > sinElevationMax * range) {
        return 0;
      }
      double above = altitude - hidden(range);
      double sigma = Math.sqrt(variance) + 1;
      if (above < 4 * sigma) {
        visible = above < -4 * sigma ? 0 : 1 / (1 + Elementary.exp(-1.7 * above / sigma));
      }
    }
    double x = range * binsPerMetre;
    int i = (int) x;
    int o = cls * (BINS + 1) + i;
    return visible * (table[o] + (x - i) * (table[o + 1] - table[o]));
  }

  /** Altitude below which the earth hides an object at a range, metres above the ellipsoid. */
  double hidden(double range) {
    double beyond = range / horizon - Math.sqrt(Math.max(model.altitude(), 0));
    return beyond > 0 ? beyond * beyond : -1e4;
  }
}

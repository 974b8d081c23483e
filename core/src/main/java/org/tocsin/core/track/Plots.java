package org.tocsin.core.track;

/** The detections of the scan being processed, in SI units and radians, in an order to find them by. */
final class Plots {
  private static final int BINS = 1024;

  /** Height above a radar without elevation at which the place of its plots is taken, m. */
  private static final double USUAL_HEIGHT = 4000;


  int n;

  /** Usable rows beyond the bound. */
  int left;

  int[] origin = new int[0];
  private double[] values = new double[0];
  private int columns;
  double[] sinAzimuth = new double[0];
  double[] cosAzimuth = new double[0];
  double[] sinElevation = new double[0];
  double[] cosElevation = new double[0];
  double[] east = new double[0];
  double[] north = new double[0];

  double[] unexplained = new double[0];

  // The plots in order of key: azimuth of radars and bearings as a number from 0 to 4, else north in metres.
  private final int[] start = new int[BINS + 1];
  private double[] key = new double[0];
  private int[] binOf = new int[0];
  private int[] sorted = new int[0];
  private double lowest;
  private double perUnit;

  double value(int d, int column) {
    return values[d * columns + column];
  }

  private void room(int k, int width) {
    columns = width;
    if (values.length < k * width) {
      values = new double[k * width];
    }
    if (origin.length < k) {
      origin = new int[k];
      sinAzimuth = new double[k];
      cosAzimuth = new double[k];
      sinElevation = new double[k];
      cosElevation = new double[k];
      east = new double[k];
      north = new double[k];
      unexplained = new double[k];
      key = new double[k];
      binOf = new int[k];
      sorted = new int[k];
    }
  }

  /**
   * Takes over at most {@code most} rows of a scan.
   *
   * @param bias range (m), azimuth and elevation (rad) to be taken off
   * @return how many rows were not usable
   */
  int load(Scan scan, Sensor x, int most, double[] bias) {
    clear();
    int width = x.model.kind().columns();
    double[] v = scan.rows();
    int rows = v.length / width;
    room(Math.min(rows, most), width);
    int bad = 0;
    for (int i = 0; i < rows; i++) {
      if (!usable(v, i * width, x)) {
        bad++;
      } else if (n < most) {
        take(v, i, width, x, bias);
      } else {
        left++;
      }
    }
    index(!x.position());
    return bad;
  }

  /**
   * Azimuth as a number from 0 to 4 that grows with the angle, at most as fast as radians do: cheaper than an arc tangent.
   */
  static double around(double e, double n) {
    double p = e / (Math.abs(e) + Math.abs(n) + 1e-300);
    return n < 0 ? 2 - p : p < 0 ? 4 + p : p;
  }

  /** Counting sort of the plots by their keys. */
  private void index(boolean angular) {
    double low = angular ? 0 : Double.POSITIVE_INFINITY;
    double high = angular ? 4 : Double.NEGATIVE_INFINITY;
    for (int d = 0; d < n && !angular; d++) {
      low = Math.min(low, key[d]);
      high = Math.max(high, key[d]);
    }
    lowest = low;
    perUnit = BINS / (Math.max(high - low, 1e-3) * 1.000001);
    java.util.Arrays.fill(start, 0);
    for (int d = 0; d < n; d++) {
      binOf[d] = bin(key[d]);
      start[binOf[d] + 1]++;
    }
    for (int c = 0; c < BINS; c++) {
      start[c + 1] += start[c];
    }
    for (int d = n - 1; d >= 0; d--) {
      sorted[--start[binOf[d] + 1]] = d;
    }
    // What was the end of each bin is now its beginning, one place on: the first bin begins at zero.
    System.arraycopy(start, 1, start, 0, BINS);
    start[BINS] = n;
  }

  private int bin(double k) {
    return (int) Math.max(0, Math.min(BINS - 1, (k - lowest) * perUnit));
  }

  /** Place in the order of keys of the first plot whose key may be {@code k} or more. */
  int from(double k) {
    return start[bin(k)];
  }

  /** Place after the last plot whose key may be {@code k} or less. */
  int to(double k) {
    return start[bin(k) + 1];
  }

  /** The plot at a place in the order of keys. */
  int at(int place) {
    return sorted[place];
  }

  private static boolean usable(double[] v, int o, Sensor x) {
    for (int c : x.columns) {
      if (!Double.isFinite(v[o + c])) {
        return false;
      }
    }
    return !x.radar()
        || v[o] > 0 && v[o] < 2 * x.model.rangeMax() && Math.abs(v[o + 1]) <= 720
            && (Double.isNaN(v[o + 2]) || Math.abs(v[o + 2]) <= 90)
            && (Double.isNaN(v[o + 3]) || Math.abs(v[o + 3]) < 20_000);
  }

  private void take(double[] v, int row, int width, Sensor x, double[] bias) {
    int d = n++;
    origin[d] = row;
    System.arraycopy(v, row * width, values, d * width, width);
    int o = d * width;
    if (x.position()) {
      east[d] = values[o];
      north[d] = values[o + 1];
      key[d] = north[d];
      return;
    }
    int azimuthAt = x.radar() ? o + 1 : o;
    double azimuth = StrictMath.toRadians(values[azimuthAt]) - bias[1];
    values[azimuthAt] = azimuth;
    sinAzimuth[d] = Elementary.sin(azimuth);
    cosAzimuth[d] = Elementary.cos(azimuth);
    key[d] = around(sinAzimuth[d], cosAzimuth[d]);
    if (!x.radar()) {
      east[d] = x.at[0] + sinAzimuth[d] * 2000;
      north[d] = x.at[1] + cosAzimuth[d] * 2000;
      return;
    }
    double r = values[o] - bias[0];
    values[o] = r;
    double cosEl;
    double sinEl;
    if (x.measures(2)) {
      // Standard refraction lifts the apparent elevation by range / (2 R) (1 - 1/k).
      double el = StrictMath.toRadians(values[o + 2]) - bias[2] - r / (2 * Sensor.EARTH) * (1 - 1 / x.model.refraction());
      values[o + 2] = el;
      sinEl = Elementary.sin(el);
      cosEl = Elementary.cos(el);
      sinElevation[d] = sinEl;
      cosElevation[d] = cosEl;
    } else {
      sinEl = Math.min(0.9, USUAL_HEIGHT / r);
      cosEl = Math.sqrt(1 - sinEl * sinEl);
    }
    double e = r * cosEl * sinAzimuth[d];
    double nn = r * cosEl * cosAzimuth[d];
    double u = r * sinEl;
    double[] m = x.rotation;
    east[d] = x.at[0] + m[0] * e + m[3] * nn + m[6] * u;
    north[d] = x.at[1] + m[1] * e + m[4] * nn + m[7] * u;
  }

  private void clear() {
    n = 0;
    left = 0;
  }
}

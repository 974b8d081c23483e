package org.tocsin.core.track;

/** The detections of the scan being processed, in SI units and radians, with a grid over the frame to find them by. */
final class Plots {
  private static final double LEAST_CELL = 3000;
  private static final double WIDE = 1500;
  private static final int SIDE = 64;

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

  /** Metres by which the place of a plot without elevation is uncertain on the ground. */
  double[] slack = new double[0];
  double[] unexplained = new double[0];
  // The plots of little slack in order of cell, row by row: a row of cells is one run.
  private final int[] start = new int[SIDE * SIDE + 1];
  private int[] cellOf = new int[0];
  private int[] sorted = new int[0];
  private double[] sortedEast = new double[0];
  private double[] sortedNorth = new double[0];
  private double[] sortedFar = new double[0];
  private double west;
  private double south;
  private double perMetre;
  int[] found = new int[0];
  private double maxSlack;
  private int wides;
  private int[] wide = new int[0];

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
      slack = new double[k];
      unexplained = new double[k];
      cellOf = new int[k];
      sorted = new int[k];
      sortedEast = new double[k];
      sortedNorth = new double[k];
      sortedFar = new double[k];
      found = new int[k];
      wide = new int[k];
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
    index();
    return bad;
  }

  /** Counting sort of the plots of little slack into cells over the area that they fill. */
  private void index() {
    double e0 = Double.POSITIVE_INFINITY;
    double e1 = Double.NEGATIVE_INFINITY;
    double n0 = Double.POSITIVE_INFINITY;
    double n1 = Double.NEGATIVE_INFINITY;
    for (int d = 0; d < n; d++) {
      if (slack[d] <= WIDE) {
        e0 = Math.min(e0, east[d]);
        e1 = Math.max(e1, east[d]);
        n0 = Math.min(n0, north[d]);
        n1 = Math.max(n1, north[d]);
      }
    }
    west = e0;
    south = n0;
    perMetre = 1 / Math.max(LEAST_CELL, Math.max(e1 - e0, n1 - n0) * 1.0001 / SIDE);
    java.util.Arrays.fill(start, 0);
    for (int d = 0; d < n; d++) {
      if (slack[d] <= WIDE) {
        int c = (int) ((north[d] - south) * perMetre) * SIDE + (int) ((east[d] - west) * perMetre);
        cellOf[d] = c;
        start[c + 1]++;
      }
    }
    for (int c = 0; c < SIDE * SIDE; c++) {
      start[c + 1] += start[c];
    }
    for (int d = n - 1; d >= 0; d--) {
      if (slack[d] <= WIDE) {
        int at = --start[cellOf[d] + 1];
        sorted[at] = d;
        sortedEast[at] = east[d];
        sortedNorth[at] = north[d];
        sortedFar[at] = slack[d];
      }
    }
    // What was the end of each cell is now its beginning, one place on: the first cell begins at zero.
    System.arraycopy(start, 1, start, 0, SIDE * SIDE);
    start[SIDE * SIDE] = n - wides;
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
      place(d, values[o], values[o + 1], 0);
      return;
    }
    int azimuthAt = x.radar() ? o + 1 : o;
    double azimuth = StrictMath.toRadians(values[azimuthAt]) - bias[1];
    values[azimuthAt] = azimuth;
    sinAzimuth[d] = Elementary.sin(azimuth);
    cosAzimuth[d] = Elementary.cos(azimuth);
    if (!x.radar()) {
      place(d, x.at[0] + sinAzimuth[d] * 2000, x.at[1] + cosAzimuth[d] * 2000, 20_000);
      return;
    }
    double r = values[o] - bias[0];
    values[o] = r;
    double height = 4000;
    double cosEl = 1;
    double sinEl;
    double loose;
    if (x.measures(2)) {
      // Standard refraction lifts the apparent elevation by range / (2 R) (1 - 1/k).
      double el = StrictMath.toRadians(values[o + 2]) - bias[2] - r / (2 * Sensor.EARTH) * (1 - 1 / x.model.refraction());
      values[o + 2] = el;
      sinEl = Elementary.sin(el);
      cosEl = Elementary.cos(el);
      sinElevation[d] = sinEl;
      cosElevation[d] = cosEl;
      loose = 0;
    } else {
      sinEl = Math.min(0.9, height / r);
      cosEl = Math.sqrt(1 - sinEl * sinEl);
      double top = Math.min(0.98 * r, 14_000);
      loose = r * cosEl - Math.sqrt(r * r - top * top) + 300;
    }
    double e = r * cosEl * sinAzimuth[d];
    double nn = r * cosEl * cosAzimuth[d];
    double u = r * sinEl;
    double[] m = x.rotation;
    place(
        d,
        x.at[0] + m[0] * e + m[3] * nn + m[6] * u,
        x.at[1] + m[1] * e + m[4] * nn + m[7] * u,
        loose + 5 * Math.sqrt(x.variance[0] + r * r * x.variance[1]));
  }

  private void place(int d, double e, double nn, double loose) {
    east[d] = e;
    north[d] = nn;
    slack[d] = loose;
    if (loose > WIDE) {
      wide[wides++] = d;
      return;
    }
    maxSlack = Math.max(maxSlack, loose);
  }

  private void clear() {
    n = 0;
    left = 0;
    wides = 0;
    maxSlack = 0;
  }

  /** Fills {@link #found} with the detections within {@code reach} metres of a place; returns how many. */
  int near(double e, double nn, double reach) {
    int k = 0;
    for (int i = 0; i < wides; i++) {
      k = check(wide[i], e, nn, reach, k);
    }
    double far = reach + maxSlack;
    double x1 = (e + far - west) * perMetre;
    double y1 = (nn + far - south) * perMetre;
    if (!(x1 >= 0 && y1 >= 0)) {
      return k;
    }
    int from = (int) Math.max(0, (e - far - west) * perMetre);
    int to = (int) Math.min(SIDE - 1, x1);
    int last = (int) Math.min(SIDE - 1, y1);
    for (int y = (int) Math.max(0, (nn - far - south) * perMetre); y <= last && from <= to; y++) {
      int end = start[y * SIDE + to + 1];
      for (int i = start[y * SIDE + from]; i < end; i++) {
        double de = sortedEast[i] - e;
        double dn = sortedNorth[i] - nn;
        double limit = reach + sortedFar[i];
        if (de * de + dn * dn < limit * limit) {
          found[k++] = sorted[i];
        }
      }
    }
    return k;
  }

  private int check(int d, double e, double nn, double reach, int k) {
    double de = east[d] - e;
    double dn = north[d] - nn;
    double far = reach + slack[d];
    if (de * de + dn * dn < far * far) {
      found[k++] = d;
    }
    return k;
  }
}

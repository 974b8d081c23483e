package org.tocsin.core.track;

/**
 * How many false detections a sensor gives where, learnt per sensor and cell of range and azimuth: a gamma prior on the
 * model's figure, counts of what no target explained, forgotten over some hundred scans. A scan with far more plots
 * than usual raises the figure at once, so that a flood starts nothing.
 */
final class ClutterMap {
  private static final int RINGS = 10;
  private static final int SECTORS = 24;

  /** Scans whose worth of counts the model's own figure has. */
  private static final double TRUST = 25;

  private static final double KEEP = 0.997;
  private static final double USUAL = 4;

  private final double expected;
  private final double perMetre;
  private final double[] count = new double[RINGS * SECTORS];
  private double scans;
  private double usual;
  private double flood = 1;

  ClutterMap(Sensor x) {
    expected = Math.max(x.model.clutter(), 1e-3) / (RINGS * SECTORS);
    perMetre = 1 / x.model.rangeMax();
    usual = x.model.clutter() + 20;
  }

  void set(ClutterMap o) {
    System.arraycopy(o.count, 0, count, 0, count.length);
    scans = o.scans;
    usual = o.usual;
    flood = o.flood;
  }

  void archive(Archive a) {
    a.of(count, count.length);
    scans = a.of(scans);
    usual = a.of(usual);
    flood = a.of(flood);
  }

  /** Rings of equal area. */
  private int cell(double range, double sin, double cos) {
    double q = range * perMetre;
    int ring = (int) Math.min(RINGS - 1, RINGS * q * q);
    int octant = (sin < 0 ? 12 : 0) + (cos < 0 ? 6 : 0);
    int part = (int) Math.min(5, 6 * sin * sin);
    return ring * SECTORS + octant + part;
  }

  /** Before a scan is used. */
  void open(int plots, double turn) {
    double whole = plots / turn;
    flood = Math.max(1, whole / (USUAL * usual));
    usual += 0.05 * turn * (Math.min(whole, USUAL * usual) - usual);
  }

  /** By how much clutter at a place exceeds the model's figure. */
  double factor(double range, double sin, double cos) {
    double f = (TRUST * expected + count[cell(range, sin, cos)]) / ((TRUST + scans) * expected);
    return Math.max(0.5, f) * flood;
  }

  /** Enters a detection that no target explained with weight {@code share}. */
  void count(double range, double sin, double cos, double share) {
    count[cell(range, sin, cos)] += share;
  }

  /** After a scan of the given share of a turn. */
  void close(double turn) {
    double keep = turn >= 1 ? KEEP : 1 - (1 - KEEP) * turn;
    scans = scans * keep + turn;
    for (int i = 0; i < count.length; i++) {
      count[i] *= keep;
    }
  }
}

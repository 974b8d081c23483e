package org.tocsin.core.track;

/** The false detections of all sensors: what the models say, and for radars what is learnt where. */
final class Clutter {
  private final boolean learns;
  private final Current scan;

  /** By index of sensor; null for what is no radar. */
  final ClutterMap[] maps;

  Clutter(boolean learns, Sensor[] sensors, Current scan) {
    this.learns = learns;
    this.scan = scan;
    maps = new ClutterMap[sensors.length];
    for (Sensor x : sensors) {
      if (x.radar()) {
        maps[x.index] = new ClutterMap(x);
      }
    }
  }

  /** Before a scan is used. */
  void open(Sensor x, double turn) {
    if (learns && x.radar()) {
      maps[x.index].open(scan.plots.n + scan.plots.left, turn);
    }
  }

  /** False detections at a detection, per unit of all measured columns. */
  double density(Sensor x, int d) {
    double k = x.clutterDensity;
    if (x.radar()) {
      k *= scan.plots.value(d, 0);
      if (learns) {
        k *= maps[x.index].factor(scan.plots.value(d, 0), scan.plots.sinAzimuth[d], scan.plots.cosAzimuth[d]);
      }
      for (int c : x.columns) {
        // Beyond what clutter was seen to fill there may still be some: a thousandth keeps the odds finite.
        if (c == 2 && (scan.plots.value(d, 2) < -0.02 || scan.plots.value(d, 2) > x.clutterElevation)
            || c == 3 && Math.abs(scan.plots.value(d, 3)) > x.model.clutterRate()) {
          k *= 1e-3;
        }
      }
    }
    return k;
  }

  /** After the scan: learns from what no target explained. */
  void learn(Sensor x, double turn) {
    if (!learns || !x.radar()) {
      return;
    }
    ClutterMap map = maps[x.index];
    for (int d = 0; d < scan.plots.n; d++) {
      map.count(scan.plots.value(d, 0), scan.plots.sinAzimuth[d], scan.plots.cosAzimuth[d], scan.plots.unexplained[d]);
    }
    map.close(turn);
  }
}

package org.tocsin.core.track;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts targets: from lone detections by what is not yet detected, and from bearings that meet. */
final class Newcomers {
  private static final double LEAST_BIRTH = 4e-4;

  private final Current scan;
  private final Pool pool;
  private final Modes modes;
  private final Births births;
  final Undetected field;
  final BearingStarts starts;

  /** Class of what is started from bearings: the slowest one is what microphones hear. */
  private final int heard;

  private final Kinematics slowest;

  Newcomers(TrackerSettings settings, Sensor[] sensors, Modes modes, Pool pool, Current scan) {
    this.scan = scan;
    this.pool = pool;
    this.modes = modes;
    births = new Births(settings.kinematics(), modes, settings.frame().radius());
    field = new Undetected(settings, sensors);
    int slow = 0;
    for (int c = 1; c < modes.classes; c++) {
      slow = settings.kinematics().get(c).sigmaSpeed() < settings.kinematics().get(slow).sigmaSpeed() ? c : slow;
    }
    heard = slow;
    slowest = settings.kinematics().get(slow);
    starts = new BearingStarts(sensors, slowest.height(), slowest.sigmaSpeed());
  }

  /** Works out for every detection how densely clutter and newcomers give such ones. */
  void prepare(Sensor x, Clutter clutter) {
    if (scan.beta.length < scan.plots.n) {
      scan.beta = new double[scan.plots.n];
    }
    scan.leastBeta = Double.POSITIVE_INFINITY;
    for (int d = 0; d < scan.plots.n; d++) {
      scan.plots.unexplained[d] = 1;
      scan.beta[d] = clutter.density(x, d) + births.density(x, scan.plots, d, field, scan.time);
      scan.leastBeta = Math.min(scan.leastBeta, x.radar() ? scan.beta[d] / scan.plots.value(d, 0) : scan.beta[d]);
    }
  }

  /** Starts a target from a detection, or nothing when it is hardly one. */
  @Nullable Target born(Sensor x, int d, double free) {
    if (x.model.kind() == SensorModel.Kind.BEARING) {
      return null;
    }
    double density = births.density(x, scan.plots, d, field, scan.time);
    double exists = density / scan.beta[d];
    if (exists * free < LEAST_BIRTH) {
      return null;
    }
    Hypothesis h = pool.hypothesis();
    births.start(x, scan.plots, d, scan.time, h);
    h.existence = exists;
    Target t = target(h);
    t.seenBy(x.model.id());
    String label = scan.claim(d);
    if (label != null) {
      t.bind(label, scan.time);
    }
    t.eastBegan = scan.plots.east[d];
    t.northBegan = scan.plots.north[d];
    return t;
  }

  /** Starts targets where bearings that nothing explains meet. */
  void startFromBearings(Sensor x, Reduction reduction, List<Cluster> out) {
    starts.looked(x, scan.time);
    starts.forget(scan.time);
    for (int d = 0; d < scan.plots.n; d++) {
      if (scan.plots.unexplained[d] < 0.5) {
        continue;
      }
      starts.add(x, scan.time, scan.plots.sinAzimuth[d], scan.plots.cosAzimuth[d]);
      double density = field.density(heard, scan.plots.east[d], scan.plots.north[d], scan.time);
      Hypothesis h = pool.hypothesis();
      double exists = starts.attempt(scan.time, density, modes, slowest, heard, h);
      if (exists <= 0) {
        pool.free(h);
        continue;
      }
      h.existence = exists;
      Target t = target(h);
      starts.seers(t);
      t.eastBegan = h.east;
      t.northBegan = h.north;
      Cluster c = pool.cluster();
      c.alone(t);
      reduction.reduce(c, out);
    }
  }

  private Target target(Hypothesis h) {
    Target t = pool.target();
    t.add(h);
    t.began = scan.time;
    t.lastSeen = scan.time;
    t.lastScan = scan.number;
    t.hits = 1;
    return t;
  }
}

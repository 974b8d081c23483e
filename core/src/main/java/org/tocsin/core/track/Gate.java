package org.tocsin.core.track;

import java.util.ArrayList;

/**
 * Finds which detections of a scan each hypothesis may have caused, and what a miss would say. A detection is first compared
 * with every component as it would be measured, at a tenth of the cost of carrying the component through all modes: only what
 * comes near enough, and weighs enough against clutter, is worth that.
 */
final class Gate {
  /** Squared Mahalanobis distance beyond which a detection is not an object's. */
  static final double LIMIT = 30;

  /** Log odds of an association against its being clutter or new below which it is not followed. */
  private static final double LEAST_LOG_ODDS = -6;

  /** The same as odds. */
  private static final double LEAST_ODDS = 0.0024;

  private final Modes modes;
  private final Plots plots;
  private final Window[] windows;
  private final double radius;
  private final double lifetime;
  private final ArrayList<Predicted> slots = new ArrayList<>();
  private int usedSlots;

  /** Edges between hypotheses and detections: log odds of the association, and scratch of those who follow it. */
  int edges;

  int[] detection = new int[256];
  double[] log = new double[256];
  int[] to = new int[256];
  int[] local = new int[256];

  // The scan being processed.
  private double[] beta = new double[0];
  private double leastBeta;
  private double time;

  // What was found for the hypothesis at hand, and the classes of the components that it was found for, as bits.
  private int found;
  private int wanted;
  private int[] near = new int[0];
  private int[] mark = new int[0];
  private int marked;

  Gate(Modes modes, Plots plots, double lifetime, double radius, Sensor[] sensors) {
    this.modes = modes;
    this.plots = plots;
    this.radius = radius;
    this.lifetime = lifetime;
    windows = new Window[sensors.length];
    for (Sensor x : sensors) {
      windows[x.index] = new Window(x, modes, plots, radius);
    }
  }

  /**
   * Begins with a scan.
   *
   * @param densities of clutter and newcomers at each detection
   * @param least of these, for a radar per square metre on the ground
   */
  void begin(double now, double[] densities, double least) {
    time = now;
    beta = densities;
    leastBeta = least;
    edges = 0;
    usedSlots = 0;
    if (mark.length < plots.n) {
      mark = new int[plots.n];
      near = new int[plots.n];
    }
    java.util.Arrays.fill(mark, 0, plots.n, 0);
    marked = 0;
  }

  /** The prediction that the edges of a hypothesis belong to. */
  Predicted slot(Hypothesis h) {
    return slots.get(h.slot);
  }

  void look(Sensor x, Hypothesis h) {
    Window window = windows[x.index];
    h.firstEdge = edges;
    h.edges = 0;
    h.slot = -1;
    h.missLog = 0;
    double dt = time - h.time;
    double de = h.east + dt * h.eastward - x.at[0];
    double dn = h.north + dt * h.northward - x.at[1];
    double far = x.model.rangeMax() + h.reach(dt);
    if (h.up + dt * h.upward < -30_000) {
      h.existence = 0;
    }
    if (de * de + dn * dn > far * far) {
      h.missFactor = 1;
      return;
    }
    h.existence *= 1 - Elementary.decayed(Math.max(0, time - h.judged) / lifetime);
    h.judged = time;
    boolean bearing = x.model.kind() == SensorModel.Kind.BEARING;
    double lag = bearing ? dt - Math.sqrt(de * de + dn * dn) / x.sound : dt;
    found = 0;
    wanted = 0;
    marked++;
    double seen = 0;
    for (int i = 0; i < h.n; i++) {
      int o = i * Gaussian.SIZE;
      int cls = modes.classOf[h.mode[i]];
      double chance = window.place(h.g, o, lag, cls);
      if (chance > 0) {
        if (plots.n > 0 && window.open(h.g, o, lag, cls, h.existence * h.g[o] * h.n / (LEAST_ODDS * leastBeta))) {
          gather(x, window, 1 << cls);
        }
        chance *= window.share();
      }
      h.chance[i] = chance;
      seen += h.g[o] * chance;
    }
    if (found > 0) {
      connect(x, h);
    }
    h.missFactor = x.model.kind() == SensorModel.Kind.REPORT ? 1 : 1 - seen;
    h.missLog = h.missFactor < 1 ? Elementary.log(1 - h.existence * seen) : 0;
  }

  private void gather(Sensor x, Window window, int cls) {
    double middle = window.middle();
    double half = window.half();
    if (x.position()) {
      gather(window, cls, middle - half, middle + half);
    } else if (half >= 2) {
      gather(window, cls, 0, 4);
    } else {
      gather(window, cls, Math.max(0, middle - half), Math.min(4, middle + half));
      if (middle < half) {
        gather(window, cls, middle - half + 4, 4);
      } else if (middle + half > 4) {
        gather(window, cls, 0, middle + half - 4);
      }
    }
  }

  private void gather(Window window, int cls, double low, double high) {
    int end = plots.to(high);
    for (int k = plots.from(low); k < end; k++) {
      int d = plots.at(k);
      if (mark[d] == marked && (wanted & cls) != 0) {
        continue;
      }
      if (window.holds(d)) {
        wanted |= cls;
        if (mark[d] != marked) {
          mark[d] = marked;
          near[found++] = d;
        }
      }
    }
  }

  /** Carries a hypothesis to the scan and weighs it against each detection found. */
  private void connect(Sensor x, Hypothesis h) {
    if (usedSlots == slots.size()) {
      slots.add(new Predicted());
    }
    Predicted p = slots.get(usedSlots);
    p.predict(h, time, modes, radius, wanted);
    p.linearise(x, modes, radius);
    for (int k = 0; k < found; k++) {
      int d = near[k];
      double like = h.existence * p.likelihood(x, plots, d, LIMIT);
      if (like > 0) {
        double odds = Elementary.log(like / beta[d]);
        if (odds > LEAST_LOG_ODDS) {
          add(d, odds);
          h.edges++;
        }
      }
    }
    if (h.edges > 0) {
      h.slot = usedSlots++;
    }
  }

  private void add(int d, double odds) {
    if (edges == detection.length) {
      int k = 2 * edges;
      detection = java.util.Arrays.copyOf(detection, k);
      log = java.util.Arrays.copyOf(log, k);
      to = java.util.Arrays.copyOf(to, k);
      local = java.util.Arrays.copyOf(local, k);
    }
    detection[edges] = d;
    log[edges++] = odds;
  }
}

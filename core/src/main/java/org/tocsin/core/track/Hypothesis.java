package org.tocsin.core.track;

/** What one target is, given one history of associations: existence and an IMM mixture. Pooled and reused. */
final class Hypothesis {
  private static final double GATE2 = 9;

  /** Probability that the target exists, given this history. */
  double existence;

  /** Time of the state, seconds. Misses do not move it. */
  double time;

  /** Time until which survival and misses are accounted for. */
  double judged;

  /** Horizontal centre, its velocity, and how far the gate reaches now and more every second. */
  double east;

  double north;
  double up;
  double eastward;
  double northward;
  double upward;
  double reach;
  double spreading;

  int n;
  int[] mode = new int[6];
  double[] g = new double[6 * Gaussian.SIZE];

  // Of the scan being processed.
  int edges;
  int firstEdge;
  int slot;
  double missLog;
  double missFactor;

  /** Chance of each component to be seen. */
  double[] chance = new double[6];

  void room(int components) {
    if (mode.length < components) {
      mode = java.util.Arrays.copyOf(mode, components + 3);
      g = java.util.Arrays.copyOf(g, (components + 3) * Gaussian.SIZE);
      chance = new double[components + 3];
    }
  }

  void set(Hypothesis o) {
    room(o.n);
    existence = o.existence;
    time = o.time;
    judged = o.judged;
    n = o.n;
    east = o.east;
    north = o.north;
    up = o.up;
    upward = o.upward;
    eastward = o.eastward;
    northward = o.northward;
    reach = o.reach;
    spreading = o.spreading;
    System.arraycopy(o.mode, 0, mode, 0, n);
    System.arraycopy(o.g, 0, g, 0, n * Gaussian.SIZE);
  }

  void archive(Archive a) {
    existence = a.of(existence);
    time = a.of(time);
    judged = a.of(judged);
    east = a.of(east);
    north = a.of(north);
    up = a.of(up);
    eastward = a.of(eastward);
    northward = a.of(northward);
    upward = a.of(upward);
    reach = a.of(reach);
    spreading = a.of(spreading);
    n = a.count(n);
    room(n);
    a.of(mode, n);
    a.of(g, n * Gaussian.SIZE);
  }

  /** The scan did not show it. */
  void missed() {
    if (missFactor >= 1) {
      return;
    }
    double pd = 1 - missFactor;
    existence = existence * (1 - pd) / (1 - existence * pd);
    for (int i = 0; i < n; i++) {
      g[i * Gaussian.SIZE] *= 1 - chance[i];
    }
    normalise(existence < 0.3 ? 1e-3 : 1e-4);
  }

  /** Scales component weights to a sum of one, leaving out those below {@code least}. */
  void normalise(double least) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += g[i * Gaussian.SIZE];
    }
    int k = 0;
    double kept = 0;
    for (int i = 0; i < n; i++) {
      double w = g[i * Gaussian.SIZE];
      if (w >= least * sum) {
        if (k != i) {
          System.arraycopy(g, i * Gaussian.SIZE, g, k * Gaussian.SIZE, Gaussian.SIZE);
          mode[k] = mode[i];
        }
        kept += w;
        k++;
      }
    }
    n = k;
    for (int i = 0; i < n; i++) {
      g[i * Gaussian.SIZE] /= kept;
    }
  }

  /** Works out the coarse gate; to be called when the components have changed. */
  void summarise() {
    east = 0;
    north = 0;
    up = 0;
    upward = 0;
    eastward = 0;
    northward = 0;
    for (int i = 0; i < n; i++) {
      int o = i * Gaussian.SIZE;
      east += g[o] * g[o + 1];
      north += g[o] * g[o + 2];
      up += g[o] * g[o + 3];
      upward += g[o] * g[o + 6];
      eastward += g[o] * g[o + 4];
      northward += g[o] * g[o + 5];
    }
    double p2 = 0;
    double v2 = 0;
    for (int i = 0; i < n; i++) {
      int o = i * Gaussian.SIZE;
      double de = g[o + 1] - east;
      double dn = g[o + 2] - north;
      double se = g[o + 4] - eastward;
      double sn = g[o + 5] - northward;
      p2 = Math.max(p2, de * de + dn * dn + GATE2 * (g[o + 7] + g[o + 10]));
      v2 = Math.max(v2, se * se + sn * sn + GATE2 * (g[o + 22] + g[o + 25]));
    }
    reach = Math.sqrt(p2);
    spreading = Math.sqrt(v2);
  }

  /** Radius of the coarse gate {@code dt} seconds after the state; 10 m/s² covers what modes may turn meanwhile. */
  double reach(double dt) {
    return reach + spreading * dt + 5 * dt * dt;
  }
}

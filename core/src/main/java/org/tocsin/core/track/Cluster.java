package org.tocsin.core.track;

/**
 * Targets whose histories depend on each other, and the global hypotheses about them: each a weight and, for every
 * target, the number of its hypothesis, or -1 where the target does not exist. A lone target is a cluster with one.
 */
final class Cluster {
  int n;
  Target[] t = new Target[2];
  int globals;
  double[] w = new double[2];
  int[] pick = new int[2];

  // Of the scan being processed.
  int group;
  int firstEdge;
  int lastEdge;

  void reset() {
    n = 0;
    globals = 0;
  }

  void add(Target x) {
    if (n == t.length) {
      t = java.util.Arrays.copyOf(t, 2 * n);
    }
    t[n++] = x;
  }

  void roomForGlobals(int g) {
    if (w.length < g) {
      w = new double[g + 8];
    }
    if (pick.length < g * n) {
      pick = new int[(g + 8) * n];
    }
  }

  /** Makes this the cluster of one target with one hypothesis. */
  void alone(Target x) {
    n = 0;
    add(x);
    roomForGlobals(1);
    globals = 1;
    w[0] = 1;
    pick[0] = 0;
  }

  void archive(Archive a, Pool pool) {
    int targets = a.count(n);
    for (int i = 0; i < targets; i++) {
      if (a.reading()) {
        add(pool.target());
      }
      t[i].archive(a, pool);
    }
    int g = a.count(globals);
    roomForGlobals(g);
    globals = g;
    a.of(w, g);
    a.of(pick, g * n);
  }

  /** Probability that target {@code i} exists. */
  double existence(int i) {
    double sum = 0;
    for (int k = 0; k < globals; k++) {
      int p = pick[k * n + i];
      if (p >= 0) {
        sum += w[k] * t[i].h[p].existence;
      }
    }
    return sum;
  }

  /** Number of the heaviest global hypothesis. */
  int best() {
    int b = 0;
    for (int k = 1; k < globals; k++) {
      if (w[k] > w[b]) {
        b = k;
      }
    }
    return b;
  }
}

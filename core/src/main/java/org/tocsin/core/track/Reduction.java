package org.tocsin.core.track;

import java.util.List;

/**
 * Brings a cluster back to size after a scan: forgets what hardly exists, makes one of histories that tell the same,
 * keeps the heaviest global hypotheses, and lets go of targets that no longer depend on the others. Targets never yet
 * confirmed keep one history only (their correlations do not matter), so that clutter cannot tie clusters together.
 */
final class Reduction {
  /** Share of the heaviest global hypothesis below which one is given up. */
  private static final double LIGHT = 1e-4;

  /** Difference of a joint probability from the product of its parts up to which two targets count as independent. */
  private static final double DEPENDENCE = 0.001;

  private final TrackerSettings settings;
  private final Pool pool;
  private final Confirmation confirmation;
  private int[] order = new int[0];
  private double[] marginal = new double[0];
  private int[] map = new int[0];
  private int[] root = new int[0];
  private final double[] meanA = new double[Gaussian.SIZE];
  private final double[] meanB = new double[Gaussian.SIZE];

  Reduction(TrackerSettings settings, Pool pool, Confirmation confirmation) {
    this.settings = settings;
    this.pool = pool;
    this.confirmation = confirmation;
  }

  /** The same after a scan that changed no state: forgets what hardly exists any more. */
  void thin(Cluster c, List<Cluster> out) {
    if (c.globals > 1) {
      scale(c);
    }
    boolean gone = false;
    for (int i = c.n - 1; i >= 0; i--) {
      if (c.existence(i) < settings.drop()) {
        Target t = c.t[i];
        removeColumn(c, i);
        pool.free(t);
        gone = true;
      }
    }
    if (c.n == 0) {
      pool.free(c);
    } else {
      if (gone) {
        dedupe(c);
      }
      out.add(c);
    }
  }

  void reduce(Cluster c, List<Cluster> out) {
    scale(c);
    for (int i = c.n - 1; i >= 0; i--) {
      Target t = c.t[i];
      double exists = c.existence(i);
      if (exists < settings.drop()) {
        removeColumn(c, i);
        pool.free(t);
        continue;
      }
      if (!t.confirmed && exists > settings.report()) {
        confirmation.confirm(t);
      }
      if (!t.confirmed && (c.n > 1 || t.n > 1)) {
        collapse(c, i, exists);
        removeColumn(c, i);
        Cluster own = pool.cluster();
        own.alone(t);
        out.add(own);
      }
    }
    if (c.n == 0) {
      pool.free(c);
      return;
    }
    if (c.globals > 1 || c.n > 1) {
      for (int i = 0; i < c.n; i++) {
        mergeHistories(c, i);
      }
      dedupe(c);
      keepHeaviest(c);
      for (int i = 0; i < c.n; i++) {
        dropUnused(c, i);
      }
    }
    split(c, out);
  }

  /** What to do when a target is first believed in. */
  interface Confirmation {
    void confirm(Target t);
  }

  private static void scale(Cluster c) {
    double sum = 0;
    for (int k = 0; k < c.globals; k++) {
      sum += c.w[k];
    }
    for (int k = 0; k < c.globals; k++) {
      c.w[k] /= sum;
    }
  }

  private static void removeColumn(Cluster c, int i) {
    int n = c.n;
    int to = 0;
    for (int k = 0; k < c.globals; k++) {
      for (int j = 0; j < n; j++) {
        if (j != i) {
          c.pick[to++] = c.pick[k * n + j];
        }
      }
    }
    System.arraycopy(c.t, i + 1, c.t, i, n - 1 - i);
    c.n--;
  }

  /** Keeps the likeliest history of a target with all of its existence. */
  private void collapse(Cluster c, int i, double exists) {
    Target t = c.t[i];
    marginals(c, i);
    int best = 0;
    for (int a = 1; a < t.n; a++) {
      if (marginal[a] * t.h[a].existence > marginal[best] * t.h[best].existence) {
        best = a;
      }
    }
    for (int a = 0; a < t.n; a++) {
      if (a != best) {
        pool.free(t.h[a]);
      }
    }
    t.h[0] = t.h[best];
    t.n = 1;
    t.h[0].existence = Math.min(exists, 1);
  }

  private void marginals(Cluster c, int i) {
    int n = c.t[i].n;
    if (marginal.length < n) {
      marginal = new double[n + 16];
      map = new int[n + 16];
    }
    java.util.Arrays.fill(marginal, 0, n, 0);
    for (int k = 0; k < c.globals; k++) {
      int p = c.pick[k * c.n + i];
      if (p >= 0) {
        marginal[p] += c.w[k];
      }
    }
  }

  /** Histories of a target whose states and existence agree become one: the heavier stands for both. */
  private void mergeHistories(Cluster c, int i) {
    Target t = c.t[i];
    if (t.n < 2) {
      return;
    }
    marginals(c, i);
    boolean any = false;
    for (int a = 0; a < t.n; a++) {
      map[a] = a;
    }
    for (int a = 0; a < t.n; a++) {
      for (int b = a + 1; b < t.n; b++) {
        if (map[a] == a && map[b] == b && alike(t.h[a], t.h[b])) {
          boolean first = marginal[a] >= marginal[b];
          map[first ? b : a] = first ? a : b;
          marginal[first ? a : b] += marginal[first ? b : a];
          any = true;
        }
      }
    }
    if (any) {
      for (int k = 0; k < c.globals; k++) {
        int p = c.pick[k * c.n + i];
        while (p >= 0 && map[p] != p) {
          p = map[p];
        }
        c.pick[k * c.n + i] = p;
      }
    }
  }

  private boolean alike(Hypothesis a, Hypothesis b) {
    if (a.time != b.time || Math.abs(a.existence - b.existence) > 0.1) {
      return false;
    }
    double de = a.east - b.east;
    double dn = a.north - b.north;
    double far = Math.max(a.reach, b.reach);
    if (de * de + dn * dn > 0.1 * far * far) {
      return false;
    }
    moments(a, meanA);
    moments(b, meanB);
    double d2 = 0;
    for (int k = 0; k < 6; k++) {
      double d = meanA[1 + k] - meanB[1 + k];
      d2 += d * d / Math.min(meanA[VARIANCE[k]], meanB[VARIANCE[k]]);
    }
    return d2 < 0.25;
  }

  private static final int[] VARIANCE = {7, 10, 12, 22, 25, 27};

  private static void moments(Hypothesis h, double[] out) {
    java.util.Arrays.fill(out, 0);
    for (int j = 0; j < h.n; j++) {
      Gaussian.addMean(h.g, j * Gaussian.SIZE, out, 0, h.g[j * Gaussian.SIZE]);
    }
    for (int j = 0; j < h.n; j++) {
      Gaussian.addCovariance(h.g, j * Gaussian.SIZE, out, 0, h.g[j * Gaussian.SIZE]);
    }
  }

  private static void dedupe(Cluster c) {
    int kept = 0;
    for (int k = 0; k < c.globals; k++) {
      int same = -1;
      for (int q = 0; q < kept && same < 0; q++) {
        boolean equal = true;
        for (int i = 0; i < c.n && equal; i++) {
          equal = c.pick[q * c.n + i] == c.pick[k * c.n + i];
        }
        same = equal ? q : -1;
      }
      if (same >= 0) {
        c.w[same] += c.w[k];
      } else {
        System.arraycopy(c.pick, k * c.n, c.pick, kept * c.n, c.n);
        c.w[kept++] = c.w[k];
      }
    }
    c.globals = kept;
  }

  private void keepHeaviest(Cluster c) {
    int g = c.globals;
    if (order.length < g) {
      order = new int[g + 64];
    }
    for (int k = 0; k < g; k++) {
      int j = k;
      while (j > 0 && c.w[order[j - 1]] < c.w[k]) {
        order[j] = order[j - 1];
        j--;
      }
      order[j] = k;
    }
    int most = Math.min(g, settings.hypotheses());
    double least = LIGHT * c.w[order[0]];
    while (most > 1 && c.w[order[most - 1]] < least) {
      most--;
    }
    if (most < g) {
      double limit = c.w[order[most - 1]];
      int kept = 0;
      for (int k = 0; k < g && kept < most; k++) {
        if (c.w[k] >= limit) {
          System.arraycopy(c.pick, k * c.n, c.pick, kept * c.n, c.n);
          c.w[kept++] = c.w[k];
        }
      }
      c.globals = kept;
      scale(c);
    }
  }

  private void dropUnused(Cluster c, int i) {
    Target t = c.t[i];
    marginals(c, i);
    int kept = 0;
    for (int a = 0; a < t.n; a++) {
      if (marginal[a] > 0) {
        map[a] = kept;
        Hypothesis h = t.h[a];
        t.h[a] = t.h[kept];
        t.h[kept++] = h;
      } else {
        map[a] = -1;
      }
    }
    for (int a = kept; a < t.n; a++) {
      pool.free(t.h[a]);
    }
    t.n = kept;
    for (int k = 0; k < c.globals; k++) {
      int p = c.pick[k * c.n + i];
      if (p >= 0) {
        c.pick[k * c.n + i] = map[p];
      }
    }
  }

  /** Parts a cluster into groups of targets that depend on each other. */
  private void split(Cluster c, List<Cluster> out) {
    if (c.n == 1) {
      out.add(c);
      return;
    }
    if (root.length < c.n) {
      root = new int[c.n + 16];
    }
    for (int i = 0; i < c.n; i++) {
      root[i] = i;
    }
    for (int i = 0; i < c.n; i++) {
      for (int j = i + 1; j < c.n; j++) {
        if (find(i) != find(j) && dependent(c, i, j)) {
          root[find(j)] = find(i);
        }
      }
    }
    int parts = 0;
    for (int i = 0; i < c.n; i++) {
      if (find(i) == i) {
        parts++;
      }
    }
    if (parts == 1) {
      out.add(c);
      return;
    }
    for (int i = 0; i < c.n; i++) {
      if (root[i] == i) {
        part(c, i, out);
      }
    }
    pool.free(c);
  }

  private int find(int i) {
    int r = i;
    while (root[r] != r) {
      r = root[r];
    }
    return r;
  }

  private static boolean dependent(Cluster c, int i, int j) {
    int ni = c.t[i].n;
    int nj = c.t[j].n;
    for (int a = -1; a < ni; a++) {
      for (int b = -1; b < nj; b++) {
        double pa = 0;
        double pb = 0;
        double both = 0;
        for (int k = 0; k < c.globals; k++) {
          boolean ia = c.pick[k * c.n + i] == a;
          boolean jb = c.pick[k * c.n + j] == b;
          pa += ia ? c.w[k] : 0;
          pb += jb ? c.w[k] : 0;
          both += ia && jb ? c.w[k] : 0;
        }
        if (Math.abs(both - pa * pb) > DEPENDENCE) {
          return true;
        }
      }
    }
    return false;
  }

  private void part(Cluster c, int r, List<Cluster> out) {
    Cluster p = pool.cluster();
    for (int i = 0; i < c.n; i++) {
      if (find(i) == r) {
        p.add(c.t[i]);
      }
    }
    p.roomForGlobals(c.globals);
    p.globals = c.globals;
    for (int k = 0; k < c.globals; k++) {
      p.w[k] = c.w[k];
      int to = k * p.n;
      for (int i = 0; i < c.n; i++) {
        if (find(i) == r) {
          p.pick[to++] = c.pick[k * c.n + i];
        }
      }
    }
    dedupe(p);
    out.add(p);
  }
}

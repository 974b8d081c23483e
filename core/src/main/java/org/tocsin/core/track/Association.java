package org.tocsin.core.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains the detections that clusters share: the heaviest joint associations become their new global hypotheses. */
final class Association {
  private final TrackerSettings settings;
  private final Current scan;
  private final Gate gate;
  private final Pool pool;
  private final Newcomers newcomers;
  private final Registrar registrar;
  private final Reduction reduction;
  private final Beam beam = new Beam();
  private final ArrayList<Cluster> group = new ArrayList<>();
  private int[] local = new int[0];
  private int[] detections = new int[0];
  private double[] prior = new double[0];
  private int[] priorPick = new int[0];
  private double[] prior2 = new double[0];
  private int[] priorPick2 = new int[0];
  private int[] missTo = new int[16];

  Association(TrackerSettings settings, Current scan, Gate gate, Pool pool, Newcomers newcomers, Registrar registrar,
      Reduction reduction) {
    this.settings = settings;
    this.scan = scan;
    this.gate = gate;
    this.pool = pool;
    this.newcomers = newcomers;
    this.registrar = registrar;
    this.reduction = reduction;
  }

  /** Associates the clusters of the group that begins with {@code first}; what becomes of them goes to {@code out}. */
  void associate(Sensor x, List<Cluster> clusters, Groups groups, int first, List<Cluster> out) {
    group.clear();
    for (int i = first; i >= 0; i = groups.after(i)) {
      group.add(clusters.get(i));
    }
    if (local.length < scan.plots.n) {
      local = new int[scan.plots.n];
      detections = new int[scan.plots.n];
    }
    Cluster c = group.size() == 1 ? group.getFirst() : joined();
    int m = collectDetections();
    int globals = c.globals;
    if (prior.length < globals) {
      prior = new double[globals];
    }
    for (int k = 0; k < globals; k++) {
      prior[k] = Elementary.log(c.w[k]);
    }
    beam.begin(settings.beam(), c.n, m, prior, globals);
    for (int i = 0; i < c.n; i++) {
      Target t = c.t[i];
      for (int k = 0; k < beam.size; k++) {
        int p = c.pick[beam.prior[k] * c.n + i];
        if (p < 0) {
          beam.offer(k, Beam.ABSENT, -1, 0);
          continue;
        }
        Hypothesis h = t.h[p];
        beam.offer(k, Beam.MISS, -1, h.missLog);
        for (int e = h.firstEdge; e < h.firstEdge + h.edges; e++) {
          beam.offer(k, e, gate.local[e], gate.log[e]);
        }
      }
      beam.advance(i, gate.local);
    }
    rebuild(x, c, m);
    reduction.reduce(c, out);
  }

  private int collectDetections() {
    int m = 0;
    for (int g = 0; g < group.size(); g++) {
      Cluster c = group.get(g);
      for (int e = c.firstEdge; e < c.lastEdge; e++) {
        local[gate.detection[e]] = -1;
      }
    }
    for (int g = 0; g < group.size(); g++) {
      Cluster c = group.get(g);
      for (int e = c.firstEdge; e < c.lastEdge; e++) {
        int d = gate.detection[e];
        if (local[d] < 0) {
          local[d] = m;
          detections[m++] = d;
        }
        gate.local[e] = local[d];
        gate.to[e] = -1;
      }
    }
    return m;
  }

  /** Makes one cluster of the group: the heaviest of all combinations of their global hypotheses. */
  private Cluster joined() {
    Cluster c = pool.cluster();
    int globals = 1;
    prior = grown(prior, 1);
    prior[0] = 1;
    for (int g = 0; g < group.size(); g++) {
      Cluster b = group.get(g);
      int before = c.n;
      int n = before + b.n;
      for (int i = 0; i < b.n; i++) {
        c.add(b.t[i]);
      }
      int product = globals * b.globals;
      prior2 = grown(prior2, product);
      if (priorPick2.length < product * n) {
        priorPick2 = new int[2 * product * n];
      }
      int to = 0;
      double best = 0;
      for (int k = 0; k < globals; k++) {
        for (int q = 0; q < b.globals; q++) {
          best = Math.max(best, prior[k] * b.w[q]);
        }
      }
      double least = threshold(globals, b, best);
      for (int k = 0; k < globals; k++) {
        for (int q = 0; q < b.globals; q++) {
          double w = prior[k] * b.w[q];
          if (w >= least) {
            prior2[to] = w;
            System.arraycopy(priorPick, k * before, priorPick2, to * n, before);
            System.arraycopy(b.pick, q * b.n, priorPick2, to * n + before, b.n);
            to++;
          }
        }
      }
      globals = to;
      double[] swap = prior;
      prior = prior2;
      prior2 = swap;
      int[] swapPick = priorPick;
      priorPick = priorPick2;
      priorPick2 = swapPick;
    }
    c.globals = globals;
    c.roomForGlobals(globals);
    System.arraycopy(prior, 0, c.w, 0, globals);
    System.arraycopy(priorPick, 0, c.pick, 0, globals * c.n);
    return c;
  }

  /** Weight from which a combination is kept, so that about as many as the beam is wide remain. */
  private double threshold(int globals, Cluster b, double best) {
    double least = best * 1e-5;
    for (int round = 0; round < 40; round++) {
      int count = 0;
      for (int k = 0; k < globals; k++) {
        for (int q = 0; q < b.globals; q++) {
          count += prior[k] * b.w[q] >= least ? 1 : 0;
        }
      }
      if (count <= settings.beam()) {
        break;
      }
      least = Math.min(least * 2, best);
    }
    return least;
  }

  private static double[] grown(double[] a, int n) {
    return a.length < n ? new double[2 * n] : a;
  }

  /** Turns the beam's entries into the cluster's new global hypotheses, with new states and newly started targets. */
  private void rebuild(Sensor x, Cluster c, int m) {
    double top = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < beam.size; k++) {
      top = Math.max(top, beam.score[k]);
    }
    int kept = 0;
    int n = c.n;
    double sum = 0;
    prior2 = grown(prior2, beam.size);
    if (priorPick2.length < beam.size * (n + m)) {
      priorPick2 = new int[2 * beam.size * (n + m)];
    }
    for (int k = 0; k < beam.size; k++) {
      double w = Elementary.exp(beam.score[k] - top);
      prior2[k] = w < 1e-5 ? 0 : w;
      sum += prior2[k];
    }
    for (int k = 0; k < beam.size; k++) {
      if (prior2[k] > 0) {
        beam.prior[kept] = beam.prior[k];
        for (int i = 0; i < n; i++) {
          int choice = beam.choice[k * n + i];
          int p = c.pick[beam.prior[kept] * n + i];
          // Old hypothesis and what befell it, in one number for the moment.
          priorPick2[kept * (n + m) + i] = choice == Beam.MISS ? -2 - p : choice == Beam.ABSENT ? -1 : choice;
        }
        for (int d = 0; d < m; d++) {
          priorPick2[kept * (n + m) + n + d] = beam.uses(k, d) ? -1 : 0;
        }
        prior2[kept++] = prior2[k] / sum;
      }
    }
    int width = n + m;
    for (int i = 0; i < n; i++) {
      renew(x, c.t[i], i, width, kept);
    }
    int columns = n;
    for (int d = 0; d < m; d++) {
      double free = 0;
      for (int k = 0; k < kept; k++) {
        free += priorPick2[k * width + n + d] == 0 ? prior2[k] : 0;
      }
      scan.plots.unexplained[detections[d]] = free;
      Target t = free > 0 ? newcomers.born(x, detections[d], free) : null;
      if (t != null) {
        c.add(t);
        for (int k = 0; k < kept; k++) {
          priorPick2[k * width + columns] = priorPick2[k * width + n + d];
        }
        columns++;
      }
    }
    c.globals = kept;
    c.roomForGlobals(kept);
    System.arraycopy(prior2, 0, c.w, 0, kept);
    for (int k = 0; k < kept; k++) {
      System.arraycopy(priorPick2, k * width, c.pick, k * columns, columns);
    }
    if (group.size() > 1) {
      for (int g = 0; g < group.size(); g++) {
        pool.free(group.get(g));
      }
    }
  }

  private Hypothesis[] fresh = new Hypothesis[16];

  private void renew(Sensor x, Target t, int i, int width, int kept) {
    int n = 0;
    int old = t.n;
    if (missTo.length < old) {
      missTo = new int[2 * old];
    }
    java.util.Arrays.fill(missTo, 0, old, -1);
    boolean seen = false;
    int edge = -1;
    @Nullable String label = null;
    for (int k = 0; k < kept; k++) {
      int at = k * width + i;
      int code = priorPick2[at];
      if (n + 1 >= fresh.length) {
        fresh = java.util.Arrays.copyOf(fresh, 2 * fresh.length);
      }
      if (code <= -2) {
        int a = -2 - code;
        if (missTo[a] < 0) {
          missTo[a] = n;
          fresh[n++] = t.h[a];
        }
        priorPick2[at] = missTo[a];
      } else if (code >= 0) {
        seen = true;
        edge = code;
        label = scan.claim(gate.detection[code]);
        if (gate.to[code] < 0) {
          Hypothesis h = pool.hypothesis();
          Predicted from = gate.slot(holder(t, code));
          if (kept == 1 && t.confirmed && x.radar() && settings.register()) {
            registrar.learn(x, t, from, gate.detection[code]);
          }
          from.update(x, scan.plots, gate.detection[code], scan.time, h);
          gate.to[code] = n;
          fresh[n++] = h;
        }
        priorPick2[at] = gate.to[code];
      }
    }
    for (int a = 0; a < old; a++) {
      if (missTo[a] >= 0) {
        t.h[a].missed();
      } else {
        pool.free(t.h[a]);
      }
    }
    t.n = 0;
    for (int a = 0; a < n; a++) {
      t.add(fresh[a]);
    }
    if (seen && label != null) {
      t.bind(label, scan.time);
    }
    if (edge >= 0 && x.model.kind() == SensorModel.Kind.REPORT && x.measures(2)) {
      int d = gate.detection[edge];
      t.saidEast = scan.plots.value(d, 0);
      t.saidNorth = scan.plots.value(d, 1);
      t.saidUp = scan.plots.value(d, 2);
      t.saidAt = scan.time;
    }
    if (seen) {
      t.lastSeen = scan.time;
      t.lastScan = scan.number;
      t.seenBy(x.model.id());
      t.hits++;
    }
  }

  private static Hypothesis holder(Target t, int edge) {
    for (int a = 0; a < t.n; a++) {
      Hypothesis h = t.h[a];
      if (edge >= h.firstEdge && edge < h.firstEdge + h.edges) {
        return h;
      }
    }
    throw new IllegalStateException("edge without hypothesis");
  }
}

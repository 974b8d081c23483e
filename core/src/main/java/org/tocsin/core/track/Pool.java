package org.tocsin.core.track;

import java.util.ArrayList;

/** Free lists of the objects that come and go with every scan, so that a running tracker allocates nothing. */
final class Pool {
  private final ArrayList<Hypothesis> hypotheses = new ArrayList<>();
  private final ArrayList<Target> targets = new ArrayList<>();
  private final ArrayList<Cluster> clusters = new ArrayList<>();

  Hypothesis hypothesis() {
    return hypotheses.isEmpty() ? new Hypothesis() : hypotheses.removeLast();
  }

  void free(Hypothesis h) {
    hypotheses.add(h);
  }

  Target target() {
    Target t = targets.isEmpty() ? new Target() : targets.removeLast();
    t.reset();
    return t;
  }

  /** Takes back a target and its hypotheses. */
  void free(Target t) {
    for (int i = 0; i < t.n; i++) {
      free(t.h[i]);
    }
    t.n = 0;
    targets.add(t);
  }

  Cluster cluster() {
    Cluster c = clusters.isEmpty() ? new Cluster() : clusters.removeLast();
    c.reset();
    return c;
  }

  void free(Cluster c) {
    clusters.add(c);
  }
}

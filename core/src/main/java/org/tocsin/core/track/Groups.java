package org.tocsin.core.track;

/** Which clusters share a detection of the scan in hand and must be associated together: a union-find with lists. */
final class Groups {
  private int[] owner = new int[0];
  private int[] parent = new int[0];
  private int[] next = new int[0];
  private int[] last = new int[0];

  void begin(int clusters, int detections) {
    if (parent.length < clusters) {
      parent = new int[clusters + clusters / 2 + 16];
      next = new int[parent.length];
      last = new int[parent.length];
    }
    for (int i = 0; i < clusters; i++) {
      parent[i] = i;
      next[i] = -1;
      last[i] = i;
    }
    if (owner.length < detections) {
      owner = new int[detections];
    }
    java.util.Arrays.fill(owner, 0, detections, -1);
  }

  /** Cluster {@code i} may have caused detection {@code d}. */
  void claim(int i, int d) {
    if (owner[d] < 0) {
      owner[d] = i;
    } else {
      unite(i, owner[d]);
    }
  }

  /** Whether no cluster may have caused a detection. */
  boolean free(int d) {
    return owner[d] < 0;
  }

  /** The first cluster of the group that {@code i} belongs to. */
  int first(int i) {
    int r = i;
    while (parent[r] != r) {
      r = parent[r];
    }
    parent[i] = r;
    return r;
  }

  /** The cluster after {@code i} in its group, or -1. */
  int after(int i) {
    return next[i];
  }

  private void unite(int i, int j) {
    int a = Math.min(first(i), first(j));
    int b = Math.max(first(i), first(j));
    if (a != b) {
      parent[b] = a;
      next[last[a]] = b;
      last[a] = last[b];
    }
  }
}

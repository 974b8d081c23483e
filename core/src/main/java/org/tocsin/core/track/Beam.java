package org.tocsin.core.track;

/**
 * Finds the heaviest joint associations of a group of targets with the detections of one scan, over all its global
 * hypotheses at once: target by target, every partial hypothesis is continued by a miss and by each detection still
 * free, and the best {@code width} go on. Deterministic, and bounded by width x targets x options.
 */
final class Beam {
  /** Log weight below the best partial hypothesis at which one is not followed. */
  private static final double HOPELESS = 14;

  static final int MISS = -1;
  static final int ABSENT = -2;

  private int width;
  int size;
  double[] score = new double[0];
  int[] prior = new int[0];
  int[] choice = new int[0];
  private long[] used = new long[0];
  private int words;
  private int targets;

  private double[] nextScore = new double[0];
  private int[] nextPrior = new int[0];
  private int[] nextChoice = new int[0];
  private long[] nextUsed = new long[0];

  private int candidates;
  private double top;
  private double[] value = new double[0];
  private int[] parent = new int[0];
  private int[] option = new int[0];
  private int[] heap = new int[0];

  /** Starts with the prior global hypotheses. */
  void begin(int width, int targets, int detections, double[] logPrior, int globals) {
    this.width = width;
    this.targets = targets;
    words = (detections + 63) >> 6;
    int most = Math.max(width, globals);
    if (score.length < most || choice.length < most * targets || used.length < most * words) {
      score = new double[most];
      prior = new int[most];
      nextScore = new double[most];
      nextPrior = new int[most];
      choice = new int[most * targets];
      nextChoice = new int[most * targets];
      used = new long[most * words];
      nextUsed = new long[most * words];
      heap = new int[most + 1];
    }
    size = globals;
    for (int i = 0; i < globals; i++) {
      score[i] = logPrior[i];
      prior[i] = i;
    }
    java.util.Arrays.fill(used, 0, globals * words, 0);
    candidates = 0;
    top = Double.NEGATIVE_INFINITY;
  }

  /** Offers one continuation of entry {@code of} for the target in turn. */
  void offer(int of, int edge, int detection, double gain) {
    if (detection >= 0 && (used[of * words + (detection >> 6)] >>> (detection & 63) & 1) != 0) {
      return;
    }
    if (candidates == value.length) {
      int n = 2 * candidates + 64;
      value = java.util.Arrays.copyOf(value, n);
      parent = java.util.Arrays.copyOf(parent, n);
      option = java.util.Arrays.copyOf(option, n);
    }
    double v = score[of] + gain;
    if (v < top - HOPELESS) {
      return;
    }
    top = Math.max(top, v);
    value[candidates] = v;
    parent[candidates] = of;
    option[candidates++] = edge;
  }

  /** Closes the turn of target {@code i}: the best continuations become the entries. */
  void advance(int i, int[] detectionOfEdge) {
    int kept = 0;
    if (candidates <= width) {
      for (int k = 0; k < candidates; k++) {
        heap[k + 1] = k;
      }
      kept = candidates;
    } else {
      for (int k = 0; k < candidates; k++) {
        if (kept < width) {
          heap[++kept] = k;
          up(kept);
        } else if (worse(heap[1], k)) {
          heap[1] = k;
          down(kept);
        }
      }
    }
    for (int k = 0; k < kept; k++) {
      int c = heap[k + 1];
      int p = parent[c];
      nextScore[k] = value[c];
      nextPrior[k] = prior[p];
      System.arraycopy(choice, p * targets, nextChoice, k * targets, i);
      System.arraycopy(used, p * words, nextUsed, k * words, words);
      nextChoice[k * targets + i] = option[c];
      if (option[c] >= 0) {
        int d = detectionOfEdge[option[c]];
        nextUsed[k * words + (d >> 6)] |= 1L << (d & 63);
      }
    }
    size = kept;
    candidates = 0;
    top = Double.NEGATIVE_INFINITY;
    swap();
  }

  private void swap() {
    double[] s = score;
    score = nextScore;
    nextScore = s;
    int[] p = prior;
    prior = nextPrior;
    nextPrior = p;
    int[] c = choice;
    choice = nextChoice;
    nextChoice = c;
    long[] u = used;
    used = nextUsed;
    nextUsed = u;
  }

  boolean uses(int entry, int detection) {
    return (used[entry * words + (detection >> 6)] >>> (detection & 63) & 1) != 0;
  }

  /** Whether {@code a} is worse than {@code b}; of equals the later offer is worse. */
  private boolean worse(int a, int b) {
    return value[a] < value[b] || value[a] == value[b] && a > b;
  }

  private void up(int k) {
    while (k > 1 && worse(heap[k], heap[k / 2])) {
      int x = heap[k];
      heap[k] = heap[k / 2];
      heap[k / 2] = x;
      k /= 2;
    }
  }

  private void down(int n) {
    int k = 1;
    while (2 * k <= n) {
      int c = 2 * k;
      if (c < n && worse(heap[c + 1], heap[c])) {
        c++;
      }
      if (!worse(heap[c], heap[k])) {
        return;
      }
      int x = heap[k];
      heap[k] = heap[c];
      heap[c] = x;
      k = c;
    }
  }
}

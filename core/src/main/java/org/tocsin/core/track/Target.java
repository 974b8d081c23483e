package org.tocsin.core.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Bernoulli: what one first detection may have been the start of, under all histories still held possible. */
final class Target {
  long number;
  double began;
  double lastSeen;

  /** Number of the scan that last updated it, counted by the engine. */
  long lastScan;
  int hits;
  boolean confirmed;
  double eastBegan;
  double northBegan;

  /** Identity that reports bound to this target claim, how many did, and when the last. */
  @Nullable String label;

  int bound;
  double lastBound;

  /** An address explains a target while its reports keep agreeing with what is tracked; another one starts anew. */
  void bind(String claim, double time) {
    bound = claim.equals(label) ? bound + 1 : 1;
    label = claim;
    lastBound = time;
  }

  Track.@Nullable CivilEvidence civil(double now) {
    return label == null || bound < 3 || now - lastBound > 60 ? null : new Track.CivilEvidence(label, bound);
  }

  /** Ids of the sensors that last saw it, each once, oldest first. */
  final @Nullable String[] seers = new String[6];

  int seen;

  void seenBy(String sensor) {
    int at = 0;
    while (at < seen && !sensor.equals(seers[at])) {
      at++;
    }
    if (at == seen) {
      if (seen < seers.length) {
        seers[seen++] = sensor;
        return;
      }
      at = 0;
    }
    System.arraycopy(seers, at + 1, seers, at, seen - 1 - at);
    seers[seen - 1] = sensor;
  }

  List<String> seenBy() {
    List<String> out = new ArrayList<>(seen);
    for (int i = 0; i < seen; i++) {
      out.add(String.valueOf(seers[i]));
    }
    return out;
  }

  /** Where it said it was, and when; NaN before it ever did. */
  double saidEast;
  double saidNorth;
  double saidUp;
  double saidAt = Double.NaN;

  int n;
  Hypothesis[] h = new Hypothesis[4];

  // Of the scan being processed.
  int firstHypothesis;

  void add(Hypothesis x) {
    if (n == h.length) {
      h = java.util.Arrays.copyOf(h, 2 * n);
    }
    h[n++] = x;
  }

  void reset() {
    number = 0;
    hits = 0;
    confirmed = false;
    label = null;
    bound = 0;
    lastBound = 0;
    seen = 0;
    saidEast = 0;
    saidNorth = 0;
    saidUp = 0;
    saidAt = Double.NaN;
    eastBegan = 0;
    northBegan = 0;
    n = 0;
  }

  void archive(Archive a, Pool pool) {
    number = a.of(number);
    began = a.of(began);
    lastSeen = a.of(lastSeen);
    lastScan = a.of(lastScan);
    hits = a.of(hits);
    confirmed = a.of(confirmed);
    eastBegan = a.of(eastBegan);
    northBegan = a.of(northBegan);
    label = a.of(label);
    bound = a.of(bound);
    lastBound = a.of(lastBound);
    saidEast = a.of(saidEast);
    saidNorth = a.of(saidNorth);
    saidUp = a.of(saidUp);
    saidAt = a.of(saidAt);
    seen = Math.min(a.count(seen), seers.length);
    for (int i = 0; i < seen; i++) {
      seers[i] = a.of(seers[i]);
    }
    int histories = a.count(n);
    for (int i = 0; i < histories; i++) {
      if (a.reading()) {
        add(pool.hypothesis());
      }
      h[i].archive(a);
    }
  }

  void set(Target o) {
    number = o.number;
    began = o.began;
    lastSeen = o.lastSeen;
    lastScan = o.lastScan;
    hits = o.hits;
    confirmed = o.confirmed;
    eastBegan = o.eastBegan;
    northBegan = o.northBegan;
    label = o.label;
    bound = o.bound;
    lastBound = o.lastBound;
    seen = o.seen;
    saidEast = o.saidEast;
    saidNorth = o.saidNorth;
    saidUp = o.saidUp;
    saidAt = o.saidAt;
    System.arraycopy(o.seers, 0, seers, 0, seen);
  }
}

package org.tocsin.simulator.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** When each community was warned under one rule. Times in seconds since the raid's start. */
final class Spells {
  /** @param to end; the raid's end for one that still lasts */
  record Spell(double from, double to) {}

  private final List<List<Spell>> done = new ArrayList<>();
  private final double[] open;

  Spells(int communities) {
    open = new double[communities];
    Arrays.fill(open, Double.NaN);
    for (int i = 0; i < communities; i++) {
      done.add(new ArrayList<>(0));
    }
  }

  void set(int community, boolean on, double t) {
    boolean was = !Double.isNaN(open[community]);
    if (on && !was) {
      open[community] = t;
    } else if (!on && was) {
      done.get(community).add(new Spell(open[community], t));
      open[community] = Double.NaN;
    }
  }

  void close(double t) {
    for (int i = 0; i < open.length; i++) {
      set(i, false, t);
    }
  }

  List<Spell> of(int community) {
    return done.get(community);
  }

  int communities() {
    return open.length;
  }
}

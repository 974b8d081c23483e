package org.tocsin.server.architecture.planted.alert;

import java.util.TreeMap;

/** Nothing wrong here: the rules must let it pass. */
public final class Sound {
  public double total(TreeMap<String, Double> weights) {
    double sum = 0;
    for (double w : weights.values()) {
      sum += StrictMath.exp(Math.max(0, w));
    }
    return sum;
  }
}

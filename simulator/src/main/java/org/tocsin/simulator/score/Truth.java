package org.tocsin.simulator.score;

/**
 * A true object at one instant.
 *
 * @param state east, north, up (m) and their rates (m/s)
 * @param covered whether some sensor could see it; others need no track
 */
public record Truth(double time, String id, String type, double[] state, boolean covered) {
  public Truth {
    state = state.clone();
  }

  @Override
  public double[] state() {
    return state.clone();
  }

  double east() {
    return state[0];
  }

  double north() {
    return state[1];
  }
}

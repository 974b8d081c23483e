package org.tocsin.simulator.scenario;

/** A scenario that cannot be read, with the place and the reason in one line. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ScenarioException(String message) {
    super(message);
  }
}

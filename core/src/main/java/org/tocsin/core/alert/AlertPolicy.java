package org.tocsin.core.alert;

/** The thresholds, horizons and durations by which alerts are decided. */
public record AlertPolicy() {
  public static AlertPolicy standard() {
    return new AlertPolicy();
  }
}

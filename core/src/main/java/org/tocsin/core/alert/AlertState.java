package org.tocsin.core.alert;

/** What a community is told. */
public enum AlertState {
  /** Somebody is looking and nothing threatens. */
  CLEAR,
  /** Pre-alert: be ready. */
  WATCH,
  /** Take shelter. */
  ALARM,
  /** The immediate danger seems over; stay in shelter until it is confirmed. */
  HOLD,
  /** Nobody is looking: not calm. */
  UNKNOWN
}

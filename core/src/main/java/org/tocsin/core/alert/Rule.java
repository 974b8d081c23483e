package org.tocsin.core.alert;

/** The rule that decided a state. The first group raises, the second lowers, the third speaks of sight. */
public enum Rule {
  /** The state's siren sounds here: at least ALARM. */
  OFFICIAL_ALARM,
  /** An officer ordered it. */
  ORDER,
  /** The class leaves no time to corroborate: ALARM on the first word. */
  NO_TIME,
  /** Arrival is likely and near, from corroborated reports or sensors. */
  ARRIVAL_NEAR,
  /** Arrival is possible within the horizon of WATCH. */
  ARRIVAL_POSSIBLE,
  /** Arrival is likely and near, but one weak source says so: WATCH only. */
  UNCORROBORATED,
  /** A threat without a place, announced for this area. */
  ANNOUNCED,

  /** Every threat passed or cannot come any more. */
  PASSED,
  /** Every threat was reported stopped. */
  STOPPED,
  /** The latest possible arrival is over. */
  ARRIVED,
  /** The threats were not heard of for longer than their class can stay in the air. */
  EXPIRED,
  /** The state's siren ended here and nothing else threatens. */
  OFFICIAL_END,
  /** Waiting for confirmation that it is over. */
  CONFIRMING,
  /** The threat was denied or called off by its sources. */
  CALLED_OFF,
  /** An officer ended it, with a second officer where a threat stood. */
  ORDERED_END,

  /** Nobody looks at this area. */
  BLIND,
  /** Somebody looks again and nothing threatens. */
  SIGHT_REGAINED
}

package org.tocsin.core.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;

/**
 * What the inputs call for in one community now, before durations and hysteresis.
 *
 * @param state CLEAR, WATCH or ALARM
 * @param rule why; for CLEAR it has no meaning
 * @param threat the threat that decides, or null for a siren or an order
 * @param approach its forecast here, or null for a threat without a place
 * @param threats ids of all threats that call for at least WATCH
 */
record Demand(
    AlertState state,
    Rule rule,
    @Nullable Threat threat,
    @Nullable Approach approach,
    List<String> threats,
    List<Evidence> evidence) {
  static final Demand NONE = new Demand(AlertState.CLEAR, Rule.PASSED, null, null, List.of(), List.of());
}

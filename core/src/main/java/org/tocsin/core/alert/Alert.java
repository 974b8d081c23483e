package org.tocsin.core.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.threat.Evidence;

/**
 * Hop 7: one revision of what one community is told.
 *
 * @param id stays the same from leaving CLEAR or UNKNOWN until returning to it: community code and the number of the
 *     entry that opened it
 * @param revision 1, 2, 3 … within the id
 * @param sequence 1, 2, 3 … over all alerts of a journal, for resuming a stream
 * @param entry number of the journal entry that caused this revision
 * @param community code
 * @param at journal time of this revision
 * @param since journal time at which this state was entered
 * @param threatClass what is coming, or null in CLEAR and UNKNOWN
 * @param model named model, or null
 * @param earliest 10 % quantile of arrival, or null when not known
 * @param likely median of arrival, or null
 * @param latest 90 % quantile of arrival, or null
 * @param probability that danger reaches the community, 0 to 1; NaN where a rule decided, not a forecast
 */
public record Alert(
    String id,
    int revision,
    long sequence,
    long entry,
    String community,
    AlertState state,
    Instant at,
    Instant since,
    @Nullable ThreatClass threatClass,
    @Nullable String model,
    @Nullable Instant earliest,
    @Nullable Instant likely,
    @Nullable Instant latest,
    double probability,
    Reason reason) {

  /**
   * Why.
   *
   * @param rule the rule of the policy that decided
   * @param text one English sentence; pages translate by rule
   * @param threats ids of the threats that counted
   * @param evidence posts, sirens, orders that counted; never empty for an ALARM
   */
  public record Reason(Rule rule, String text, List<String> threats, List<Evidence> evidence) {
    public Reason {
      threats = List.copyOf(threats);
      evidence = List.copyOf(evidence);
    }
  }
}

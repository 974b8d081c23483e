package org.tocsin.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;

/**
 * The alert machine of one community: {@code CLEAR → WATCH → ALARM → HOLD → CLEAR}, and UNKNOWN when nobody looks. It
 * never lowers an ALARM while blind, and never leaves one without a reason that physics or the sources give.
 */
final class CommunityMachine {
  /** A class that was told stays told this long after its threat has gone: the next one of its kind is no news. */
  private static final Duration LINGERS = Duration.ofMinutes(10);

  private final String community;
  private final AlertPolicy policy;
  private Alert alert;
  private Rule endRule = Rule.PASSED;
  private final TreeSet<String> muted = new TreeSet<>();

  CommunityMachine(String community, AlertPolicy policy) {
    this.community = community;
    this.policy = policy;
    Alert.Reason blind = new Alert.Reason(Rule.BLIND, ReasonText.of(Rule.BLIND), List.of(), List.of());
    alert =
        new Alert(
            community + "-0", 0, 0, 0, community, AlertState.UNKNOWN, Instant.EPOCH, Instant.EPOCH, null, null, null,
            null, null, Double.NaN, blind);
  }

  /** All of it, for a snapshot. */
  record State(Alert alert, Rule endRule, List<String> muted) {}

  State saved() {
    return new State(alert, endRule, List.copyOf(muted));
  }

  void restore(State s) {
    alert = s.alert();
    endRule = s.endRule();
    muted.clear();
    muted.addAll(s.muted());
  }

  /** What is known of the world in this step. */
  record Context(long entry, Instant now, boolean looking, Map<String, Threat> threats, Standing standing) {}

  /** The latest revision. */
  Alert alert() {
    return alert;
  }

  AlertState state() {
    return alert.state();
  }

  boolean mutes() {
    return !muted.isEmpty();
  }

  boolean muted(String threat) {
    return muted.contains(threat);
  }

  /** True when nothing can change without a demand: at rest, and sight as before. */
  boolean resting(boolean looking) {
    return looking ? alert.state() == AlertState.CLEAR : alert.state() == AlertState.UNKNOWN;
  }

  /** An officer ends it: the threats that counted are not counted again. The desk has checked that he may. */
  Alert end(Context c, Evidence order, List<String> ignore, long sequence) {
    muted.addAll(ignore);
    endRule = Rule.ORDERED_END;
    return revise(
        c.looking() ? AlertState.CLEAR : AlertState.UNKNOWN,
        c.looking() ? Rule.ORDERED_END : Rule.BLIND, Demand.NONE, List.of(order), c, sequence);
  }

  void unmute() {
    muted.clear();
  }

  /** The next revision, or null when there is nothing new to say. */
  @Nullable Alert step(Demand d, Context c, long sequence) {
    return switch (alert.state()) {
      case CLEAR, UNKNOWN -> fromRest(d, c, sequence);
      case WATCH -> fromWatch(d, c, sequence);
      case ALARM -> fromAlarm(d, c, sequence);
      case HOLD -> fromHold(d, c, sequence);
    };
  }

  private @Nullable Alert fromRest(Demand d, Context c, long sequence) {
    if (d.state() != AlertState.CLEAR) {
      return raise(d, c, sequence);
    }
    if (resting(c.looking())) {
      return null;
    }
    Rule rule = c.looking() ? Rule.SIGHT_REGAINED : Rule.BLIND;
    return revise(c.looking() ? AlertState.CLEAR : AlertState.UNKNOWN, rule, d, List.of(), c, sequence);
  }

  private @Nullable Alert fromWatch(Demand d, Context c, long sequence) {
    if (d.state() == AlertState.ALARM) {
      return raise(d, c, sequence);
    }
    if (d.state() == AlertState.WATCH) {
      return update(d, c, sequence);
    }
    if (kept(c) || spent(c).compareTo(policy.minWatch()) < 0) {
      return null;
    }
    return settle(c, sequence);
  }

  private @Nullable Alert fromAlarm(Demand d, Context c, long sequence) {
    if (d.state() == AlertState.ALARM) {
      return update(d, c, sequence);
    }
    boolean stateEnded = alert.reason().rule() == Rule.OFFICIAL_ALARM && c.standing().officialEnd();
    if (kept(c) || !c.looking() || (!stateEnded && spent(c).compareTo(durations().minAlarm()) < 0)) {
      return null;
    }
    endRule = stateEnded && d.state() == AlertState.CLEAR ? Rule.OFFICIAL_END : endOf(c);
    if (stateEnded) {
      return d.state() == AlertState.WATCH ? raise(d, c, sequence) : settle(c, sequence);
    }
    return revise(AlertState.HOLD, Rule.CONFIRMING, d, newest(c), c, sequence);
  }

  private @Nullable Alert fromHold(Demand d, Context c, long sequence) {
    if (d.state() == AlertState.ALARM) {
      return raise(d, c, sequence);
    }
    if (kept(c) || spent(c).compareTo(durations().hold()) < 0) {
      return null;
    }
    if (d.state() == AlertState.WATCH) {
      return raise(d, c, sequence);
    }
    return c.looking() ? settle(c, sequence) : null;
  }

  private boolean kept(Context c) {
    return c.standing().standing(Entry.Order.Action.HOLD) != null;
  }

  private Duration spent(Context c) {
    return Duration.between(alert.since(), c.now());
  }

  private AlertPolicy.ClassPolicy durations() {
    ThreatClass k = alert.threatClass();
    return policy.of(k == null ? ThreatClass.UNKNOWN : k);
  }

  /** Back to rest: CLEAR with the reason it ended, or UNKNOWN when nobody looks. */
  private Alert settle(Context c, long sequence) {
    if (alert.state() == AlertState.WATCH) {
      endRule = endOf(c);
    }
    return c.looking()
        ? revise(AlertState.CLEAR, endRule, Demand.NONE, newest(c), c, sequence)
        : revise(AlertState.UNKNOWN, Rule.BLIND, Demand.NONE, newest(c), c, sequence);
  }

  /** How the threats that counted last came to count no more. */
  private Rule endOf(Context c) {
    Rule rule = c.standing().officialEnd() ? Rule.OFFICIAL_END : Rule.PASSED;
    for (String id : alert.reason().threats()) {
      Threat t = c.threats().get(id);
      Threat.Ending how = t == null ? null : t.ending();
      if (how == null) {
        return Rule.PASSED;
      }
      rule =
          switch (how) {
            case STOPPED -> Rule.STOPPED;
            case ARRIVED -> Rule.ARRIVED;
            case EXPIRED -> Rule.EXPIRED;
            case CALLED_OFF -> Rule.CALLED_OFF;
          };
    }
    return rule;
  }

  /** What was last said of the threats that counted. */
  private List<Evidence> newest(Context c) {
    List<Evidence> out = new ArrayList<>();
    for (String id : alert.reason().threats()) {
      Threat t = c.threats().get(id);
      if (t != null && !t.evidence().isEmpty()) {
        out.add(t.evidence().getLast());
      }
    }
    return out.isEmpty() ? alert.reason().evidence() : out;
  }

  private Alert raise(Demand d, Context c, long sequence) {
    return revise(d.state(), d.rule(), d, d.evidence(), c, sequence);
  }

  /**
   * Says again what has not changed in kind only when it is news to those who took shelter: another class, another rule,
   * or an arrival outside the interval that was told. That one more group joins, or that a second source confirms a
   * pre-alert, is none.
   */
  private @Nullable Alert update(Demand d, Context c, long sequence) {
    Rule told = alert.reason().rule();
    boolean other = d.rule() != told;
    if (other && (d.rule() == Rule.NO_TIME || ordered(d.rule()) || ordered(told))) {
      return raise(d, c, sequence);
    }
    if (Duration.between(alert.at(), c.now()).compareTo(policy.revise()) < 0) {
      return null;
    }
    boolean announcement = d.rule() == Rule.ANNOUNCED || told == Rule.ANNOUNCED;
    boolean news = (other && announcement) || otherClass(d, c.now()) || moved(d.approach(), c.now());
    return news ? raise(d, c, sequence) : null;
  }

  /** A class that leaves less time is news at once; that it has gone while another one stays is when it stays away. */
  private boolean otherClass(Demand d, Instant now) {
    ThreatClass next = classOf(d);
    ThreatClass told = alert.threatClass();
    if (next == told) {
      return false;
    }
    boolean graver = told == null || (next != null && DemandRules.gravity(next) > DemandRules.gravity(told));
    return graver || Duration.between(alert.at(), now).compareTo(LINGERS) >= 0;
  }

  /** Somebody other than the forecast speaks. */
  private static boolean ordered(Rule r) {
    return r == Rule.OFFICIAL_ALARM || r == Rule.ORDER;
  }

  /** True when the arrival now thought likely lies outside what was told by more than the policy tolerates. */
  private boolean moved(@Nullable Approach a, Instant now) {
    Instant from = alert.earliest();
    Instant to = alert.latest();
    if (a == null || from == null || to == null) {
      return (a == null) != (from == null);
    }
    Instant likely = a.likely().isBefore(now) ? now : a.likely();
    long left = StrictMath.max(0, likely.toEpochMilli() - now.toEpochMilli());
    long beyond = StrictMath.max(from.toEpochMilli() - likely.toEpochMilli(), likely.toEpochMilli() - to.toEpochMilli());
    return beyond > StrictMath.max(policy.tolerance().toMillis(), left * policy.share());
  }

  private static @Nullable ThreatClass classOf(Demand d) {
    return d.threat() == null ? null : d.threat().classes().main();
  }

  private Alert revise(AlertState to, Rule rule, Demand d, List<Evidence> evidence, Context c, long sequence) {
    boolean wasResting = alert.state() == AlertState.CLEAR || alert.state() == AlertState.UNKNOWN;
    boolean toRest = to == AlertState.CLEAR || to == AlertState.UNKNOWN;
    String id = wasResting ? community + "-" + c.entry() : alert.id();
    Approach a = d.approach();
    Threat t = d.threat();
    boolean lowering = to == AlertState.HOLD;
    String text = lowering ? ReasonText.of(endRule) + " Stay in shelter until it is confirmed."
        : toRest ? ReasonText.of(rule) : ReasonText.of(d);
    alert =
        new Alert(
            id,
            wasResting ? 1 : alert.revision() + 1,
            sequence,
            c.entry(),
            community,
            to,
            c.now(),
            to == alert.state() ? alert.since() : c.now(),
            lowering ? alert.threatClass() : toRest || t == null ? null : t.classes().main(),
            lowering ? alert.model() : toRest || t == null ? null : t.model(),
            toRest || a == null ? null : a.earliest(),
            toRest || a == null ? null : a.likely(),
            toRest || a == null ? null : a.latest(),
            toRest || a == null ? Double.NaN : a.probability(),
            new Alert.Reason(rule, text, lowering ? alert.reason().threats() : d.threats(), evidence));
    return alert;
  }
}

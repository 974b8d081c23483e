package org.tocsin.core.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.alert.AlertPolicy.ClassPolicy;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.threat.ThreatProfile;

/** The rules that raise: sirens and orders above forecasts, forecasts by class, announcements last. Pure. */
final class DemandRules {
  /** A reason names the newest words of each threat, not its whole history. */
  private static final int EVIDENCE_PER_THREAT = 4;

  private static final int MAX_EVIDENCE = 12;

  private final AlertPolicy policy;

  DemandRules(AlertPolicy policy) {
    this.policy = policy;
  }

  /** One threat as seen from the community: with a forecast, or announced for its area. */
  record Input(Threat threat, @Nullable Approach approach) {}

  /**
   * @param inputs in a fixed order
   * @param harm what an arrival means for one person here, 1 in a usual hromada
   * @param state the present state, for hysteresis
   */
  Demand evaluate(Standing standing, List<Input> inputs, double harm, AlertState state, Instant now) {
    Demand best = Demand.NONE;
    List<Input> counting = new ArrayList<>();
    for (Input in : inputs) {
      Demand d = of(in, harm, state, now);
      if (d.state() != AlertState.CLEAR) {
        counting.add(in);
        best = stronger(best, d);
      }
    }
    Evidence siren = standing.sounding();
    Entry.Order raise = standing.standing(Entry.Order.Action.RAISE);
    if (siren != null && best.state() != AlertState.ALARM) {
      best = new Demand(AlertState.ALARM, Rule.OFFICIAL_ALARM, best.threat(), best.approach(), List.of(), List.of());
    } else if (raise != null && best.state() != AlertState.ALARM) {
      best = new Demand(AlertState.ALARM, Rule.ORDER, best.threat(), best.approach(), List.of(), List.of());
    }
    return best.state() == AlertState.CLEAR ? best : explained(best, counting, siren, raise);
  }

  private static Demand stronger(Demand a, Demand b) {
    if (a.state() != b.state()) {
      return a.state() == AlertState.ALARM || b.state() == AlertState.CLEAR ? a : b;
    }
    int graver = gravity(b) - gravity(a);
    return graver > 0 || (graver == 0 && sooner(b, a)) ? b : a;
  }

  /** What leaves less time is told first, so that two groups of different class over one place do not take turns. */
  private static int gravity(Demand d) {
    Threat t = d.threat();
    if (d.rule() == Rule.NO_TIME || t == null) {
      return 3;
    }
    return gravity(t.classes().main());
  }

  static int gravity(ThreatClass c) {
    return switch (c) {
      case BALLISTIC_MISSILE, AEROBALLISTIC_MISSILE, SURFACE_TO_AIR_MISSILE, ROCKET_ARTILLERY -> 3;
      case CRUISE_MISSILE, GLIDE_BOMB -> 2;
      case STRIKE_UAV -> 1;
      default -> 0;
    };
  }

  private static boolean sooner(Demand b, Demand a) {
    if (a.approach() == null || b.approach() == null) {
      return a.approach() == null && b.approach() != null;
    }
    return b.approach().likely().isBefore(a.approach().likely());
  }

  private static Demand explained(
      Demand d, List<Input> counting, @Nullable Evidence siren, Entry.@Nullable Order raise) {
    List<String> ids = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    if (siren != null) {
      evidence.add(siren);
    }
    if (raise != null) {
      evidence.add(
          new Evidence(raise.number(), raise.recordedAt(), raise.officer(), Trust.TRUSTED, "", raise.why()));
    }
    if (d.threat() != null) {
      addNewest(evidence, d.threat());
    }
    for (Input in : counting) {
      ids.add(in.threat().id());
      if (in.threat() != d.threat()) {
        addNewest(evidence, in.threat());
      }
    }
    return new Demand(d.state(), d.rule(), d.threat(), d.approach(), ids, evidence);
  }

  private static void addNewest(List<Evidence> to, Threat t) {
    int n = t.evidence().size();
    for (int i = StrictMath.max(0, n - EVIDENCE_PER_THREAT); i < n && to.size() < MAX_EVIDENCE; i++) {
      to.add(t.evidence().get(i));
    }
  }

  private Demand of(Input in, double harm, AlertState state, Instant now) {
    Threat t = in.threat();
    if (t.stage() == Threat.Stage.ENDED) {
      return Demand.NONE;
    }
    ClassPolicy p = policy.of(t.classes().main());
    Approach a = in.approach();
    return a == null ? announced(t) : forecast(t, a, p, harm, state, now);
  }

  /** A launch that leaves no time alarms the areas named; anything else that was only announced is a WATCH. */
  private static Demand announced(Threat t) {
    boolean launched = t.stage() == Threat.Stage.ACTIVE && ThreatProfile.isBallistic(t.classes().main());
    return launched ? demand(AlertState.ALARM, Rule.NO_TIME, t, null) : demand(AlertState.WATCH, Rule.ANNOUNCED, t, null);
  }

  private Demand forecast(Threat t, Approach a, ClassPolicy p, double harm, AlertState state, Instant now) {
    double alarmShare = state == AlertState.ALARM ? policy.leaving() : 1;
    double watchShare = state == AlertState.CLEAR || state == AlertState.UNKNOWN ? 1 : policy.leaving();
    double weight = p.noTime() ? 1 : harm;
    boolean near = weight * a.within(now.plus(p.alarmHorizon())) >= p.alarmProbability() * alarmShare;
    if (near && p.noTime()) {
      return demand(AlertState.ALARM, Rule.NO_TIME, t, a);
    }
    if (near && t.independent() >= p.corroboration()) {
      return demand(AlertState.ALARM, Rule.ARRIVAL_NEAR, t, a);
    }
    if (near) {
      return demand(AlertState.WATCH, Rule.UNCORROBORATED, t, a);
    }
    boolean possible = weight * a.within(now.plus(p.watchHorizon())) >= p.watchProbability() * watchShare;
    return possible ? demand(AlertState.WATCH, Rule.ARRIVAL_POSSIBLE, t, a) : Demand.NONE;
  }

  private static Demand demand(AlertState s, Rule r, Threat t, @Nullable Approach a) {
    return new Demand(s, r, t, a, List.of(), List.of());
  }
}

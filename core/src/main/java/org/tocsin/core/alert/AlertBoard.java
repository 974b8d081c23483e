package org.tocsin.core.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;

/** All communities' machines with what the state and the officers say of each. Not thread-safe. */
public final class AlertBoard {
  /** With nothing new, states are looked at again this often: durations are minutes. */
  private static final long QUIET_SECONDS = 5;

  private final Areas areas;
  private final DemandRules rules;
  private final CommunityMachine[] machines;
  private final Standing[] standings;
  private final List<@Nullable List<DemandRules.Input>> inputs;
  private long weighed = -1;
  private long sequence;

  public AlertBoard(Areas areas, AlertPolicy policy) {
    this.areas = areas;
    rules = new DemandRules(policy);
    int n = areas.communities().size();
    machines = new CommunityMachine[n];
    standings = new Standing[n];
    inputs = new ArrayList<>(Collections.nCopies(n, null));
    for (Community c : areas.communities()) {
      machines[c.index()] = new CommunityMachine(c.code(), policy);
      standings[c.index()] = new Standing();
    }
  }

  /**
   * All of it, for a snapshot; what it holds is nobody else's business.
   *
   * @param weighed number of the entry whose approaches were weighed last
   */
  public record State(
      List<CommunityMachine.State> machines, List<Standing.State> standings, long sequence, long weighed) {}

  public State state() {
    List<CommunityMachine.State> m = new ArrayList<>();
    List<Standing.State> s = new ArrayList<>();
    for (int i = 0; i < machines.length; i++) {
      m.add(machines[i].saved());
      s.add(standings[i].state());
    }
    return new State(m, s, sequence, weighed);
  }

  /**
   * Takes the place of whatever was known.
   *
   * @throws IllegalArgumentException when the snapshot was made with other areas
   */
  public void restore(State s) {
    if (s.machines().size() != machines.length) {
      throw new IllegalArgumentException(
          "the snapshot holds " + s.machines().size() + " communities, the areas in use " + machines.length);
    }
    for (int i = 0; i < machines.length; i++) {
      machines[i].restore(s.machines().get(i));
      standings[i].restore(s.standings().get(i));
    }
    sequence = s.sequence();
    weighed = s.weighed();
  }

  /**
   * Takes the entry and the picture after it.
   *
   * @param approaches in order of community
   * @param forecastEntry number of the entry after which they last changed
   * @param looking whether somebody looks at the community of an index
   * @return the new revisions in order of sequence
   */
  public List<Alert> step(Entry entry, List<Threat> threats, List<Approach> approaches, long forecastEntry, IntPredicate looking) {
    Instant now = entry.recordedAt();
    boolean spoken = hear(entry);
    boolean due = StrictMath.floorMod(now.getEpochSecond(), QUIET_SECONDS) == 0;
    if (entry instanceof Entry.Tick && !due && forecastEntry == weighed) {
      return List.of();
    }
    if (!(entry instanceof Entry.Tick) && !spoken && forecastEntry == weighed && !hasUnplaced(threats)) {
      return List.of();
    }
    weighed = forecastEntry;
    TreeMap<String, Threat> byId = new TreeMap<>();
    for (Threat t : threats) {
      byId.put(t.id(), t);
    }
    gather(threats, approaches, byId);
    List<Alert> out = new ArrayList<>();
    if (entry instanceof Entry.Order o && o.action() == Entry.Order.Action.END) {
      end(o, byId, looking, out);
    }
    for (int i = 0; i < machines.length; i++) {
      step(i, entry, byId, looking.test(i), out);
    }
    return out;
  }

  /** The latest revision for every community, in order of index. */
  public List<Alert> current() {
    List<Alert> out = new ArrayList<>(machines.length);
    for (CommunityMachine m : machines) {
      out.add(m.alert());
    }
    return out;
  }

  private void step(int i, Entry entry, Map<String, Threat> byId, boolean looking, List<Alert> out) {
    CommunityMachine m = machines[i];
    List<DemandRules.Input> in = inputs.get(i);
    Standing s = standings[i];
    s.expire(entry.recordedAt());
    if (in == null && s.quiet() && m.resting(looking)) {
      return;
    }
    if (s.standing(Entry.Order.Action.END) == null) {
      m.unmute();
    }
    Instant now = entry.recordedAt();
    Demand d = rules.evaluate(s, heard(m, in), m.state(), now);
    var context = new CommunityMachine.Context(entry.number(), now, looking, byId, s);
    Alert a = m.step(d, context, sequence + 1);
    if (a != null) {
      sequence++;
      out.add(a);
    }
  }

  private static List<DemandRules.Input> heard(CommunityMachine m, @Nullable List<DemandRules.Input> in) {
    if (in == null) {
      return List.of();
    }
    if (!m.mutes()) {
      return in;
    }
    List<DemandRules.Input> out = new ArrayList<>(in);
    out.removeIf(x -> m.muted(x.threat().id()));
    return out;
  }

  /** Sorts forecasts and announcements to their communities. */
  private void gather(List<Threat> threats, List<Approach> approaches, Map<String, Threat> byId) {
    Collections.fill(inputs, null);
    for (int i = 0; i < approaches.size(); i++) {
      Approach a = approaches.get(i);
      Threat t = byId.get(a.threat());
      if (t != null) {
        at(a.community()).add(new DemandRules.Input(t, a));
      }
    }
    for (Threat t : threats) {
      if (t.at() == null && t.stage() != Threat.Stage.ENDED) {
        for (String code : t.areas()) {
          for (Community c : areas.listCommunitiesOf(code)) {
            at(c.index()).add(new DemandRules.Input(t, null));
          }
        }
      }
    }
  }

  private List<DemandRules.Input> at(int community) {
    List<DemandRules.Input> list = inputs.get(community);
    if (list == null) {
      list = new ArrayList<>();
      inputs.set(community, list);
    }
    return list;
  }

  private static boolean hasUnplaced(List<Threat> threats) {
    for (Threat t : threats) {
      if (t.at() == null) {
        return true;
      }
    }
    return false;
  }

  /** Takes sirens and orders to the communities they are for; true when there were any. */
  private boolean hear(Entry entry) {
    if (entry instanceof Entry.Order o) {
      if (o.action() != Entry.Order.Action.END) {
        for (Community c : areas.listCommunitiesOf(o.area())) {
          standings[c.index()].order(o);
        }
      }
      return true;
    }
    boolean any = false;
    if (entry instanceof Entry.Observed observed) {
      for (Observation x : observed.observations()) {
        if (x instanceof OfficialAlert a && a.source().trust() == Trust.OFFICIAL) {
          hear(a, observed);
          any = true;
        }
      }
    }
    return any;
  }

  private void hear(OfficialAlert a, Entry.Observed entry) {
    String key = entry.datagram().key();
    Evidence e =
        new Evidence(entry.number(), a.time(), a.source().name(), a.source().trust(), key == null ? "" : key, a.words());
    for (String code : a.areas()) {
      for (Community c : areas.listCommunitiesOf(code)) {
        standings[c.index()].siren(a, e);
      }
    }
  }

  /** An early end stands only where no siren sounds, and with a second officer where a threat stands. */
  private void end(Entry.Order o, Map<String, Threat> byId, IntPredicate looking, List<Alert> out) {
    Evidence order =
        new Evidence(o.number(), o.recordedAt(), o.officer(), Trust.TRUSTED, "", o.why());
    for (Community c : areas.listCommunitiesOf(o.area())) {
      CommunityMachine m = machines[c.index()];
      Standing s = standings[c.index()];
      boolean atRest = m.state() == AlertState.CLEAR || m.state() == AlertState.UNKNOWN;
      List<DemandRules.Input> in = heard(m, inputs.get(c.index()));
      boolean threatened = !in.isEmpty() || s.standing(Entry.Order.Action.RAISE) != null;
      if (atRest || s.sounding() != null || (threatened && o.second() == null)) {
        continue;
      }
      s.order(o);
      s.withdrawAll(Entry.Order.Action.RAISE);
      List<String> ignore = new ArrayList<>();
      for (DemandRules.Input x : in) {
        ignore.add(x.threat().id());
      }
      var context =
          new CommunityMachine.Context(o.number(), o.recordedAt(), looking.test(c.index()), byId, s);
      out.add(m.end(context, order, ignore, ++sequence));
    }
  }
}

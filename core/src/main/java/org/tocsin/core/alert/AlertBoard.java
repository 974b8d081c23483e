package org.tocsin.core.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
  /**
   * With nothing new, a community is weighed again this often: durations are minutes. Communities take turns, so that
   * every second brings a fifth of the work.
   */
  private static final int QUIET_SECONDS = 5;

  private static final double KM_PER_DEGREE = 111.195;

  /** Radius of a circle as large as the median hromada, and one below which the danger radius counts, km. */
  private static final double USUAL_RADIUS = 10;

  private static final double SMALLEST_RADIUS = 2;

  private final Areas areas;
  private final DemandRules rules;
  private final CommunityMachine[] machines;
  private final Standing[] standings;
  private final double[] harm;
  private final BitSet due = new BitSet();
  private final BitSet busy = new BitSet();

  /** Communities that nothing keeps busy, in state CLEAR and in state UNKNOWN: weighed only when sight changes. */
  private final BitSet calm = new BitSet();

  private final BitSet blind = new BitSet();
  private @Nullable List<Approach> forecastsOf;
  private final BitSet forecast = new BitSet();
  private long stepped = -1;
  private long sequence;

  public AlertBoard(Areas areas, AlertPolicy policy) {
    this.areas = areas;
    rules = new DemandRules(policy);
    int n = areas.communities().size();
    machines = new CommunityMachine[n];
    standings = new Standing[n];
    harm = new double[n];
    for (Community c : areas.communities()) {
      harm[c.index()] = harm(c);
      machines[c.index()] = new CommunityMachine(c.code(), policy);
      standings[c.index()] = new Standing();
    }
  }

  /**
   * What an arrival means for one person there, beside a community as wide as a usual hromada: a path endangers a strip,
   * so in one twice as wide half as many of those who are warned are in danger.
   */
  private static double harm(Community c) {
    double shrink = StrictMath.cos(StrictMath.toRadians(c.centre().lat()));
    double square = c.area().outline().getArea() * KM_PER_DEGREE * KM_PER_DEGREE * shrink;
    return USUAL_RADIUS / StrictMath.max(SMALLEST_RADIUS, StrictMath.sqrt(square / StrictMath.PI));
  }

  /**
   * All of it, for a snapshot; what it holds is nobody else's business.
   *
   * @param stepped second of the last step since 1970
   */
  public record State(
      List<CommunityMachine.State> machines, List<Standing.State> standings, long sequence, long stepped) {}

  public State state() {
    List<CommunityMachine.State> m = new ArrayList<>();
    List<Standing.State> s = new ArrayList<>();
    for (int i = 0; i < machines.length; i++) {
      m.add(machines[i].saved());
      s.add(standings[i].state());
    }
    return new State(m, s, sequence, stepped);
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
    calm.clear();
    blind.clear();
    sequence = s.sequence();
    stepped = s.stepped();
  }

  /**
   * Takes the entry and the picture after it. Weighs the communities for which the entry changed something (a forecast, an
   * announcement, a siren, an order) and those whose turn it is, not all.
   *
   * @param approaches in order of community
   * @param changed indices of the communities whose forecasts or announcements the entry changed
   * @param looking whether somebody looks at the community of an index
   * @return the new revisions in order of sequence
   */
  public List<Alert> step(
      Entry entry, List<Threat> threats, List<Approach> approaches, List<Integer> changed, IntPredicate looking) {
    due.clear();
    hear(entry);
    for (int i : changed) {
      due.set(i);
    }
    turns(entry.recordedAt().getEpochSecond());
    List<Alert> out = new ArrayList<>();
    if (due.isEmpty()) {
      return out;
    }
    Scene scene = new Scene(entry, threats, approaches, areas);
    if (entry instanceof Entry.Order o && o.action() == Entry.Order.Action.END) {
      end(o, scene, looking, out);
    }
    busy.clear();
    busy.or(forecasts(approaches));
    scene.announcedTo(busy);
    for (int i = due.nextSetBit(0); i >= 0; i = due.nextSetBit(i + 1)) {
      boolean sees = looking.test(i);
      if (busy.get(i) || !(sees ? calm : blind).get(i)) {
        weigh(i, scene, sees, out);
      }
    }
    return out;
  }

  /** The communities that have a forecast; most steps see the same list as the one before. */
  private BitSet forecasts(List<Approach> approaches) {
    if (approaches != forecastsOf) {
      forecastsOf = approaches;
      forecast.clear();
      for (Approach a : approaches) {
        forecast.set(a.community());
      }
    }
    return forecast;
  }

  /** Adds the communities whose turn has come since the last step. */
  private void turns(long second) {
    if (stepped < 0 || second - stepped >= QUIET_SECONDS) {
      due.set(0, machines.length);
    } else {
      for (long s = stepped + 1; s <= second; s++) {
        for (int i = (int) StrictMath.floorMod(s, (long) QUIET_SECONDS); i < machines.length; i += QUIET_SECONDS) {
          due.set(i);
        }
      }
    }
    stepped = StrictMath.max(stepped, second);
  }

  /** The latest revision for every community, in order of index. */
  public List<Alert> current() {
    List<Alert> out = new ArrayList<>(machines.length);
    for (CommunityMachine m : machines) {
      out.add(m.alert());
    }
    return out;
  }

  private void weigh(int i, Scene scene, boolean looking, List<Alert> out) {
    CommunityMachine m = machines[i];
    List<DemandRules.Input> in = scene.inputs(i);
    Standing s = standings[i];
    Instant now = scene.entry().recordedAt();
    s.expire(now);
    calm.clear(i);
    blind.clear(i);
    if (in.isEmpty() && s.quiet() && m.resting(looking)) {
      (looking ? calm : blind).set(i);
      return;
    }
    if (s.standing(Entry.Order.Action.END) == null) {
      m.unmute();
    }
    Demand d = rules.evaluate(s, heard(m, in), harm[i], m.state(), now);
    var context = new CommunityMachine.Context(scene.entry().number(), now, looking, scene.threats(), s);
    Alert a = m.step(d, context, sequence + 1);
    if (a != null) {
      sequence++;
      out.add(a);
    }
  }

  private static List<DemandRules.Input> heard(CommunityMachine m, List<DemandRules.Input> in) {
    if (!m.mutes()) {
      return in;
    }
    List<DemandRules.Input> out = new ArrayList<>(in);
    out.removeIf(x -> m.muted(x.threat().id()));
    return out;
  }

  private void wake(int i) {
    due.set(i);
    calm.clear(i);
    blind.clear(i);
  }

  /** Takes sirens and orders to the communities they are for. */
  private void hear(Entry entry) {
    if (entry instanceof Entry.Order o) {
      for (Community c : areas.listCommunitiesOf(o.area())) {
        wake(c.index());
        if (o.action() != Entry.Order.Action.END) {
          standings[c.index()].order(o);
        }
      }
    } else if (entry instanceof Entry.Observed observed) {
      for (Observation x : observed.observations()) {
        if (x instanceof OfficialAlert a && a.source().trust() == Trust.OFFICIAL) {
          hear(a, observed);
        }
      }
    }
  }

  private void hear(OfficialAlert a, Entry.Observed entry) {
    String key = entry.datagram().key();
    Evidence e =
        new Evidence(entry.number(), a.time(), a.source().name(), a.source().trust(), key == null ? "" : key, a.words());
    for (String code : a.areas()) {
      for (Community c : areas.listCommunitiesOf(code)) {
        standings[c.index()].siren(a, e);
        wake(c.index());
      }
    }
  }

  /** An early end stands only where no siren sounds, and with a second officer where a threat stands. */
  private void end(Entry.Order o, Scene scene, IntPredicate looking, List<Alert> out) {
    Evidence order =
        new Evidence(o.number(), o.recordedAt(), o.officer(), Trust.TRUSTED, "", o.why());
    for (Community c : areas.listCommunitiesOf(o.area())) {
      CommunityMachine m = machines[c.index()];
      Standing s = standings[c.index()];
      boolean atRest = m.state() == AlertState.CLEAR || m.state() == AlertState.UNKNOWN;
      List<DemandRules.Input> in = heard(m, scene.inputs(c.index()));
      boolean threatened = !in.isEmpty() || s.standing(Entry.Order.Action.RAISE) != null;
      if (atRest || s.sounding() != null || (threatened && !o.twoKeys())) {
        continue;
      }
      s.order(o);
      s.withdrawAll(Entry.Order.Action.RAISE);
      List<String> ignore = new ArrayList<>();
      for (DemandRules.Input x : in) {
        ignore.add(x.threat().id());
      }
      var context =
          new CommunityMachine.Context(o.number(), o.recordedAt(), looking.test(c.index()), scene.threats(), s);
      out.add(m.end(context, order, ignore, ++sequence));
    }
  }
}

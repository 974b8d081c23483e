package org.tocsin.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.approach.ApproachForecast;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.threat.Threat;

/**
 * The forecasts of all threats, each renewed when something new is known of the threat or when it has grown old, and the
 * communities for which that changed anything. Not thread-safe.
 */
final class Projections {
  /**
   * A forecast holds so many seconds when nothing new is heard: while the threat moves a quarter of the error of its
   * place, within these bounds. Threats take turns, by their ids, so that every second brings its share of the work.
   */
  private static final int SHORTEST = 10;

  private static final int LONGEST = 30;

  private final Areas areas;
  private final ApproachForecast forecast;
  private final int communities;
  private TreeMap<String, Projection> byThreat = new TreeMap<>();

  /** In order of community, then of threat; null after a restore. */
  private @Nullable List<Approach> merged = List.of();

  private List<Integer> changed = List.of();

  /** What was last forecast for a threat, and from what. */
  record Projection(
      Instant at,
      int holds,
      Instant heard,
      Threat.Stage stage,
      ThreatClass main,
      double independent,
      List<String> areas,
      List<Approach> approaches) {

    /** True when a desk would weigh it as before, forecasts aside. */
    boolean weighsAs(Projection o) {
      return stage == o.stage && main == o.main && independent == o.independent && areas.equals(o.areas);
    }
  }

  Projections(Areas areas, ApproachForecast forecast) {
    this.areas = areas;
    this.forecast = forecast;
    communities = areas.communities().size();
  }

  Map<String, Projection> state() {
    return new TreeMap<>(byThreat);
  }

  void restore(Map<String, Projection> saved) {
    byThreat = new TreeMap<>(saved);
    merged = null;
    changed = List.of();
  }

  /**
   * Forecasts anew what changed or has grown old.
   *
   * @param looked when anybody last looked
   */
  void step(List<Threat> threats, Instant now, Instant looked) {
    BitSet touched = new BitSet(communities);
    TreeMap<String, Projection> kept = new TreeMap<>();
    boolean renewed = false;
    for (Threat t : threats) {
      Projection p = byThreat.get(t.id());
      if (p == null || stale(p, t, now)) {
        Projection next =
            new Projection(
                now, holds(t), t.lastHeard(), t.stage(), t.classes().main(), t.independent(), announced(t),
                forecast.project(t, now, looked));
        if (p != null && p.weighsAs(next)) {
          differences(touched, p.approaches(), next.approaches());
        } else {
          touch(touched, p);
          touch(touched, next);
        }
        p = next;
        renewed = true;
      }
      kept.put(t.id(), p);
    }
    if (kept.size() != byThreat.size() || renewed) {
      byThreat.forEach(
          (id, p) -> {
            if (!kept.containsKey(id)) {
              touch(touched, p);
            }
          });
      byThreat = kept;
      merged = null;
    }
    if (merged == null) {
      merged = merge(threats);
    }
    changed = touched.isEmpty() ? List.of() : touched.stream().boxed().toList();
  }

  /** In order of community, within one in order of threat. */
  List<Approach> approaches() {
    List<Approach> all = merged;
    return all == null ? List.of() : all;
  }

  /** Indices of the communities for which the last step changed a forecast or an announcement, ascending. */
  List<Integer> changed() {
    return changed;
  }

  /** Areas for which it is announced without a place. */
  private static List<String> announced(Threat t) {
    return t.at() == null && t.stage() != Threat.Stage.ENDED ? t.areas() : List.of();
  }

  private void touch(BitSet set, @Nullable Projection p) {
    if (p == null) {
      return;
    }
    for (Approach a : p.approaches()) {
      set.set(a.community());
    }
    for (String code : p.areas()) {
      for (Community c : areas.listCommunitiesOf(code)) {
        set.set(c.index());
      }
    }
  }

  /** Both are in order of community. */
  private static void differences(BitSet set, List<Approach> a, List<Approach> b) {
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      int left = i < a.size() ? a.get(i).community() : Integer.MAX_VALUE;
      int right = j < b.size() ? b.get(j).community() : Integer.MAX_VALUE;
      if (left != right || !a.get(i).equals(b.get(j))) {
        set.set(StrictMath.min(left, right));
      }
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
  }

  private static boolean stale(Projection p, Threat t, Instant now) {
    // What sensors or another tracker follow is heard of all the time: that alone waits for its turn.
    boolean followed = t.id().startsWith("t") || t.id().startsWith("r");
    if ((!followed && !p.heard().equals(t.lastHeard()))
        || p.stage() != t.stage()
        || p.main() != t.classes().main()
        || p.independent() != t.independent()) {
      return true;
    }
    boolean moves = t.at() != null && t.stage() != Threat.Stage.ENDED;
    return moves && turn(t, p.at(), p.holds()) != turn(t, now, p.holds());
  }

  private static long turn(Threat t, Instant at, int period) {
    return StrictMath.floorDiv(at.getEpochSecond() + StrictMath.floorMod(t.id().hashCode(), period), (long) period);
  }

  private static int holds(Threat t) {
    PositionMixture at = t.at();
    double speed = StrictMath.max(1, (t.speedMin() + t.speedMax()) / 2);
    double seconds = at == null ? LONGEST : at.main().sigma() / (4 * speed);
    return (int) StrictMath.max(SHORTEST, StrictMath.min(LONGEST, seconds));
  }

  /** A counting sort, since each forecast is in order already. */
  private List<Approach> merge(List<Threat> threats) {
    int[] start = new int[communities + 1];
    List<List<Approach>> all = new ArrayList<>(threats.size());
    for (Threat t : threats) {
      Projection p = byThreat.get(t.id());
      if (p != null) {
        all.add(p.approaches());
        for (Approach a : p.approaches()) {
          start[a.community() + 1]++;
        }
      }
    }
    for (int i = 0; i < communities; i++) {
      start[i + 1] += start[i];
    }
    Approach[] out = new Approach[start[communities]];
    for (List<Approach> one : all) {
      for (Approach a : one) {
        out[start[a.community()]++] = a;
      }
    }
    return Collections.unmodifiableList(Arrays.asList(out));
  }
}

package org.tocsin.core.alert;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.threat.Threat;

/** What stands before the board in one step, looked up by community only when asked for. */
final class Scene {
  private final Entry entry;
  private final List<Approach> approaches;
  private final TreeMap<String, Threat> byId = new TreeMap<>();
  private final List<Announced> announced = new ArrayList<>();
  private int cursor;

  /** A threat without a place, and the communities for which it is announced. */
  private record Announced(Threat threat, BitSet communities) {}

  Scene(Entry entry, List<Threat> threats, List<Approach> approaches, Areas areas) {
    this.entry = entry;
    this.approaches = approaches;
    for (Threat t : threats) {
      byId.put(t.id(), t);
      if (t.at() == null && t.stage() != Threat.Stage.ENDED && !t.areas().isEmpty()) {
        announced.add(new Announced(t, communities(t, areas)));
      }
    }
  }

  private static BitSet communities(Threat t, Areas areas) {
    BitSet out = new BitSet();
    for (String code : t.areas()) {
      for (Community c : areas.listCommunitiesOf(code)) {
        out.set(c.index());
      }
    }
    return out;
  }

  /** Adds the communities for which something is announced. */
  void announcedTo(BitSet set) {
    for (Announced a : announced) {
      set.or(a.communities());
    }
  }

  Entry entry() {
    return entry;
  }

  Map<String, Threat> threats() {
    return byId;
  }

  /** What is known for one community: forecasts in order of threat, then announcements. Ask in ascending order. */
  List<DemandRules.Input> inputs(int community) {
    cursor = first(community);
    List<DemandRules.Input> out = null;
    for (int i = cursor; i < approaches.size() && approaches.get(i).community() == community; i++) {
      Threat t = byId.get(approaches.get(i).threat());
      if (t != null) {
        out = added(out, new DemandRules.Input(t, approaches.get(i)));
      }
    }
    for (Announced a : announced) {
      if (a.communities().get(community)) {
        out = added(out, new DemandRules.Input(a.threat(), null));
      }
    }
    return out == null ? List.of() : out;
  }

  private static List<DemandRules.Input> added(@Nullable List<DemandRules.Input> to, DemandRules.Input in) {
    List<DemandRules.Input> out = to == null ? new ArrayList<>() : to;
    out.add(in);
    return out;
  }

  /** Index of the first forecast for a community or one after it: ever longer steps from the last one, then halving. */
  private int first(int community) {
    int n = approaches.size();
    int low = cursor > 0 && cursor <= n && approaches.get(cursor - 1).community() >= community ? 0 : cursor;
    int step = 1;
    int high = low;
    while (high < n && approaches.get(high).community() < community) {
      low = high + 1;
      high = StrictMath.min(n, high + step);
      step *= 2;
    }
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (approaches.get(mid).community() < community) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }
}

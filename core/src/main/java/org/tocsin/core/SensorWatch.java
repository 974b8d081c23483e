package org.tocsin.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.track.SensorModel;
import org.tocsin.core.track.Tracker;

/**
 * Which communities radars look at. A radar looks where one of its scans would more likely than not show a drone at its
 * usual height, and for as long as it speaks: after two turns of silence it is blind.
 */
final class SensorWatch {
  private static final double SEEN = 0.5;
  private static final double DRONE_HEIGHT = 450;
  private static final Duration LEAST = Duration.ofSeconds(3);

  private final Areas areas;
  private final TreeMap<String, Looking> radars = new TreeMap<>();
  private List<Boolean> watched = List.of();

  /** A radar, where it looks, and when it last spoke. */
  private static final class Looking {
    final SensorModel model;
    final int[] communities;
    Instant last = Instant.MIN;
    boolean alive;

    Looking(SensorModel model, int[] communities) {
      this.model = model;
      this.communities = communities;
    }

    Duration patience() {
      Duration turns = Duration.ofMillis(StrictMath.round(2_000 * model.period()));
      return turns.compareTo(LEAST) < 0 ? LEAST : turns;
    }
  }

  SensorWatch(Areas areas) {
    this.areas = areas;
  }

  /** Takes note of the sensors that are stated now. */
  void use(Map<String, SensorModel> stated) {
    radars.keySet().retainAll(stated.keySet());
    for (SensorModel m : stated.values()) {
      Looking before = radars.get(m.id());
      if (m.kind() == SensorModel.Kind.RADAR && (before == null || !before.model.equals(m))) {
        radars.put(m.id(), new Looking(m, communities(m)));
      }
    }
    renew();
  }

  /** When each radar that is stated last spoke. */
  record State(Map<String, Instant> last, List<String> alive) {}

  State state() {
    TreeMap<String, Instant> last = new TreeMap<>();
    List<String> alive = new ArrayList<>();
    radars.forEach((id, x) -> {
      last.put(id, x.last);
      if (x.alive) {
        alive.add(id);
      }
    });
    return new State(last, alive);
  }

  void restore(State s, Map<String, SensorModel> stated) {
    radars.clear();
    use(stated);
    radars.forEach((id, x) -> {
      x.last = s.last().getOrDefault(id, Instant.MIN);
      x.alive = s.alive().contains(id);
    });
    renew();
  }

  private int[] communities(SensorModel m) {
    int[] out = new int[areas.communities().size()];
    int n = 0;
    for (Community c : areas.communities()) {
      if (Tracker.visibility(m, c.centre(), DRONE_HEIGHT) >= SEEN) {
        out[n++] = c.index();
      }
    }
    return Arrays.copyOf(out, n);
  }

  void observe(Entry.Observed entry) {
    for (Observation o : entry.observations()) {
      Looking x = o instanceof Plot || o instanceof Bearing || o instanceof SensorStatus
          ? radars.get(o.source().name())
          : null;
      if (x != null) {
        boolean blind = o instanceof SensorStatus s && s.health() == SensorStatus.Health.BLIND;
        x.last = blind ? Instant.MIN : entry.recordedAt();
      }
    }
  }

  /** Lets time pass. */
  void look(Instant now) {
    boolean any = false;
    for (Looking x : radars.values()) {
      boolean alive = x.last != Instant.MIN && Duration.between(x.last, now).compareTo(x.patience()) <= 0;
      any |= alive != x.alive;
      x.alive = alive;
    }
    if (any) {
      renew();
    }
  }

  private void renew() {
    Boolean[] next = new Boolean[areas.communities().size()];
    Arrays.fill(next, false);
    boolean any = false;
    for (Looking x : radars.values()) {
      for (int i : x.alive ? x.communities : new int[0]) {
        next[i] = true;
        any = true;
      }
    }
    watched = any ? Collections.unmodifiableList(new ArrayList<>(Arrays.asList(next))) : List.of();
  }

  /** By index of community whether a radar looks at it now; empty when none looks anywhere. */
  List<Boolean> watched() {
    return watched;
  }

  /** Whether some radar that speaks would more likely than not show an object there. */
  boolean sees(GeoPoint p, double altitude) {
    for (Looking x : radars.values()) {
      if (x.alive && Tracker.visibility(x.model, p, altitude) >= SEEN) {
        return true;
      }
    }
    return false;
  }
}

package org.tocsin.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.approach.ApproachForecast;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.Areas;
import org.tocsin.core.threat.GroupEstimator;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.threat.ThreatProfile;

/** The first machine: entries to the air picture (track, assess, project). Not thread-safe; one core thread owns it. */
public final class AirPicture {
  /**
   * A forecast holds this long when nothing new is heard: a drone moves half a kilometre in it. All are renewed in the
   * same second, so that the desk has news to weigh once and not every second.
   */
  private static final long REFRESH_SECONDS = 10;

  private final GroupEstimator groups;
  private final ApproachForecast forecast;
  private final Lookout lookout;
  private final TreeMap<String, Projection> projections = new TreeMap<>();
  /** Merged from the projections; null after a restore. */
  private @Nullable List<Approach> approaches = List.of();

  private long forecastEntry;
  private final int communities;

  /** What was last forecast for a threat, and from what. */
  record Projection(Instant at, Instant heard, Threat.Stage stage, List<Approach> approaches) {}

  public AirPicture(Areas areas, Map<ThreatClass, ThreatProfile> profiles) {
    groups = new GroupEstimator(areas, profiles);
    forecast = new ApproachForecast(areas, profiles);
    lookout = new Lookout(areas);
    communities = areas.communities().size();
  }

  public AirPicture(Areas areas) {
    this(areas, ThreatProfile.STANDARD);
  }

  /** All of the machine, for a snapshot; what it holds is nobody else's business. */
  public record State(
      GroupEstimator.State groups, Lookout.State lookout, Map<String, Projection> projections, long forecastEntry) {}

  public State state() {
    return new State(groups.state(), lookout.state(), new TreeMap<>(projections), forecastEntry);
  }

  /** Takes the place of whatever was known: the machine goes on as the one that was saved. */
  public void restore(State s) {
    groups.restore(s.groups());
    lookout.restore(s.lookout());
    projections.clear();
    projections.putAll(s.projections());
    forecastEntry = s.forecastEntry();
    approaches = null;
  }

  /** Takes the next entry, in order of number, and gives the picture after it. */
  public Picture step(Entry entry) {
    Instant now = entry.recordedAt();
    if (entry instanceof Entry.Observed observed) {
      lookout.observe(observed);
      List<Sighting> sightings = new ArrayList<>();
      for (Observation o : observed.observations()) {
        if (o instanceof Sighting s) {
          sightings.add(s);
        }
      }
      if (!sightings.isEmpty()) {
        groups.observe(observed, sightings);
      }
    }
    groups.advance(now);
    List<Threat> threats = groups.threats(now);
    List<Approach> merged = project(entry.number(), threats, now);
    return new Picture(
        entry.number(), now, Collections.unmodifiableList(threats), merged, forecastEntry, lookout.coverage());
  }

  /** Forecasts anew only what changed or has grown old. */
  private List<Approach> project(long entry, List<Threat> threats, Instant now) {
    Instant looked = lookout.lastLooked(now);
    boolean changed = false;
    TreeMap<String, Projection> kept = new TreeMap<>();
    for (Threat t : threats) {
      Projection p = projections.get(t.id());
      if (p == null || stale(p, t, now)) {
        p = new Projection(now, t.lastHeard(), t.stage(), forecast.project(t, now, looked));
        changed = true;
      }
      kept.put(t.id(), p);
    }
    changed |= kept.size() != projections.size();
    projections.clear();
    projections.putAll(kept);
    List<Approach> merged = approaches;
    if (changed) {
      forecastEntry = entry;
    }
    if (changed || merged == null) {
      merged = merged(threats);
      approaches = merged;
    }
    return merged;
  }

  private static boolean stale(Projection p, Threat t, Instant now) {
    boolean moves = t.at() != null && t.stage() != Threat.Stage.ENDED;
    return !p.heard().equals(t.lastHeard())
        || p.stage() != t.stage()
        || (moves && period(p.at()) != period(now));
  }

  private static long period(Instant t) {
    return StrictMath.floorDiv(t.getEpochSecond(), REFRESH_SECONDS);
  }

  /** In order of community, within one in order of threat: a counting sort, since each forecast is in order already. */
  private List<Approach> merged(List<Threat> threats) {
    int[] start = new int[communities + 1];
    List<List<Approach>> all = new ArrayList<>(threats.size());
    for (Threat t : threats) {
      Projection p = projections.get(t.id());
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

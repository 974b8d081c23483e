package org.tocsin.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.PositionReport;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;

/**
 * Keeps who looks where. A feed looks at the areas its last status named, or at the whole country. Any message of it,
 * even one that says nothing about the air, shows that somebody is looking; the word of an unknown passer-by does not.
 */
final class Lookout {
  private static final int MOST_SENSOR_FEEDS = 1_000;

  private final Areas areas;
  private final TreeMap<String, List<String>> areasOfFeed = new TreeMap<>();

  /** Feeds that brought observations with geometry: a message of theirs without any does not look at the country. */
  private final TreeSet<String> sensorFeeds = new TreeSet<>();

  private @Nullable Instant everywhere;
  private @Nullable Instant lastAnywhere;
  private List<@Nullable Instant> regional;

  Lookout(Areas areas) {
    this.areas = areas;
    this.regional = Collections.unmodifiableList(Arrays.asList(new Instant[areas.communities().size()]));
  }

  /** Whether {@link #state} holds everything. */
  boolean snapshotable() {
    return sensorFeeds.isEmpty();
  }

  /** All of it, for a snapshot. */
  record State(
      Map<String, List<String>> areasOfFeed,
      @Nullable Instant everywhere,
      @Nullable Instant lastAnywhere,
      List<@Nullable Instant> regional) {}

  State state() {
    return new State(new TreeMap<>(areasOfFeed), everywhere, lastAnywhere, regional);
  }

  void restore(State s) {
    areasOfFeed.clear();
    areasOfFeed.putAll(s.areasOfFeed());
    everywhere = s.everywhere();
    lastAnywhere = s.lastAnywhere();
    regional = Collections.unmodifiableList(new ArrayList<>(s.regional()));
  }

  void observe(Entry.Observed entry) {
    boolean looking = true;
    boolean onlyGeometry = !entry.observations().isEmpty();
    boolean onlyPassersBy = !entry.observations().isEmpty();
    for (Observation o : entry.observations()) {
      if (o instanceof SensorStatus s) {
        areasOfFeed.put(entry.datagram().feed(), s.areas());
        looking = s.health() != SensorStatus.Health.BLIND;
      }
      onlyGeometry &= o instanceof Plot || o instanceof Bearing || o instanceof PositionReport || o instanceof TrackReport;
      onlyPassersBy &= o instanceof Sighting && o.source().trust() == Trust.PUBLIC;
    }
    // A sensor sees as far as it reaches, not the whole country: SensorWatch knows how far.
    String feed = entry.datagram().feed();
    if (onlyGeometry && sensorFeeds.size() < MOST_SENSOR_FEEDS) {
      sensorFeeds.add(feed);
    }
    boolean ofSensors = onlyGeometry || entry.observations().isEmpty() && sensorFeeds.contains(feed);
    boolean unbounded = ofSensors && !areasOfFeed.containsKey(feed);
    if (looking && !onlyPassersBy && !unbounded) {
      look(areasOfFeed.getOrDefault(entry.datagram().feed(), List.of()), entry.recordedAt());
    }
  }

  private void look(List<String> where, Instant now) {
    lastAnywhere = now;
    if (where.isEmpty()) {
      everywhere = now;
      return;
    }
    Instant[] next = regional.toArray(new Instant[0]);
    for (String code : where) {
      for (Community c : areas.listCommunitiesOf(code)) {
        next[c.index()] = now;
      }
    }
    regional = Collections.unmodifiableList(Arrays.asList(next));
  }

  /** When any feed last looked anywhere, {@code now} when none ever did: what is silent because nobody speaks is not gone. */
  Instant lastLooked(Instant now) {
    Instant last = lastAnywhere;
    return last == null ? now : last;
  }

  /** @param watched by index of community, whether a radar looks at it now */
  Coverage coverage(List<Boolean> watched, Instant now) {
    return new Coverage(everywhere, regional, watched, watched.isEmpty() ? null : now);
  }
}

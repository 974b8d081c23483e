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
 * Keeps who looks where. A feed of words looks at the areas its last status named, or at the whole country: any message of
 * it, even one that says nothing about the air, shows that somebody is looking; the word of an unknown passer-by does not.
 *
 * <p>A sensor looks where its own status says, until that says that it is blind: what a microphone heard a minute ago says
 * nothing about now. One whose status names no areas looks as far as it reaches: {@link SensorWatch} knows how far. What a
 * sensor measures is no status: an aircraft that reports itself shows that a receiver works, not that drones would be seen.
 */
final class Lookout {
  private static final int MOST_SENSOR_FEEDS = 1_000;

  /** A sensor beyond them is not taken for looking: the safe side. */
  private static final int MOST_SENSORS = 50_000;

  private final Areas areas;
  private final TreeMap<String, List<String>> areasOfFeed = new TreeMap<>();

  /** Feeds that brought observations with geometry: a message of theirs without any does not look at the country. */
  private final TreeSet<String> sensorFeeds = new TreeSet<>();

  private final TreeMap<String, Sensor> sensors = new TreeMap<>();
  private @Nullable Instant everywhere;
  private @Nullable Instant lastAnywhere;

  /** By community: when a feed of words last looked at it. */
  private List<@Nullable Instant> words;

  /** The same with what sensors look at. */
  private List<@Nullable Instant> regional;

  /** Where a sensor looks, and when it last said so. */
  record Sensor(List<String> areas, Instant at) {}

  Lookout(Areas areas) {
    this.areas = areas;
    this.words = Collections.unmodifiableList(Arrays.asList(new Instant[areas.communities().size()]));
    this.regional = words;
  }

  /** All of it, for a snapshot. */
  record State(
      Map<String, List<String>> areasOfFeed,
      @Nullable Instant everywhere,
      @Nullable Instant lastAnywhere,
      List<@Nullable Instant> words,
      List<String> sensorFeeds,
      Map<String, Sensor> sensors) {}

  State state() {
    return new State(new TreeMap<>(areasOfFeed), everywhere, lastAnywhere, words, List.copyOf(sensorFeeds), new TreeMap<>(sensors));
  }

  void restore(State s) {
    areasOfFeed.clear();
    areasOfFeed.putAll(s.areasOfFeed());
    everywhere = s.everywhere();
    lastAnywhere = s.lastAnywhere();
    words = Collections.unmodifiableList(new ArrayList<>(s.words()));
    sensorFeeds.clear();
    sensorFeeds.addAll(s.sensorFeeds());
    sensors.clear();
    sensors.putAll(s.sensors());
    combine();
  }

  void observe(Entry.Observed entry) {
    String feed = entry.datagram().feed();
    boolean traffic = entry.datagram().isSensorTraffic();
    boolean looking = true;
    boolean sensorsChanged = false;
    boolean onlyGeometry = !entry.observations().isEmpty();
    boolean onlyPassersBy = !entry.observations().isEmpty();
    for (Observation o : entry.observations()) {
      if (o instanceof SensorStatus s) {
        if (traffic) {
          sensorsChanged |= sensor(feed + '/' + s.source().name(), s, entry.recordedAt());
        } else {
          areasOfFeed.put(feed, s.areas());
          looking = s.health() != SensorStatus.Health.BLIND;
        }
      }
      onlyGeometry &= o instanceof Plot || o instanceof Bearing || o instanceof PositionReport || o instanceof TrackReport;
      onlyPassersBy &= o instanceof Sighting && o.source().trust() == Trust.PUBLIC;
    }
    if (traffic) {
      if (sensorsChanged) {
        combine();
      }
      return;
    }
    // A sensor sees as far as it reaches, not the whole country: SensorWatch knows how far.
    if (onlyGeometry && sensorFeeds.size() < MOST_SENSOR_FEEDS) {
      sensorFeeds.add(feed);
    }
    boolean ofSensors = onlyGeometry || entry.observations().isEmpty() && sensorFeeds.contains(feed);
    boolean unbounded = ofSensors && !areasOfFeed.containsKey(feed);
    if (looking && !onlyPassersBy && !unbounded) {
      look(areasOfFeed.getOrDefault(feed, List.of()), entry.recordedAt());
    }
  }

  /** Whether anything changes by a sensor's word about itself. */
  private boolean sensor(String name, SensorStatus s, Instant now) {
    if (s.health() == SensorStatus.Health.BLIND) {
      return sensors.remove(name) != null;
    }
    lastAnywhere = now;
    if (s.areas().isEmpty() || sensors.size() >= MOST_SENSORS && !sensors.containsKey(name)) {
      return false;
    }
    sensors.put(name, new Sensor(s.areas(), now));
    return true;
  }

  private void look(List<String> where, Instant now) {
    lastAnywhere = now;
    if (where.isEmpty()) {
      everywhere = now;
      return;
    }
    @Nullable Instant[] next = words.toArray(new Instant[0]);
    mark(next, where, now);
    words = Collections.unmodifiableList(Arrays.asList(next));
    combine();
  }

  /** What feeds of words and sensors look at, together. */
  private void combine() {
    if (sensors.isEmpty()) {
      regional = words;
      return;
    }
    @Nullable Instant[] next = words.toArray(new Instant[0]);
    sensors.values().forEach(s -> mark(next, s.areas(), s.at()));
    regional = Collections.unmodifiableList(Arrays.asList(next));
  }

  private void mark(@Nullable Instant[] next, List<String> where, Instant at) {
    for (String code : where) {
      for (Community c : areas.listCommunitiesOf(code)) {
        Instant before = next[c.index()];
        if (before == null || before.isBefore(at)) {
          next[c.index()] = at;
        }
      }
    }
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

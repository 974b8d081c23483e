package org.tocsin.protocols.asterix;

import org.tocsin.protocols.clock.SensorClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.SensorStatus.Health;
import org.tocsin.core.observation.Source;

/**
 * From ASTERIX datagrams to observations: 001, 010, 020 and 048 become plots, 021 position reports, 062 track reports, and
 * 002, 023, 034, 063 and 065 say whether a sensor is looking. What gives no observation is counted by its reason.
 *
 * <p>Heights: flight levels are pressure heights in the standard atmosphere and stand for metres above mean sea level (off by
 * up to about 300 m with the weather); 021 and 062 give the geometric height, above the ellipsoid, where the message has it
 * or nothing else. For one thread.
 */
public final class AsterixObserver implements Blocks.Visitor {
  private static final int ADVISED_ON = 200;
  private static final int MAX_REASONS = 1000;

  private final Sensors sensors;
  private final Definitions definitions;
  private final Editions editions;
  private final EditionAdvisor advisor;
  private final Blocks blocks = new Blocks();
  private final @Nullable Mapping[] mappings = new Mapping[256];
  private final @Nullable StatusMapping[] statuses = new StatusMapping[256];
  private final @Nullable Station[] stations = new Station[1 << 16];
  private final List<Station> known = new ArrayList<>();
  private final TreeMap<String, Long> rejected = new TreeMap<>();
  private int lastStation = -1;
  private long records;
  private long observed;
  private byte[] bytes = new byte[0];
  private Instant receivedAt = Instant.EPOCH;
  private Consumer<Observation> out = o -> {};

  public AsterixObserver(Sensors sensors, Definitions definitions, Editions editions) {
    this.sensors = sensors;
    this.definitions = definitions;
    this.editions = editions;
    this.advisor = new EditionAdvisor(definitions, ADVISED_ON);
    for (int category : definitions.categories()) {
      Definition d = editions.of(category);
      if (d != null) {
        mappings[category] = Mapping.of(d);
        statuses[category] = StatusMapping.of(d);
      }
    }
  }

  /** Reads one datagram and gives its observations to {@code to}, in order. Never throws for what the bytes say. */
  public void read(byte[] b, int from, int end, Instant received, Consumer<Observation> to) {
    bytes = b;
    receivedAt = received;
    out = to;
    lastStation = -1;
    blocks.read(b, from, end, editions, this);
  }

  @Override
  public void block(int category, int from, int to) {
    advisor.block(category, bytes, from, to);
    lastStation = -1;
  }

  @Override
  public void problem(int category, int at, String why) {
    reject(Facts.three(category) + ' ' + why);
  }

  @Override
  public void trailer(int from, int to) {
    reject("bytes after the last block");
  }

  @Override
  public void record(Record r) {
    records++;
    int category = r.definition().category();
    Mapping mapping = mappings[category];
    if (mapping != null) {
      target(r, mapping, category);
      return;
    }
    StatusMapping status = statuses[category];
    if (status != null) {
      status(r, status);
    } else {
      reject(Facts.three(category) + " says nothing about the air");
    }
  }

  private void target(Record r, Mapping mapping, int category) {
    Station station = station(Mapping.integer(r, mapping.sac, -1), Mapping.integer(r, mapping.sic, -1));
    if (station == null) {
      reject("no source in the record");
      return;
    }
    SensorClock clock = category == 1 ? station.shortClock() : station.clock();
    Instant at = clock.time(mapping.timeOfDay(r), receivedAt);
    Object result = mapping.map(r, station, at, sensors.acceptSimulated());
    if (result instanceof Observation o) {
      observed++;
      out.accept(o);
    } else {
      reject(result.toString());
    }
  }

  private void status(Record r, StatusMapping status) {
    Station station = station(status.sac(r), status.sic(r));
    if (station == null) {
      reject("no source in the record");
      return;
    }
    Instant at = station.clock().time(status.timeOfDay(r), receivedAt);
    Health health = status.health(r, station);
    if (!status.tells(r, station, health)) {
      return;
    }
    if (health == Health.LOOKING && station.clock().wrong()) {
      health = Health.DEGRADED;
    }
    observed++;
    out.accept(new SensorStatus(station.source(), at, health, station.areas(), status.detail(station)));
  }

  /** Later records of a block may leave their source out (category 001): it is then that of the record before. */
  private @Nullable Station station(int sac, int sic) {
    int key = sac < 0 ? lastStation : Sensors.key(sac, sic);
    if (key < 0) {
      return null;
    }
    lastStation = key;
    Station s = stations[key];
    if (s == null) {
      Sensors.Site site = sensors.site(key >> 8, key & 0xFF);
      s = new Station(new Source(sensors.feed(), site.name(), sensors.trust()), site.areas());
      stations[key] = s;
      known.add(s);
    }
    return s;
  }

  private void reject(String reason) {
    if (rejected.size() < MAX_REASONS || rejected.containsKey(reason)) {
      rejected.merge(reason, 1L, Long::sum);
    }
  }

  public long records() {
    return records;
  }

  public long observed() {
    return observed;
  }

  /** What gave no observation, by reason. */
  public Map<String, Long> rejected() {
    return new TreeMap<>(rejected);
  }

  /** Offset of every source's clock in seconds (arrival minus its time, median), by name. */
  public Map<String, Double> clockOffsets() {
    TreeMap<String, Double> offsets = new TreeMap<>();
    known.forEach(s -> offsets.put(s.source().name(), s.clock().offset()));
    return offsets;
  }

  /** Seconds a turn of a source, as its marks tell; NaN before they do. */
  public double rotation(String name) {
    for (Station s : known) {
      if (s.source().name().equals(name)) {
        return s.rotation();
      }
    }
    return Double.NaN;
  }

  /** Sources whose clock cannot be right; their times are shifted by the offset. */
  public List<String> wrongClocks() {
    return known.stream().filter(s -> s.clock().wrong()).map(s -> s.source().name()).toList();
  }

  /** One line that names a better edition when the configured one fails on blocks that another can read. */
  public Optional<String> suggestion() {
    Editions better = advisor.improve(editions);
    StringBuilder s = new StringBuilder();
    for (int category : definitions.categories()) {
      Definition now = editions.of(category);
      Definition then = better.of(category);
      if (now != null && then != null && now != then) {
        s.append(s.isEmpty() ? "wrong edition? " : ", ").append(now).append(" fails where ").append(then).append(" reads");
      }
    }
    return s.isEmpty() ? Optional.empty() : Optional.of(s.toString());
  }
}

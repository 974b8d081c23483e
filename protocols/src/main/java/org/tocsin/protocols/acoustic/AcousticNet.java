package org.tocsin.protocols.acoustic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.tocsin.core.observation.Bearing;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.SensorStatus.Health;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.protocols.clock.SensorClock;

/**
 * A net of acoustic sensors: bearings with corrected times, and for every area whether the net still listens there. A sensor
 * registers by its first message and counts as silent when it is not heard for a while. Half of an area's sensors silent makes it
 * degraded, all of them blind. For one thread.
 */
public final class AcousticNet {
  /** Sensors known at a time; messages of more are refused. */
  private static final int MAX_SENSORS = 20_000;
  /** Silent ones are forgotten after this many silences, so that a replaced sensor does not count for ever. */
  private static final int FORGET = 100;
  /** What an area's state is said again after, so that silence of the feed is never taken for looking. */
  private static final Duration RENEWAL = Duration.ofSeconds(60);

  private final String feed;
  private final Trust trust;
  private final Duration silence;
  private final Function<GeoPoint, List<String>> areasOf;
  private final Map<String, Sensor> sensors = new LinkedHashMap<>();
  private final TreeMap<String, Health> told = new TreeMap<>();
  private final TreeMap<String, Long> refused = new TreeMap<>();
  private Instant ticked = Instant.EPOCH;
  private Instant renewed = Instant.EPOCH;
  private long messages;
  private int silent;

  private static final class Sensor {
    private final SensorClock clock = new SensorClock();
    private List<String> areas = List.of();
    private Instant heard = Instant.EPOCH;
    private double battery = Double.NaN;
  }

  /**
   * @param silence after which a sensor counts as silent
   * @param areasOf codes of the areas that a sensor at a place listens to
   */
  public AcousticNet(String feed, Trust trust, Duration silence, Function<GeoPoint, List<String>> areasOf) {
    this.feed = feed;
    this.trust = trust;
    this.silence = silence;
    this.areasOf = areasOf;
  }

  /** Reads one message; gives the bearing in it and what it changes about the areas. */
  public List<Observation> read(byte[] bytes, Instant receivedAt) {
    switch (AcousticMessage.read(bytes)) {
      case AcousticMessage.Result.Refused r -> {
        refuse(r.reason());
        return List.of();
      }
      case AcousticMessage.Result.Read r -> {
        return take(r.message(), receivedAt);
      }
    }
  }

  private void refuse(String reason) {
    refused.merge(refused.size() < 100 || refused.containsKey(reason) ? reason : "other", 1L, Long::sum);
  }

  private List<Observation> take(AcousticMessage m, Instant receivedAt) {
    Sensor s = sensors.get(m.sensor());
    if (s == null) {
      if (sensors.size() >= MAX_SENSORS) {
        refuse("too many sensors");
        return List.of();
      }
      s = new Sensor();
      sensors.put(m.sensor(), s);
    }
    messages++;
    GeoPoint at = new GeoPoint(m.lat(), m.lon());
    s.areas = areasOf.apply(at);
    s.heard = receivedAt;
    s.battery = m.battery();
    // Its date may be wrong as well as its clock: the time of day is enough, the arrival gives the date.
    long day = Math.floorMod(m.time().getEpochSecond(), 86_400L);
    Instant time = s.clock.time(day + m.time().getNano() * 1e-9, receivedAt);
    List<Observation> out = new ArrayList<>();
    if (m.hasBearing()) {
      Source source = new Source(feed, m.sensor(), trust);
      out.add(new Bearing(source, time, at, m.bearing() % 360, m.sigma(), Bearing.Medium.SOUND, mix(m)));
    }
    // Counting costs a look at every sensor: a message does it only for an area not known as looking.
    List<String> doubtful = s.areas.stream().filter(a -> told.get(a) != Health.LOOKING).toList();
    out.addAll(states(doubtful, receivedAt));
    return out;
  }

  private static ClassMix mix(AcousticMessage m) {
    ClassMix.Builder b = new ClassMix.Builder();
    double sum = 0;
    for (Map.Entry<ThreatClass, Double> e : m.classes().entrySet()) {
      b.with(e.getKey(), e.getValue());
      sum += e.getValue();
    }
    return sum > 0 ? b.build() : ClassMix.UNKNOWN;
  }

  /** To be called every second or so: gives the areas whose state silence changed, and all of them about once a minute. */
  public List<SensorStatus> tick(Instant now) {
    if (now.isBefore(ticked.plusSeconds(1))) {
      return List.of();
    }
    ticked = now;
    sensors.values().removeIf(s -> Duration.between(s.heard, now).compareTo(silence.multipliedBy(FORGET)) > 0);
    silent = (int) sensors.values().stream().filter(s -> Duration.between(s.heard, now).compareTo(silence) > 0).count();
    List<SensorStatus> out = states(List.copyOf(told.keySet()), now);
    if (renewed.equals(Instant.EPOCH)) {
      renewed = now;
    } else if (!now.isBefore(renewed.plus(RENEWAL))) {
      renewed = now;
      List<String> changed = out.stream().flatMap(s -> s.areas().stream()).toList();
      told.forEach(
          (area, health) -> {
            if (health != Health.BLIND && !changed.contains(area)) {
              out.add(status(area, health, now, "the net goes on"));
            }
          });
    }
    return out;
  }

  private List<SensorStatus> states(List<String> areas, Instant now) {
    if (areas.isEmpty()) {
      return List.of();
    }
    // For each area the sensors in it and those heard: one look at every sensor, however many areas there are.
    Map<String, int[]> counts = new TreeMap<>();
    areas.forEach(a -> counts.put(a, new int[2]));
    for (Sensor s : sensors.values()) {
      boolean alive = Duration.between(s.heard, now).compareTo(silence) <= 0;
      for (String area : s.areas) {
        int[] n = counts.get(area);
        if (n != null) {
          n[0]++;
          n[1] += alive ? 1 : 0;
        }
      }
    }
    List<SensorStatus> out = new ArrayList<>();
    counts.forEach(
        (area, n) -> {
          Health health = n[1] == 0 ? Health.BLIND : 2 * n[1] <= n[0] ? Health.DEGRADED : Health.LOOKING;
          if (told.put(area, health) != health) {
            out.add(status(area, health, now, n[1] + " of " + n[0] + " sensors heard"));
          }
        });
    return out;
  }

  private SensorStatus status(String area, Health health, Instant now, String detail) {
    return new SensorStatus(new Source(feed, feed + "/" + area, trust), now, health, List.of(area), detail);
  }

  /** Messages taken. */
  public long messages() {
    return messages;
  }

  /** Sensors not heard for the time after which they count as silent, at the last look. */
  public int silent() {
    return silent;
  }

  /** Sensors known. */
  public int size() {
    return sensors.size();
  }

  /** Names of sensors whose clock cannot be right; their times are shifted by its offset. */
  public List<String> wrongClocks() {
    return sensors.entrySet().stream().filter(e -> e.getValue().clock.wrong()).map(Map.Entry::getKey).sorted().toList();
  }

  /** Names of sensors with a battery below that many per cent. */
  public List<String> lowBatteries(double percent) {
    return sensors.entrySet().stream().filter(e -> e.getValue().battery < percent).map(Map.Entry::getKey).sorted().toList();
  }

  /** Messages not taken, by reason. */
  public Map<String, Long> refused() {
    return new TreeMap<>(refused);
  }
}

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

  private final String feed;
  private final Trust trust;
  private final Duration silence;
  private final Function<GeoPoint, List<String>> areasOf;
  private final Map<String, Sensor> sensors = new LinkedHashMap<>();
  private final TreeMap<String, Health> told = new TreeMap<>();
  private final TreeMap<String, Long> refused = new TreeMap<>();

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
    // Counting an area costs a look at every sensor: a message does it only for an area not known as looking.
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

  /** To be called every second or so: gives the areas whose state silence changed. */
  public List<SensorStatus> tick(Instant now) {
    sensors.values().removeIf(s -> Duration.between(s.heard, now).compareTo(silence.multipliedBy(FORGET)) > 0);
    return states(List.copyOf(told.keySet()), now);
  }

  private List<SensorStatus> states(List<String> areas, Instant now) {
    List<SensorStatus> out = new ArrayList<>();
    for (String area : areas) {
      int all = 0;
      int alive = 0;
      for (Sensor s : sensors.values()) {
        if (s.areas.contains(area)) {
          all++;
          alive += Duration.between(s.heard, now).compareTo(silence) <= 0 ? 1 : 0;
        }
      }
      Health health = alive == 0 ? Health.BLIND : 2 * alive <= all ? Health.DEGRADED : Health.LOOKING;
      if (told.put(area, health) != health) {
        Source source = new Source(feed, feed + "/" + area, trust);
        out.add(new SensorStatus(source, now, health, List.of(area), alive + " of " + all + " sensors heard"));
      }
    }
    return out;
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

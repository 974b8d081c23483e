package org.tocsin.simulator.study;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.AirPicture;
import org.tocsin.core.AlertDesk;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.approach.Approach;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.threat.Evidence;
import org.tocsin.core.threat.Threat;
import org.tocsin.core.threat.ThreatProfile;
import org.tocsin.simulator.raid.Dangers;
import org.tocsin.simulator.raid.Flight;
import org.tocsin.simulator.raid.Formation;
import org.tocsin.simulator.raid.Raid;
import org.tocsin.simulator.sensing.Report;

/** One raid through both machines and through the rules in use, side by side. */
final class RaidRun {
  /** The journal of a study ticks this often, seconds: a tenth of the work, and no state lasts under minutes. */
  private static final int TICK = 10;

  /** Forecasts are judged this often, seconds. */
  private static final int JUDGE = 120;

  /** As far ahead as the forecast looks, seconds. */
  private static final double HORIZON = 2_700;

  /** After the last object is down it goes on this long, so that warnings end. */
  private static final double AFTER = 2_400;

  /** A track this near to an object follows it, metres. */
  private static final double FOLLOWS = 5_000;

  private final Areas areas;
  private final Raid raid;
  private final Dangers truth;
  private final TreeMap<String, Integer> formationOf = new TreeMap<>();
  private final TreeMap<String, Integer> followed = new TreeMap<>();
  private final AirPicture air;
  private final TreeMap<String, AlertDesk> desks = new TreeMap<>();
  private final TreeMap<String, Spells> alarms = new TreeMap<>();
  private final TreeMap<String, Spells> watches = new TreeMap<>();
  private final AreaRules rules;
  private final EnumMap<Kind, Calibration.Builder> calibration = new EnumMap<>(Kind.class);
  private final Map<Integer, Double> firstHeard = new TreeMap<>();
  private final Map<Integer, Double> firstConfirmed = new TreeMap<>();
  private final Map<Integer, Double> firstWarned = new TreeMap<>();
  private final TreeMap<String, Integer> indexOf = new TreeMap<>();
  private final List<Alert> published = new ArrayList<>();
  private final AlertPolicy standard = AlertPolicy.standard();
  private long number;

  RaidRun(Areas areas, Raid raid, Dangers truth, Map<String, AlertPolicy> policies) {
    this.areas = areas;
    this.raid = raid;
    this.truth = truth;
    air = new AirPicture(areas);
    rules = new AreaRules(areas);
    int n = areas.communities().size();
    policies.forEach(
        (name, p) -> {
          desks.put(name, new AlertDesk(areas, p));
          alarms.put(name, new Spells(n));
          watches.put(name, new Spells(n));
        });
    areas.communities().forEach(c -> indexOf.put(c.code(), c.index()));
    for (Kind k : Kind.values()) {
      calibration.put(k, new Calibration.Builder());
    }
  }

  /** What the rules said: alarms of each, pre-alerts of ours, and what is known of when anything was heard. */
  record Outcome(
      TreeMap<String, Spells> alarms,
      TreeMap<String, Spells> watches,
      Map<Integer, Double> firstHeard,
      Map<Integer, Double> firstConfirmed,
      Map<Integer, Double> firstWarned,
      Map<Kind, Calibration> calibration,
      List<Alert> published) {}

  /** @param sensors the line that states each sensor whose geometry goes to the tracker, by its name */
  Outcome run(List<Report> reports, Map<String, String> sensors) {
    double end = raid.seconds() + AFTER;
    sensors.forEach((name, line) -> step(new Entry.Setting(++number, raid.at(0), "sensor " + name, line), 0));
    int next = 0;
    for (double t = 0; t <= end; t += TICK) {
      for (; next < reports.size() && reports.get(next).received() <= t; next++) {
        Report r = reports.get(next);
        formationOf.putAll(r.truth());
        r.truth().values().forEach(f -> firstHeard.putIfAbsent(f, r.received()));
        Picture p = step(observed(r.id(), r.received(), r), r.received());
        if (!ofSensor(r)) {
          confirm(p, r.received());
        }
      }
      Picture p = t % 60 == 0 ? step(alive(t), t) : step(new Entry.Tick(++number, raid.at(t)), t);
      if (t % 10 == 0) {
        rules.step(p, t);
      }
      if (!sensors.isEmpty()) {
        attribute(p, t);
        confirm(p, t);
      }
      if (t % JUDGE == 0) {
        judge(p, t);
      }
    }
    TreeMap<String, Spells> all = rules.finish(end);
    alarms.values().forEach(s -> s.close(end));
    watches.values().forEach(s -> s.close(end));
    all.putAll(alarms);
    EnumMap<Kind, Calibration> c = new EnumMap<>(Kind.class);
    calibration.forEach((k, b) -> c.put(k, b.build()));
    return new Outcome(all, watches, firstHeard, firstConfirmed, firstWarned, c, published);
  }

  private Entry observed(String key, double t, Report r) {
    Instant now = raid.at(t);
    String form = ofSensor(r) ? Datagram.SENSOR_TRAFFIC : "simulated";
    Datagram d = new Datagram(ofSensor(r) ? "radars" : "words", key, now, form, Bytes.utf8(""));
    return new Entry.Observed(++number, now, d, r.observations());
  }

  /** The feed's own sign of life, once a minute. */
  private Entry alive(double t) {
    Instant now = raid.at(t);
    Source s = new Source("words", "poller", Trust.TRUSTED);
    Datagram d = new Datagram("words", null, now, "simulated", Bytes.utf8(""));
    return new Entry.Observed(
        ++number, now, d, List.of(new SensorStatus(s, now, SensorStatus.Health.LOOKING, List.of(), "")));
  }

  private Picture step(Entry e, double t) {
    Picture p = air.step(e);
    for (Map.Entry<String, AlertDesk> d : desks.entrySet()) {
      boolean standard = d.getKey().equals(Policies.STANDARD);
      for (Alert a : d.getValue().step(e, p)) {
        int c = indexOf.get(a.community());
        alarms.get(d.getKey()).set(c, a.state() == AlertState.ALARM || a.state() == AlertState.HOLD, t);
        watches.get(d.getKey()).set(c, a.state() == AlertState.WATCH, t);
        if (standard) {
          published.add(a);
          warned(a, t);
        }
      }
    }
    return p;
  }

  private static boolean ofSensor(Report r) {
    Observation first = r.observations().getFirst();
    return first instanceof Plot || first instanceof SensorStatus;
  }

  /** A track has no words that tell whom it follows: the object nearest to where it first was. */
  private void attribute(Picture p, double t) {
    for (Threat x : p.threats()) {
      if (x.id().startsWith("t") && x.at() != null && x.stage() == Threat.Stage.ACTIVE && !followed.containsKey(x.id())) {
        nearest(x.at().main().centre(), t).ifPresent(f -> followed.put(x.id(), f));
      }
    }
  }

  private Optional<Integer> nearest(GeoPoint at, double t) {
    double best = FOLLOWS;
    Integer found = null;
    for (Formation f : raid.formations()) {
      for (Flight x : f.flights()) {
        double d = t < f.apart() || t < x.path().start() || t >= x.path().end() ? best : Sphere.distance(at, x.path().at(t));
        if (d < best) {
          best = d;
          found = f.index();
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** The formations of which a threat's words speak, or the one that its track follows. */
  private TreeSet<Integer> formations(String threat, List<Evidence> evidence) {
    TreeSet<Integer> out = new TreeSet<>();
    Integer tracked = followed.get(threat);
    if (tracked != null) {
      out.add(tracked);
    }
    for (Evidence e : evidence) {
      Integer f = formationOf.get(e.messageId());
      if (f != null) {
        out.add(f);
      }
    }
    return out;
  }

  /** Notes the formations of which enough sources have spoken for an alarm. */
  private void confirm(Picture p, double t) {
    for (Threat x : p.threats()) {
      AlertPolicy.ClassPolicy k = standard.of(x.classes().main());
      if (k.noTime() || x.independent() >= k.corroboration()) {
        formations(x.id(), x.evidence()).forEach(f -> firstConfirmed.putIfAbsent(f, t));
      }
    }
  }

  private void warned(Alert a, double t) {
    if (a.state() == AlertState.ALARM) {
      for (String threat : a.reason().threats()) {
        Integer f = followed.get(threat);
        if (f != null) {
          firstWarned.putIfAbsent(f, t);
        }
      }
      formations("", a.reason().evidence()).forEach(f -> firstWarned.putIfAbsent(f, t));
    }
  }

  private void judge(Picture p, double t) {
    TreeMap<String, TreeSet<Integer>> of = new TreeMap<>();
    TreeMap<String, Kind> kinds = new TreeMap<>();
    for (Threat x : p.threats()) {
      TreeSet<Integer> formations = formations(x.id(), x.evidence());
      of.put(x.id(), formations);
      kinds.put(x.id(), kind(x, formations));
    }
    for (Approach a : p.approaches()) {
      TreeSet<Integer> formations = of.get(a.threat());
      if (formations == null) {
        continue;
      }
      Double arrival = null;
      for (int f : formations) {
        Optional<Double> at = truth.findArrival(f, a.community(), t);
        if (at.isPresent() && at.get() <= t + HORIZON && (arrival == null || at.get() < arrival)) {
          arrival = at.get();
        }
      }
      Calibration.Builder b = calibration.get(kinds.get(a.threat()));
      b.forecast(a.probability(), arrival != null);
      if (arrival != null) {
        b.arrival(arrival, seconds(a.earliest()), seconds(a.latest()));
      }
    }
  }

  private Kind kind(Threat x, TreeSet<Integer> formations) {
    if (!formations.isEmpty()) {
      Formation f = raid.formations().get(formations.first());
      return Kind.of(f.weapon());
    }
    return ThreatProfile.isBallistic(x.classes().main()) ? Kind.BALLISTIC : Kind.DRONE;
  }

  private double seconds(@Nullable Instant i) {
    return i == null ? Double.NaN : (i.toEpochMilli() - raid.start().toEpochMilli()) / 1000.0;
  }
}

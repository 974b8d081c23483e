package org.tocsin.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tocsin.core.AirPicture;
import org.tocsin.core.AlertDesk;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.core.place.TangentPlane;
import org.tocsin.geography.AreaStore;

/**
 * From an observation to the alert that it causes, while 10,000 observations come in a second. Other trackers report 900 drones in
 * the west several times a second, ten radars show 100 more once a second each, and every second one tracker first names a
 * missile 30 km from a community in the east. Entries of 100 observations arrive evenly in a simulated second; each takes the
 * CPU time that both machines need for it, after those before it: the wait in the queue is part of what is printed, other
 * processes are not.
 *
 * <p>Arguments: observations a second (default 10000), seconds (default 60), folder with areas
 * (default the built-in ones).
 */
public final class RushBench {
  private static final int REPORTED = 900;
  private static final int SEEN = 100;
  private static final int RADARS = 10;
  private static final int BATCH = 100;
  private static final double SPEED = 50;
  private static final Instant START = Instant.parse("2026-01-10T20:00:00Z");
  private static final GeoPoint MIDDLE = new GeoPoint(49.8, 26.5);

  private final AirPicture air;
  private final AlertDesk desk;
  private final Areas areas;
  private final SplittableRandom random = new SplittableRandom(1);
  private final double[][] drones = new double[REPORTED + SEEN][3];
  private final List<TangentPlane> radars = new ArrayList<>();
  private final List<Double> services = new ArrayList<>();
  private final List<Double> waits = new ArrayList<>();
  private long number;
  private double free;
  private int standing;
  private Picture picture = new Picture(0, START, List.of(), List.of(), List.of(), new org.tocsin.core.Coverage(null, List.of()), List.of());

  private RushBench(Areas areas) {
    this.areas = areas;
    air = new AirPicture(areas);
    desk = new AlertDesk(areas, AlertPolicy.standard());
    for (int i = 0; i < drones.length; i++) {
      double reach = i < REPORTED ? 250_000 : 40_000;
      GeoPoint p = Sphere.destination(MIDDLE, 360 * random.nextDouble(), reach * Math.sqrt(random.nextDouble()));
      drones[i] = new double[] {p.lat(), p.lon(), 360 * random.nextDouble()};
    }
  }

  public static void main(String[] args) {
    int rate = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    RushBench b = new RushBench(new AreaStore(Path.of(args.length > 2 ? args[2] : "none")).load());
    b.radars();
    TreeMap<Integer, Double> alarmed = new TreeMap<>();
    int warm = Math.min(20, seconds / 3);
    for (int s = 0; s < seconds; s++) {
      b.second(s, rate, alarmed);
      if (s == warm) {
        b.services.clear();
        b.waits.clear();
        alarmed.clear();
        b.standing = 0;
      }
    }
    System.out.printf(
        Locale.ROOT, "%d observations a second for %d s (after %d s of warming up): %d threats, %d tracks, %d communities%n", rate,
        seconds - warm - 1, warm + 1, b.picture.threats().size(), b.picture.tracks().size(), b.areas.communities().size());
    print("CPU time of an entry", b.services);
    print("entry to result, with the wait in the queue", b.waits);
    print("first observation of a missile to its first alarm", new ArrayList<>(alarmed.values()));
    System.out.printf(Locale.ROOT, "missiles named %d, alarmed by them %d, in alarm before %d%n", seconds - warm - 1, alarmed.size(), b.standing);
  }

  private static void print(String what, List<Double> seconds) {
    double[] x = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT, "%s: p50 %.1f ms, p99 %.1f ms, max %.1f ms, sum %.2f s (%d)%n", what, at(x, 0.5), at(x, 0.99), at(x, 1),
        Arrays.stream(x).sum(), x.length);
  }

  private static double at(double[] x, double share) {
    return x.length == 0 ? Double.NaN : 1_000 * x[Math.min(x.length - 1, (int) (share * x.length))];
  }

  private void radars() {
    for (int k = 0; k < RADARS; k++) {
      GeoPoint p = Sphere.destination(MIDDLE, 36.0 * k, 30_000);
      radars.add(new TangentPlane(p, 30));
      String line = "radar lat=" + p.lat() + " lon=" + p.lon() + " altitude=30 sigma=60,0.2,0.3,- period=1 range=120000";
      step(new Entry.Setting(++number, START, "sensor radar-" + k, line));
    }
  }

  private void second(int s, int rate, Map<Integer, Double> alarmed) {
    int entries = rate / BATCH;
    for (int e = 0; e < entries; e++) {
      double t = s + (e + 1.0) / (entries + 1);
      Instant now = START.plusNanos((long) (t * 1e9));
      List<Observation> seen = e % (entries / RADARS) == 0 && e / (entries / RADARS) < RADARS
          ? plots(e / (entries / RADARS), t, now)
          : reports(e, t, now);
      boolean named = e == entries / 2;
      if (named) {
        Community aim = aim(s);
        standing += desk.current().get(aim.index()).state() == AlertState.ALARM ? 1 : 0;
        seen.add(missile(s, aim.centre(), now));
      }
      Datagram d = new Datagram("net", null, now, Datagram.SENSOR_TRAFFIC, Bytes.utf8(""));
      Entry.Observed entry = new Entry.Observed(++number, now, d, seen);
      List<Alert> alerts = timed(entry, t);
      String id = "r" + entry.number() + ".";
      boolean alarm = named
          && alerts.stream().anyMatch(a -> a.state() == AlertState.ALARM && a.reason().threats().stream().anyMatch(x -> x.startsWith(id)));
      if (alarm) {
        alarmed.put(s, free - t);
      }
    }
    timed(new Entry.Tick(++number, START.plusSeconds(s + 1)), s + 1);
  }

  private List<Alert> timed(Entry e, double arrived) {
    long t0 = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    List<Alert> alerts = step(e);
    double took = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - t0) / 1e9;
    free = Math.max(free, arrived) + took;
    services.add(took);
    waits.add(free - arrived);
    return alerts;
  }

  private List<Alert> step(Entry e) {
    picture = air.step(e);
    return desk.step(e, picture);
  }

  private GeoPoint at(int drone, double t) {
    return Sphere.destination(new GeoPoint(drones[drone][0], drones[drone][1]), drones[drone][2], SPEED * t);
  }

  private List<Observation> reports(int entry, double t, Instant now) {
    List<Observation> out = new ArrayList<>();
    for (int k = 0; k < BATCH; k++) {
      int i = (entry * BATCH + k) % REPORTED;
      double a = Math.toRadians(drones[i][2]);
      out.add(report("tracker-" + i % 10, i, now, at(i, t), SPEED * Math.sin(a), SPEED * Math.cos(a), ThreatClass.STRIKE_UAV));
    }
    return out;
  }

  private static TrackReport report(String tracker, int i, Instant now, GeoPoint p, double east, double north, ThreatClass c) {
    return new TrackReport(new Source("net", tracker, Trust.TRUSTED), now, i, p, 500, east, north, 0, 200, ClassMix.of(c));
  }

  /** Another community each second, so far apart that the missile before does not alarm it. */
  private Community aim(int s) {
    List<Community> east = areas.communities().stream().filter(c -> c.centre().lon() > 33).toList();
    return east.get((int) (s * 0.618034 * east.size()) % east.size());
  }

  /** A cruise missile 30 km south of a community in the east, on its way there. */
  private TrackReport missile(int s, GeoPoint to, Instant now) {
    return report("tracker-east", 10_000 + s, now, Sphere.destination(to, 180, 30_000), 0, 220, ThreatClass.CRUISE_MISSILE);
  }

  private List<Observation> plots(int radar, double t, Instant now) {
    List<Observation> out = new ArrayList<>();
    for (int i = REPORTED; i < drones.length; i++) {
      GeoPoint p = at(i, t);
      double[] e = radars.get(radar).enu(p.lat(), p.lon(), 500);
      double ground = Math.hypot(e[0], e[1]);
      if (random.nextDouble() < 0.9) {
        out.add(
            new Plot(
                new Source("net", "radar-" + radar, Trust.TRUSTED), now, Math.hypot(ground, e[2]) + 60 * random.nextGaussian(),
                Sphere.normalise(Math.toDegrees(Math.atan2(e[0], e[1])) + 0.2 * random.nextGaussian()),
                Math.toDegrees(Math.atan2(e[2], ground)) + 0.3 * random.nextGaussian(), Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN, -1, -1));
      }
    }
    return out;
  }
}

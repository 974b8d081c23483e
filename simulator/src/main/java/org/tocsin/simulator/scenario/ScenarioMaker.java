package org.tocsin.simulator.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;

/**
 * Makes scenario folders of its own from a seed: {@link #raid} a night of drones in streams, cruise and ballistic
 * missiles and airliners under radars, {@link #net} drones over microphones that hear them late.
 */
public final class ScenarioMaker {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Double> REACH =
      new TreeMap<>(Map.of("drone", 110e3, "cruise", 130e3, "ballistic", 220e3, "civil", 240e3));

  private final SplittableRandom random;
  private final TangentPlane frame = new TangentPlane(new GeoPoint(49.4, 31.2), 0);
  private final ObjectNode head = JSON.createObjectNode();
  private final ArrayNode sensors = head.putArray("sensors");
  private final List<Flight> flights = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final double duration;

  private record Site(
      String id, String type, double[] at, TangentPlane plane, double altitude, double[] sigma, boolean elevation,
      boolean rate, double period, double offset, double pd, double range, double clutter) {}

  private record Look(double time, String sensor, List<double[]> rows) {}

  private ScenarioMaker(long seed, String name, double duration, double step, double cutoff) {
    random = new SplittableRandom(seed);
    this.duration = duration;
    head.put("scenario", name).put("seed", seed).put("duration", duration);
    head.putObject("frame").put("type", "ENU").put("lat", 49.4).put("lon", 31.2).put("alt", 0.0);
    head.putObject("scoring").put("eval_step", step).put("eval_start", 30.0).put("eval_end", duration - 10)
        .put("gospa_c", cutoff).put("gospa_p", 2).put("gospa_alpha", 2).put("dims", 2).put("hold", step);
  }

  /** Writes a raid under four radars into {@code folder}. */
  public static void raid(Path folder, long seed) {
    ScenarioMaker m = new ScenarioMaker(seed, "raid-" + seed, 600, 5, 1000);
    m.radar("R1", -50e3, -45e3, true, false, new double[] {80, 0.12, 0.25}, 10, 0.9, 40);
    m.radar("R2", 45e3, 50e3, true, true, new double[] {60, 0.15, 0.35, 2}, 5, 0.88, 60);
    m.radar("R3", 50e3, -45e3, false, true, new double[] {70, 0.1, 3}, 6, 0.87, 30);
    m.radar("R4", -45e3, 55e3, false, false, new double[] {100, 0.15}, 8, 0.85, 20);
    for (int s = 0; s < 5; s++) {
      m.stream(s);
    }
    for (int c = 0; c < 6; c++) {
      double bearing = 360 * m.random.nextDouble();
      double[] from = m.polar(bearing, 110e3 + 20e3 * m.random.nextDouble());
      m.flights.add(Flight.level("C0" + c, "cruise", 250 * m.random.nextDouble(), m.duration, from,
          bearing + 180 + 30 * m.gauss(), 200 + 60 * m.random.nextDouble(), 80 + 150 * m.random.nextDouble(), 0, 0.004,
          12, m.random.split()));
    }
    for (int b = 0; b < 2; b++) {
      double bearing = 360 * m.random.nextDouble();
      m.flights.add(Flight.ballistic("B0" + b, 60 + 200 * m.random.nextDouble(), m.polar(bearing, 90e3),
          bearing + 180 + 10 * m.gauss(), 27, 45, 48));
    }
    for (int a = 0; a < 10; a++) {
      m.flights.add(Flight.level("A" + a, "civil", 0, m.duration, m.polar(360 * m.random.nextDouble(), 100e3 * m.random.nextDouble()),
          360 * m.random.nextDouble(), 205 + 50 * m.random.nextDouble(), 7000 + 4500 * m.random.nextDouble(),
          m.random.nextDouble() < 0.3 ? -5 : 0, 0.001, 5, m.random.split()));
    }
    m.write(folder);
  }

  /** Writes drones over an acoustic net of 400 microphones into {@code folder}. */
  public static void net(Path folder, long seed) {
    ScenarioMaker m = new ScenarioMaker(seed, "net-" + seed, 600, 2, 500);
    m.head.put("sound_speed", 340.0);
    for (int i = 0; i < 400; i++) {
      double e = (i % 20 - 9.5) * 4000 + 500 * m.gauss();
      double n = (i / 20 - 9.5) * 4000 + 500 * m.gauss();
      m.microphone(String.format(java.util.Locale.ROOT, "M%03d", i + 1), e, n);
    }
    for (int d = 0; d < 12; d++) {
      double bearing = 360 * m.random.nextDouble();
      double[] from = m.polar(bearing, 25e3 + 8e3 * m.random.nextDouble());
      m.flights.add(Flight.level("D" + d, "drone", d < 9 ? 0 : 100 * m.random.nextDouble(), m.duration, from,
          bearing + 180 + 30 * m.gauss(), 46 + 8 * m.random.nextDouble(), 300 + 400 * m.random.nextDouble(), 0, 0.002, 2.6,
          m.random.split()));
    }
    m.write(folder);
  }

  private void stream(int s) {
    double bearing = 360 * random.nextDouble();
    double[] from = polar(bearing, 60e3 + 10e3 * random.nextDouble());
    double course = bearing + 180 + 15 * gauss();
    double speed = 46 + 6 * random.nextDouble();
    double t = 20 + 150 * random.nextDouble();
    long route = random.nextLong();
    for (int k = 0; k < 8; k++) {
      double end = random.nextDouble() < 0.25 ? t + 150 + 300 * random.nextDouble() : duration;
      double[] at = {from[0] + 120 * gauss(), from[1] + 120 * gauss()};
      flights.add(Flight.level("D" + s + k, "drone", t, StrictMath.min(end, duration), at, course, speed,
          200 + 60 * s + 100 * random.nextDouble(), 0, 0.002, 2.6, new SplittableRandom(route)));
      t += 12 + 15 * random.nextDouble();
    }
  }

  private double gauss() {
    return random.nextGaussian();
  }

  private double[] polar(double bearing, double metres) {
    double b = StrictMath.toRadians(bearing);
    return new double[] {metres * StrictMath.sin(b), metres * StrictMath.cos(b)};
  }

  private void radar(String id, double e, double n, boolean el, boolean rate, double[] sigma, double period, double pd,
      double clutter) {
    ObjectNode s = site(id, el ? "radar3d" : "radar2d", e + 5000 * gauss(), n + 5000 * gauss(), 40 + 100 * random.nextDouble(),
        sigma, el, rate, period, pd, el && rate ? 160e3 : 200e3, clutter);
    ArrayNode m = s.putArray("measures").add("range").add("azimuth");
    if (el) {
      m.add("elevation");
    }
    if (rate) {
      m.add("range_rate");
    }
    s.put("range_min", 1000).put("elevation_max", 45);
    REACH.forEach(s.putObject("class_range")::put);
    s.putObject("clutter").put("elevation", "uniform [0,6]").put("range_rate", "uniform [-300,300]");
  }

  private void microphone(String id, double e, double n) {
    site(id, "bearing", e, n, 20, new double[] {3 + 1.5 * random.nextDouble()}, false, false, 2, 0.8,
        4000 + 1000 * random.nextDouble(), 0.02).putArray("measures").add("azimuth");
  }

  private ObjectNode site(String id, String type, double e, double n, double height, double[] sigma, boolean el,
      boolean rate, double period, double pd, double range, double clutter) {
    double[] g = frame.geodetic(e, n, height - (e * e + n * n) / (2 * frame.radius()));
    TangentPlane plane = new TangentPlane(new GeoPoint(g[0], g[1]), g[2]);
    sites.add(new Site(id, type, frame.enu(g[0], g[1], g[2]), plane, g[2], sigma, el, rate, period,
        period * random.nextDouble(), pd, range, clutter));
    ObjectNode s = sensors.addObject();
    s.put("id", id).put("type", type).put("lat", g[0]).put("lon", g[1]).put("alt", g[2]);
    for (double x : sigma) {
      s.withArray("/sigma").add(x);
    }
    return s.put("scan_period", period).put("pd", pd).put("range_max", range).put("clutter_per_scan", clutter);
  }

  private void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("sensors.json"), head.toPrettyString());
      writeDetections(folder.resolve("detections.jsonl"));
      writeTruth(folder);
    } catch (IOException e) {
      throw new ScenarioException(folder + ": " + e.getMessage());
    }
  }

  private void writeDetections(Path file) throws IOException {
    List<Look> looks = new ArrayList<>();
    for (Site s : sites) {
      for (double t = s.offset; t < duration; t += s.period) {
        looks.add(new Look(StrictMath.rint(t * 1000) / 1000, s.id, look(s, t)));
      }
    }
    looks.sort(Comparator.comparingDouble(Look::time).thenComparing(Look::sensor));
    try (BufferedWriter w = Files.newBufferedWriter(file)) {
      for (Look k : looks) {
        ObjectNode n = JSON.createObjectNode().put("t", k.time).put("s", k.sensor);
        ArrayNode d = n.putArray("d");
        for (double[] row : k.rows) {
          ArrayNode r = d.addArray();
          for (double x : row) {
            r.add(StrictMath.rint(x * 1e4) / 1e4);
          }
        }
        w.write(n + "\n");
      }
    }
  }

  private List<double[]> look(Site s, double t) {
    List<double[]> rows = new ArrayList<>();
    for (Flight f : flights) {
      double[] local = seen(s, f, t);
      if (local.length > 0 && random.nextDouble() < detection(s, f.type, local)) {
        rows.add(measured(s, local));
      }
    }
    int ghosts = poisson(s.clutter);
    for (int i = 0; i < ghosts; i++) {
      rows.add(clutter(s));
    }
    for (int i = rows.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double[] x = rows.get(i);
      rows.set(i, rows.get(j));
      rows.set(j, x);
    }
    return rows;
  }

  /** Slant range, azimuth (rad), elevation (rad), range rate, altitude as the sensor meets it, or nothing. */
  private double[] seen(Site s, Flight f, double t) {
    double at = t;
    for (int k = 0; k < 6 && s.type.equals("bearing"); k++) {
      double[] x = f.at(at);
      at = t - distance(x, s.at) / 340;
    }
    if (!f.alive(at)) {
      return new double[0];
    }
    double[] x = f.at(at);
    double[] m = frame.rotationTo(s.plane);
    double[] q = new double[6];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        q[i] += m[3 * i + k] * (x[k] - s.at[k]);
        q[i + 3] += m[3 * i + k] * x[k + 3];
      }
    }
    double r = StrictMath.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
    return new double[] {r, StrictMath.atan2(q[0], q[1]), StrictMath.asin(q[2] / r),
        (q[0] * q[3] + q[1] * q[4] + q[2] * q[5]) / r, Flight.altitude(x[0], x[1], x[2])};
  }

  private static double distance(double[] a, double[] b) {
    double e = a[0] - b[0];
    double n = a[1] - b[1];
    double u = a[2] - b[2];
    return StrictMath.sqrt(e * e + n * n + u * u);
  }

  private static double detection(Site s, String type, double[] x) {
    if (s.type.equals("bearing")) {
      return x[0] < s.range ? s.pd : 0;
    }
    double reach = StrictMath.min(REACH.getOrDefault(type, s.range), s.range);
    double horizon = 4120 * (StrictMath.sqrt(s.altitude) + StrictMath.sqrt(StrictMath.max(0, x[4])));
    return x[0] > s.range || x[0] < 1000 || x[0] > horizon || x[2] > StrictMath.toRadians(45)
        ? 0 : s.pd / (1 + StrictMath.exp((x[0] - reach) / (0.04 * reach)));
  }

  private double[] measured(Site s, double[] x) {
    List<Double> row = new ArrayList<>();
    int k = 0;
    if (!s.type.equals("bearing")) {
      row.add(x[0] + s.sigma[k++] * gauss());
    }
    double azimuth = StrictMath.toDegrees(x[1]) + s.sigma[k++] * gauss();
    row.add((azimuth % 360 + 360) % 360);
    if (s.elevation) {
      row.add(StrictMath.toDegrees(x[2]) + s.sigma[k++] * gauss());
    }
    if (s.rate) {
      row.add(x[3] + s.sigma[k] * gauss());
    }
    return row.stream().mapToDouble(d -> d).toArray();
  }

  private double[] clutter(Site s) {
    List<Double> row = new ArrayList<>();
    if (!s.type.equals("bearing")) {
      row.add(StrictMath.sqrt(1e6 + random.nextDouble() * (s.range * s.range - 1e6)));
    }
    row.add(360 * random.nextDouble());
    if (s.elevation) {
      row.add(6 * random.nextDouble());
    }
    if (s.rate) {
      row.add(600 * random.nextDouble() - 300);
    }
    return row.stream().mapToDouble(d -> d).toArray();
  }

  private int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    double p = random.nextDouble();
    int n = 0;
    while (p > limit) {
      p *= random.nextDouble();
      n++;
    }
    return n;
  }

  private void writeTruth(Path folder) throws IOException {
    double step = head.path("scoring").path("eval_step").asDouble();
    Map<String, Double> first = new TreeMap<>();
    try (BufferedWriter w = Files.newBufferedWriter(folder.resolve("truth.jsonl"))) {
      for (double t = 0; t <= duration + 1e-9; t += step) {
        for (Flight f : flights) {
          if (f.alive(t)) {
            double[] x = f.at(t);
            boolean covered = covered(f, t, x);
            if (covered) {
              first.putIfAbsent(f.id, t);
            }
            ObjectNode n = JSON.createObjectNode().put("t", t).put("id", f.id).put("type", f.type);
            n.putArray("enu").add(x[0]).add(x[1]).add(x[2]);
            n.putArray("vel").add(x[3]).add(x[4]).add(x[5]);
            double[] g = frame.geodetic(x[0], x[1], x[2]);
            n.putArray("lla").add(g[0]).add(g[1]).add(g[2]);
            w.write(n.put("cov", covered) + "\n");
          }
        }
      }
    }
    ArrayNode targets = JSON.createArrayNode();
    for (Flight f : flights) {
      ObjectNode n = targets.addObject().put("id", f.id).put("type", f.type).put("t_start", f.start).put("t_end", f.end());
      if (first.containsKey(f.id)) {
        n.put("t_first_covered", first.get(f.id));
      } else {
        n.putNull("t_first_covered");
      }
    }
    Files.writeString(folder.resolve("targets.json"), targets.toPrettyString());
  }

  private boolean covered(Flight f, double t, double[] x) {
    int hearing = 0;
    for (Site s : sites) {
      if (s.type.equals("bearing")) {
        hearing += distance(x, s.at) < s.range ? 1 : 0;
      } else {
        double[] local = seen(s, f, t);
        if (local.length > 0 && detection(s, f.type, local) >= 0.3) {
          return true;
        }
      }
    }
    return hearing >= 2;
  }
}

package org.tocsin.core.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;

/** A small raid for tests of the tracker: what flies, radars with noise, clutter and faults, and aircraft that report. */
final class Night {
  static final TangentPlane FRAME = new TangentPlane(new GeoPoint(49, 32), 0);

  /** Flies straight and level from a place of the frame, metres and m/s, from second 0 on. */
  record Flyer(String name, double e, double n, double height, double ve, double vn, boolean reports) {
    double[] at(double t) {
      double x = e + ve * t;
      double y = n + vn * t;
      // The frame's plane rises above the earth with the square of the distance.
      return new double[] {x, y, height - (x * x + y * y) / (2 * FRAME.radius())};
    }
  }

  /** A radar and what is wrong with it. */
  static final class Station {
    final SensorModel model;
    private final TangentPlane own;
    private final double phase;
    double range;
    double azimuth;
    double clock;

    Station(String id, double e, double n, boolean elevation, double phase) {
      double[] lla = FRAME.geodetic(e, n, 0);
      GeoPoint site = new GeoPoint(lla[0], lla[1]);
      own = new TangentPlane(site, 150);
      this.phase = phase;
      model = new SensorModel(id, SensorModel.Kind.RADAR, site, 150,
          List.of(50.0, 0.15, elevation ? 0.2 : Double.NaN, Double.NaN), 5, 0.92, 500, 200_000, 60, Map.of(), 10, 6, 300, 1,
          Double.POSITIVE_INFINITY, 1);
    }

    Scan scan(double t, List<Flyer> flyers, Random random) {
      List<double[]> rows = new ArrayList<>();
      for (Flyer f : flyers) {
        double[] x = f.at(t);
        double[] lla = FRAME.geodetic(x[0], x[1], x[2]);
        double[] p = own.enu(lla[0], lla[1], lla[2]);
        double ground = StrictMath.hypot(p[0], p[1]);
        if (random.nextDouble() < 0.92) {
          rows.add(new double[] {
            StrictMath.hypot(ground, p[2]) + 50 * random.nextGaussian() + range,
            StrictMath.toDegrees(StrictMath.atan2(p[0], p[1])) + 0.15 * random.nextGaussian() + azimuth,
            StrictMath.toDegrees(StrictMath.atan2(p[2], ground)) + 0.2 * random.nextGaussian(), Double.NaN
          });
        }
      }
      for (int i = random.nextInt(20); i > 0; i--) {
        rows.add(new double[] {
          200_000 * StrictMath.sqrt(random.nextDouble()), 360 * random.nextDouble(), 6 * random.nextDouble(), Double.NaN
        });
      }
      boolean elevation = !model.sigma().get(2).isNaN();
      double[] v = new double[4 * rows.size()];
      for (int i = 0; i < rows.size(); i++) {
        double[] r = rows.get(i);
        System.arraycopy(new double[] {r[0], r[1], elevation ? r[2] : Double.NaN, r[3]}, 0, v, 4 * i, 4);
      }
      return new Scan(model.id(), t + clock, v);
    }
  }

  static final SensorModel REPORTS = new SensorModel("reports", SensorModel.Kind.REPORT, FRAME.origin(), 0,
      List.of(50.0, 50.0, 100.0), 1, 0.9, 0, 1e6, 90, Map.of(), 0.01, 90, 1, 1e12, Double.POSITIVE_INFINITY, 1);

  final List<Station> stations = new ArrayList<>();
  final List<Flyer> flyers = new ArrayList<>();

  List<SensorModel> sensors() {
    List<SensorModel> out = new ArrayList<>();
    stations.forEach(s -> out.add(s.model));
    out.add(REPORTS);
    return out;
  }

  /** All scans until {@code end}, in the order of the times they state. */
  List<Scan> scans(double end, long seed) {
    Random random = new Random(seed);
    List<Scan> out = new ArrayList<>();
    for (int t = 1; t <= end; t++) {
      for (Station s : stations) {
        if ((t + s.phase) % 5 == 0) {
          out.add(s.scan(t, flyers, random));
        }
      }
      List<double[]> said = new ArrayList<>();
      List<String> who = new ArrayList<>();
      for (Flyer f : flyers) {
        if (f.reports()) {
          double[] x = f.at(t);
          said.add(new double[] {
            x[0] + 20 * random.nextGaussian(), x[1] + 20 * random.nextGaussian(), x[2] + 40 * random.nextGaussian()
          });
          who.add(f.name());
        }
      }
      double[] v = new double[3 * said.size()];
      for (int i = 0; i < said.size(); i++) {
        System.arraycopy(said.get(i), 0, v, 3 * i, 3);
      }
      if (!said.isEmpty()) {
        out.add(new Scan("reports", t, v, who));
      }
    }
    out.sort(Comparator.comparingDouble(Scan::time).thenComparing(Scan::sensor));
    return out;
  }

  static Tracker tracker(Night night, boolean register) {
    return new Tracker(TrackerSettings.standard(FRAME).withRegistration(register), night.sensors());
  }

  /** Root of the mean squared horizontal error of the nearest track of each flyer that does not report, m. */
  double error(Picture p) {
    double sum = 0;
    int n = 0;
    for (Flyer f : flyers) {
      if (!f.reports()) {
        double[] x = f.at(p.time());
        double best = 1e6;
        for (Track t : p.tracks()) {
          double[] s = t.state();
          best = StrictMath.min(best, (s[0] - x[0]) * (s[0] - x[0]) + (s[1] - x[1]) * (s[1] - x[1]));
        }
        sum += best;
        n++;
      }
    }
    return StrictMath.sqrt(sum / n);
  }
}

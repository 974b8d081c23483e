package org.tocsin.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A true trajectory, sampled every half second in the scenario frame. */
final class Flight {
  static final double DT = 0.5;
  private static final double RADIUS = 6_371_000;
  private static final double G = 9.81;

  final String id;
  final String type;
  final double start;
  private final List<double[]> samples = new ArrayList<>();

  private Flight(String id, String type, double start) {
    this.id = id;
    this.type = type;
    this.start = start;
  }

  double end() {
    return start + (samples.size() - 1) * DT;
  }

  boolean alive(double t) {
    return t >= start && t <= end();
  }

  /** East, north, up and their rates at a time of its life. */
  double[] at(double t) {
    double x = (t - start) / DT;
    int i = (int) StrictMath.max(0, StrictMath.min(samples.size() - 2, StrictMath.floor(x)));
    double f = x - i;
    double[] a = samples.get(i);
    double[] b = samples.get(i + 1);
    double[] s = new double[6];
    for (int k = 0; k < 3; k++) {
      s[k] = a[k] + f * (b[k] - a[k]);
      s[k + 3] = (b[k] - a[k]) / DT;
    }
    return s;
  }

  static double altitude(double e, double n, double u) {
    return StrictMath.sqrt(e * e + n * n + (u + RADIUS) * (u + RADIUS)) - RADIUS;
  }

  private void add(double e, double n, double altitude) {
    double r = RADIUS + altitude;
    samples.add(new double[] {e, n, StrictMath.sqrt(r * r - e * e - n * n) - RADIUS});
  }

  /**
   * Level flight with turns; objects of one stream turn alike when their {@code route} has the same seed.
   *
   * @param turns per second of flight
   * @param acceleration lateral, m/s²
   */
  static Flight level(String id, String type, double start, double end, double[] from, double course, double speed,
      double altitude, double climb, double turns, double acceleration, RandomGenerator route) {
    Flight f = new Flight(id, type, start);
    double e = from[0];
    double n = from[1];
    double h = altitude;
    double heading = StrictMath.toRadians(course);
    double left = 0;
    double sign = 1;
    for (double t = start; t <= end + 1e-9; t += DT) {
      f.add(e, n, h);
      boolean begins = route.nextDouble() < turns * DT;
      double angle = StrictMath.toRadians(20 + 70 * route.nextDouble());
      double side = route.nextDouble() < 0.5 ? -1 : 1;
      if (left <= 0 && begins) {
        left = angle;
        sign = side;
      }
      if (left > 0) {
        double step = StrictMath.min(left, StrictMath.min(0.0524, acceleration / speed) * DT);
        heading += sign * step;
        left -= step;
      }
      e += speed * DT * StrictMath.sin(heading);
      n += speed * DT * StrictMath.cos(heading);
      h = StrictMath.max(60, h + climb * DT);
    }
    return f;
  }

  /** A ballistic missile: thrust along a fixed pitch, then gravity and drag until the ground. */
  static Flight ballistic(String id, double start, double[] from, double course, double thrust, double burn, double pitch) {
    Flight f = new Flight(id, "ballistic", start);
    double[] x = {from[0], from[1], -(from[0] * from[0] + from[1] * from[1]) / (2 * RADIUS) + 50, 0, 0, 1};
    double c = StrictMath.toRadians(course);
    double p = StrictMath.toRadians(pitch);
    for (double t = 0; t < 1200; t += 0.05) {
      double h = altitude(x[0], x[1], x[2]);
      if (t > burn && h < 0) {
        break;
      }
      if (StrictMath.abs(t / DT - StrictMath.rint(t / DT)) < 1e-6) {
        f.samples.add(new double[] {x[0], x[1], x[2]});
      }
      double v = StrictMath.sqrt(x[3] * x[3] + x[4] * x[4] + x[5] * x[5]);
      double drag = 0.5 * 1.225 * StrictMath.exp(-StrictMath.max(0, h) / 7400) * v / 9000;
      double g = G * StrictMath.pow(RADIUS / (RADIUS + h), 2);
      boolean powered = t < burn;
      double ae = (powered ? thrust * StrictMath.cos(p) * StrictMath.sin(c) : 0) - drag * x[3] - g * x[0] / RADIUS;
      double an = (powered ? thrust * StrictMath.cos(p) * StrictMath.cos(c) : 0) - drag * x[4] - g * x[1] / RADIUS;
      double au = (powered ? thrust * StrictMath.sin(p) : 0) - drag * x[5] - g;
      double[] a = {ae, an, au};
      for (int k = 0; k < 3; k++) {
        x[k] += 0.05 * (x[k + 3] + 0.025 * a[k]);
        x[k + 3] += 0.05 * a[k];
      }
    }
    return f;
  }
}

package org.tocsin.simulator.raid;

import java.util.Arrays;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;

/**
 * Positions over time, linear between nodes.
 *
 * @param seconds of each node since the raid's start, rising
 * @param points WGS-84
 * @param altitude metres above ground
 */
public record Trajectory(double[] seconds, GeoPoint[] points, double[] altitude) {
  public double start() {
    return seconds[0];
  }

  public double end() {
    return seconds[seconds.length - 1];
  }

  /** Where it is at a time; the first or last node outside its span. */
  public GeoPoint at(double t) {
    int i = index(t);
    if (i < 0) {
      return points[0];
    }
    if (i >= seconds.length - 1) {
      return points[seconds.length - 1];
    }
    double f = (t - seconds[i]) / (seconds[i + 1] - seconds[i]);
    GeoPoint a = points[i];
    GeoPoint b = points[i + 1];
    return new GeoPoint(a.lat() + f * (b.lat() - a.lat()), a.lon() + f * (b.lon() - a.lon()));
  }

  /** Metres above ground at a time. */
  public double altitudeAt(double t) {
    int i = index(t);
    if (i < 0) {
      return altitude[0];
    }
    if (i >= seconds.length - 1) {
      return altitude[seconds.length - 1];
    }
    double f = (t - seconds[i]) / (seconds[i + 1] - seconds[i]);
    return altitude[i] + f * (altitude[i + 1] - altitude[i]);
  }

  /** Direction of flight, degrees from true north. */
  public double course(double t) {
    int i = StrictMath.clamp(index(t), 0, seconds.length - 2);
    return Sphere.bearing(points[i], points[i + 1]);
  }

  /** Metres per second over the ground. */
  public double speed(double t) {
    int i = StrictMath.clamp(index(t), 0, seconds.length - 2);
    return Sphere.distance(points[i], points[i + 1]) / (seconds[i + 1] - seconds[i]);
  }

  /** The same flight, ended at a time. */
  public Trajectory until(double t) {
    if (t >= end()) {
      return this;
    }
    int n = StrictMath.max(1, index(t) + 1);
    double[] s = Arrays.copyOf(seconds, n + 1);
    GeoPoint[] p = Arrays.copyOf(points, n + 1);
    double[] h = Arrays.copyOf(altitude, n + 1);
    s[n] = StrictMath.max(t, s[n - 1] + 1e-3);
    p[n] = at(t);
    h[n] = altitudeAt(t);
    return new Trajectory(s, p, h);
  }

  /** The same flight somewhat aside: a wing man's. */
  Trajectory shifted(double metres, double bearing) {
    GeoPoint[] p = new GeoPoint[points.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = Sphere.destination(points[i], bearing, metres);
    }
    return new Trajectory(seconds, p, altitude);
  }

  private int index(double t) {
    int i = Arrays.binarySearch(seconds, t);
    return i >= 0 ? i : -i - 2;
  }
}

package org.tocsin.simulator.raid;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;

/**
 * A ballistic flight in the vertical plane: boost at constant acceleration along a fixed elevation, then free fall over
 * a round, not rotating earth with drag {@code rho v^2 / (2 beta)} in an exponential atmosphere (1.225 kg/m3 at sea level,
 * scale height 7,200 m). Semi-implicit Euler with steps of half a second: under 1 % of the range against steps ten times
 * shorter. The boost is cut so that the missile comes down on the aim.
 *
 * @param elevation of the boost above the horizon, degrees
 * @param acceleration of the boost, m/s2
 * @param beta mass over drag coefficient times area, kg/m2
 * @param startSpeed m/s, of the carrier
 * @param startAltitude metres, of the carrier
 */
record Arc(double elevation, double acceleration, double beta, double startSpeed, double startAltitude) {
  /** Two tonnes and a half of 0.92 m diameter after burnout; flattened arc with an apogee of about 50 km at 400 km. */
  static final Arc ISKANDER = new Arc(42, 60, 18_000, 0, 0);

  /** Released by a MiG-31K at 14 km; a lighter body than the Iskander's. */
  static final Arc KINZHAL = new Arc(32, 70, 18_000, 600, 14_000);

  static final Arc S300 = new Arc(50, 160, 5_000, 0, 0);

  private static final double STEP = 0.5;
  private static final double G = 9.81;

  Trajectory fly(GeoPoint from, GeoPoint aim, double start) {
    double range = Sphere.distance(from, aim);
    double bearing = Sphere.bearing(from, aim);
    double lo = 0.5;
    double hi = 80;
    for (int i = 0; i < 40; i++) {
      double mid = (lo + hi) / 2;
      List<double[]> states = integrate(mid);
      if (states.getLast()[1] < range) {
        lo = mid;
      } else {
        hi = mid;
      }
    }
    List<double[]> states = integrate(hi);
    double scale = range / states.getLast()[1];
    double[] t = new double[states.size()];
    GeoPoint[] p = new GeoPoint[t.length];
    double[] h = new double[t.length];
    for (int i = 0; i < t.length; i++) {
      t[i] = start + states.get(i)[0];
      p[i] = Sphere.destination(from, bearing, states.get(i)[1] * scale);
      h[i] = states.get(i)[2];
    }
    return new Trajectory(t, p, h);
  }

  /** Time, ground range and altitude of each step, with a boost of so many seconds. */
  private List<double[]> integrate(double boost) {
    double e = StrictMath.toRadians(elevation);
    double vx = startSpeed;
    double vz = 0;
    double x = 0;
    double z = startAltitude;
    List<double[]> out = new ArrayList<>();
    out.add(new double[] {0, 0, z});
    for (double t = 0; t < 1_200; t += STEP) {
      double v = StrictMath.hypot(vx, vz);
      double drag = 1.225 * StrictMath.exp(-StrictMath.max(0, z) / 7_200) * v / (2 * beta);
      double on = StrictMath.clamp((boost - t) / STEP, 0, 1) * acceleration;
      double r = Sphere.RADIUS + z;
      double gravity = G * Sphere.RADIUS * Sphere.RADIUS / (r * r);
      vx += STEP * (on * StrictMath.cos(e) - drag * vx - vx * vz / r);
      vz += STEP * (on * StrictMath.sin(e) - drag * vz - gravity + vx * vx / r);
      x += STEP * vx * Sphere.RADIUS / r;
      z += STEP * vz;
      out.add(new double[] {t + STEP, x, StrictMath.max(0, z)});
      if (z <= 0 && vz < 0) {
        break;
      }
    }
    return out;
  }
}

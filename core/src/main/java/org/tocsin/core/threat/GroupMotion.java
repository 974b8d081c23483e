package org.tocsin.core.threat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;

/**
 * Where a reported group is and how it moves, from the places and courses that people name: a Kalman filter with nearly
 * constant velocity in the plane tangent at its own estimate, east and north (Bar-Shalom, Li, Kirubarajan, Estimation
 * with Applications to Tracking and Navigation, 2001, section 6.2.2). The noise of the velocity is the class's wander;
 * its speed is kept inside the class's range. Immutable.
 *
 * @param time of the estimate
 * @param at position
 * @param velocity east and north, m/s
 * @param covariance of east, north, velocity east, velocity north; 16 values, row by row, SI units
 */
record GroupMotion(Instant time, GeoPoint at, List<Double> velocity, List<Double> covariance) {
  private static final int N = 4;

  /** A squared, normalised miss beyond this is a turn, not an error: the estimate gives way. */
  private static final double TURN = 6;

  /** Below this share of the usual speed the direction of an estimate means nothing. */
  private static final double DIRECTED = 0.45;

  private static final double WIDEST_COURSE = 60;

  GroupMotion {
    velocity = List.copyOf(velocity);
    covariance = List.copyOf(covariance);
  }

  /** A first fix: it moves at the usual speed, nobody knows where to. */
  static GroupMotion start(GeoPoint at, double sigma, Instant time, ThreatProfile p) {
    double[][] c = new double[N][N];
    c[0][0] = c[1][1] = sigma * sigma;
    c[2][2] = c[3][3] = p.speedTypical() * p.speedTypical() / 2;
    return of(time, at, 0, 0, c);
  }

  private static GroupMotion of(Instant time, GeoPoint at, double vx, double vy, double[][] c) {
    Double[] flat = new Double[N * N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        flat[N * i + j] = (c[i][j] + c[j][i]) / 2;
      }
    }
    return new GroupMotion(time, at, List.of(vx, vy), List.of(flat));
  }

  private double[][] matrix() {
    double[][] c = new double[N][N];
    for (int i = 0; i < N * N; i++) {
      c[i / N][i % N] = covariance.get(i);
    }
    return c;
  }

  /** The same group at another time; going back is not done. */
  GroupMotion at(Instant then, ThreatProfile p) {
    double dt = Duration.between(time, then).toMillis() / 1000.0;
    if (dt <= 0) {
      return this;
    }
    double[][] c = matrix();
    double turn = StrictMath.toRadians(p.wander()) * p.speedTypical();
    double q = turn * turn / 60;
    for (int k = 0; k < N; k++) {
      for (int axis = 0; axis < 2; axis++) {
        c[axis][k] += dt * c[axis + 2][k];
      }
    }
    for (int k = 0; k < N; k++) {
      for (int axis = 0; axis < 2; axis++) {
        c[k][axis] += dt * c[k][axis + 2];
      }
    }
    for (int axis = 0; axis < 2; axis++) {
      c[axis][axis] += q * dt * dt * dt / 3;
      c[axis][axis + 2] += q * dt * dt / 2;
      c[axis + 2][axis] += q * dt * dt / 2;
      c[axis + 2][axis + 2] += q * dt;
    }
    return of(then, moved(at, velocity.get(0) * dt, velocity.get(1) * dt), velocity.get(0), velocity.get(1), c);
  }

  private static GeoPoint moved(GeoPoint from, double east, double north) {
    double metres = StrictMath.sqrt(east * east + north * north);
    return metres == 0
        ? from
        : Sphere.destination(from, Sphere.normalise(StrictMath.toDegrees(StrictMath.atan2(east, north))), metres);
  }

  /** Takes a place that was named for the time of the estimate. */
  GroupMotion fix(GeoPoint said, double sigma, ThreatProfile p) {
    double metres = Sphere.distance(at, said);
    double bearing = StrictMath.toRadians(Sphere.bearing(at, said));
    double east = metres * StrictMath.sin(bearing);
    double north = metres * StrictMath.cos(bearing);
    double[][] c = matrix();
    double noise = sigma * sigma;
    double miss = metres * metres / ((c[0][0] + c[1][1]) / 2 + noise);
    if (miss > TURN) {
      double more = (miss / TURN - 1) * ((c[0][0] + c[1][1]) / 2 + noise);
      c[0][0] += more;
      c[1][1] += more;
      double any = p.speedTypical() * p.speedTypical() / 2;
      c[2][2] = StrictMath.max(c[2][2], any);
      c[3][3] = StrictMath.max(c[3][3], any);
    }
    return updated(c, 0, east, north, new double[] {noise, 0, noise}).bounded(p);
  }

  /** Takes a course that was named, degrees, with its standard deviation. */
  GroupMotion course(double course, double sigma, ThreatProfile p) {
    double theta = StrictMath.toRadians(course);
    double speed = p.speedTypical();
    double along = StrictMath.max(3, (p.speedMax() - p.speedMin()) / 4);
    double side = speed * StrictMath.sin(StrictMath.toRadians(StrictMath.min(80, sigma)));
    double s = StrictMath.sin(theta);
    double k = StrictMath.cos(theta);
    double a2 = along * along;
    double b2 = side * side;
    double[] noise = {a2 * s * s + b2 * k * k, (a2 - b2) * s * k, a2 * k * k + b2 * s * s};
    double[][] c = matrix();
    double east = speed * s - velocity.get(0);
    double north = speed * k - velocity.get(1);
    double miss = (east * east + north * north) / ((c[2][2] + c[3][3] + noise[0] + noise[2]) / 2);
    if (miss > TURN) {
      double more = speed * speed / 2;
      c[2][2] += more;
      c[3][3] += more;
    }
    return updated(c, 2, east, north, noise).bounded(p);
  }

  /** The update with a measurement of two of the four, given its residual and its noise (xx, xy, yy). */
  private GroupMotion updated(double[][] c, int first, double east, double north, double[] noise) {
    double sxx = c[first][first] + noise[0];
    double sxy = c[first][first + 1] + noise[1];
    double syy = c[first + 1][first + 1] + noise[2];
    double det = sxx * syy - sxy * sxy;
    double[][] gain = new double[N][2];
    double[] x = new double[N];
    for (int i = 0; i < N; i++) {
      gain[i][0] = (c[i][first] * syy - c[i][first + 1] * sxy) / det;
      gain[i][1] = (c[i][first + 1] * sxx - c[i][first] * sxy) / det;
      x[i] = gain[i][0] * east + gain[i][1] * north;
    }
    double[][] next = new double[N][N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        next[i][j] = c[i][j] - gain[i][0] * c[first][j] - gain[i][1] * c[first + 1][j];
      }
    }
    return of(time, moved(at, x[0], x[1]), velocity.get(0) + x[2], velocity.get(1) + x[3], next);
  }

  private GroupMotion bounded(ThreatProfile p) {
    double speed = speed();
    if (speed < DIRECTED * p.speedTypical()) {
      return this;
    }
    double kept = StrictMath.max(p.speedMin(), StrictMath.min(p.speedMax(), speed)) / speed;
    return of(time, at, velocity.get(0) * kept, velocity.get(1) * kept, matrix());
  }

  private double speed() {
    return StrictMath.sqrt(velocity.get(0) * velocity.get(0) + velocity.get(1) * velocity.get(1));
  }

  /** Standard deviation on each axis, metres. */
  double sigma() {
    return StrictMath.sqrt((covariance.get(0) + covariance.get(5)) / 2);
  }

  PositionMixture position() {
    return PositionMixture.of(at, sigma());
  }

  /** Standard deviation of {@link #courseOver}, degrees. */
  double courseSigma() {
    double speed = speed();
    double ux = velocity.get(0) / speed;
    double uy = velocity.get(1) / speed;
    double across = uy * uy * covariance.get(10) - 2 * ux * uy * covariance.get(11) + ux * ux * covariance.get(15);
    return StrictMath.toDegrees(StrictMath.atan2(StrictMath.sqrt(StrictMath.max(0, across)), speed));
  }

  /** Course over ground, degrees from true north; NaN when the estimate does not tell. */
  double courseOver(ThreatProfile p) {
    if (speed() < DIRECTED * p.speedTypical() || courseSigma() > WIDEST_COURSE) {
      return Double.NaN;
    }
    return Sphere.normalise(StrictMath.toDegrees(StrictMath.atan2(velocity.get(0), velocity.get(1))));
  }
}

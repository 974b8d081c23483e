package org.tocsin.core.track;

import java.util.Optional;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;

/**
 * Where a ballistic track comes from and goes to: points that stand for its state and covariance (Julier and Uhlmann's) carried
 * to the ground through gravity and drag, and through a powered part of flight of which only the usual is known: from rest, at
 * a constant acceleration, and so along a straight line. Covariances contain what is not known of it.
 */
public final class Ballistics {
  /** Points of equal weight, on the axes of the covariance and of drag: spread by the root of their dimension they keep moments. */
  private static final int POINTS = 14;

  private static final double SPREAD = 7;

  /** Standard deviation of the logarithm of the ballistic coefficient. */
  private static final double DRAG_SIGMA = 0.25;

  /** Height below which air lets a missile manoeuvre on its way down, m, and how much it does, m/s² in each direction. */
  private static final double AIR = 30_000;

  private static final double MANOEUVRE = 10;

  private static final double STEP = 0.5;
  private static final double LONGEST = 900;

  /** Probability from which a track counts as being under thrust. */
  private static final double UNDER_THRUST = 0.5;

  /** For how much longer it may then be, s: equally likely. */
  private static final double[] REMAINING = {3, 10, 20, 35};

  /** Part of the way that is left by which thrust may lead elsewhere, in each direction. */
  private static final double UNSTEADY = 0.1;

  private Ballistics() {}

  /**
   * A place on the ground.
   *
   * @param point on the ellipsoid
   * @param time seconds since the tracker's epoch
   * @param timeSigma seconds
   * @param eastVariance m²
   * @param covariance of east and north, m²
   * @param northVariance m²
   */
  public record Ground(GeoPoint point, double time, double timeSigma, double eastVariance, double covariance,
      double northVariance) {}

  /**
   * Where it will come down, or nothing for a track that is not ballistic or reaches no ground within 15 min. Of one under
   * thrust, which goes on for a time that nobody knows, it is told widely; what it may do on its last kilometres is in the
   * covariance.
   */
  public static Optional<Ground> findImpact(Track track, TangentPlane frame, double ballisticCoefficient) {
    if (!ballistic(track)) {
      return Optional.empty();
    }
    double radius = frame.radius() + frame.altitude();
    GroundMoments to = new GroundMoments();
    for (double[] x : points(track)) {
      boolean powered = track.powered() > UNDER_THRUST;
      double drag = x[6] / ballisticCoefficient;
      double thrust = powered ? Boost.acceleration(x, radius, frame.altitude()) : 0;
      if (thrust <= 0) {
        add(to, fall(x, drag, STEP, frame), 0, x);
        continue;
      }
      for (double burn : REMAINING) {
        add(to, fall(Boost.after(x, thrust, burn), drag, STEP, frame), burn, x);
      }
    }
    return to.ground(track.time(), frame);
  }

  private static void add(GroundMoments to, double[] landed, double burn, double[] from) {
    if (landed.length > 0) {
      double swerve = MANOEUVRE / 2 * landed[4] * landed[4];
      double astray = burn > 0 ? UNSTEADY * StrictMath.hypot(landed[0] - from[0], landed[1] - from[1]) : 0;
      to.add(1, landed[0], landed[1], landed[2] + burn, swerve * swerve + astray * astray);
    }
  }

  /**
   * Where it rose from, its powered flight included, or nothing for a track that is not ballistic, cannot have risen from the
   * ground within 5 min, or has come down into air where it may manoeuvre: what was told before holds then. What was released
   * from an aircraft has no such place.
   */
  public static Optional<Ground> findLaunch(Track track, TangentPlane frame, double ballisticCoefficient) {
    if (!ballistic(track)) {
      return Optional.empty();
    }
    GroundMoments from = new GroundMoments();
    Boost boost = new Boost(frame, track.began() - track.time());
    double[] now = track.state();
    double up = Boost.climb(now, 0, frame.radius() + frame.altitude());
    if (up < 0 && track.altitude() < AIR) {
      return Optional.empty();
    }
    for (double[] x : points(track)) {
      boost.rise(x, x[6] / ballisticCoefficient, up > 0 && track.powered() > UNDER_THRUST, from);
    }
    return from.ground(track.time(), frame);
  }

  private static boolean ballistic(Track track) {
    return track.classes().probability(ThreatClass.BALLISTIC_MISSILE)
        + track.classes().probability(ThreatClass.AEROBALLISTIC_MISSILE) >= 0.5;
  }

  /** State and factor of drag. */
  private static double[][] points(Track track) {
    double[][] root = cholesky(track.covariance());
    double[][] out = new double[POINTS][];
    for (int s = 0; s < POINTS; s++) {
      double[] x = java.util.Arrays.copyOf(track.state(), 7);
      double scale = (s % 2 == 0 ? 1 : -1) * StrictMath.sqrt(SPREAD);
      for (int i = 0; i < 6 && s < 12; i++) {
        x[i] += scale * root[i][s / 2];
      }
      x[6] = s < 12 ? 1 : StrictMath.exp(scale * DRAG_SIGMA);
      out[s] = x;
    }
    return out;
  }

  /** East, north, time and up of reaching the ground, and seconds on the way down in dense air; or an empty array. */
  static double[] fall(double[] state, double drag, double step, TangentPlane frame) {
    double[] g = new double[Gaussian.SIZE];
    System.arraycopy(state, 0, g, Gaussian.P, 6);
    double radius = frame.radius() + frame.altitude();
    double before = Gaussian.altitude(g[1], g[2], g[3], radius) + frame.altitude();
    double dense = 0;
    for (double t = 0; StrictMath.abs(t) < LONGEST; t += step) {
      double e = g[1];
      double n = g[2];
      Gaussian.fall(g, 0, step, drag, radius);
      double after = Gaussian.altitude(g[1], g[2], g[3], radius) + frame.altitude();
      if (after <= 0) {
        double f = before > after ? StrictMath.max(0, before) / (before - after) : 1;
        return new double[] {e + f * (g[1] - e), n + f * (g[2] - n), t + f * step, g[3], dense};
      }
      dense += after < AIR && after < before ? step : 0;
      before = after;
    }
    return new double[0];
  }

  private static double[][] cholesky(double[] p) {
    double[][] l = new double[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = p[6 * i + j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? StrictMath.sqrt(StrictMath.max(sum, 0)) : l[j][j] > 0 ? sum / l[j][j] : 0;
      }
    }
    return l;
  }
}

package org.tocsin.core.track;

import java.util.Optional;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;

/**
 * Where a ballistic track comes from and goes to: its state and covariance carried to the ground by 13 sigma points
 * (Julier and Uhlmann) through gravity and drag. Holds for unpowered flight: while a track is still under thrust the
 * impact falls short and the launch point lies too far back; {@link Ground#covariance} does not contain that.
 */
public final class Ballistics {
  /** Sigma points are spread by sqrt(3), which matches the fourth moment of a Gaussian. */
  private static final double SPREAD2 = 3;

  private static final double STEP = 0.5;
  private static final double LONGEST = 900;

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

  /** Where it will come down, or nothing for a track that is not ballistic or reaches no ground within 15 min. */
  public static Optional<Ground> findImpact(Track track, TangentPlane frame, double ballisticCoefficient) {
    return find(track, frame, 1 / ballisticCoefficient, STEP);
  }

  /** Where it rose from, by the same way backward. */
  public static Optional<Ground> findLaunch(Track track, TangentPlane frame, double ballisticCoefficient) {
    return find(track, frame, 1 / ballisticCoefficient, -STEP);
  }

  private static Optional<Ground> find(Track track, TangentPlane frame, double drag, double step) {
    double ballistic = track.classes().probability(ThreatClass.BALLISTIC_MISSILE)
        + track.classes().probability(ThreatClass.AEROBALLISTIC_MISSILE);
    if (ballistic < 0.5) {
      return Optional.empty();
    }
    double[][] root = cholesky(track.covariance());
    double[] x = track.state();
    double[][] landed = new double[13][];
    double[] point = new double[6];
    for (int s = 0; s < 13; s++) {
      int column = (s - 1) / 2;
      double sign = s % 2 == 1 ? 1 : -1;
      for (int i = 0; i < 6; i++) {
        point[i] = x[i] + (s == 0 ? 0 : sign * StrictMath.sqrt(SPREAD2) * root[i][column]);
      }
      double[] g = fall(point, drag, step, frame);
      if (g.length == 0) {
        return Optional.empty();
      }
      landed[s] = g;
    }
    return Optional.of(moments(landed, track.time(), frame));
  }

  /** East, north and time of reaching the ground, or an empty array. */
  static double[] fall(double[] state, double drag, double step, TangentPlane frame) {
    double[] g = new double[Gaussian.SIZE];
    System.arraycopy(state, 0, g, Gaussian.P, 6);
    double radius = frame.radius() + frame.altitude();
    double before = Gaussian.altitude(g[1], g[2], g[3], radius) + frame.altitude();
    for (double t = 0; StrictMath.abs(t) < LONGEST; t += step) {
      double e = g[1];
      double n = g[2];
      Gaussian.fall(g, 0, step, drag, radius);
      double after = Gaussian.altitude(g[1], g[2], g[3], radius) + frame.altitude();
      if (after <= 0) {
        double f = before > after ? StrictMath.max(0, before) / (before - after) : 1;
        return new double[] {e + f * (g[1] - e), n + f * (g[2] - n), t + f * step, g[3]};
      }
      before = after;
    }
    return new double[0];
  }

  private static Ground moments(double[][] landed, double time, TangentPlane frame) {
    double[] weight = new double[13];
    java.util.Arrays.fill(weight, 1 / (2 * SPREAD2));
    weight[0] = 1 - 6 / SPREAD2;
    double e = 0;
    double n = 0;
    double t = 0;
    for (int s = 0; s < 13; s++) {
      e += weight[s] * landed[s][0];
      n += weight[s] * landed[s][1];
      t += weight[s] * landed[s][2];
    }
    double ee = 0;
    double en = 0;
    double nn = 0;
    double tt = 0;
    for (int s = 1; s < 13; s++) {
      double de = landed[s][0] - landed[0][0];
      double dn = landed[s][1] - landed[0][1];
      double dt = landed[s][2] - landed[0][2];
      ee += weight[s] * de * de;
      en += weight[s] * de * dn;
      nn += weight[s] * dn * dn;
      tt += weight[s] * dt * dt;
    }
    double[] lla = frame.geodetic(e, n, landed[0][3]);
    return new Ground(new GeoPoint(lla[0], lla[1]), time + t, StrictMath.sqrt(tt), ee, en, nn);
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

package org.tocsin.core.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;

/** The tracker's arithmetic against references that share no code with it. */
class NumericsTest {
  private static final double NAN = Double.NaN;
  private final TangentPlane frame = new TangentPlane(new GeoPoint(48, 16), 0);

  @Property(tries = 2000, seed = "1")
  void exponentialAndLogarithm(@ForAll @DoubleRange(min = -690, max = 690) double x) {
    assertThat(Elementary.exp(x) / StrictMath.exp(x)).isCloseTo(1, within(2e-13));
    assertThat(Elementary.log(StrictMath.exp(x))).isCloseTo(x, within(1e-12));
    assertThat(Elementary.decayed(StrictMath.abs(x) / 700)).isCloseTo(-StrictMath.expm1(-StrictMath.abs(x) / 700), within(1e-10));
  }

  @Property(tries = 2000, seed = "2")
  void sineAndCosine(@ForAll @DoubleRange(min = -20, max = 20) double x) {
    assertThat(Elementary.sin(x)).isCloseTo(StrictMath.sin(x), within(1e-12));
    assertThat(Elementary.cos(x)).isCloseTo(StrictMath.cos(x), within(1e-12));
  }

  @Test
  void edgesOfTheExponential() {
    assertThat(Elementary.exp(-1000)).isZero();
    assertThat(Elementary.exp(1000)).isInfinite();
    assertThat(Elementary.exp(NAN)).isNaN();
    assertThat(Elementary.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Elementary.log(-1)).isNaN();
  }

  private static Kinematics straight(double noise) {
    return new Kinematics("p", ClassMix.UNKNOWN, "p", 1, 50, 1, 0, 10, noise, 1e-6, 0, 0, 0, 1, 1, 0);
  }

  private Sensor position(double sigma, Kinematics k) {
    return new Sensor(
        new SensorModel("X", SensorModel.Kind.POSITION, frame.origin(), 0, List.of(sigma, sigma, NAN), 1, 0.9, 0, 1e6, 90,
            Map.of(), 1, 6, 300, 1e6, Double.POSITIVE_INFINITY, 1),
        0, frame, List.of(k));
  }

  /** A textbook Kalman filter of one axis in 2 x 2 matrices, written out. */
  private static void kalman(double[] x, double[][] p, double dt, double q, double z, double r) {
    x[0] += dt * x[1];
    double p00 = p[0][0] + dt * (p[0][1] + p[1][0]) + dt * dt * p[1][1] + q * dt * dt * dt / 3;
    double p01 = p[0][1] + dt * p[1][1] + q * dt * dt / 2;
    double p11 = p[1][1] + q * dt;
    double k0 = p00 / (p00 + r);
    double k1 = p01 / (p00 + r);
    double y = z - x[0];
    x[0] += k0 * y;
    x[1] += k1 * y;
    p[0][0] = (1 - k0) * p00;
    p[0][1] = (1 - k0) * p01;
    p[1][0] = p[0][1];
    p[1][1] = p11 - k1 * p01;
  }

  @Test
  void aTrackAlongOneAxisIsTheTextbookKalmanFilter() {
    Kinematics k = straight(0.5);
    Modes m = new Modes(List.of(k));
    Sensor s = position(10, k);
    Hypothesis h = new Hypothesis();
    h.n = 1;
    h.existence = 1;
    h.g[0] = 1;
    h.g[7] = 100;
    h.g[10] = 100;
    h.g[12] = 100;
    h.g[22] = 400;
    h.g[25] = 400;
    h.g[27] = 1;
    double[] x = {0, 0};
    double[][] p = {{100, 0}, {0, 400}};
    Random random = new Random(5);
    Predicted predicted = new Predicted();
    Plots plots = new Plots();
    for (int i = 1; i <= 30; i++) {
      double z = 12 * i + 10 * random.nextGaussian();
      plots.load(new Scan("X", i, new double[] {z, 0, NAN}), s, 10, new double[3]);
      predicted.predict(h, i, m, 1e15, -1);
      predicted.linearise(s, m, 1e15);
      Hypothesis next = new Hypothesis();
      predicted.update(s, plots, 0, i, next);
      kalman(x, p, 1, 0.5, z, 100);
      assertThat(next.g[1]).isCloseTo(x[0], within(1e-9));
      assertThat(next.g[4]).isCloseTo(x[1], within(1e-9));
      assertThat(next.g[7]).isCloseTo(p[0][0], within(1e-9));
      assertThat(next.g[13]).isCloseTo(p[0][1], within(1e-9));
      assertThat(next.g[22]).isCloseTo(p[1][1], within(1e-9));
      h = next;
    }
  }

  @Test
  void aTurnRunsAroundItsCircle() {
    Kinematics k = new Kinematics("t", ClassMix.UNKNOWN, "t", 1, 50, 1, 0, 10, 0.01, 0.01, 5, 10, 0.01, 100, 100, 0);
    Modes m = new Modes(List.of(k));
    double[] g = new double[Gaussian.SIZE];
    g[4] = 100;
    // 100 m/s at 5 m/s² is a circle of 2,000 m; a quarter of it takes 10 pi seconds.
    Gaussian.predict(g, 0, 10 * StrictMath.PI, m, 1, 1e15);
    assertThat(new double[] {g[1], g[2], g[4], g[5]}).containsExactly(new double[] {2000, 2000, 0, 100}, within(1e-6));
  }

  @Test
  void covarianceOfATurnIsThatOfManyTurnedPoints() {
    Kinematics k = new Kinematics("t", ClassMix.UNKNOWN, "t", 1, 50, 1, 0, 10, 1e-12, 1e-12, 5, 0.05, 1e-12, 100, 100, 0);
    Modes m = new Modes(List.of(k));
    double[] g = new double[Gaussian.SIZE];
    g[4] = 40;
    g[5] = 30;
    g[7] = 900;
    g[10] = 400;
    g[12] = 100;
    g[13] = 50;
    g[17] = 30;
    g[22] = 25;
    g[25] = 16;
    g[27] = 4;
    double[] mean = g.clone();
    Gaussian.predict(mean, 0, 7, m, 2, 1e15);
    // Linear for a fixed turn rate: a column of the transition matrix is the image of a unit deviation.
    double[][] f = new double[6][6];
    double w = -0.05;
    double s = StrictMath.sin(7 * w) / w;
    double c = (1 - StrictMath.cos(7 * w)) / w;
    for (int i = 0; i < 6; i++) {
      f[i][i] = 1;
    }
    f[0][3] = s;
    f[0][4] = -c;
    f[1][3] = c;
    f[1][4] = s;
    f[2][5] = 7;
    f[3][3] = StrictMath.cos(7 * w);
    f[3][4] = -StrictMath.sin(7 * w);
    f[4][3] = StrictMath.sin(7 * w);
    f[4][4] = StrictMath.cos(7 * w);
    double[][] p = new double[6][6];
    int[][] place = {{7, 8, 9, 13, 14, 15}, {8, 10, 11, 16, 17, 18}, {9, 11, 12, 19, 20, 21}, {13, 16, 19, 22, 23, 24},
        {14, 17, 20, 23, 25, 26}, {15, 18, 21, 24, 26, 27}};
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        for (int a = 0; a < 6; a++) {
          for (int b = 0; b < 6; b++) {
            p[i][j] += f[i][a] * g[place[a][b]] * f[j][b];
          }
        }
        assertThat(mean[place[i][j]]).as("%d %d", i, j).isCloseTo(p[i][j], within(1e-6));
      }
    }
  }

  @Test
  void freeFallWithoutAirFollowsKeplersRange() {
    // Bate, Mueller, White, Fundamentals of Astrodynamics, 6.2: the free-flight range angle of a ballistic missile is
    // cos(psi / 2) = (1 - Q cos² phi) / sqrt(1 + Q (Q - 2) cos² phi), Q = v² r / mu.
    double r = frame.radius();
    double v = 1500;
    double phi = StrictMath.toRadians(40);
    double q = v * v * r / 3.986004418e14;
    double c2 = StrictMath.cos(phi) * StrictMath.cos(phi);
    double psi = 2 * StrictMath.acos((1 - q * c2) / StrictMath.sqrt(1 + q * (q - 2) * c2));
    double[] hit = Ballistics.fall(new double[] {0, 0, 0.01, v * StrictMath.cos(phi), 0, v * StrictMath.sin(phi)}, 0, 0.5, frame);
    assertThat(r * StrictMath.asin(hit[0] / r)).isCloseTo(r * psi, within(20.0));
    assertThat(r * psi).isBetween(225_000.0, 245_000.0);
  }

  @Test
  void twoLooksOfEqualWeightHaveHalfTheVariance() {
    Kinematics k = straight(1e-12);
    Modes m = new Modes(List.of(k));
    Sensor s = position(10, k);
    Plots plots = new Plots();
    plots.load(new Scan("X", 0, new double[] {20, 0, NAN}), s, 10, new double[3]);
    Hypothesis h = new Hypothesis();
    h.n = 1;
    h.g[0] = 1;
    h.g[7] = 100;
    h.g[10] = 100;
    h.g[12] = 1;
    Predicted p = new Predicted();
    p.predict(h, 0, m, 1e15, -1);
    p.linearise(s, m, 1e15);
    Hypothesis next = new Hypothesis();
    p.update(s, plots, 0, 0, next);
    assertThat(next.g[1]).isCloseTo(10, within(1e-9));
    assertThat(next.g[7]).isCloseTo(50, within(1e-9));
    assertThat(p.likelihood(s, plots, 0, 1e9)).isCloseTo(0.9 * StrictMath.exp(-0.5 * 400 / 200) / (2 * StrictMath.PI * 200), within(1e-12));
  }
}

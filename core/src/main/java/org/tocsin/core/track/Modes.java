package org.tocsin.core.track;

import java.util.List;

/** The modes of all classes of motion in flat arrays, and how a mode changes within its class. */
final class Modes {
  static final int STRAIGHT = 0;
  static final int LEFT = 1;
  static final int RIGHT = 2;
  static final int FALL = 3;
  static final int POWERED = 4;

  /** Gravity and drag, m/s². */
  private static final double FALLING = 15;

  private static final double[] UP = {0, 0, 1, 0, 0, 0};

  private final double[] b = new double[6];
  private final double[] gain = new double[6];

  final int classes;
  final int count;
  final int[] first;
  final int[] classOf;
  final int[] kind;
  final double[] noise;
  final double[] noiseUp;
  final double[] turn;
  final double[] turnRate;
  final double[] straightTime;
  final double[] turnTime;
  final double[] drag;

  /** What a class may do against straight flight: m for each s², and as a variance m² for each s³. */
  final double[] swerve;

  final double[] unrest;
  private final double[] height;
  private final double[] heightVariance;

  Modes(List<Kinematics> list) {
    classes = list.size();
    first = new int[classes + 1];
    classOf = new int[3 * classes];
    kind = new int[3 * classes];
    noise = new double[3 * classes];
    noiseUp = new double[3 * classes];
    turn = new double[classes];
    turnRate = new double[classes];
    straightTime = new double[classes];
    turnTime = new double[classes];
    drag = new double[classes];
    swerve = new double[classes];
    unrest = new double[classes];
    height = new double[classes];
    heightVariance = new double[classes];
    int n = 0;
    for (int c = 0; c < classes; c++) {
      Kinematics k = list.get(c);
      first[c] = n;
      turn[c] = k.turn();
      turnRate[c] = k.turnRate();
      straightTime[c] = k.straightTime();
      turnTime[c] = k.turnTime();
      drag[c] = k.ballistic() ? 1 / k.ballisticCoefficient() : 0;
      swerve[c] = k.ballistic() ? FALLING / 2 : k.turn() / 2;
      unrest[c] = Math.max(Math.max(k.noise(), k.turnNoise()), k.noiseUp()) / 3;
      height[c] = k.height();
      heightVariance[c] = k.ballistic() ? Double.POSITIVE_INFINITY : k.sigmaHeight() * k.sigmaHeight();
      n = add(n, c, k.ballistic() ? FALL : STRAIGHT, k.noise(), k.noiseUp());
      if (k.ballistic()) {
        n = add(n, c, POWERED, k.turnNoise(), k.turnNoise());
      } else if (k.turn() > 0) {
        n = add(n, c, LEFT, k.turnNoise(), k.noiseUp());
        n = add(n, c, RIGHT, k.turnNoise(), k.noiseUp());
      }
    }
    first[classes] = n;
    count = n;
  }

  private int add(int n, int c, int k, double q, double up) {
    classOf[n] = c;
    kind[n] = k;
    noise[n] = q;
    noiseUp[n] = up;
    return n + 1;
  }

  /**
   * Probability of going from mode {@code i} to {@code j} of the same class, given the probabilities of having left
   * straight flight and of having left a turn within the step.
   */
  double transition(int i, int j, double leaveStraight, double leaveTurn) {
    int f = first[classOf[i]];
    int n = first[classOf[i] + 1] - f;
    if (n == 1) {
      return 1;
    }
    if (i == f) {
      return j == f ? 1 - leaveStraight : leaveStraight / (n - 1);
    }
    return j == f ? leaveTurn : i == j ? 1 - leaveTurn : 0;
  }

  /**
   * Nothing is known worse about the height of an object than what holds for its class: where prediction has grown
   * wider, the class's usual height is taken in again, with the variance that brings back its spread.
   */
  void keepHeight(double[] g, int o, int cls, double radius) {
    double v = g[o + 12];
    double most = heightVariance[cls];
    if (v <= most) {
      return;
    }
    double s = v + v * most / (v - most);
    double y = (height[cls] - Gaussian.altitude(g[o + 1], g[o + 2], g[o + 3], radius)) / s;
    Gaussian.covarianceTimes(g, o, UP, 0, b, 0);
    for (int i = 0; i < 6; i++) {
      gain[i] = b[i] / s;
      g[o + 1 + i] += b[i] * y;
    }
    Gaussian.downdate(g, o, gain, 0, b);
  }
}

package org.tocsin.simulator.score;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.core.track.Track;

/**
 * Generalised optimal sub-pattern assignment with alpha = 2 (Rahmathullah, García-Fernández, Svensson, FUSION 2017) of
 * one instant: localisation of the pairs, missed truths and false tracks, each to the power p.
 *
 * @param localisation sum of distances of the pairs to the power p
 * @param missed number of truths without a track
 * @param falses number of tracks without a truth
 * @param pairs truth and track of every pair below the cutoff, those with optional truths too
 * @param cutoff metres
 */
public record Gospa(double localisation, int missed, int falses, List<int[]> pairs, double cutoff) {
  private static final int P = 2;

  public Gospa {
    pairs = List.copyOf(pairs);
  }

  /**
   * Pairs truths and tracks.
   *
   * @param distance truth by track, metres
   * @param tracks how many there are (a matrix without rows does not say)
   * @param optional truths that need no track: a track paired with one is left out with it
   */
  public static Gospa of(double[][] distance, int tracks, double cutoff, boolean[] optional) {
    double[][] cost = new double[distance.length][tracks];
    for (int i = 0; i < cost.length; i++) {
      for (int j = 0; j < tracks; j++) {
        double d = StrictMath.min(distance[i][j], cutoff);
        cost[i][j] = d * d;
      }
    }
    int[] to = Assignment.solve(cost);
    List<int[]> pairs = new ArrayList<>();
    double sum = 0;
    int required = 0;
    int paired = 0;
    for (int i = 0; i < to.length; i++) {
      required += optional[i] ? 0 : 1;
      if (to[i] >= 0 && distance[i][to[i]] < cutoff) {
        pairs.add(new int[] {i, to[i]});
        if (!optional[i]) {
          sum += cost[i][to[i]];
          paired++;
        }
      }
    }
    return new Gospa(sum, required - paired, tracks - pairs.size(), pairs, cutoff);
  }

  /** Pairs the truths and tracks of one instant by horizontal distance; truths that nothing covers are optional. */
  public static Gospa of(List<Truth> truth, List<Track> tracks, double cutoff) {
    boolean[] optional = new boolean[truth.size()];
    for (int i = 0; i < optional.length; i++) {
      optional[i] = !truth.get(i).covered();
    }
    return of(distances(truth, tracks), tracks.size(), cutoff, optional);
  }

  /** Horizontal distances of truths, the rows, to tracks, metres. */
  static double[][] distances(List<Truth> truth, List<Track> tracks) {
    double[][] d = new double[truth.size()][tracks.size()];
    for (int i = 0; i < d.length; i++) {
      for (int j = 0; j < tracks.size(); j++) {
        double[] s = tracks.get(j).state();
        double de = s[0] - truth.get(i).east();
        double dn = s[1] - truth.get(i).north();
        d[i][j] = StrictMath.sqrt(de * de + dn * dn);
      }
    }
    return d;
  }

  /** The metric itself, metres. */
  public double value() {
    return StrictMath.sqrt(power());
  }

  /** Its square. */
  public double power() {
    return localisation + (missed + falses) * StrictMath.pow(cutoff, P) / 2;
  }
}

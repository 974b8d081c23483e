package org.tocsin.simulator.score;

import java.util.Arrays;

/** Minimum-cost assignment of a dense matrix by shortest augmenting paths (Jonker and Volgenant, 1987). */
public final class Assignment {
  private Assignment() {}

  /** For each row the column assigned to it, or -1; every row or every column, whichever are fewer, is assigned. */
  public static int[] solve(double[][] cost) {
    int rows = cost.length;
    int columns = rows == 0 ? 0 : cost[0].length;
    if (rows == 0 || columns == 0) {
      int[] none = new int[rows];
      Arrays.fill(none, -1);
      return none;
    }
    if (rows > columns) {
      double[][] turned = new double[columns][rows];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          turned[j][i] = cost[i][j];
        }
      }
      int[] back = solve(turned);
      int[] out = new int[rows];
      Arrays.fill(out, -1);
      for (int j = 0; j < columns; j++) {
        out[back[j]] = j;
      }
      return out;
    }
    double[] u = new double[rows + 1];
    double[] v = new double[columns + 1];
    int[] match = new int[columns + 1];
    int[] way = new int[columns + 1];
    for (int i = 1; i <= rows; i++) {
      augment(cost, i, u, v, match, way);
    }
    int[] out = new int[rows];
    for (int j = 1; j <= columns; j++) {
      if (match[j] > 0) {
        out[match[j] - 1] = j - 1;
      }
    }
    return out;
  }

  private static void augment(double[][] cost, int row, double[] u, double[] v, int[] match, int[] way) {
    int columns = v.length - 1;
    double[] least = new double[columns + 1];
    boolean[] used = new boolean[columns + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    match[0] = row;
    int j0 = 0;
    do {
      used[j0] = true;
      int i0 = match[j0];
      double delta = Double.POSITIVE_INFINITY;
      int j1 = 0;
      for (int j = 1; j <= columns; j++) {
        if (!used[j]) {
          double reduced = cost[i0 - 1][j - 1] - u[i0] - v[j];
          if (reduced < least[j]) {
            least[j] = reduced;
            way[j] = j0;
          }
          if (least[j] < delta) {
            delta = least[j];
            j1 = j;
          }
        }
      }
      for (int j = 0; j <= columns; j++) {
        if (used[j]) {
          u[match[j]] += delta;
          v[j] -= delta;
        } else {
          least[j] -= delta;
        }
      }
      j0 = j1;
    } while (match[j0] != 0);
    do {
      int j1 = way[j0];
      match[j0] = match[j1];
      j0 = j1;
    } while (j0 != 0);
  }
}

package org.tocsin.simulator.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GospaTest {
  private static final boolean[] NONE = new boolean[3];

  @Test
  void countsLocalisationMissedAndFalse() {
    // Truth 0 at 30 m from track 1, truth 1 at 40 m from track 0, truth 2 alone, track 2 alone.
    double[][] d = {{900, 30, 5000}, {40, 700, 5000}, {3000, 3000, 1000}};
    Gospa g = Gospa.of(d, 3, 1000, NONE);
    assertThat(g.localisation()).isCloseTo(30 * 30 + 40 * 40, within(1e-9));
    assertThat(g.missed()).isEqualTo(1);
    assertThat(g.falses()).isEqualTo(1);
    assertThat(g.value()).isCloseTo(StrictMath.sqrt(2500 + 2 * 500_000), within(1e-9));
  }

  @Test
  void aTrackOfAnOptionalTruthIsLeftOutWithIt() {
    Gospa g = Gospa.of(new double[][] {{100}, {5000}}, 1, 1000, new boolean[] {true, true});
    assertThat(g.power()).isZero();
  }

  @Test
  void nothingThereAndNothingSaidIsPerfect() {
    assertThat(Gospa.of(new double[0][0], 0, 10, new boolean[0]).value()).isZero();
    assertThat(Gospa.of(new double[0][0], 2, 10, new boolean[0]).falses()).isEqualTo(2);
    assertThat(Gospa.of(new double[2][0], 0, 10, new boolean[2]).missed()).isEqualTo(2);
  }

  @Test
  void assignmentsAreAsCheapAsTryingAll() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      int rows = 1 + random.nextInt(5);
      int columns = 1 + random.nextInt(5);
      double[][] cost = new double[rows][columns];
      for (double[] row : cost) {
        for (int j = 0; j < columns; j++) {
          row[j] = random.nextDouble();
        }
      }
      double sum = 0;
      int[] to = Assignment.solve(cost);
      for (int i = 0; i < rows; i++) {
        sum += to[i] >= 0 ? cost[i][to[i]] : 0;
      }
      assertThat(sum).isCloseTo(cheapest(cost, 0, 0, StrictMath.max(0, rows - columns)), within(1e-12));
    }
  }

  private static double cheapest(double[][] cost, int row, int used, int mayLeave) {
    if (row == cost.length) {
      return 0;
    }
    double best = mayLeave > 0 ? cheapest(cost, row + 1, used, mayLeave - 1) : Double.POSITIVE_INFINITY;
    for (int j = 0; j < cost[0].length; j++) {
      if ((used >> j & 1) == 0) {
        best = StrictMath.min(best, cost[row][j] + cheapest(cost, row + 1, used | 1 << j, mayLeave));
      }
    }
    return best;
  }
}

package org.tocsin.core.track;

/**
 * The Poisson field of objects that are there and have not been detected, per class on a grid: it grows by births and
 * shrinks where a sensor looked. So a lone detection means more where nobody looked before.
 */
final class Undetected {
  private static final int SIDE = 64;

  private final int classes;
  private final double west;
  private final double south;
  private final double cell;
  private final double[] birth;
  private final double[] most;
  private final double[] boost;
  private final double[] density;
  private final double[] since;
  private final int[][] covered;
  private final float[][] detection;

  Undetected(TrackerSettings s, Sensor[] sensors) {
    classes = s.kinematics().size();
    double w = 0;
    double e = 1;
    double so = 0;
    double n = 1;
    for (Sensor x : sensors) {
      double r = Math.min(x.model.rangeMax(), 400_000);
      w = Math.min(w, x.at[0] - r);
      e = Math.max(e, x.at[0] + r);
      so = Math.min(so, x.at[1] - r);
      n = Math.max(n, x.at[1] + r);
    }
    west = w;
    south = so;
    cell = Math.max(e - w, n - so) / SIDE;
    double share = 0;
    for (Kinematics k : s.kinematics()) {
      share += k.share();
    }
    birth = new double[classes];
    most = new double[classes];
    density = new double[classes * SIDE * SIDE];
    since = new double[SIDE * SIDE];
    boost = new double[SIDE * SIDE];
    java.util.Arrays.fill(boost, 1);
    for (int c = 0; c < classes; c++) {
      birth[c] = s.birthRate() * s.kinematics().get(c).share() / share;
      most[c] = s.undetected() * s.kinematics().get(c).share() / share;
      java.util.Arrays.fill(density, c * SIDE * SIDE, (c + 1) * SIDE * SIDE, most[c]);
    }
    covered = new int[sensors.length][];
    detection = new float[sensors.length][];
    for (Sensor x : sensors) {
      cover(x, s);
    }
  }

  void set(Undetected o) {
    if (o.west != west || o.south != south || o.cell != cell) {
      // Other sensors span another grid: what is undetected there is not known yet.
      return;
    }
    System.arraycopy(o.density, 0, density, 0, density.length);
    System.arraycopy(o.since, 0, since, 0, since.length);
    System.arraycopy(o.boost, 0, boost, 0, boost.length);
  }

  void archive(Archive a) {
    a.of(density, density.length);
    a.of(since, since.length);
    a.of(boost, boost.length);
  }

  private void cover(Sensor x, TrackerSettings s) {
    int[] cells = new int[SIDE * SIDE];
    float[] pd = new float[SIDE * SIDE * classes];
    int k = 0;
    double radius = s.frame().radius();
    for (int i = 0; i < SIDE * SIDE && x.model.kind() != SensorModel.Kind.BEARING; i++) {
      double de = west + (i % SIDE + 0.5) * cell - x.at[0];
      double dn = south + (i / SIDE + 0.5) * cell - x.at[1];
      double ground = Math.sqrt(de * de + dn * dn);
      boolean any = false;
      for (int c = 0; c < classes; c++) {
        double h = s.kinematics().get(c).height();
        double up = h - x.model.altitude() - ground * ground / (2 * radius);
        double p = x.detection(c, Math.max(Math.sqrt(ground * ground + up * up), x.model.rangeMin()), up, h,
            s.kinematics().get(c).sigmaHeight() * s.kinematics().get(c).sigmaHeight());
        pd[k * classes + c] = (float) p;
        any |= p > 0.01;
      }
      if (any) {
        cells[k++] = i;
      }
    }
    covered[x.index] = java.util.Arrays.copyOf(cells, k);
    detection[x.index] = java.util.Arrays.copyOf(pd, k * classes);
  }

  private int at(double e, double n) {
    int x = (int) Math.max(0, Math.min(SIDE - 1, (e - west) / cell));
    int y = (int) Math.max(0, Math.min(SIDE - 1, (n - south) / cell));
    return y * SIDE + x;
  }

  /** Undetected objects of a class per square metre at a place. */
  double density(int cls, double e, double n, double time) {
    int i = at(e, n);
    double d = density[cls * SIDE * SIDE + i] + Math.max(0, time - since[i]) * birth[cls] * boost[i];
    return Math.min(d, most[cls] * boost[i]);
  }

  /** After a scan: what the sensor could have seen and did not is less likely to be there. */
  void looked(Sensor x, double time) {
    int[] cells = covered[x.index];
    float[] pd = detection[x.index];
    for (int k = 0; k < cells.length; k++) {
      int i = cells[k];
      if (x.share(west + (i % SIDE + 0.5) * cell - x.at[0], south + (i / SIDE + 0.5) * cell - x.at[1], 0) < 1) {
        continue;
      }
      double dt = Math.max(0, time - since[i]);
      since[i] = Math.max(time, since[i]);
      for (int c = 0; c < classes; c++) {
        int o = c * SIDE * SIDE + i;
        double d = Math.min(density[o] + dt * birth[c] * boost[i], most[c] * boost[i]);
        density[o] = d * (1 - pd[k * classes + c]);
      }
    }
  }

  /** A track proved real that began here: more may come from the same place. */
  void learn(double e, double n, double factor) {
    int i = at(e, n);
    boost[i] = Math.min(boost[i] * factor, 30);
  }
}

package org.tocsin.core.track;

/** The bearings of the last seconds that nothing explains, oldest first. */
final class Bearings {
  /** Seconds that one is kept. */
  private static final double KEEP = 12;

  private static final int MOST = 512;

  int n;
  final int[] sensor = new int[MOST];
  final double[] time = new double[MOST];
  final double[] sin = new double[MOST];
  final double[] cos = new double[MOST];

  /** @param place index here of each sensor of the other, -1 for those that are gone */
  void set(Bearings o, int[] place) {
    n = 0;
    for (int k = 0; k < o.n; k++) {
      int here = place[o.sensor[k]];
      if (here >= 0) {
        sensor[n] = here;
        time[n] = o.time[k];
        sin[n] = o.sin[k];
        cos[n++] = o.cos[k];
      }
    }
  }

  void archive(Archive a) {
    n = Math.min(a.count(n), MOST);
    a.of(sensor, n);
    a.of(time, n);
    a.of(sin, n);
    a.of(cos, n);
  }

  /** Notes a bearing that nothing explains. */
  void add(Sensor s, double t, double sinAzimuth, double cosAzimuth) {
    if (n == MOST) {
      remove(0);
    }
    sensor[n] = s.index;
    time[n] = t;
    sin[n] = sinAzimuth;
    cos[n] = cosAzimuth;
    n++;
  }

  void forget(double now) {
    int k = 0;
    while (k < n && time[k] < now - KEEP) {
      k++;
    }
    if (k > 0) {
      n -= k;
      System.arraycopy(sensor, k, sensor, 0, n);
      System.arraycopy(time, k, time, 0, n);
      System.arraycopy(sin, k, sin, 0, n);
      System.arraycopy(cos, k, cos, 0, n);
    }
  }

  void remove(int i) {
    int m = n - i - 1;
    System.arraycopy(sensor, i + 1, sensor, i, m);
    System.arraycopy(time, i + 1, time, i, m);
    System.arraycopy(sin, i + 1, sin, i, m);
    System.arraycopy(cos, i + 1, cos, i, m);
    n--;
  }
}

package org.tocsin.core.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recursion of the track-oriented Poisson multi-Bernoulli mixture (García-Fernández, Williams, Granström, Svensson,
 * IEEE TAES 54(4), 2018), one scan at a time, over clusters of dependent targets.
 */
final class Engine {
  /** Seconds without detection after which a target is given up, seen by any sensor or not. */
  private static final double FORGET = 90;

  final TrackerSettings settings;
  final Modes modes;
  final Sensor[] sensors;
  final double radius;
  private final Pool pool = new Pool();
  private final Current scan = new Current();
  private final Groups groups = new Groups();
  private final Gate gate;
  private final Clutter clutter;
  private final Registrar registrar;
  private final Newcomers newcomers;
  private final Reduction reduction;
  private final Association association;
  private List<Cluster> clusters = new ArrayList<>();
  private List<Cluster> next = new ArrayList<>();
  private long nextNumber = 1;
  int badRows;

  Engine(TrackerSettings settings, List<SensorModel> models) {
    this.settings = settings;
    modes = new Modes(settings.kinematics());
    radius = settings.frame().radius() + settings.frame().altitude();
    sensors = new Sensor[models.size()];
    for (int i = 0; i < sensors.length; i++) {
      sensors[i] = new Sensor(models.get(i), i, settings.frame(), settings.kinematics());
    }
    gate = new Gate(modes, scan.plots, settings.lifetime(), radius, sensors);
    clutter = new Clutter(settings.learnClutter(), sensors, scan);
    registrar = new Registrar(settings.register(), sensors, scan);
    newcomers = new Newcomers(settings, sensors, modes, pool, scan);
    reduction = new Reduction(settings, pool, this::confirm);
    association = new Association(settings, scan, gate, pool, newcomers, registrar, reduction);
  }

  /** Gives a target that is believed in for the first time its number. */
  private void confirm(Target t) {
    t.confirmed = true;
    t.number = nextNumber++;
    if (settings.learnBirths()) {
      newcomers.field.learn(t.eastBegan, t.northBegan, 3);
    }
  }

  /** Takes one scan in; scans come in order of time. */
  void process(Sensor x, Scan in) {
    scan.stamp = in.time();
    registrar.correct(x);
    scan.time = scan.stamp - scan.clock;
    scan.claims(in.labels());
    scan.number++;
    badRows = scan.plots.load(in, x, settings.maxPlots(), registrar.bias);
    x.sweep(in);
    clutter.open(x, in.width() / 360);
    newcomers.prepare(x, clutter);
    gateAll(x);
    next.clear();
    for (int i = 0; i < clusters.size(); i++) {
      Cluster c = clusters.get(i);
      if (c.lastEdge == c.firstEdge) {
        missOnly(c);
      } else if (groups.first(i) == i) {
        association.associate(x, clusters, groups, i, next);
      }
    }
    if (x.model.kind() == SensorModel.Kind.BEARING) {
      newcomers.startFromBearings(x, reduction, next);
    }
    for (int d = 0; d < scan.plots.n; d++) {
      Target t = groups.free(d) ? newcomers.born(x, d, 1) : null;
      if (t != null) {
        Cluster c = pool.cluster();
        c.alone(t);
        next.add(c);
      }
    }
    List<Cluster> old = clusters;
    clusters = next;
    next = old;
    newcomers.field.looked(x, scan.time);
    clutter.learn(x, in.width() / 360);
    if (targets() > settings.maxTracks()) {
      shed();
    }
  }

  /** Gives up the least likely targets until the bound holds. */
  private void shed() {
    double least = settings.drop();
    while (targets() > settings.maxTracks()) {
      least *= 2;
      next.clear();
      for (int i = 0; i < clusters.size(); i++) {
        Cluster c = clusters.get(i);
        if (c.n == 1 && c.existence(0) < least) {
          pool.free(c.t[0]);
          pool.free(c);
        } else {
          next.add(c);
        }
      }
      List<Cluster> swap = clusters;
      clusters = next;
      next = swap;
      if (least > 1) {
        return;
      }
    }
  }

  /**
   * Becomes a copy of another engine, which may know other sensors: what was learnt of those that both know goes along.
   */
  void set(Engine o) {
    for (int i = 0; i < clusters.size(); i++) {
      Cluster c = clusters.get(i);
      for (int k = 0; k < c.n; k++) {
        pool.free(c.t[k]);
      }
      pool.free(c);
    }
    clusters.clear();
    for (int i = 0; i < o.clusters.size(); i++) {
      clusters.add(copy(o.clusters.get(i)));
    }
    newcomers.field.set(o.newcomers.field);
    int[] place = places(o);
    newcomers.starts.set(o.newcomers.starts, place);
    for (int i = 0; i < place.length; i++) {
      if (place[i] >= 0 && sensors[place[i]].radar()) {
        clutter.maps[place[i]].set(o.clutter.maps[i]);
        registrar.of[place[i]].set(o.registrar.of[i]);
      }
    }
    nextNumber = o.nextNumber;
    scan.number = o.scan.number;
    scan.time = o.scan.time;
    scan.stamp = o.scan.stamp;
  }

  /** Writes all that the recursion depends on, or takes it over into an engine that has nothing yet. */
  void archive(Archive a) {
    int n = a.count(clusters.size());
    for (int i = 0; i < n; i++) {
      if (a.reading()) {
        clusters.add(pool.cluster());
      }
      clusters.get(i).archive(a, pool);
    }
    newcomers.field.archive(a);
    newcomers.starts.archive(a);
    for (Sensor x : sensors) {
      if (x.radar()) {
        clutter.maps[x.index].archive(a);
        registrar.of[x.index].archive(a);
      }
    }
    nextNumber = a.of(nextNumber);
    scan.number = a.of(scan.number);
    scan.time = a.of(scan.time);
    scan.stamp = a.of(scan.stamp);
  }

  /** Index here of each sensor of another engine, -1 for those unknown or changed. */
  private int[] places(Engine o) {
    int[] place = new int[o.sensors.length];
    for (int i = 0; i < place.length; i++) {
      Sensor x = o.sensors[i];
      boolean same = i < sensors.length && sensors[i].model.equals(x.model);
      place[i] = same ? i : -1;
      for (int k = 0; !same && k < sensors.length; k++) {
        if (sensors[k].model.equals(x.model)) {
          place[i] = k;
        }
      }
    }
    return place;
  }

  private Cluster copy(Cluster from) {
    Cluster c = pool.cluster();
    for (int i = 0; i < from.n; i++) {
      Target t = pool.target();
      t.set(from.t[i]);
      for (int a = 0; a < from.t[i].n; a++) {
        Hypothesis h = pool.hypothesis();
        h.set(from.t[i].h[a]);
        t.add(h);
      }
      c.add(t);
    }
    c.globals = from.globals;
    c.roomForGlobals(from.globals);
    System.arraycopy(from.w, 0, c.w, 0, from.globals);
    System.arraycopy(from.pick, 0, c.pick, 0, from.globals * from.n);
    return c;
  }

  private void gateAll(Sensor x) {
    gate.begin(scan.time, scan.beta, scan.leastBeta);
    groups.begin(clusters.size(), scan.plots.n);
    for (int i = 0; i < clusters.size(); i++) {
      Cluster c = clusters.get(i);
      c.firstEdge = gate.edges;
      for (int k = 0; k < c.n; k++) {
        Target t = c.t[k];
        for (int a = 0; a < t.n; a++) {
          gate.look(x, t.h[a]);
        }
      }
      c.lastEdge = gate.edges;
      for (int e = c.firstEdge; e < gate.edges; e++) {
        groups.claim(i, gate.detection[e]);
      }
    }
  }

  private void missOnly(Cluster c) {
    boolean any = false;
    for (int i = 0; i < c.n; i++) {
      for (int a = 0; a < c.t[i].n; a++) {
        any |= c.t[i].h[a].missFactor < 1;
      }
    }
    if (!any && !old(c)) {
      next.add(c);
      return;
    }
    for (int k = 0; k < c.globals && c.globals > 1; k++) {
      double log = 0;
      for (int i = 0; i < c.n; i++) {
        int p = c.pick[k * c.n + i];
        log += p >= 0 ? c.t[i].h[p].missLog : 0;
      }
      c.w[k] *= Elementary.exp(log);
    }
    for (int i = 0; i < c.n; i++) {
      for (int a = 0; a < c.t[i].n; a++) {
        c.t[i].h[a].missed();
        if (scan.time - c.t[i].lastSeen > FORGET) {
          c.t[i].h[a].existence = 0;
        }
      }
    }
    reduction.thin(c, next);
  }

  private boolean old(Cluster c) {
    for (int i = 0; i < c.n; i++) {
      if (scan.time - c.t[i].lastSeen > FORGET || c.t[i].h[0].existence <= 0) {
        return true;
      }
    }
    return false;
  }

  /** Calls {@code to} for every target believed in, with its existence and mean state at {@code at}. */
  void report(double at, Report to) {
    Predicted p = new Predicted();
    double[] g = new double[Gaussian.SIZE];
    for (Cluster c : clusters) {
      int best = c.best();
      for (int i = 0; i < c.n; i++) {
        double exists = c.existence(i);
        if (!c.t[i].confirmed || exists < settings.report()) {
          continue;
        }
        int pick = c.pick[best * c.n + i];
        Hypothesis h = c.t[i].h[pick >= 0 ? pick : heaviest(c, i)];
        p.predict(h, at, modes, radius, -1);
        p.combined(g);
        if (g[Gaussian.A] + g[Gaussian.A + 3] < 2 * settings.blur() * settings.blur()) {
          to.track(c.t[i], exists, p, g);
        }
      }
    }
  }

  /** The history of a target that carries most existence. */
  private static int heaviest(Cluster c, int i) {
    double top = -1;
    int at = 0;
    for (int a = 0; a < c.t[i].n; a++) {
      double sum = 0;
      for (int k = 0; k < c.globals; k++) {
        sum += c.pick[k * c.n + i] == a ? c.w[k] * c.t[i].h[a].existence : 0;
      }
      if (sum > top) {
        top = sum;
        at = a;
      }
    }
    return at;
  }

  interface Report {
    void track(Target t, double existence, Predicted p, double[] g);
  }

  /** Time that the last scan stated. */
  double stamp() {
    return scan.stamp;
  }

  /** What is known of the errors of a radar; null for another sensor. */
  @Nullable Registration registration(Sensor x) {
    return registrar.of[x.index];
  }

  /** Rows of the last scan that were used, and those beyond the bound. */
  int rows() {
    return scan.plots.n;
  }

  int overflow() {
    return scan.plots.left;
  }

  int targets() {
    int n = 0;
    for (Cluster c : clusters) {
      n += c.n;
    }
    return n;
  }
}

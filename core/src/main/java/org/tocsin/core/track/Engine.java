package org.tocsin.core.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recursion of the track-oriented Poisson multi-Bernoulli mixture (García-Fernández, Williams, Granström, Svensson,
 * IEEE TAES 54(4), 2018), one scan at a time, over clusters of dependent targets.
 */
final class Engine implements Reduction.Confirmation {
  private static final double LEAST_BIRTH = 4e-4;

  /** Seconds without detection after which a target is given up, seen by any sensor or not. */
  private static final double FORGET = 90;

  final TrackerSettings settings;
  final Modes modes;
  final Sensor[] sensors;
  final double radius;
  private final Births births;
  private final Pool pool = new Pool();
  private final Reduction reduction;
  private final Plots plots = new Plots();
  private final Beam beam = new Beam();
  private final Gate gate;
  private final Undetected field;
  private final BearingStarts starts;
  private final ClutterMap[] clutterMaps;
  final Registration[] registrations;

  /** Class of what is started from bearings: the slowest one is what microphones hear. */
  private final int heard;
  private List<Cluster> clusters = new ArrayList<>();
  private List<Cluster> next = new ArrayList<>();
  private final ArrayList<Cluster> group = new ArrayList<>();
  private long nextNumber = 1;

  /** Identities that the rows of the scan being processed claim. */
  private List<String> claims = List.of();

  long scans;

  /** Time that the last scan states, and that at which it was true, which differ by the error of the sensor's clock. */
  double stamp = Double.NEGATIVE_INFINITY;

  private double time = Double.NEGATIVE_INFINITY;
  int badRows;


  private double[] beta = new double[0];

  /** Least density of clutter and newcomers in the scan, per square metre on the ground and unit of the other columns. */
  private double leastBeta;

  private int[] owner = new int[0];
  private int[] local = new int[0];
  private int[] detections = new int[0];
  private int[] parent = new int[0];
  private int[] groupNext = new int[0];
  private int[] groupLast = new int[0];
  private double[] prior = new double[0];
  private int[] priorPick = new int[0];
  private double[] prior2 = new double[0];
  private int[] priorPick2 = new int[0];

  /** What is taken off range (m), azimuth and elevation (rad) of the scan being processed, and off its time (s). */
  private final double[] bias = new double[3];

  private double clock;

  Engine(TrackerSettings settings, List<SensorModel> models) {
    this.settings = settings;
    modes = new Modes(settings.kinematics());
    radius = settings.frame().radius() + settings.frame().altitude();
    sensors = new Sensor[models.size()];
    for (int i = 0; i < sensors.length; i++) {
      sensors[i] = new Sensor(models.get(i), i, settings.frame(), settings.kinematics());
    }
    gate = new Gate(modes, plots, settings.lifetime(), radius, sensors);
    births = new Births(settings.kinematics(), modes, settings.frame().radius());
    reduction = new Reduction(settings, pool);
    field = new Undetected(settings, sensors);
    clutterMaps = new ClutterMap[sensors.length];
    registrations = new Registration[sensors.length];
    for (Sensor x : sensors) {
      if (x.radar()) {
        clutterMaps[x.index] = new ClutterMap(x);
        registrations[x.index] = new Registration();
      }
    }
    int slow = 0;
    for (int c = 1; c < modes.classes; c++) {
      slow = settings.kinematics().get(c).sigmaSpeed() < settings.kinematics().get(slow).sigmaSpeed() ? c : slow;
    }
    heard = slow;
    starts = new BearingStarts(sensors, settings.kinematics().get(slow).height(), settings.kinematics().get(slow).sigmaSpeed());
  }

  @Override
  public void confirm(Target t) {
    t.confirmed = true;
    t.number = nextNumber++;
    if (settings.learnBirths()) {
      field.learn(t.eastBegan, t.northBegan, 3);
    }
  }

  /** Takes one scan in; scans come in order of time. */
  void process(Sensor x, Scan scan) {
    stamp = scan.time();
    correct(x);
    time = stamp - clock;
    claims = scan.labels();
    scans++;
    badRows = plots.load(scan, x, settings.maxPlots(), bias);
    x.sweep(scan);
    boolean learn = settings.learnClutter() && x.radar();
    if (learn) {
      clutterMaps[x.index].open(plots.n + plots.left, scan.width() / 360);
    }
    prepareDetections(x);
    gateAll(x);
    next.clear();
    for (int i = 0; i < clusters.size(); i++) {
      Cluster c = clusters.get(i);
      if (c.lastEdge == c.firstEdge) {
        missOnly(c);
      } else if (find(i) == i) {
        associate(x, i);
      }
    }
    if (x.model.kind() == SensorModel.Kind.BEARING) {
      startFromBearings(x);
    }
    for (int d = 0; d < plots.n; d++) {
      if (owner[d] < 0) {
        Target t = born(x, d, 1);
        if (t != null) {
          Cluster c = pool.cluster();
          c.alone(t);
          next.add(c);
        }
      }
    }
    List<Cluster> old = clusters;
    clusters = next;
    next = old;
    field.looked(x, time);
    if (learn) {
      learnClutter(x, scan.width() / 360);
    }
    if (targets() > settings.maxTracks()) {
      shed();
    }
  }

  private void correct(Sensor x) {
    Registration r = settings.register() ? registrations[x.index] : null;
    bias[0] = r == null ? 0 : r.correction(0);
    bias[1] = r == null ? 0 : r.correction(1);
    clock = r == null ? 0 : r.correction(2);
  }

  /**
   * Learns what is wrong with a radar from a plot of a target: against what the target said of itself within the last
   * seconds, else against where other sensors hold it.
   */
  private void register(Sensor x, Target t, Predicted p, int d) {
    Registration r = registrations[x.index];
    p.combined(mean);
    boolean said = time - t.saidAt < 3 && t.bound >= 3;
    boolean others = r.said < ENOUGH && t.seen > 1 && !x.model.id().equals(t.seers[t.seen - 1]) && time - t.began > 30
        && mean[Gaussian.A] + mean[Gaussian.A + 3] < 300 * 300;
    if (!said && !others) {
      return;
    }
    // The place at the stated time, so that what is found is the whole offset and not what the correction left.
    double ahead = said ? stamp - t.saidAt : clock;
    double e = (said ? t.saidEast : mean[1]) + ahead * mean[4] - x.at[0];
    double n = (said ? t.saidNorth : mean[2]) + ahead * mean[5] - x.at[1];
    double u = (said ? t.saidUp : mean[3]) + ahead * mean[6] - x.at[2];
    double[] m = x.rotation;
    double le = m[0] * e + m[1] * n + m[2] * u;
    double ln = m[3] * e + m[4] * n + m[5] * u;
    double lu = m[6] * e + m[7] * n + m[8] * u;
    double rho2 = le * le + ln * ln;
    double range = Math.sqrt(rho2 + lu * lu);
    double ve = m[0] * mean[4] + m[1] * mean[5] + m[2] * mean[6];
    double vn = m[3] * mean[4] + m[4] * mean[5] + m[5] * mean[6];
    double vu = m[6] * mean[4] + m[7] * mean[5] + m[8] * mean[6];
    if (rho2 < 4e6) {
      return;
    }
    double place = said ? SAID : (mean[Gaussian.A] + mean[Gaussian.A + 3]) / 2 + OTHERS;
    double height = said ? SAID_HEIGHT : mean[Gaussian.A + 5];
    double sin = (plots.sinAzimuth[d] * ln - plots.cosAzimuth[d] * le) / Math.sqrt(rho2);
    double slant = lu * lu / (range * range);
    r.learn(said, time, plots.value(d, 0) + bias[0] - range, (le * ve + ln * vn + lu * vu) / range,
        x.variance[0] + place * (1 - slant) + height * slant,
        StrictMath.asin(Math.max(-1, Math.min(1, sin))) + bias[1], (ve * ln - vn * le) / rho2,
        x.variance[1] + place / rho2);
  }

  private final double[] mean = new double[Gaussian.SIZE];

  /** Variances of what an object says of its place and height, and of the share of a track that is not independent, m². */
  private static final double SAID = 50 * 50;

  private static final double SAID_HEIGHT = 150 * 150;
  private static final double OTHERS = 100 * 100;

  /** Plots of objects that report after which only those count: other sensors may be wrong themselves. */
  private static final int ENOUGH = 20;

  private void learnClutter(Sensor x, double turn) {
    ClutterMap map = clutterMaps[x.index];
    for (int d = 0; d < plots.n; d++) {
      map.count(plots.value(d, 0), plots.sinAzimuth[d], plots.cosAzimuth[d], plots.unexplained[d]);
    }
    map.close(turn);
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
    field.set(o.field);
    int[] place = places(o);
    starts.set(o.starts, place);
    for (int i = 0; i < place.length; i++) {
      if (place[i] >= 0 && clutterMaps[place[i]] != null) {
        clutterMaps[place[i]].set(o.clutterMaps[i]);
        registrations[place[i]].set(o.registrations[i]);
      }
    }
    nextNumber = o.nextNumber;
    scans = o.scans;
    time = o.time;
    stamp = o.stamp;
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
    field.archive(a);
    starts.archive(a);
    for (Sensor x : sensors) {
      if (x.radar()) {
        clutterMaps[x.index].archive(a);
        registrations[x.index].archive(a);
      }
    }
    nextNumber = a.of(nextNumber);
    scans = a.of(scans);
    time = a.of(time);
    stamp = a.of(stamp);
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

  private void startFromBearings(Sensor x) {
    starts.looked(x, time);
    starts.forget(time);
    for (int d = 0; d < plots.n; d++) {
      if (plots.unexplained[d] < 0.5) {
        continue;
      }
      starts.add(x, time, plots.sinAzimuth[d], plots.cosAzimuth[d]);
      double density = field.density(heard, plots.east[d], plots.north[d], time);
      Hypothesis h = pool.hypothesis();
      double exists = starts.attempt(time, density, modes, settings.kinematics().get(heard), heard, h);
      if (exists <= 0) {
        pool.free(h);
        continue;
      }
      h.existence = exists;
      Target t = target(h);
      starts.seers(t);
      t.eastBegan = h.east;
      t.northBegan = h.north;
      Cluster c = pool.cluster();
      c.alone(t);
      reduction.reduce(c, this, next);
    }
  }

  private Target target(Hypothesis h) {
    Target t = pool.target();
    t.add(h);
    t.began = time;
    t.lastSeen = time;
    t.lastScan = scans;
    t.hits = 1;
    return t;
  }

  private void prepareDetections(Sensor x) {
    if (beta.length < plots.n) {
      beta = new double[plots.n];
      owner = new int[plots.n];
      local = new int[plots.n];
      detections = new int[plots.n];
    }
    leastBeta = Double.POSITIVE_INFINITY;
    for (int d = 0; d < plots.n; d++) {
      owner[d] = -1;
      plots.unexplained[d] = 1;
      beta[d] = clutter(x, d) + births.density(x, plots, d, field, time);
      leastBeta = Math.min(leastBeta, x.radar() ? beta[d] / plots.value(d, 0) : beta[d]);
    }
  }

  private double clutter(Sensor x, int d) {
    double k = x.clutterDensity;
    if (x.radar()) {
      k *= plots.value(d, 0);
      if (settings.learnClutter()) {
        k *= clutterMaps[x.index].factor(plots.value(d, 0), plots.sinAzimuth[d], plots.cosAzimuth[d]);
      }
      for (int c : x.columns) {
        // Beyond what clutter was seen to fill there may still be some: a thousandth keeps the odds finite.
        if (c == 2 && (plots.value(d, 2) < -0.02 || plots.value(d, 2) > x.clutterElevation)
            || c == 3 && Math.abs(plots.value(d, 3)) > x.model.clutterRate()) {
          k *= 1e-3;
        }
      }
    }
    return k;
  }

  private void gateAll(Sensor x) {
    gate.begin(time, beta, leastBeta);
    int m = clusters.size();
    if (parent.length < m) {
      parent = new int[m + m / 2 + 16];
      groupNext = new int[parent.length];
      groupLast = new int[parent.length];
    }
    for (int i = 0; i < m; i++) {
      Cluster c = clusters.get(i);
      parent[i] = i;
      groupNext[i] = -1;
      groupLast[i] = i;
      c.firstEdge = gate.edges;
      for (int k = 0; k < c.n; k++) {
        Target t = c.t[k];
        for (int a = 0; a < t.n; a++) {
          gate.look(x, t.h[a]);
        }
      }
      c.lastEdge = gate.edges;
      for (int e = c.firstEdge; e < gate.edges; e++) {
        int d = gate.detection[e];
        if (owner[d] < 0) {
          owner[d] = i;
        } else {
          unite(i, owner[d]);
        }
      }
    }
  }

  private int find(int i) {
    int r = i;
    while (parent[r] != r) {
      r = parent[r];
    }
    parent[i] = r;
    return r;
  }

  private void unite(int i, int j) {
    int a = Math.min(find(i), find(j));
    int b = Math.max(find(i), find(j));
    if (a != b) {
      parent[b] = a;
      groupNext[groupLast[a]] = b;
      groupLast[a] = groupLast[b];
    }
  }

  /** The scan did not show it. */
  private void miss(Hypothesis h) {
    if (h.missFactor >= 1) {
      return;
    }
    double pd = 1 - h.missFactor;
    h.existence = h.existence * (1 - pd) / (1 - h.existence * pd);
    for (int i = 0; i < h.n; i++) {
      h.g[i * Gaussian.SIZE] *= 1 - h.chance[i];
    }
    h.normalise(h.existence < 0.3 ? 1e-3 : 1e-4);
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
        miss(c.t[i].h[a]);
        if (time - c.t[i].lastSeen > FORGET) {
          c.t[i].h[a].existence = 0;
        }
      }
    }
    reduction.thin(c, next);
  }

  private boolean old(Cluster c) {
    for (int i = 0; i < c.n; i++) {
      if (time - c.t[i].lastSeen > FORGET || c.t[i].h[0].existence <= 0) {
        return true;
      }
    }
    return false;
  }

  private void associate(Sensor x, int root) {
    group.clear();
    for (int i = root; i >= 0; i = groupNext[i]) {
      group.add(clusters.get(i));
    }
    Cluster c = group.size() == 1 ? group.getFirst() : joined();
    int m = collectDetections();
    int globals = c.globals;
    if (prior.length < globals) {
      prior = new double[globals];
    }
    for (int k = 0; k < globals; k++) {
      prior[k] = Elementary.log(c.w[k]);
    }
    beam.begin(settings.beam(), c.n, m, prior, globals);
    for (int i = 0; i < c.n; i++) {
      Target t = c.t[i];
      for (int k = 0; k < beam.size; k++) {
        int p = c.pick[beam.prior[k] * c.n + i];
        if (p < 0) {
          beam.offer(k, Beam.ABSENT, -1, 0);
          continue;
        }
        Hypothesis h = t.h[p];
        beam.offer(k, Beam.MISS, -1, h.missLog);
        for (int e = h.firstEdge; e < h.firstEdge + h.edges; e++) {
          beam.offer(k, e, gate.local[e], gate.log[e]);
        }
      }
      beam.advance(i, gate.local);
    }
    rebuild(x, c, m);
    reduction.reduce(c, this, next);
  }

  private int collectDetections() {
    int m = 0;
    for (int g = 0; g < group.size(); g++) {
      Cluster c = group.get(g);
      for (int e = c.firstEdge; e < c.lastEdge; e++) {
        local[gate.detection[e]] = -1;
      }
    }
    for (int g = 0; g < group.size(); g++) {
      Cluster c = group.get(g);
      for (int e = c.firstEdge; e < c.lastEdge; e++) {
        int d = gate.detection[e];
        if (local[d] < 0) {
          local[d] = m;
          detections[m++] = d;
        }
        gate.local[e] = local[d];
        gate.to[e] = -1;
      }
    }
    return m;
  }

  /** Makes one cluster of the group: the heaviest of all combinations of their global hypotheses. */
  private Cluster joined() {
    Cluster c = pool.cluster();
    int globals = 1;
    prior = grown(prior, 1);
    prior[0] = 1;
    for (int g = 0; g < group.size(); g++) {
      Cluster b = group.get(g);
      int before = c.n;
      int n = before + b.n;
      for (int i = 0; i < b.n; i++) {
        c.add(b.t[i]);
      }
      int product = globals * b.globals;
      prior2 = grown(prior2, product);
      if (priorPick2.length < product * n) {
        priorPick2 = new int[2 * product * n];
      }
      int to = 0;
      double best = 0;
      for (int k = 0; k < globals; k++) {
        for (int q = 0; q < b.globals; q++) {
          best = Math.max(best, prior[k] * b.w[q]);
        }
      }
      double least = threshold(globals, b, best);
      for (int k = 0; k < globals; k++) {
        for (int q = 0; q < b.globals; q++) {
          double w = prior[k] * b.w[q];
          if (w >= least) {
            prior2[to] = w;
            System.arraycopy(priorPick, k * before, priorPick2, to * n, before);
            System.arraycopy(b.pick, q * b.n, priorPick2, to * n + before, b.n);
            to++;
          }
        }
      }
      globals = to;
      double[] swap = prior;
      prior = prior2;
      prior2 = swap;
      int[] swapPick = priorPick;
      priorPick = priorPick2;
      priorPick2 = swapPick;
    }
    c.globals = globals;
    c.roomForGlobals(globals);
    System.arraycopy(prior, 0, c.w, 0, globals);
    System.arraycopy(priorPick, 0, c.pick, 0, globals * c.n);
    return c;
  }

  /** Weight from which a combination is kept, so that about as many as the beam is wide remain. */
  private double threshold(int globals, Cluster b, double best) {
    double least = best * 1e-5;
    for (int round = 0; round < 40; round++) {
      int count = 0;
      for (int k = 0; k < globals; k++) {
        for (int q = 0; q < b.globals; q++) {
          count += prior[k] * b.w[q] >= least ? 1 : 0;
        }
      }
      if (count <= settings.beam()) {
        break;
      }
      least = Math.min(least * 2, best);
    }
    return least;
  }

  private static double[] grown(double[] a, int n) {
    return a.length < n ? new double[2 * n] : a;
  }

  /** Turns the beam's entries into the cluster's new global hypotheses, with new states and newly started targets. */
  private void rebuild(Sensor x, Cluster c, int m) {
    double top = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < beam.size; k++) {
      top = Math.max(top, beam.score[k]);
    }
    int kept = 0;
    int n = c.n;
    double sum = 0;
    prior2 = grown(prior2, beam.size);
    if (priorPick2.length < beam.size * (n + m)) {
      priorPick2 = new int[2 * beam.size * (n + m)];
    }
    for (int k = 0; k < beam.size; k++) {
      double w = Elementary.exp(beam.score[k] - top);
      prior2[k] = w < 1e-5 ? 0 : w;
      sum += prior2[k];
    }
    for (int k = 0; k < beam.size; k++) {
      if (prior2[k] > 0) {
        beam.prior[kept] = beam.prior[k];
        for (int i = 0; i < n; i++) {
          int choice = beam.choice[k * n + i];
          int p = c.pick[beam.prior[kept] * n + i];
          // Old hypothesis and what befell it, in one number for the moment.
          priorPick2[kept * (n + m) + i] = choice == Beam.MISS ? -2 - p : choice == Beam.ABSENT ? -1 : choice;
        }
        for (int d = 0; d < m; d++) {
          priorPick2[kept * (n + m) + n + d] = beam.uses(k, d) ? -1 : 0;
        }
        prior2[kept++] = prior2[k] / sum;
      }
    }
    int width = n + m;
    for (int i = 0; i < n; i++) {
      renew(x, c.t[i], i, width, kept);
    }
    int columns = n;
    for (int d = 0; d < m; d++) {
      double free = 0;
      for (int k = 0; k < kept; k++) {
        free += priorPick2[k * width + n + d] == 0 ? prior2[k] : 0;
      }
      plots.unexplained[detections[d]] = free;
      Target t = free > 0 ? born(x, detections[d], free) : null;
      if (t != null) {
        c.add(t);
        for (int k = 0; k < kept; k++) {
          priorPick2[k * width + columns] = priorPick2[k * width + n + d];
        }
        columns++;
      }
    }
    c.globals = kept;
    c.roomForGlobals(kept);
    System.arraycopy(prior2, 0, c.w, 0, kept);
    for (int k = 0; k < kept; k++) {
      System.arraycopy(priorPick2, k * width, c.pick, k * columns, columns);
    }
    if (group.size() > 1) {
      for (int g = 0; g < group.size(); g++) {
        pool.free(group.get(g));
      }
    }
  }

  private Hypothesis[] fresh = new Hypothesis[16];

  private void renew(Sensor x, Target t, int i, int width, int kept) {
    int n = 0;
    int old = t.n;
    if (missTo.length < old) {
      missTo = new int[2 * old];
    }
    java.util.Arrays.fill(missTo, 0, old, -1);
    boolean seen = false;
    int edge = -1;
    @Nullable String label = null;
    for (int k = 0; k < kept; k++) {
      int at = k * width + i;
      int code = priorPick2[at];
      if (n + 1 >= fresh.length) {
        fresh = java.util.Arrays.copyOf(fresh, 2 * fresh.length);
      }
      if (code <= -2) {
        int a = -2 - code;
        if (missTo[a] < 0) {
          missTo[a] = n;
          fresh[n++] = t.h[a];
        }
        priorPick2[at] = missTo[a];
      } else if (code >= 0) {
        seen = true;
        edge = code;
        label = claim(gate.detection[code]);
        if (gate.to[code] < 0) {
          Hypothesis h = pool.hypothesis();
          Predicted from = gate.slot(holder(t, code));
          if (kept == 1 && t.confirmed && x.radar() && settings.register()) {
            register(x, t, from, gate.detection[code]);
          }
          from.update(x, plots, gate.detection[code], time, h);
          gate.to[code] = n;
          fresh[n++] = h;
        }
        priorPick2[at] = gate.to[code];
      }
    }
    for (int a = 0; a < old; a++) {
      if (missTo[a] >= 0) {
        miss(t.h[a]);
      } else {
        pool.free(t.h[a]);
      }
    }
    t.n = 0;
    for (int a = 0; a < n; a++) {
      t.add(fresh[a]);
    }
    if (seen && label != null) {
      t.bind(label, time);
    }
    if (edge >= 0 && x.model.kind() == SensorModel.Kind.REPORT && x.measures(2)) {
      int d = gate.detection[edge];
      t.saidEast = plots.value(d, 0);
      t.saidNorth = plots.value(d, 1);
      t.saidUp = plots.value(d, 2);
      t.saidAt = time;
    }
    if (seen) {
      t.lastSeen = time;
      t.lastScan = scans;
      t.seenBy(x.model.id());
      t.hits++;
    }
  }

  /** Identity that a detection claims, or null. */
  private @Nullable String claim(int d) {
    String label = claims.isEmpty() ? "" : claims.get(plots.origin[d]);
    return label.isEmpty() ? null : label;
  }

  private int[] missTo = new int[16];

  private static Hypothesis holder(Target t, int edge) {
    for (int a = 0; a < t.n; a++) {
      Hypothesis h = t.h[a];
      if (edge >= h.firstEdge && edge < h.firstEdge + h.edges) {
        return h;
      }
    }
    throw new IllegalStateException("edge without hypothesis");
  }

  /** Starts a target from a detection, or nothing when it is hardly one. */
  private @Nullable Target born(Sensor x, int d, double free) {
    if (x.model.kind() == SensorModel.Kind.BEARING) {
      return null;
    }
    double density = births.density(x, plots, d, field, time);
    double exists = density / beta[d];
    if (exists * free < LEAST_BIRTH) {
      return null;
    }
    Hypothesis h = pool.hypothesis();
    births.start(x, plots, d, time, h);
    h.existence = exists;
    Target t = target(h);
    t.seenBy(x.model.id());
    String label = claim(d);
    if (label != null) {
      t.bind(label, time);
    }
    t.eastBegan = plots.east[d];
    t.northBegan = plots.north[d];
    return t;
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

  /** Rows of the last scan that were used, and those beyond the bound. */
  int rows() {
    return plots.n;
  }

  int overflow() {
    return plots.left;
  }

  int targets() {
    int n = 0;
    for (Cluster c : clusters) {
      n += c.n;
    }
    return n;
  }
}

package org.tocsin.simulator.raid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;

/** Whom a raid truly endangers, and when each formation truly reaches each community. */
public final class Dangers {
  /** A community that is reached again later than this is in danger a second time. */
  private static final double AGAIN = 900;

  private static final int AROUND = 8;

  private final List<Danger> dangers = new ArrayList<>();
  private final List<TreeMap<Integer, double[]>> reached = new ArrayList<>();

  /** @param radius how near to a community an object of a class counts as reaching it, metres: the forecast's own */
  public Dangers(Raid raid, Areas areas, PeopleMap people, ToDoubleFunction<ThreatClass> radius) {
    for (Formation f : raid.formations()) {
      dangers.addAll(of(f, people));
      reached.add(reached(f, areas, radius.applyAsDouble(f.weapon().threatClass())));
    }
  }

  public List<Danger> dangers() {
    return dangers;
  }

  /** The first time, not before {@code from}, at which a formation is within reach of a community. */
  public Optional<Double> findArrival(int formation, int community, double from) {
    double[] times = reached.get(formation).get(community);
    if (times == null) {
      return Optional.empty();
    }
    int i = Arrays.binarySearch(times, from);
    int at = i >= 0 ? i : -i - 1;
    return at < times.length ? Optional.of(times[at]) : Optional.empty();
  }

  private static final class Open {
    double first;
    double last;
    double people;
    final BitSet cells = new BitSet();
  }

  private static List<Danger> of(Formation f, PeopleMap people) {
    record Touch(double t, GeoPoint at, double radius) {}
    List<Touch> touches = new ArrayList<>();
    double over = f.weapon().overflightRadius();
    for (Flight x : f.flights()) {
      if (over > 0) {
        double step = StrictMath.max(2, over / StrictMath.max(30, x.path().speed(x.path().start() + 1)));
        for (double t = StrictMath.max(f.apart(), x.path().start()); t < x.path().end(); t += step) {
          touches.add(new Touch(t, x.path().at(t), over));
        }
      }
      touches.add(new Touch(x.path().end(), x.fallsAt(), x.fallRadius()));
    }
    touches.sort((a, b) -> Double.compare(a.t(), b.t()));
    TreeMap<Integer, Open> open = new TreeMap<>();
    List<Danger> out = new ArrayList<>();
    for (Touch touch : touches) {
      people.within(
          touch.at(),
          touch.radius(),
          cell -> {
            int c = people.community(cell);
            Open o = open.get(c);
            if (o != null && touch.t() - o.last > AGAIN) {
              out.add(closed(f, c, o));
              o = null;
            }
            if (o == null) {
              o = new Open();
              o.first = touch.t();
              open.put(c, o);
            }
            o.last = touch.t();
            if (!o.cells.get(cell)) {
              o.cells.set(cell);
              o.people += people.people(cell);
            }
          });
    }
    for (Map.Entry<Integer, Open> e : open.entrySet()) {
      out.add(closed(f, e.getKey(), e.getValue()));
    }
    return out;
  }

  private static Danger closed(Formation f, int community, Open o) {
    return new Danger(f.index(), community, f.weapon(), o.first, o.last, o.people);
  }

  private static TreeMap<Integer, double[]> reached(Formation f, Areas areas, double radius) {
    TreeMap<Integer, List<Double>> times = new TreeMap<>();
    if (!f.weapon().onArc() && f.weapon() != Weapon.GLIDE_BOMB) {
      Trajectory p = f.lead();
      double step = StrictMath.max(4, 1_500 / p.speed(p.start() + 1));
      for (double t = f.apart(); t < f.end(); t += step) {
        touch(times, areas, p.at(t), radius, t);
      }
    }
    for (Flight x : f.flights()) {
      touch(times, areas, x.fallsAt(), radius, x.path().end());
    }
    TreeMap<Integer, double[]> out = new TreeMap<>();
    times.forEach((c, list) -> out.put(c, list.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
    return out;
  }

  private static void touch(TreeMap<Integer, List<Double>> to, Areas areas, GeoPoint p, double radius, double t) {
    BitSet seen = new BitSet();
    areas.findCommunityAt(p).ifPresent(c -> seen.set(c.index()));
    for (int k = 0; k < AROUND; k++) {
      areas.findCommunityAt(Sphere.destination(p, 360.0 * k / AROUND, radius)).ifPresent(c -> seen.set(c.index()));
    }
    seen.stream().forEach(c -> to.computeIfAbsent(c, _ -> new ArrayList<>()).add(t));
  }
}

package org.tocsin.simulator.raid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;

/** Draws raids. One seed, one raid, on every host with the same areas. */
public final class RaidMaker {
  /** Every raid starts here: the hour has no bearing on what is studied. */
  public static final Instant START = Instant.parse("2026-01-10T20:00:00Z");

  private final Targets targets;

  public RaidMaker(Areas areas) {
    targets = new Targets(areas);
  }

  /** A raid of a kind drawn as often as the record shows. */
  public Raid make(long seed) {
    return make(seed, RaidKind.drawn(new SplittableRandom(seed ^ 0x5eed).nextDouble()));
  }

  public Raid make(long seed, RaidKind kind) {
    return new Draft(new SplittableRandom(seed), kind).raid(seed);
  }

  private final class Draft {
    private final SplittableRandom random;
    private final RaidKind kind;
    private final Routes routes;
    private final List<Formation> formations = new ArrayList<>();

    Draft(SplittableRandom random, RaidKind kind) {
      this.random = random;
      this.kind = kind;
      routes = new Routes(random.split());
    }

    Raid raid(long seed) {
      switch (kind) {
        case DRONES_FEW -> drones(2 + random.nextInt(4), 0.25, Launch.DRONES);
        case DRONES -> drones(7 + random.nextInt(8), 0.35, Launch.DRONES);
        case DRONES_MASS -> drones(22 + random.nextInt(16), 0.35, Launch.DRONES);
        case DRONES_FROM_SEA -> drones(4 + random.nextInt(7), 0.2, List.of(Launch.CHAUDA, Launch.PRIMORSKO_AKHTARSK));
        case DECOYS -> drones(4 + random.nextInt(8), 0.85, Launch.DRONES);
        case CRUISE_AIR_LAUNCHED -> cruise(Weapon.KH101, 2 + random.nextInt(4), List.of(Launch.CASPIAN, Launch.ENGELS));
        case CRUISE_SEA_LAUNCHED -> cruise(Weapon.KALIBR, 1 + random.nextInt(3), List.of(Launch.BLACK_SEA));
        case BALLISTIC -> ballistic(Weapon.ISKANDER, 1 + random.nextInt(3), 600);
        case AEROBALLISTIC -> ballistic(Weapon.KINZHAL, 1 + random.nextInt(2), 2_400);
        case ANTI_AIRCRAFT_MISSILES -> ballistic(Weapon.S300, 1 + random.nextInt(3), 600);
        case GLIDE_BOMBS -> bombs(2 + random.nextInt(5));
        case COMBINED -> {
          drones(8 + random.nextInt(8), 0.35, Launch.DRONES);
          double together = 6_000 + 3_000 * random.nextDouble();
          arriving(together, () -> cruise(Weapon.KH101, 2 + random.nextInt(3), List.of(Launch.CASPIAN, Launch.ENGELS)));
          arriving(together, () -> ballistic(Weapon.ISKANDER, 1 + random.nextInt(2), 0));
        }
      }
      return new Raid(seed, kind, START, trimmed(), formations);
    }

    /** Moves what a step adds so that its last arrival is at a time: salvos come in together. */
    private void arriving(double t, Runnable add) {
      int first = formations.size();
      add.run();
      for (int i = first; i < formations.size(); i++) {
        Formation f = formations.get(i);
        formations.set(i, delayed(f, t + 240 * random.nextDouble() - f.lead().end()));
      }
    }

    /** Takes off the time before anything is within sight, so that a raid starts with its first word. */
    private double trimmed() {
      double first = Double.POSITIVE_INFINITY;
      double last = 0;
      for (Formation f : formations) {
        first = StrictMath.min(first, f.weapon().speedMax() > 0 && f.weapon() != Weapon.GLIDE_BOMB ? nearing(f.lead()) : f.lead().start());
        last = StrictMath.max(last, f.end());
      }
      double shift = 900 - first;
      formations.replaceAll(f -> delayed(f, shift));
      return last + shift;
    }

    private static double nearing(Trajectory t) {
      for (double s = t.start(); s < t.end(); s += 30) {
        GeoPoint p = t.at(s);
        if (p.lon() < 37.5 && p.lat() < 52.6 && p.lat() > 45.8) {
          return s;
        }
      }
      return t.end();
    }

    private static Formation delayed(Formation f, double by) {
      List<Flight> flights = new ArrayList<>();
      for (Flight x : f.flights()) {
        flights.add(new Flight(x.formation(), x.weapon(), delayed(x.path(), by), x.end(), x.fallsAt()));
      }
      return new Formation(f.index(), f.weapon(), f.origin(), f.apart() + by, delayed(f.lead(), by), f.aim(), flights);
    }

    private static Trajectory delayed(Trajectory t, double by) {
      double[] s = t.seconds().clone();
      for (int i = 0; i < s.length; i++) {
        s[i] += by;
      }
      return new Trajectory(s, t.points(), t.altitude());
    }

    private void drones(int groups, double decoys, List<Launch> from) {
      while (groups > 0) {
        Launch l = from.get(random.nextInt(from.size()));
        Weapon w = random.nextDouble() < decoys ? Weapon.DECOY : Weapon.SHAHED;
        GeoPoint aim = targets.draw(l.point, 60_000, 1_100_000, random);
        List<GeoPoint> legs = routes.legs(l.point, aim, 0.12, 1 + random.nextInt(4));
        double start = 5_400 * random.nextDouble() - Sphere.distance(l.point, aim) / 2 / 50;
        int size = 1 + (int) StrictMath.min(9, -2.2 * StrictMath.log(1 - random.nextDouble()));
        add(w, l, aim, routes.fly(legs, w, start, true), Double.NEGATIVE_INFINITY, size);
        groups--;
        if (groups > 0 && random.nextDouble() < 0.3) {
          split(w, l, legs, start);
          groups--;
        }
      }
    }

    /** A part of the last group leaves it at a turning point for an aim of its own. */
    private void split(Weapon w, Launch l, List<GeoPoint> legs, double start) {
      GeoPoint at = legs.get(legs.size() / 2);
      GeoPoint aim = targets.draw(at, 20_000, 400_000, random);
      List<GeoPoint> own = new ArrayList<>(legs.subList(0, legs.size() / 2 + 1));
      own.addAll(routes.legs(at, aim, 0.12, 1).subList(1, 3));
      Trajectory t = routes.fly(own, w, start, false);
      double apart = t.start();
      for (double s = t.start(); s < t.end(); s += 20) {
        if (Sphere.distance(t.at(s), at) < 2_000) {
          apart = s;
        }
      }
      add(w, l, aim, t, apart + 120, 1 + random.nextInt(3));
    }

    private void cruise(Weapon w, int groups, List<Launch> from) {
      for (int i = 0; i < groups; i++) {
        Launch l = from.get(random.nextInt(from.size()));
        GeoPoint aim = targets.draw(l.point, 150_000, 1_900_000, random);
        List<GeoPoint> legs = routes.legs(l.point, aim, 0.15, 2 + random.nextInt(4));
        add(w, l, aim, routes.fly(legs, w, 600 * random.nextDouble(), false), Double.NEGATIVE_INFINITY, 1 + random.nextInt(5));
      }
    }

    private void ballistic(Weapon w, int launches, double pause) {
      double t = 0;
      for (int i = 0; i < launches; i++) {
        Launch l =
            w == Weapon.KINZHAL ? Launch.LIPETSK : w == Weapon.S300 ? Launch.BELGOROD
                : Launch.BALLISTIC.get(random.nextInt(Launch.BALLISTIC.size()));
        double reach = w == Weapon.KINZHAL ? 1_500_000 : w == Weapon.S300 ? 110_000 : 480_000;
        GeoPoint aim = targets.draw(l.point, 30_000, reach, random);
        Arc arc = w == Weapon.KINZHAL ? Arc.KINZHAL : w == Weapon.S300 ? Arc.S300 : Arc.ISKANDER;
        add(w, l, aim, arc.fly(l.point, aim, t), Double.NEGATIVE_INFINITY, 1 + random.nextInt(w == Weapon.KINZHAL ? 2 : 4));
        t += 300 + pause * random.nextDouble();
      }
    }

    /** Su-34s release from 10 to 12 km height, 40 to 60 km from the aim, behind the border or the front. */
    private void bombs(int drops) {
      double t = 0;
      for (int i = 0; i < drops; i++) {
        Launch l = random.nextInt(3) == 0 ? Launch.TAGANROG : Launch.BELGOROD;
        GeoPoint aim = targets.draw(l.point, 35_000, l == Launch.TAGANROG ? 280_000 : 130_000, random);
        double way = 40_000 + 20_000 * random.nextDouble();
        GeoPoint release = Sphere.destination(aim, Sphere.bearing(aim, l.point), way);
        double glide = way / (200 + 60 * random.nextDouble());
        Trajectory path =
            new Trajectory(
                new double[] {t, t + glide}, new GeoPoint[] {release, aim}, new double[] {10_000 + 2_000 * random.nextDouble(), 0});
        add(Weapon.GLIDE_BOMB, l, aim, path, Double.NEGATIVE_INFINITY, 1 + random.nextInt(3));
        t += 240 + 900 * random.nextDouble();
      }
    }

    private void add(Weapon w, Launch l, GeoPoint aim, Trajectory lead, double apart, int size) {
      List<Flight> flights = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Trajectory path = i == 0 ? lead : lead.shifted(w.onArc() ? 600 : 400 + 1_400 * random.nextDouble(), 360 * random.nextDouble());
        flights.add(fate(w, path));
      }
      formations.add(new Formation(formations.size(), w, l.area, StrictMath.max(apart, lead.start()), lead, aim, flights));
    }

    /** Where defence stands about what is worth defending, more is stopped in the later part of the way. */
    private Flight fate(Weapon w, Trajectory path) {
      double u = random.nextDouble();
      boolean stopped = u < w.stopped();
      boolean lost = !stopped && u < w.stopped() + w.lost();
      if (!stopped && !lost) {
        return new Flight(formations.size(), w, path, Flight.End.IMPACT, path.at(path.end()));
      }
      double from = w.onArc() ? path.end() - 20 : nearing(path);
      double f = stopped ? StrictMath.sqrt(random.nextDouble()) : random.nextDouble();
      double t = StrictMath.max(path.start() + 5, from + f * (path.end() - from) * 0.995);
      Trajectory cut = path.until(t);
      double drift = StrictMath.min(3_000, cut.altitudeAt(t)) * random.nextDouble();
      GeoPoint down = Sphere.destination(cut.at(t), path.course(t), drift);
      return new Flight(formations.size(), w, cut, stopped ? Flight.End.STOPPED : Flight.End.LOST, down);
    }
  }
}

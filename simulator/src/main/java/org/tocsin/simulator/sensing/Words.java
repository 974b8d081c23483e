package org.tocsin.simulator.sensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.PositionMixture;
import org.tocsin.core.place.Sphere;
import org.tocsin.simulator.raid.Flight;
import org.tocsin.simulator.raid.Formation;
import org.tocsin.simulator.raid.Raid;
import org.tocsin.simulator.raid.Weapon;

/** What eleven monitors' channels, two of them official, post about a raid. */
public final class Words {
  private static final int CHANNELS = 9;

  private final Areas areas;
  private final Towns towns;
  private final WordsSettings settings;

  public Words(Areas areas, WordsSettings settings) {
    this.areas = areas;
    this.towns = new Towns(areas);
    this.settings = settings;
  }

  /** All posts about a raid in order of reception. */
  public List<Report> posts(Raid raid) {
    Draft d = new Draft(raid);
    SplittableRandom each = new SplittableRandom(raid.seed() ^ 0x77a1);
    for (Formation f : raid.formations()) {
      d.random = each.split();
      d.formation(f);
    }
    d.random = each.split();
    d.nothing();
    d.out.sort((a, b) -> a.received() != b.received() ? Double.compare(a.received(), b.received()) : a.id().compareTo(b.id()));
    return List.copyOf(d.out);
  }

  private final class Draft {
    private final Raid raid;
    private final List<Report> out = new ArrayList<>();
    private SplittableRandom random = new SplittableRandom(0);
    private int number;

    Draft(Raid raid) {
      this.raid = raid;
    }

    void formation(Formation f) {
      switch (f.weapon()) {
        case SHAHED, DECOY -> moving(f, settings.pause());
        case KH101, KALIBR -> moving(f, settings.fastPause());
        case ISKANDER, S300 -> launched(f, 20 + 30 * random.nextDouble());
        case KINZHAL -> {
          carrier(f);
          launched(f, 25 + 40 * random.nextDouble());
        }
        case GLIDE_BOMB -> launched(f, 15 + 45 * random.nextDouble());
      }
    }

    /** A group that flies past towns: fresh reports from time to time, each with its echoes, and perhaps an end. */
    private void moving(Formation f, double pause) {
      if (random.nextDouble() > settings.coverage()) {
        return;
      }
      double t = f.apart() + pause * exponential() / 2;
      boolean first = true;
      while (t < f.end()) {
        GeoPoint here = f.lead().at(t);
        Towns.@Nullable Town near = towns.nearest(here, 15_000, random);
        double wait = pause * exponential() * towns.silence(here);
        if (near != null) {
          fresh(f, t, near, first);
          first = false;
          wait = StrictMath.max(20, wait);
        } else {
          wait = 60;
        }
        t += wait;
      }
      ended(f);
    }

    private void fresh(Formation f, double t, Towns.Town near, boolean first) {
      GeoPoint here = f.lead().at(t);
      double course = f.lead().course(t);
      double form = random.nextDouble();
      Sighting.Motion motion;
      List<String> about = List.of();
      if (random.nextDouble() < settings.misplaced()) {
        GeoPoint wrong = Sphere.destination(here, 360 * random.nextDouble(), 20_000 + 60_000 * random.nextDouble());
        motion = new Sighting.Motion(PositionMixture.of(wrong, 4_000), null, Double.NaN, Double.NaN);
      } else if (form < settings.vague()) {
        Community c = areas.findCommunityAt(here).orElse(null);
        String raion = c == null ? null : areas.findEnclosing(c.code(), Level.RAION).map(a -> a.code()).orElse(null);
        if (raion == null) {
          return;
        }
        about = List.of(raion);
        motion = Sighting.Motion.UNKNOWN;
      } else if (form < 0.35) {
        Towns.Town ahead = towns.ahead(here, course, random);
        PositionMixture toward = PositionMixture.of(ahead.point(), ahead.sigma());
        PositionMixture at = random.nextDouble() < 0.5 ? PositionMixture.of(near.point(), near.sigma() + 2_000) : null;
        motion = new Sighting.Motion(at, toward, Double.NaN, Double.NaN);
      } else if (form < 0.65) {
        // One of eight words of the compass.
        double said = Sphere.normalise(45 * StrictMath.round((course + 12 * random.nextGaussian()) / 45));
        motion = new Sighting.Motion(PositionMixture.of(near.point(), near.sigma() + 2_000), null, said, 25);
      } else {
        motion = new Sighting.Motion(PositionMixture.of(near.point(), near.sigma() + 2_000), null, Double.NaN, Double.NaN);
      }
      boolean drone = f.weapon().speedMax() < 100;
      boolean unnamed = random.nextDouble() < settings.unnamed();
      ClassMix classes = drone ? (unnamed || f.weapon() == Weapon.DECOY ? ClassMix.UAV : ClassMix.of(ThreatClass.STRIKE_UAV))
          : unnamed ? ClassMix.MISSILE : ClassMix.of(f.weapon().threatClass());
      Sighting.Count count = counted(f.flying(t));
      say(f, t, Sighting.Kind.OBJECT, Sighting.Fate.ACTIVE, classes, unnamed ? null : f.weapon().model(), count, motion, about, unnamed,
          poisson(settings.echoes() + (first ? 0.5 : 0)));
    }

    private Sighting.Count counted(int flying) {
      if (random.nextDouble() > 0.4) {
        return Sighting.Count.UNSTATED;
      }
      double wrong = random.nextDouble();
      return Sighting.Count.of(StrictMath.max(1, flying + (wrong < 0.15 ? 1 : wrong < 0.3 ? -1 : 0)));
    }

    private void ended(Formation f) {
      if (random.nextDouble() > settings.denial()) {
        return;
      }
      Flight last = f.flights().getFirst();
      for (Flight x : f.flights()) {
        last = x.path().end() > last.path().end() ? x : last;
      }
      Sighting.Fate fate = last.end() == Flight.End.STOPPED ? Sighting.Fate.DESTROYED : Sighting.Fate.LOST;
      Towns.@Nullable Town near = towns.nearest(last.fallsAt(), 15_000, random);
      if (near != null) {
        var motion = new Sighting.Motion(PositionMixture.of(near.point(), near.sigma() + 2_000), null, Double.NaN, Double.NaN);
        ClassMix classes = ClassMix.of(f.weapon() == Weapon.DECOY ? ThreatClass.STRIKE_UAV : f.weapon().threatClass());
        say(f, f.end() + 30, Sighting.Kind.OBJECT, fate, classes, null, Sighting.Count.UNSTATED, motion, List.of(), false, 1);
      }
    }

    private void carrier(Formation f) {
      double t = StrictMath.max(0, f.lead().start() - 1_200 - 600 * random.nextDouble());
      say(f, t, Sighting.Kind.CARRIER, Sighting.Fate.ACTIVE, ClassMix.of(ThreatClass.CARRIER_AIRCRAFT), "MiG-31K",
          Sighting.Count.of(1), Sighting.Motion.UNKNOWN, List.of(), false, 3);
    }

    /** What is on its way for minutes only: many posts at once, the aim in the first word or soon after it. */
    private void launched(Formation f, double noticed) {
      double t = f.lead().start() + noticed;
      Weapon w = f.weapon();
      boolean aimed = random.nextDouble() < 0.6;
      PositionMixture site = PositionMixture.of(f.lead().at(f.lead().start()), 15_000);
      Towns.@Nullable Town near = towns.nearest(f.aim(), 60_000, random);
      PositionMixture region = near == null ? null : PositionMixture.of(near.point(), w == Weapon.GLIDE_BOMB ? 8_000 : 20_000);
      PositionMixture exact = near == null ? null : PositionMixture.of(near.point(), 6_000);
      double course = Sphere.normalise(45 * StrictMath.round(f.lead().course(f.lead().start() + 1) / 45));
      Sighting.Motion first =
          aimed || w == Weapon.GLIDE_BOMB || w == Weapon.S300
              ? new Sighting.Motion(site, region, Double.NaN, Double.NaN)
              : new Sighting.Motion(site, null, course, 30);
      launch(f, t, first, 8);
      if (near != null && w != Weapon.GLIDE_BOMB) {
        launch(f, t + 15 + 30 * random.nextDouble(), new Sighting.Motion(site, region, Double.NaN, Double.NaN), 8);
      }
      if (near != null) {
        launch(f, t + 35 + 45 * random.nextDouble(), new Sighting.Motion(null, exact, Double.NaN, Double.NaN), 8);
      }
    }

    private void launch(Formation f, double t, Sighting.Motion motion, int echoes) {
      ClassMix classes = ClassMix.of(f.weapon().threatClass());
      if (t < f.end() + 60) {
        say(f, t, Sighting.Kind.LAUNCH, Sighting.Fate.ACTIVE, classes, f.weapon().model(), Sighting.Count.UNSTATED, motion,
            List.of(), false, poisson(echoes));
      }
    }

    /** Somebody heard a scooter. */
    void nothing() {
      int n = poisson(settings.falsePerHour() * raid.seconds() / 3600);
      for (int i = 0; i < n; i++) {
        Formation f = raid.formations().get(random.nextInt(raid.formations().size()));
        GeoPoint about = f.lead().at(f.lead().start() + random.nextDouble() * (f.end() - f.lead().start()));
        Towns.@Nullable Town near =
            towns.nearest(Sphere.destination(about, 360 * random.nextDouble(), 30_000 + 120_000 * random.nextDouble()), 45_000, random);
        if (near == null) {
          continue;
        }
        var motion = new Sighting.Motion(PositionMixture.of(near.point(), near.sigma() + 2_000), null, Double.NaN, Double.NaN);
        say(null, raid.seconds() * random.nextDouble(), Sighting.Kind.OBJECT, Sighting.Fate.ACTIVE, ClassMix.UAV, null,
            Sighting.Count.UNSTATED, motion, List.of(), true, poisson(0.4));
      }
    }

    private void say(
        @Nullable Formation f,
        double t,
        Sighting.Kind kind,
        Sighting.Fate fate,
        ClassMix classes,
        @Nullable String model,
        Sighting.Count count,
        Sighting.Motion motion,
        List<String> about,
        boolean unnamed,
        int echoes) {
      int channel = random.nextInt(CHANNELS);
      double received = t + settings.delay() * StrictMath.exp(0.7 * random.nextGaussian());
      for (int i = 0; i <= echoes; i++) {
        int who = (channel + i) % CHANNELS;
        // The Air Force is one of the voices in a tenth of the chains, later than the first monitor.
        boolean official = i > 0 && random.nextInt(10) == 0;
        Source source =
            official ? new Source("words", "air-force", Trust.OFFICIAL) : new Source("words", "monitor-" + who, Trust.MONITOR);
        String id = source.name() + "/" + ++number;
        EnumSet<Sighting.Inferred> inferred = EnumSet.noneOf(Sighting.Inferred.class);
        if (unnamed) {
          inferred.add(Sighting.Inferred.CLASS);
        }
        var basis = new Sighting.Basis(id, "simulated", null, Sighting.Change.REPORT, inferred, 1);
        Instant to = raid.at(t);
        Sighting s =
            new Sighting(source, to.minusSeconds(30), to, kind, fate, new Sighting.Subject(classes, model, count), motion, about, basis);
        out.add(new Report(received, source, id, f == null ? Map.of() : Map.of(id, f.index()), List.of(s)));
        received += official ? 15 + 80 * random.nextDouble() : kind == Sighting.Kind.LAUNCH ? 1 + 5 * exponential() : 4 + 25 * exponential();
      }
    }

    private double exponential() {
      return -StrictMath.log(1 - random.nextDouble());
    }

    private int poisson(double mean) {
      int n = 0;
      for (double s = exponential(); s < mean; s += exponential()) {
        n++;
      }
      return n;
    }
  }
}

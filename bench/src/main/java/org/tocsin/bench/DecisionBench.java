package org.tocsin.bench;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.core.AirPicture;
import org.tocsin.core.AlertDesk;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.PositionMixture;

/**
 * How long the two machines take for one entry with many reported groups in the air over as many communities as Ukraine has
 * hromadas. Prints CPU time of the core thread per entry: posts that change the picture, and ticks.
 *
 * <p>Arguments: groups (default 500; the estimator holds 1,000), communities (default 1470), seconds to simulate (default 120).
 */
public final class DecisionBench {
  private DecisionBench() {}

  public static void main(String[] args) {
    int groups = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    int communities = args.length > 1 ? Integer.parseInt(args[1]) : 1470;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 120;
    Areas areas = grid(communities);
    AirPicture air = new AirPicture(areas);
    AlertDesk desk = new AlertDesk(areas, AlertPolicy.standard());
    SplittableRandom random = new SplittableRandom(1);
    Instant now = Instant.parse("2026-01-10T20:00:00Z");
    long number = 0;
    for (int i = 0; i < groups; i++) {
      desk.step(post(++number, now, random), air.step(post(number, now, random)));
    }
    List<Long> posts = new ArrayList<>();
    List<Long> ticks = new ArrayList<>();
    int alerts = 0;
    Picture picture = null;
    for (int s = 0; s < seconds; s++) {
      now = now.plusSeconds(1);
      for (int k = 0; k < 5; k++) {
        Entry e = k == 0 ? new Entry.Tick(++number, now) : post(++number, now, random);
        long t0 = cpu();
        picture = air.step(e);
        alerts += desk.step(e, picture).size();
        (k == 0 ? ticks : posts).add(cpu() - t0);
      }
    }
    System.out.printf(
        Locale.ROOT, "%d threats, %d approaches, %d communities, %d revisions in %d s%n",
        picture == null ? 0 : picture.threats().size(), picture == null ? 0 : picture.approaches().size(),
        areas.communities().size(), alerts, seconds);
    print("post", posts);
    print("tick", ticks);
  }

  private static void print(String what, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT, "%s: p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, max %.2f ms, mean %.2f ms (%d)%n",
        what, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1),
        Arrays.stream(sorted).average().orElse(0) / 1e6, sorted.length);
  }

  private static double at(long[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1e6;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Entry.Observed post(long n, Instant now, SplittableRandom random) {
    GeoPoint p = new GeoPoint(46 + random.nextDouble() * 6, 24 + random.nextDouble() * 14);
    var basis =
        new Sighting.Basis(
            "m/" + n, "words", null, Sighting.Change.REPORT, EnumSet.noneOf(Sighting.Inferred.class), 1);
    Sighting s =
        new Sighting(
            new Source("net", "m" + n % 12, Trust.MONITOR), now.minusSeconds(30), now, Sighting.Kind.OBJECT,
            Sighting.Fate.ACTIVE,
            new Sighting.Subject(ClassMix.of(ThreatClass.STRIKE_UAV), null, Sighting.Count.of(1)),
            new Sighting.Motion(PositionMixture.of(p, 4_000), null, random.nextInt(360), 20), List.of(), basis);
    return new Entry.Observed(n, now, new Datagram("net", "m/" + n, now, "post+json", Bytes.utf8("")), List.of(s));
  }

  /** Equal boxes over 14 by 6 degrees. */
  private static Areas grid(int n) {
    int rows = (int) Math.sqrt(n * 6.0 / 14 * 1.55);
    int cols = (n + rows - 1) / rows;
    GeometryFactory f = new GeometryFactory();
    List<Area> list = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double south = 46 + 6.0 / rows * (i / cols);
      double west = 24 + 14.0 / cols * (i % cols);
      Envelope box = new Envelope(west, west + 14.0 / cols, south, south + 6.0 / rows);
      GeoPoint c = new GeoPoint(south + 3.0 / rows, west + 7.0 / cols);
      list.add(new Area("H" + i, Level.HROMADA, "", "", null, 20_000, c, f.toGeometry(box)));
    }
    return new Areas("bench", "", Level.HROMADA, list, List.of());
  }
}

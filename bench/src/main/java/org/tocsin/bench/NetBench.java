package org.tocsin.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tocsin.core.AirPicture;
import org.tocsin.core.Picture;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.geography.AreaStore;
import org.tocsin.protocols.acoustic.AcousticNet;
import org.tocsin.protocols.adsb.AdsbObserver;
import org.tocsin.protocols.asterix.AsterixObserver;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.asterix.Sensors;
import org.tocsin.simulator.sensing.AdsbTraffic;
import org.tocsin.simulator.sensing.Microphones;
import org.tocsin.simulator.sensing.RadarSet;
import org.tocsin.simulator.sensing.Sky;

/**
 * What a net of microphones, two radars and an ADS-B receiver cost the core: CPU time for each second of the net's life, decoding
 * and air picture on one thread. {@code NetBench MICROPHONES [SECONDS [DRONES]]}. Below 1 it keeps up with the sky.
 */
public final class NetBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
  private static final GeoPoint NORTH = new GeoPoint(50.0, 36.2);
  private static final GeoPoint WEST = new GeoPoint(49.84, 24.03);
  private static final GeoPoint CENTRE = new GeoPoint(49.92, 30.115);
  private static final int STEPS = 10;

  private final AirPicture air = new AirPicture(new AreaStore(Path.of("none")).load());
  private final AcousticNet net = new AcousticNet("microphones", Trust.TRUSTED, Duration.ofMinutes(2), p -> List.of());
  private final AdsbObserver adsb = new AdsbObserver(new Source("aircraft", "aircraft", Trust.TRUSTED), NORTH, false);
  private final Definitions definitions = Definitions.load();
  private final AsterixObserver radar =
      new AsterixObserver(
          new Sensors(
              "radars", Trust.TRUSTED, true,
              Map.of(Sensors.key(25, 1), new Sensors.Site("north", List.of()), Sensors.key(25, 2), new Sensors.Site("west", List.of()))),
          definitions,
          definitions.newest());
  private long number;
  private Picture picture = new Picture(0, START, List.of(), List.of(), List.of(), new org.tocsin.core.Coverage(null, List.of()), List.of());

  public static void main(String[] args) {
    int microphones = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    new NetBench().run(microphones, seconds, args.length > 2 ? Integer.parseInt(args[2]) : 12);
  }

  private void run(int microphones, int seconds, int drones) {
    Sky sky = Sky.about(CENTRE, drones, 8, 1);
    Microphones mics = new Microphones(CENTRE, microphones, 2_500, 7);
    List<RadarSet> radars =
        List.of(
            new RadarSet(definitions, 25, 1, NORTH, 150, 4, 200_000, 1), new RadarSet(definitions, 25, 2, WEST, 300, 4, 200_000, 2));
    AdsbTraffic traffic = new AdsbTraffic();
    take(new Entry.Setting(++number, START, "sensor north", "radar lat=50.0 lon=36.2 altitude=150 sigma=50,0.1,-,- period=4 range=150000"));
    take(new Entry.Setting(++number, START, "sensor west", "radar lat=49.84 lon=24.03 altitude=300 sigma=50,0.1,-,- period=4 range=150000"));
    long bearings = 0;
    long last = THREADS.getCurrentThreadCpuTime();
    System.out.printf(Locale.ROOT, "%8s %10s %8s %12s %10s%n", "second", "bearings", "tracks", "CPU s per s", "late scans");
    for (int s = 0; s < seconds; s++) {
      List<Microphones.Sent> heard = mics.send(sky, s, START, true);
      for (int step = 0; step < STEPS; step++) {
        double t = s + (step + 1.0) / STEPS;
        Instant now = START.plusMillis(Math.round(t * 1000));
        List<Observation> out = new ArrayList<>();
        for (int i = step; i < heard.size(); i += STEPS) {
          out.addAll(net.read(heard.get(i).bytes(), now));
        }
        bearings += out.size();
        for (RadarSet r : radars) {
          for (byte[] b : r.send(sky, t, START)) {
            radar.read(b, 0, b.length, now, out::add);
          }
        }
        byte[] squitters = traffic.send(sky, t);
        adsb.beast(squitters, 0, squitters.length, now, out::add);
        take(new Entry.Observed(++number, now, new Datagram("all", null, now, Datagram.SENSOR_TRAFFIC, Bytes.utf8("")), out));
      }
      take(new Entry.Tick(++number, START.plusSeconds(s + 1)));
      if ((s + 1) % 10 == 0) {
        long now = THREADS.getCurrentThreadCpuTime();
        System.out.printf(
            Locale.ROOT, "%8d %10d %8d %12.3f %10d%n", s + 1, bearings, picture.tracks().size(), (now - last) * 1e-10, air.intake().late());
        last = now;
        bearings = 0;
      }
    }
  }

  private void take(Entry e) {
    picture = air.step(e);
  }
}

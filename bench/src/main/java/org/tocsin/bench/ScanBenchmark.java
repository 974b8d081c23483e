package org.tocsin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.TangentPlane;
import org.tocsin.core.track.Scan;
import org.tocsin.core.track.SensorModel;
import org.tocsin.core.track.SensorText;
import org.tocsin.core.track.Tracker;
import org.tocsin.core.track.TrackerSettings;

/**
 * One turn of one radar over so many drones that are tracked already, with twenty false plots: how the work of a scan grows
 * with the live tracks. Run with {@code -prof gc} for what a scan allocates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class ScanBenchmark {
  private static final int BEFORE = 12;
  private static final int SCANS = 10;
  private static final double PERIOD = 5;
  private static final double REACH = 150_000;

  @Param({"100", "1000", "4000"})
  int targets;

  private TrackerSettings settings;
  private final List<Scan> scans = new ArrayList<>();
  private byte[] tracked;
  private Tracker tracker;

  @Setup
  public void make() {
    GeoPoint site = new GeoPoint(50, 31);
    settings = TrackerSettings.standard(new TangentPlane(site, 0));
    SensorModel radar =
        SensorText.parse(
            "radar", "radar lat=50 lon=31 sigma=50,0.15,0.3,- period=" + PERIOD + " range=200000 pd=0.9 clutter=20 area=7e10");
    Random random = new Random(7);
    double[][] flights = new double[targets][];
    for (int i = 0; i < targets; i++) {
      double course = random.nextDouble(2 * Math.PI);
      flights[i] =
          new double[] {
            random.nextDouble(-REACH, REACH), random.nextDouble(-REACH, REACH), random.nextDouble(3000, 6000),
            50 * Math.sin(course), 50 * Math.cos(course)
          };
    }
    for (int k = 0; k < BEFORE + SCANS; k++) {
      scans.add(scan(flights, k * PERIOD, random));
    }
    Tracker t = new Tracker(settings, List.of(radar));
    t.push(scans.subList(0, BEFORE));
    if (t.targets() < targets / 2) {
      throw new IllegalStateException("only " + t.targets() + " of " + targets + " are tracked");
    }
    tracked = t.state();
  }

  private static Scan scan(double[][] flights, double time, Random random) {
    List<Double> rows = new ArrayList<>();
    for (double[] f : flights) {
      double east = f[0] + f[3] * time;
      double north = f[1] + f[4] * time;
      double ground = Math.hypot(east, north);
      if (random.nextDouble() < 0.9) {
        rows.add(Math.hypot(ground, f[2]) + 50 * random.nextGaussian());
        rows.add(azimuth(Math.toDegrees(Math.atan2(east, north)) + 0.15 * random.nextGaussian()));
        rows.add(Math.toDegrees(Math.atan2(f[2], ground)) + 0.3 * random.nextGaussian());
        rows.add(Double.NaN);
      }
    }
    for (int i = 0; i < 20; i++) {
      rows.add(random.nextDouble(5_000, 200_000));
      rows.add(random.nextDouble(360));
      rows.add(random.nextDouble(0, 6));
      rows.add(Double.NaN);
    }
    return new Scan("radar", time, rows.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double azimuth(double degrees) {
    return degrees < 0 ? degrees + 360 : degrees >= 360 ? degrees - 360 : degrees;
  }

  @Setup(Level.Invocation)
  public void goBack() {
    tracker = Tracker.restored(settings, tracked);
  }

  @Benchmark
  @OperationsPerInvocation(SCANS)
  public int scan() {
    for (Scan s : scans.subList(BEFORE, BEFORE + SCANS)) {
      tracker.push(s);
    }
    return tracker.targets();
  }
}

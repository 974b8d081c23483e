package org.tocsin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tocsin.core.track.Picture;
import org.tocsin.core.track.Scan;
import org.tocsin.core.track.Tracker;
import org.tocsin.simulator.scenario.ScenarioFolder;
import org.tocsin.simulator.scenario.ScenarioMaker;

/** A whole raid of our own making through the tracker; run with {@code -prof gc} for what it allocates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class TrackerBenchmark {
  private ScenarioFolder raid;
  private List<Scan> scans;

  @Setup
  public void make() throws IOException {
    Path folder = Files.createTempDirectory("tocsin-raid");
    ScenarioMaker.raid(folder, 1);
    raid = new ScenarioFolder(folder);
    scans = raid.scans(0);
  }

  /** Ten minutes of four radars: 58 objects, about 24,000 detections. */
  @Benchmark
  public Picture raid() {
    Tracker tracker = new Tracker(raid.settings(), raid.sensors());
    for (Scan s : scans) {
      tracker.push(s);
    }
    return tracker.picture(600);
  }
}

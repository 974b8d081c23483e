package org.tocsin.simulator.scenario;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.core.track.Intake;
import org.tocsin.core.track.Picture;
import org.tocsin.core.track.Scan;
import org.tocsin.core.track.SensorModel;
import org.tocsin.core.track.Track;
import org.tocsin.core.track.Tracker;
import org.tocsin.core.track.TrackerSettings;

/** Runs the tracker over the scans of a scenario and takes the pictures at its evaluation times. */
public final class ScenarioRun {
  /**
   * What a run gave.
   *
   * @param pictures one for each evaluation time
   * @param detections rows in all scans
   * @param cpuSeconds user and system time of the tracking thread
   * @param processCpuSeconds user and system time of all threads meanwhile, the compiler's included
   * @param wallSeconds from the first scan to the last picture
   * @param scanSeconds CPU time of the tracking thread for every scan, sorted
   * @param allocated bytes that the tracking thread allocated while it took in scans
   * @param allocatedLate of these, for the second half of the scans, when pools have grown
   * @param offsets what the tracker found wrong with the radars
   */
  public record Result(
      List<Picture> pictures,
      long detections,
      double cpuSeconds,
      double processCpuSeconds,
      double wallSeconds,
      double[] scanSeconds,
      long allocated,
      long allocatedLate,
      Intake intake,
      List<Tracker.Offsets> offsets) {
    /** The time that a share {@code q} of scans does not exceed, s. */
    public double scanQuantile(double q) {
      return scanSeconds.length == 0 ? 0 : scanSeconds[(int) StrictMath.min(scanSeconds.length - 1, q * scanSeconds.length)];
    }
  }

  private ScenarioRun() {}

  /** Pictures at {@code step}, 2 x {@code step} … {@code end} from scans with a time not after each. */
  public static Result run(
      TrackerSettings settings, List<SensorModel> sensors, List<Scan> scans, double step, double end) {
    Tracker tracker = new Tracker(settings, sensors);
    List<Picture> pictures = new ArrayList<>();
    double[] took = new double[scans.size()];
    long detections = 0;
    int next = 0;
    long allocated = 0;
    long allocatedLate = 0;
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    long process = processCpu();
    long wall = System.nanoTime();
    int last = (int) StrictMath.round(end / step);
    for (int k = 1; k <= last; k++) {
      double t = k * step;
      while (next < scans.size() && scans.get(next).time() <= t + 1e-9) {
        Scan s = scans.get(next);
        long before = threads.getCurrentThreadCpuTime();
        long bytes = allocatedBytes(threads);
        tracker.push(s);
        took[next++] = (threads.getCurrentThreadCpuTime() - before) * 1e-9;
        long grown = allocatedBytes(threads) - bytes;
        allocated += grown;
        allocatedLate += next > scans.size() / 2 ? grown : 0;
      }
      pictures.add(tracker.picture(t));
    }
    double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpu) * 1e-9;
    double processSeconds = (processCpu() - process) * 1e-9;
    double wallSeconds = (System.nanoTime() - wall) * 1e-9;
    Map<String, Integer> columns = new TreeMap<>();
    sensors.forEach(m -> columns.put(m.id(), m.kind().columns()));
    for (int i = 0; i < next; i++) {
      Integer width = columns.get(scans.get(i).sensor());
      detections += width == null ? 0 : scans.get(i).values().length / width;
    }
    double[] sorted = Arrays.copyOf(took, next);
    Arrays.sort(sorted);
    return new Result(
        pictures, detections, cpuSeconds, processSeconds, wallSeconds, sorted, allocated, allocatedLate, tracker.intake(),
        tracker.offsets());
  }

  private static long allocatedBytes(ThreadMXBean threads) {
    return threads instanceof com.sun.management.ThreadMXBean t ? t.getCurrentThreadAllocatedBytes() : 0;
  }

  private static long processCpu() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getProcessCpuTime()
        : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Writes pictures as lines {@code {"t","id","enu","vel","cov"}}. */
  public static void write(List<Picture> pictures, BufferedWriter out) {
    try {
      for (Picture p : pictures) {
        for (Track t : p.tracks()) {
          double[] x = t.state();
          double[] c = t.covariance();
          out.write("{\"t\":" + p.time() + ",\"id\":\"" + t.number() + "\",\"enu\":[" + round(x[0]) + "," + round(x[1])
              + "," + round(x[2]) + "],\"vel\":[" + round(x[3]) + "," + round(x[4]) + "," + round(x[5])
              + "],\"cov\":[" + fine(c[0]) + "," + fine(c[1]) + "," + fine(c[7]) + "]}\n");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double round(double x) {
    return StrictMath.rint(x * 1000) / 1000;
  }

  private static double fine(double x) {
    return StrictMath.rint(x * 1e6) / 1e6;
  }
}

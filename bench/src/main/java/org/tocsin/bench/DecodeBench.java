package org.tocsin.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.protocols.adsb.AdsbObserver;
import org.tocsin.protocols.adsb.BeastReader;
import org.tocsin.protocols.asterix.AsterixObserver;
import org.tocsin.protocols.asterix.Blocks;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.asterix.Editions;
import org.tocsin.protocols.asterix.Sensors;
import org.tocsin.protocols.capture.Recording;

/**
 * How fast the decoders are on one thread, in CPU time: a capture repeated to 50 MB and more, read as a whole.
 *
 * <p>{@code DecodeBench FOLDER [ROUNDS]}, where FOLDER holds {@code asterix/} and {@code adsb/} captures. Each line gives the
 * median and the best of the rounds after warming up.
 */
public final class DecodeBench {
  private static final int SIZE = 50_000_000;
  private static final int WARM_UP = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Path folder;
  private final int rounds;
  private final Definitions definitions = Definitions.load();

  private DecodeBench(Path folder, int rounds) {
    this.folder = folder;
    this.rounds = rounds;
  }

  public static void main(String[] args) throws IOException {
    if (args.length < 1 || !Files.isDirectory(Path.of(args[0]))) {
      System.err.println("usage: DecodeBench FOLDER [ROUNDS] (FOLDER holds asterix/ and adsb/)");
      System.exit(2);
    }
    new DecodeBench(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : 9).run();
  }

  private void run() throws IOException {
    System.out.printf(Locale.ROOT, "%-44s %8s %12s %14s %14s%n", "pass", "MB", "messages", "median/s", "best/s");
    for (String name : new String[] {"cat048_modes_a.ast", "cat062_final_a.ff", "cat062_tracker_a.pcap", "cat021_ed21_a.ast"}) {
      byte[] data = repeated(blocks(folder.resolve("asterix").resolve(name)));
      Editions editions = name.contains("ed21") ? definitions.with("021=2.1") : definitions.newest();
      measure(name + " skeleton", data, b -> skeleton(b, editions));
      measure(name + " typed observations", data, b -> typed(b, editions));
    }
    byte[] beast = repeated(Files.readAllBytes(folder.resolve("adsb").resolve("beast_stpetersburg_a.beast")));
    measure("beast framing", beast, DecodeBench::framing);
    measure("beast position reports", beast, DecodeBench::reports);
  }

  private static long skeleton(byte[] b, Editions editions) {
    long[] n = {0};
    new Blocks().read(b, 0, b.length, editions, r -> n[0]++);
    return n[0];
  }

  private long typed(byte[] b, Editions editions) {
    AsterixObserver observer = new AsterixObserver(Sensors.of("bench"), definitions, editions);
    double[] sum = {0};
    observer.read(b, 0, b.length, Instant.parse("2026-05-01T12:00:00Z"), o -> sum[0] += o.time().getNano());
    if (sum[0] < 0) {
      throw new IllegalStateException("no time is negative");
    }
    return observer.records();
  }

  private static long framing(byte[] b) {
    long[] n = {0};
    new BeastReader().read(b, 0, b.length, (type, counter, signal, data, at, length) -> n[0]++);
    return n[0];
  }

  private static long reports(byte[] b) {
    AdsbObserver observer = new AdsbObserver(new Source("bench", "roof", Trust.TRUSTED), null, false);
    double[] sum = {0};
    observer.beast(b, 0, b.length, Instant.parse("2026-05-01T12:00:00Z"), r -> sum[0] += r.sigma());
    return observer.messages();
  }

  /** The data blocks of a recording one after the other, without its framing. */
  private static byte[] blocks(Path file) throws IOException {
    byte[] recorded = Files.readAllBytes(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Recording.read(recorded, Recording.detect(recorded), f -> out.write(f.bytes(), f.from(), f.length()));
    return out.toByteArray();
  }

  private static byte[] repeated(byte[] once) {
    int times = (SIZE + once.length - 1) / once.length;
    byte[] all = new byte[times * once.length];
    for (int i = 0; i < times; i++) {
      System.arraycopy(once, 0, all, i * once.length, once.length);
    }
    return all;
  }

  private void measure(String what, byte[] data, ToLongFunction<byte[]> pass) {
    for (int i = 0; i < WARM_UP; i++) {
      pass.applyAsLong(data);
    }
    double[] rates = new double[rounds];
    long messages = 0;
    for (int i = 0; i < rounds; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      messages = pass.applyAsLong(data);
      rates[i] = messages / ((THREADS.getCurrentThreadCpuTime() - start) * 1e-9);
    }
    Arrays.sort(rates);
    System.out.printf(
        Locale.ROOT, "%-44s %8.1f %12d %14.0f %14.0f%n", what, data.length / 1e6, messages, rates[rounds / 2], rates[rounds - 1]);
  }
}

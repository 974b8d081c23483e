package org.tocsin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.tocsin.core.observation.Plot;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;
import org.tocsin.protocols.asterix.AsterixEncoder;
import org.tocsin.protocols.asterix.AsterixObserver;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.asterix.Sensors;
import org.tocsin.protocols.transport.Receiver;
import org.tocsin.protocols.transport.UdpReceiver;

/**
 * Many radars by multicast on the loopback to two receivers that decode every plot: what is lost at a rate, and whether what is
 * lost is counted. Each datagram is a block of 25 plots, as a radar's sector gives them.
 *
 * <pre>MulticastBench [radars] [plots a second and radar] [seconds]</pre>
 */
public final class MulticastBench {
  private static final String GROUP = "239.255.86.7";
  private static final int PLOTS = 25;
  private static final int QUEUE = 65_536;

  private MulticastBench() {}

  private static final class Ear {
    private final UdpReceiver receiver;
    private final AsterixObserver observer;
    private final LongAdder plots = new LongAdder();

    Ear(String name, int port, Definitions definitions) throws IOException {
      receiver =
          new UdpReceiver(
              new UdpReceiver.Settings(name, port, List.of(GROUP), "lo", Set.of(), Duration.ZERO, QUEUE), Clock.systemUTC());
      receiver.open();
      observer = new AsterixObserver(Sensors.of(name), definitions, definitions.newest());
      receiver.start(this::take);
    }

    private void take(Receiver.Message m) {
      observer.read(m.bytes(), 0, m.bytes().length, m.receivedAt(), o -> plots.increment());
      m.kept().run();
    }
  }

  public static void main(String[] args) throws IOException {
    int radars = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    int rate = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 60;
    Definitions definitions = Definitions.load();
    Ear first = new Ear("one", 0, definitions);
    int port = first.receiver.port();
    Ear second = new Ear("two", port, definitions);
    long sent = 0;
    double late = 0;
    long began = System.nanoTime();
    try (DatagramChannel out = DatagramChannel.open(StandardProtocolFamily.INET)) {
      out.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName("lo"));
      out.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
      InetSocketAddress to = new InetSocketAddress(InetAddress.getByName(GROUP), port);
      List<ByteBuffer> blocks = new ArrayList<>();
      for (int r = 0; r < radars; r++) {
        blocks.add(ByteBuffer.wrap(block(definitions, r)));
      }
      long datagrams = (long) radars * rate * seconds / PLOTS;
      double perSecond = (double) radars * rate / PLOTS;
      for (long i = 0; i < datagrams; i++) {
        long due = began + (long) (i / perSecond * 1e9);
        long wait = due - System.nanoTime();
        if (wait > 200_000) {
          LockSupport.parkNanos(wait);
        } else {
          late = Math.max(late, -wait / 1e9);
        }
        out.send(blocks.get((int) (i % radars)).rewind(), to);
        sent++;
      }
    }
    double took = (System.nanoTime() - began) / 1e9;
    long expected = sent * PLOTS;
    settle(first, second, expected);
    System.out.printf(
        Locale.ROOT, "%d radars x %d plots/s for %d s: %d datagrams of %d plots sent in %.1f s (%.0f plots/s, at most %.2f s behind)%n",
        radars, rate, seconds, sent, PLOTS, took, expected / took, late);
    for (Ear e : List.of(first, second)) {
      Receiver.Counters c = e.receiver.counters();
      System.out.printf(
          Locale.ROOT, "receiver: %d datagrams, dropped by the full queue %d, lost before it %d; plots %d of %d, lost %d%n",
          c.received(), c.dropped(), sent - c.received(), e.plots.sum(), expected, expected - e.plots.sum());
      e.receiver.close();
    }
    System.out.printf(Locale.ROOT, "CPU of the process %.1f s%n", cpuSeconds());
  }

  private static double cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean b
        ? b.getProcessCpuTime() / 1e9
        : Double.NaN;
  }

  /** Waits until nothing more comes for a second, as the queues may hold some. */
  private static void settle(Ear a, Ear b, long expected) {
    long before = -1;
    while (a.plots.sum() + b.plots.sum() != before && a.plots.sum() + b.plots.sum() < 2 * expected) {
      before = a.plots.sum() + b.plots.sum();
      LockSupport.parkNanos(1_000_000_000L);
    }
  }

  private static byte[] block(Definitions definitions, int radar) {
    Source source = new Source("bench", "radar " + radar, Trust.TRUSTED);
    Instant now = Instant.now();
    List<Plot> plots = new ArrayList<>();
    for (int i = 0; i < PLOTS; i++) {
      plots.add(
          new Plot(
              source, now, 20_000 + 1_000 * i, (radar * 13 + i * 0.4) % 360, Double.NaN, 300 + 30 * i, Double.NaN, Double.NaN,
              Double.NaN, Double.NaN, 0x508000 + i, 0x200));
    }
    return new AsterixEncoder(definitions, 25, radar).plots(plots);
  }
}

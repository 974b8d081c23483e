package org.tocsin.protocols.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams by unicast or from multicast groups. The same datagram sent to two groups within the window comes through once:
 * networks carry a radar twice for safety.
 */
public final class UdpReceiver implements Receiver {
  private static final int MAX_DATAGRAM = 65_535;
  private static final int BUFFER = 8 << 20;
  private static final int REMEMBERED = 4096;

  private final Settings settings;
  private final Pump pump;
  private final Map<Content, Long> recent;
  private @Nullable DatagramChannel channel;

  /**
   * @param port local port; 0 takes a free one
   * @param groups multicast groups to join; none for unicast
   * @param device name of the network interface, or null for the system's choice
   * @param senders addresses accepted; none for all
   * @param window within which equal datagrams to different groups are one; zero keeps all
   * @param capacity datagrams kept for a slow sink
   */
  public record Settings(
      String name, int port, List<String> groups, @Nullable String device, Set<String> senders, Duration window, int capacity) {
    public Settings {
      groups = List.copyOf(groups);
      senders = Collections.unmodifiableSet(new TreeSet<>(senders));
    }
  }

  private record Content(int hash, byte[] bytes) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Content c && Arrays.equals(bytes, c.bytes);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  public UdpReceiver(Settings settings, Clock clock) {
    this.settings = settings;
    this.pump = new Pump(settings.capacity, clock);
    this.recent =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Content, Long> eldest) {
            return size() > REMEMBERED;
          }
        };
  }

  /** Opens the socket here and now, so that a wrong group, port or interface is an error at start. */
  public synchronized void open() throws IOException {
    DatagramChannel c = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      c.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      c.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      c.bind(new InetSocketAddress(settings.port));
      NetworkInterface device = device();
      for (String group : settings.groups) {
        c.join(InetAddress.getByName(group), device);
      }
    } catch (IOException | RuntimeException e) {
      c.close();
      throw e;
    }
    channel = c;
    pump.connected();
  }

  private NetworkInterface device() throws IOException {
    String wanted = settings.device;
    NetworkInterface found =
        wanted != null
            ? NetworkInterface.getByName(wanted)
            : NetworkInterface.networkInterfaces()
                .filter(UdpReceiver::serves)
                .findFirst()
                .orElse(NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()));
    if (found == null) {
      throw new IOException("no network interface " + wanted);
    }
    return found;
  }

  private static boolean serves(NetworkInterface n) {
    try {
      return n.isUp() && n.supportsMulticast() && !n.isLoopback();
    } catch (IOException e) {
      return false;
    }
  }

  /** The port that was bound. */
  public synchronized int port() throws IOException {
    DatagramChannel c = channel;
    if (c == null) {
      throw new IOException("not open");
    }
    return ((InetSocketAddress) c.getLocalAddress()).getPort();
  }

  @Override
  public synchronized void start(Sink sink) {
    pump.start(settings.name, sink);
    Thread.ofPlatform().daemon().name(settings.name + "-udp").start(this::receive);
  }

  private void receive() {
    try {
      DatagramChannel c;
      synchronized (this) {
        if (channel == null) {
          open();
        }
        c = channel;
      }
      ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM);
      while (c != null) {
        buffer.clear();
        InetSocketAddress from = (InetSocketAddress) c.receive(buffer);
        if (from != null) {
          take(buffer.flip(), from);
        }
      }
    } catch (ClosedChannelException closed) {
      pump.problem("closed");
    } catch (IOException e) {
      pump.problem("cannot receive: " + e.getMessage());
    }
  }

  private void take(ByteBuffer buffer, InetSocketAddress from) {
    String sender = from.getAddress().getHostAddress();
    if (!settings.senders.isEmpty() && !settings.senders.contains(sender)) {
      pump.refuse();
      return;
    }
    byte[] b = new byte[buffer.remaining()];
    buffer.get(b);
    if (!settings.window.isZero() && seenBefore(b)) {
      pump.duplicate();
      return;
    }
    pump.offer(b, sender + ':' + from.getPort());
  }

  private boolean seenBefore(byte[] b) {
    long now = System.nanoTime();
    Content key = new Content(Arrays.hashCode(b), b);
    Long before = recent.remove(key);
    if (before != null && now - before <= settings.window.toNanos()) {
      return true;
    }
    recent.put(key, now);
    return false;
  }

  @Override
  public Counters counters() {
    return pump.counters();
  }

  @Override
  public synchronized void close() {
    pump.close();
    DatagramChannel c = channel;
    if (c != null) {
      try {
        c.close();
      } catch (IOException e) {
        pump.problem("cannot close: " + e.getMessage());
      }
    }
  }
}

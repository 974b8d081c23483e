package org.tocsin.protocols.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A client of a stream (Beast, SBS-1, TAK), plain or over TLS with the host's name checked. When the connection breaks or stays
 * silent it connects again, after pauses that double from the first to the longest.
 */
public final class TcpReceiver implements Receiver {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int CHUNK = 16_384;

  private final Settings settings;
  private final Pump pump;
  private volatile boolean closed;
  private volatile @Nullable Socket socket;
  private volatile @Nullable Thread thread;

  /**
   * @param tls null for a plain stream; its key manager holds the client's certificate
   * @param firstPause before the second attempt to connect
   * @param longestPause between attempts
   * @param silence after which a connection counts as dead; zero for never
   * @param capacity chunks kept for a slow sink
   */
  public record Settings(
      String name, String host, int port, @Nullable SSLContext tls, Duration firstPause, Duration longestPause, Duration silence, int capacity) {}

  public TcpReceiver(Settings settings, Clock clock) {
    this.settings = settings;
    this.pump = new Pump(settings.capacity, clock);
  }

  @Override
  public void start(Sink sink) {
    pump.start(settings.name, sink);
    thread = Thread.ofVirtual().name(settings.name + "-tcp").start(this::run);
  }

  private void run() {
    Duration pause = settings.firstPause;
    while (!closed) {
      try (Socket s = connect()) {
        socket = s;
        pump.connected();
        pause = settings.firstPause;
        read(s.getInputStream());
        pump.problem("the other side closed the connection");
      } catch (IOException e) {
        pump.problem(settings.host + ":" + settings.port + ": " + e.getMessage());
      }
      if (!closed) {
        LockSupport.parkNanos(pause.toNanos());
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(settings.longestPause) > 0 ? settings.longestPause : twice;
      }
    }
  }

  private Socket connect() throws IOException {
    SSLContext tls = settings.tls;
    Socket s = tls == null ? new Socket() : tls.getSocketFactory().createSocket();
    try {
      s.setSoTimeout((int) settings.silence.toMillis());
      s.setKeepAlive(true);
      s.connect(new InetSocketAddress(settings.host, settings.port), (int) PATIENCE.toMillis());
      if (s instanceof SSLSocket secure) {
        SSLParameters p = secure.getSSLParameters();
        p.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(p);
        secure.startHandshake();
      }
      return s;
    } catch (IOException | RuntimeException e) {
      s.close();
      throw e;
    }
  }

  private void read(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      pump.offer(Arrays.copyOf(chunk, n), settings.host + ':' + settings.port);
    }
  }

  /** Writes to the other side, for protocols that answer; fails when there is no connection. */
  public void send(byte[] b) throws IOException {
    Socket s = socket;
    if (s == null || s.isClosed()) {
      throw new IOException("not connected");
    }
    synchronized (this) {
      s.getOutputStream().write(b);
      s.getOutputStream().flush();
    }
  }

  @Override
  public Counters counters() {
    return pump.counters();
  }

  @Override
  public void close() {
    closed = true;
    pump.close();
    Socket s = socket;
    if (s != null) {
      try {
        s.close();
      } catch (IOException e) {
        pump.problem("cannot close: " + e.getMessage());
      }
    }
    Thread t = thread;
    if (t != null) {
      LockSupport.unpark(t);
    }
  }
}

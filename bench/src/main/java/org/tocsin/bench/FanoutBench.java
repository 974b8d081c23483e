package org.tocsin.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.tocsin.core.Coverage;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.alert.Rule;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.threat.Evidence;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.engine.Load;
import org.tocsin.server.engine.Situation;
import org.tocsin.server.http.ApiContext;
import org.tocsin.server.http.HttpServer;
import org.tocsin.server.http.HttpSettings;
import org.tocsin.server.outlet.Notice;

/**
 * From handing one alert to the stream until the last of N subscribers on this machine has it. Server and subscribers
 * share the process, so that needs twice N file descriptors; one thread reads for all subscribers. Arguments: number of
 * subscribers (1000), events measured (40).
 */
public final class FanoutBench {
  private static final byte[] MARK = "\nevent: alert\n".getBytes(StandardCharsets.US_ASCII);
  private static final int WARM_UP = 20;
  private static final Instant NIGHT = Instant.parse("2024-11-13T01:00:00Z");

  private final HttpServer server;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private long seen;

  /** How much of the mark a connection has matched. */
  private static final class Matched {
    int bytes;
  }

  private FanoutBench(HttpServer server) throws IOException {
    this.server = server;
    this.selector = Selector.open();
  }

  public static void main(String[] args) throws IOException {
    int subscribers = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    int events = args.length > 1 ? Integer.parseInt(args[1]) : 40;
    Areas areas = areas();
    List<@Nullable Instant> never = new ArrayList<>();
    never.add(null);
    Picture picture = new Picture(1, NIGHT, List.of(), List.of(), List.of(), new Coverage(NIGHT, never));
    Situation situation = new Situation("bench", Purpose.TEST, picture, List.of(), 0, Instant.now());
    Intake intake = _ -> CompletableFuture.completedFuture(new Intake.Receipt.Overloaded());
    HttpSettings s = HttpSettings.standard();
    HttpSettings quiet =
        new HttpSettings(
            s.maxBody(), s.maxPosts(), s.postRequestsPerMinute(), s.sightingsPerMinute(), 100_000, s.recentAlerts(),
            s.stall(), Duration.ofHours(1), Duration.ofSeconds(30), s.token(), s.zone());
    ApiContext context =
        new ApiContext(
            () -> situation, areas, intake, Optional.empty(), List::of, List::of, () -> Load.NONE, Optional.empty(),
            "bench", quiet);
    try (HttpServer server = HttpServer.start("127.0.0.1", 0, context)) {
      new FanoutBench(server).run(subscribers, events);
    }
  }

  private void run(int subscribers, int events) throws IOException {
    server.outlet().begin("bench", Purpose.TEST);
    long began = System.nanoTime();
    for (int i = 0; i < subscribers; i++) {
      subscribe(i);
    }
    // The first alert also waits for the last subscriber to be greeted.
    publish(1, subscribers);
    double connected = (System.nanoTime() - began) / 1e6;
    double[] millis = new double[events];
    for (int i = 0; i < WARM_UP + events; i++) {
      double took = publish(i + 2, subscribers);
      if (i >= WARM_UP) {
        millis[i - WARM_UP] = took;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%d subscribers, %d events: last receiver p50 %.1f ms, p99 %.1f ms, worst %.1f ms; all connected after %.0f ms%n",
        subscribers,
        events,
        millis[events / 2],
        millis[Math.min(events - 1, (int) Math.ceil(events * 0.99) - 1)],
        millis[events - 1],
        connected);
  }

  private void subscribe(int n) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", server.port()));
    String request = "GET /v1/stream?last_event_id=bench-0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Matched());
    if (n % 200 == 0) {
      read(0);
    }
  }

  /** Milliseconds until every subscriber has it. */
  private double publish(long sequence, int subscribers) throws IOException {
    long goal = seen + subscribers;
    var notices = List.of(new Notice("bench", Purpose.TEST, alert(sequence)));
    long began = System.nanoTime();
    server.outlet().deliver(notices);
    while (seen < goal) {
      read(1000);
    }
    return (System.nanoTime() - began) / 1e6;
  }

  private void read(long wait) throws IOException {
    if (wait == 0) {
      selector.selectNow(this::read);
    } else {
      selector.select(this::read, wait);
    }
  }

  private void read(SelectionKey key) {
    Matched m = (Matched) key.attachment();
    try {
      buffer.clear();
      if (((SocketChannel) key.channel()).read(buffer) < 0) {
        throw new IOException("the server closed a subscriber's connection");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    buffer.flip();
    while (buffer.hasRemaining()) {
      byte b = buffer.get();
      m.bytes = b == MARK[m.bytes] ? m.bytes + 1 : b == MARK[0] ? 1 : 0;
      if (m.bytes == MARK.length) {
        m.bytes = 1;
        seen++;
      }
    }
  }

  private static Alert alert(long sequence) {
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      evidence.add(new Evidence(i, NIGHT, "north_watch", Trust.MONITOR, "north_watch/" + i, "три на південь"));
    }
    return new Alert(
        "R1-1", (int) sequence, sequence, sequence, "R1", AlertState.ALARM, NIGHT, NIGHT, ThreatClass.STRIKE_UAV, null,
        NIGHT, NIGHT, NIGHT, 0.8,
        new Alert.Reason(Rule.ARRIVAL_NEAR, "Drones come this way.", List.of("g1.1"), evidence));
  }

  private static Areas areas() {
    Coordinate[] ring = {
      new Coordinate(30, 50), new Coordinate(31, 50), new Coordinate(31, 51), new Coordinate(30, 51), new Coordinate(30, 50)
    };
    var square = new GeometryFactory().createPolygon(ring);
    GeoPoint centre = new GeoPoint(50.5, 30.5);
    return new Areas(
        "bench",
        "one square",
        Level.RAION,
        List.of(
            new Area("UA", Level.COUNTRY, "Країна", "Country", null, 1, centre, square),
            new Area("R1", Level.RAION, "Район", "Raion", "UA", 1, centre, square)),
        List.of());
  }
}

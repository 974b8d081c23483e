package org.tocsin.server.sensor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.TrackReport;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.protocols.asterix.AsterixEncoder;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.cot.CotEvent;
import org.tocsin.protocols.cot.CotPublisher;
import org.tocsin.protocols.cot.CotXml;
import org.tocsin.protocols.transport.Receiver;
import org.tocsin.protocols.transport.TcpReceiver;
import org.tocsin.protocols.transport.Tls;
import org.tocsin.server.outlet.Notice;
import org.tocsin.server.outlet.Outlet;

/**
 * Our tracks for one authorised receiver, a picture every few seconds, and to a TAK server alarms with their areas as they are
 * decided. A picture that could not be sent is not sent later: the next one is better. Alarms are tried again while they are news.
 */
public final class TrackOutlet implements Outlet {
  private static final Duration NEWS = Duration.ofMinutes(10);
  private static final Duration STANDS = Duration.ofMinutes(30);
  private static final int TOGETHER = 20;

  private final ShareSettings settings;
  private final Areas areas;
  private final Supplier<Picture> pictures;
  private final Map<Integer, TrackReport> shown = new TreeMap<>();
  private final @Nullable TcpReceiver server;
  private @Nullable DatagramChannel channel;
  private @Nullable CotPublisher publisher;
  private @Nullable AsterixEncoder encoder;
  private @Nullable Thread thread;
  private Instant sent = Instant.EPOCH;
  private volatile boolean closed;

  /** @param pictures gives the latest picture */
  public TrackOutlet(ShareSettings settings, Areas areas, Supplier<Picture> pictures) {
    this.settings = settings;
    this.areas = areas;
    this.pictures = pictures;
    TcpReceiver tcp = null;
    if (settings.form() instanceof ShareSettings.Form.Cot cot) {
      Tls tls = cot.tls();
      tcp =
          new TcpReceiver(
              new TcpReceiver.Settings(
                  settings.name(), settings.host(), settings.port(), tls == null ? null : tls.context(), Duration.ofMillis(500),
                  Duration.ofMinutes(1), Duration.ZERO, 16),
              Clock.systemUTC());
      // What the server says is for a feed to hear.
      tcp.start(Receiver.Message::kept);
    }
    server = tcp;
  }

  @Override
  public String name() {
    return settings.name();
  }

  /** In an exercise every event says so. */
  @Override
  public synchronized void begin(String journal, Purpose purpose) throws IOException {
    shown.clear();
    switch (settings.form()) {
      case ShareSettings.Form.Cot c -> publisher = new CotPublisher(c.prefix(), purpose);
      case ShareSettings.Form.Asterix a -> {
        encoder = new AsterixEncoder(Definitions.load(), a.sac(), a.sic());
        if (channel == null) {
          channel = DatagramChannel.open(StandardProtocolFamily.INET);
        }
      }
    }
    if (thread == null) {
      thread = Thread.ofVirtual().name("share-" + settings.name()).start(this::run);
    }
  }

  private void run() {
    while (!closed) {
      try {
        share(pictures.get());
      } catch (IOException notNow) {
        // The connection is made again; its problem is told by deliver.
        shown.clear();
      }
      synchronized (this) {
        try {
          if (!closed) {
            wait(settings.every().toMillis());
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private synchronized void share(Picture picture) throws IOException {
    if (!picture.time().isAfter(sent)) {
      return;
    }
    sent = picture.time();
    List<TrackReport> tracks = TrackReports.of(picture);
    AsterixEncoder asterix = encoder;
    DatagramChannel udp = channel;
    if (asterix != null && udp != null) {
      InetSocketAddress to = new InetSocketAddress(settings.host(), settings.port());
      for (int i = 0; i < tracks.size(); i += TOGETHER) {
        udp.send(ByteBuffer.wrap(asterix.tracks(tracks.subList(i, Math.min(tracks.size(), i + TOGETHER)))), to);
      }
    }
    CotPublisher cot = publisher;
    if (cot != null) {
      Map<Integer, TrackReport> gone = new TreeMap<>(shown);
      for (TrackReport t : tracks) {
        send(cot.track(t, settings.every()));
        gone.remove(t.number());
        shown.put(t.number(), t);
      }
      for (TrackReport t : gone.values()) {
        shown.remove(t.number());
        send(cot.end(t, picture.time()));
      }
    }
  }

  private void send(CotEvent e) throws IOException {
    TcpReceiver s = server;
    if (s != null) {
      s.send(CotXml.write(e).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What was sent before a restart is no news after it. */
  @Override
  public long delivered() {
    return 0;
  }

  @Override
  public synchronized void deliver(List<Notice> notices) throws IOException {
    CotPublisher cot = publisher;
    if (cot == null) {
      return;
    }
    Instant now = Instant.now();
    for (Notice n : notices) {
      Alert a = n.alert();
      boolean on = a.state() == AlertState.ALARM;
      boolean off = a.state() == AlertState.CLEAR || a.state() == AlertState.HOLD;
      if (!on && !off || a.at().isBefore(now.minus(NEWS))) {
        continue;
      }
      try {
        alarm(cot, areas.findCommunity(a.community()).orElseThrow(), on, a.at());
      } catch (IOException e) {
        TcpReceiver s = server;
        throw new IOException(s == null ? e.getMessage() : String.valueOf(s.counters().problem()), e);
      }
    }
  }

  private void alarm(CotPublisher cot, Community c, boolean on, Instant at) throws IOException {
    String title = c.area().nameEn();
    send(cot.alarm(c.code(), title, on, c.centre(), at, at.plus(STANDS)));
    List<GeoPoint> outline = new ArrayList<>();
    for (Coordinate x : c.area().outline().getEnvelope().getCoordinates()) {
      outline.add(new GeoPoint(x.y, x.x));
    }
    send(cot.area(c.code(), title, outline, at, on ? at.plus(STANDS) : at));
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    TcpReceiver s = server;
    if (s != null) {
      s.close();
    }
    DatagramChannel udp = channel;
    if (udp != null) {
      udp.close();
    }
  }
}

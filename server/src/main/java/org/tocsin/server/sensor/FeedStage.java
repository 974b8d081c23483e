package org.tocsin.server.sensor;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Sphere;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.protocols.cot.CotEvent;
import org.tocsin.protocols.cot.CotXml;
import org.tocsin.simulator.sensing.AdsbTraffic;
import org.tocsin.simulator.sensing.Microphones;
import org.tocsin.simulator.sensing.RadarSet;
import org.tocsin.simulator.sensing.Sky;

/**
 * The outside world of a configuration, simulated: for every sensor feed in it radars send to its port, a receiver or a TAK
 * server listens where it connects to, microphones publish to its broker, an alert service answers. Plain connections only.
 */
public final class FeedStage implements AutoCloseable {
  private static final double RADAR_RANGE = 200_000;
  private static final double APART = 2_500;

  private final Sky sky;
  private final GeoPoint centre;
  private final Instant start;
  private final List<Actor> actors = new ArrayList<>();
  private final Set<String> silent = new ConcurrentSkipListSet<>();
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private volatile String alerts = "{\"alerts\":[]}";

  /** Plays one feed. */
  private interface Actor extends AutoCloseable {
    void play(double seconds) throws IOException;

    @Override
    void close() throws IOException;
  }

  /** @param centre where the drones fly to; microphones stand about it */
  public FeedStage(List<SensorSettings> feeds, GeoPoint centre, Sky sky, int microphones, Instant start) throws IOException {
    this.sky = sky;
    this.centre = centre;
    this.start = start;
    try {
      for (SensorSettings s : feeds) {
        actors.add(actor(s, microphones));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private Actor actor(SensorSettings s, int microphones) throws IOException {
    return switch (s.language()) {
      case SensorSettings.Language.Asterix a -> new Radars(a, (SensorSettings.Way.Udp) s.way());
      case SensorSettings.Language.Adsb a when s.way() instanceof SensorSettings.Way.Tcp t && a.form() == SensorSettings.Language.Adsb.Form.BEAST -> {
        AdsbTraffic traffic = new AdsbTraffic();
        yield new Stream(t, seconds -> traffic.send(sky, seconds));
      }
      case SensorSettings.Language.Acoustic _ -> new Net((SensorSettings.Way.Mqtt) s.way(), microphones);
      case SensorSettings.Language.Cot _ when s.way() instanceof SensorSettings.Way.Tcp t -> {
        AtomicLong sent = new AtomicLong();
        yield new Stream(t, seconds -> seconds >= 2 * sent.get() ? event(sent.incrementAndGet(), seconds) : new byte[0]);
      }
      case SensorSettings.Language.Alerts _ -> new AlertService((SensorSettings.Way.Http) s.way());
      default -> throw new IOException("feed " + s.name() + " cannot be simulated: " + s.way());
    };
  }

  /** Lets the sky be as it is that long after the start. To be called a few times a second. */
  public void play(double seconds) throws IOException {
    for (Actor a : actors) {
      a.play(seconds);
    }
  }

  /** A radar stops sending. */
  public void silence(String radar) {
    silent.add(radar);
  }

  public void resume(String radar) {
    silent.remove(radar);
  }

  /** The alert service lists an air raid alert for an oblast, by its Ukrainian name. */
  public void raiseAlert(String oblast, Instant since) {
    alerts =
        "{\"alerts\":[{\"id\":1,\"location_title\":\"" + oblast + "\",\"location_type\":\"oblast\",\"started_at\":\"" + since
            + "\",\"finished_at\":null,\"alert_type\":\"air_raid\",\"location_uid\":\"16\",\"location_oblast\":\"" + oblast + "\"}]}";
  }

  /** Messages given to brokers so far. */
  public long published() {
    return published.get();
  }

  /** Those that a broker has taken over. */
  public long acknowledged() {
    return acknowledged.get();
  }

  private byte[] event(long n, double seconds) {
    Sky.Flyer f = sky.flyers().getFirst();
    GeoPoint p = f.at(seconds);
    Instant now = start.plusMillis((long) (seconds * 1000));
    CotEvent e =
        new CotEvent(
            "2.0", "spotter-" + n % 3, "a-h-A-M-F-Q", "h-e", now, now, now.plusSeconds(60), p.lat(), p.lon(), f.altitude(), 800, Double.NaN,
            "", "", "", List.of());
    return CotXml.write(e).getBytes(StandardCharsets.UTF_8);
  }

  private final class Radars implements Actor {
    private final DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    private final List<InetSocketAddress> to = new ArrayList<>();
    private final TreeMap<String, RadarSet> radars = new TreeMap<>();

    Radars(SensorSettings.Language.Asterix a, SensorSettings.Way.Udp way) throws IOException {
      if (way.groups().isEmpty()) {
        to.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), way.port()));
      }
      String device = way.device();
      NetworkInterface lo = device == null ? NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()) : NetworkInterface.getByName(device);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, lo);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
      for (String g : way.groups()) {
        to.add(new InetSocketAddress(InetAddress.getByName(g), way.port()));
      }
      Definitions definitions = Definitions.load();
      for (SensorSettings.Site s : a.sensors()) {
        radars.put(
            s.name(),
            new RadarSet(definitions, s.sac(), s.sic(), s.point(), s.altitude(), s.period(), RADAR_RANGE, s.sac() * 256L + s.sic()));
      }
    }

    @Override
    public void play(double seconds) throws IOException {
      for (var e : radars.entrySet()) {
        for (byte[] b : e.getValue().send(sky, seconds, start)) {
          if (!silent.contains(e.getKey())) {
            for (InetSocketAddress address : to) {
              channel.send(ByteBuffer.wrap(b), address);
            }
          }
        }
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Makes the part of a stream that follows what was sent. */
  private interface Script {
    byte[] until(double seconds);
  }

  private static final class Stream implements Actor {
    private final ServerSocket listening;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final Script script;

    Stream(SensorSettings.Way.Tcp way, Script script) throws IOException {
      this.script = script;
      listening = new ServerSocket(way.port(), 5, InetAddress.getByName(way.host()));
      Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
      while (!listening.isClosed()) {
        try {
          clients.add(listening.accept());
        } catch (IOException closed) {
          return;
        }
      }
    }

    @Override
    public void play(double seconds) {
      byte[] b = script.until(seconds);
      for (Socket s : clients) {
        try {
          s.getOutputStream().write(b);
        } catch (IOException gone) {
          clients.remove(s);
        }
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
      for (Socket s : clients) {
        s.close();
      }
    }
  }

  private final class Net implements Actor {
    private final Mqtt3AsyncClient client;
    private final Microphones net;
    private final String topic;
    private volatile boolean closed;
    private long second;

    Net(SensorSettings.Way.Mqtt way, int microphones) {
      net = new Microphones(centre, microphones, APART, 7);
      // A filter such as acoustic/+/detection or acoustic/# becomes the topic of each microphone.
      topic = way.topic().replace("#", "+").replaceFirst("\\+", "%s").replace("+", "x");
      client =
          MqttClient.builder()
              .useMqttVersion3()
              .identifier("microphones-" + ProcessHandle.current().pid() + "-" + System.nanoTime())
              .serverHost(way.host())
              .serverPort(way.port())
              .automaticReconnect()
              .initialDelay(100, TimeUnit.MILLISECONDS)
              .maxDelay(1, TimeUnit.SECONDS)
              .applyAutomaticReconnect()
              .addDisconnectedListener(c -> c.getReconnector().reconnect(true).republishIfSessionExpired(true))
              .buildAsync();
      var connect = client.connectWith().cleanSession(false);
      String user = way.user();
      String password = way.password();
      if (user != null && password != null) {
        connect.simpleAuth().username(user).password(password.getBytes(StandardCharsets.UTF_8)).applySimpleAuth();
      }
      connect.send();
    }

    @Override
    public void play(double seconds) {
      while (second <= seconds) {
        for (Microphones.Sent m : net.send(sky, second, start, true)) {
          published.incrementAndGet();
          send(String.format(Locale.ROOT, topic, m.sensor()), m.bytes());
        }
        second++;
      }
    }

    /** A microphone keeps its message until the broker has taken it over, so it sends again what failed. */
    private void send(String to, byte[] bytes) {
      client
          .publishWith()
          .topic(to)
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload(bytes)
          .send()
          .whenComplete(
              (_, failed) -> {
                if (failed == null) {
                  acknowledged.incrementAndGet();
                } else if (!closed) {
                  CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(() -> send(to, bytes));
                }
              });
    }

    @Override
    public void close() {
      closed = true;
      client.disconnect();
    }
  }

  private final class AlertService implements Actor {
    private final HttpServer server;

    AlertService(SensorSettings.Way.Http way) throws IOException {
      server = HttpServer.create(new InetSocketAddress(way.address().getHost(), way.address().getPort()), 5);
      server.createContext(
          way.address().getPath(),
          exchange -> {
            byte[] body = alerts.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
              out.write(body);
            }
          });
      server.start();
    }

    @Override
    public void play(double seconds) {}

    @Override
    public void close() {
      server.stop(0);
    }
  }

  /** The middle of all radars, or of the country where there is none. */
  public static GeoPoint centre(List<SensorSettings.Site> sites) {
    if (sites.isEmpty()) {
      return new GeoPoint(49, 32);
    }
    double lat = sites.stream().mapToDouble(s -> s.point().lat()).average().orElse(49);
    double lon = sites.stream().mapToDouble(s -> s.point().lon()).average().orElse(32);
    return Sphere.destination(new GeoPoint(lat, lon), 0, 0);
  }

  @Override
  public void close() throws IOException {
    for (Actor a : actors) {
      a.close();
    }
  }
}

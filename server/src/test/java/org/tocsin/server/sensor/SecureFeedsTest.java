package org.tocsin.server.sensor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.core.Coverage;
import org.tocsin.core.Picture;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.ClassMix;
import org.tocsin.core.observation.ThreatClass;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.track.Track;
import org.tocsin.geography.AreaStore;
import org.tocsin.protocols.cot.CotXml;
import org.tocsin.protocols.cot.TakStream;
import org.tocsin.protocols.transport.Tls;
import org.tocsin.server.Configuration;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.feed.FeedHealth;

/** FEATURE UNDER TEST: feeds over TLS, where both sides show who they are and a stranger gets nothing. */
class SecureFeedsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EVENT =
      "<event version='2.0' uid='S-1' type='a-h-A-M-F-Q' time='2026-05-01T11:59:58Z' start='2026-05-01T11:59:58Z'"
          + " stale='2026-05-01T12:05:00Z' how='h-e'><point lat='50.1' lon='30.2' hae='9999999' ce='150' le='999999'/></event>";

  @TempDir static Path folder;
  private static Certificates server;
  private static Certificates client;
  private static Certificates stranger;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Intake intake =
      d -> {
        Parcel.open(d.body(), d.receivedAt()).forEach(p -> heard.add(new String(p.bytes(), UTF_8)));
        return CompletableFuture.completedFuture(new Intake.Receipt.Recorded(1, 0));
      };

  @BeforeAll
  static void certificates() throws Exception {
    server = Certificates.make(folder, "server");
    client = Certificates.make(folder, "client");
    stranger = Certificates.make(folder, "stranger");
  }

  private static SensorFeed feed(String name, String settings) throws IOException {
    Path file = Files.createTempFile(folder, name, ".yaml");
    Files.writeString(file, "purpose: TEST\ndata: " + folder.resolve("data") + "\nfeeds:\n  - {name: " + name + ", " + settings + "}\n");
    return new SensorFeed(Configuration.read(file).sensorFeeds().getFirst(), new FeedReports());
  }

  private static FeedHealth.Reading reading(SensorFeed f) {
    return Objects.requireNonNull(f.health().reading());
  }

  /** Starts the feed, waits until it says why it gets nothing, and looks that it got nothing. */
  private void refused(SensorFeed f, String why) {
    f.start(intake);
    try {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(String.valueOf(f.health().problem())).containsPattern(why));
      assertThat(heard).isEmpty();
      assertThat(f.health().received()).isZero();
    } finally {
      f.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 3})
  void A01_a_broker_that_wants_certificate_user_and_password(int version) throws Exception {
    Path program = Mosquitto.findProgram().orElse(null);
    assumeTrue(program != null, Mosquitto.MISSING);
    Path home = Files.createDirectory(folder.resolve("broker" + version));
    Process made =
        new ProcessBuilder("mosquitto_passwd", "-c", "-b", home.resolve("users").toString(), "net", "S3CRET").redirectErrorStream(true).start();
    assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
    try (Mosquitto broker = new Mosquitto(program, home, access(home, server))) {
      String way = "kind: acoustic, host: localhost, topic: acoustic/+, version: " + version + ", port: " + broker.port() + ", user: net, ";
      refused(feed("wrong-password", way + "password: other, certificates: " + Certificates.settings(server, client)), "(?i)author|user.?name|password|return code");
      refused(feed("wrong-client", way + "password: S3CRET, certificates: " + Certificates.settings(server, stranger)), "(?i)certificate|alert|unknown.ca|closed");
      refused(feed("wrong-broker", way + "password: S3CRET, certificates: " + Certificates.settings(stranger, client)), "(?i)certif|PKIX");

      SensorFeed right = feed("right", way + "password: S3CRET, certificates: " + Certificates.settings(server, client));
      right.start(intake);
      try {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reading(right).connections()).isEqualTo(1));
        publish(broker.port());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly("a bearing"));
      } finally {
        right.close();
      }
    }
  }

  private static String access(Path home, Certificates own) {
    return """
        allow_anonymous false
        password_file %s
        cafile %s
        certfile %s
        keyfile %s
        require_certificate true"""
        .formatted(home.resolve("users"), client.certificate(), own.certificate(), own.key());
  }

  @Test
  void A04_a_broker_whose_certificate_is_for_another_host_is_refused() throws Exception {
    Path program = Mosquitto.findProgram().orElse(null);
    assumeTrue(program != null, Mosquitto.MISSING);
    Certificates elsewhere = Certificates.make(folder, "elsewhere", "dns:elsewhere.example");
    Path home = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createFile(home.resolve("users"));
    try (Mosquitto broker = new Mosquitto(program, home, access(home, elsewhere))) {
      String way = "kind: acoustic, host: localhost, topic: acoustic/+, port: " + broker.port() + ", ";
      refused(feed("elsewhere", way + "certificates: " + Certificates.settings(elsewhere, client)), "(?i)no (name|subject alternative)");
    }
  }

  private static void publish(int port) throws IOException {
    Tls tls = Tls.read(server.certificate(), client.store(), Certificates.PASSWORD);
    Mqtt3BlockingClient c =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier("microphone")
            .serverHost("localhost")
            .serverPort(port)
            .sslConfig(MqttClientSslConfig.builder().keyManagerFactory(tls.identity()).trustManagerFactory(tls.trust()).build())
            .buildBlocking();
    c.connectWith().simpleAuth().username("net").password("S3CRET".getBytes(UTF_8)).applySimpleAuth().send();
    c.publishWith().topic("acoustic/m-1").qos(com.hivemq.client.mqtt.datatypes.MqttQos.AT_LEAST_ONCE).payload("a bearing".getBytes(UTF_8)).send();
    c.disconnect();
  }

  /** A TAK server that wants to see the client's certificate, says one event and listens. */
  private static final class TakServer implements AutoCloseable {
    private final SSLServerSocket listening;
    private final List<String> events = new CopyOnWriteArrayList<>();

    TakServer() throws IOException {
      Tls tls = Tls.read(client.certificate(), server.store(), Certificates.PASSWORD);
      listening = (SSLServerSocket) tls.context().getServerSocketFactory().createServerSocket(0, 5, InetAddress.getByName("localhost"));
      listening.setNeedClientAuth(true);
      Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
      while (!listening.isClosed()) {
        try (Socket s = listening.accept()) {
          s.setSoTimeout(60_000);
          s.getOutputStream().write(EVENT.getBytes(UTF_8));
          TakStream stream = new TakStream();
          byte[] b = new byte[4096];
          for (int n = s.getInputStream().read(b); n >= 0; n = s.getInputStream().read(b)) {
            stream.read(b, 0, n, r -> events.add(((CotXml.Result.Read) r).event().uid()));
          }
        } catch (IOException refused) {
          continue;
        }
      }
    }

    int port() {
      return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }

  @Test
  void A02_a_tak_server_with_the_wrong_certificate_is_refused_and_refuses_a_stranger() throws Exception {
    try (TakServer tak = new TakServer()) {
      String way = "kind: cot, host: localhost, port: " + tak.port() + ", certificates: ";
      refused(feed("wrong-server", way + Certificates.settings(stranger, client)), "(?i)certif|PKIX");
      refused(feed("wrong-client", way + Certificates.settings(server, stranger)), "(?i)certif|alert|closed|reset|broken");

      SensorFeed right = feed("right", way + Certificates.settings(server, client));
      right.start(intake);
      try {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(String.join("", heard)).isEqualTo(EVENT));
      } finally {
        right.close();
      }
    }
  }

  @Test
  void A03_our_tracks_go_to_the_server_that_we_believe_and_to_no_other() throws Exception {
    try (TakServer tak = new TakServer()) {
      int[] second = {0};
      assertThat(share(tak, stranger, client, second)).as("to a server that we do not believe").isEqualTo(0);
      assertThat(share(tak, server, stranger, second)).as("from one whom the server does not believe").isEqualTo(0);
      assertThat(share(tak, server, client, second)).isPositive();
    }
  }

  /** Events that reached the server while pictures were offered: until one did, or for two seconds. */
  private static int share(TakServer tak, Certificates trust, Certificates identity, int[] second) throws Exception {
    Tls tls = Tls.read(trust.certificate(), identity.store(), Certificates.PASSWORD);
    ShareSettings settings =
        new ShareSettings("tak", "localhost", tak.port(), Duration.ofMillis(20), new ShareSettings.Form.Cot(tls, "tocsin.test."));
    Duration wait = trust == server && identity == client ? PATIENCE : Duration.ofSeconds(2);
    Instant end = Instant.now().plus(wait);
    try (TrackOutlet outlet = new TrackOutlet(settings, new AreaStore(Path.of("none")).load(), () -> picture(++second[0]))) {
      outlet.begin("test-1", Purpose.TEST);
      await().atMost(wait.plusSeconds(5)).until(() -> !tak.events.isEmpty() || Instant.now().isAfter(end));
    }
    return tak.events.size();
  }

  private static Picture picture(int second) {
    Instant noon = Instant.parse("2026-05-01T12:00:00Z");
    double[] p = new double[36];
    p[0] = 10_000;
    p[7] = 10_000;
    Track t =
        new Track(7, 0, new GeoPoint(50, 36), 800, new double[] {0, 0, 0, 30, 40, 0}, p, 0.99, ClassMix.of(ThreatClass.STRIKE_UAV), 0, null, 0, 0, 1, List.of());
    return new Picture(second + 1, noon.plusSeconds(second), List.of(), List.of(), List.of(), new Coverage(null, List.of()), List.of(t));
  }

}

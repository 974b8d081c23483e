package org.tocsin.protocols.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages come in over real sockets, and what goes wrong is counted and mended. */
class TransportTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMillis(200);
  private final List<String> seen = new CopyOnWriteArrayList<>();

  private void take(Receiver.Message m) {
    seen.add(new String(m.bytes(), UTF_8));
    m.kept().run();
  }

  private static void send(int port, String text) throws IOException {
    try (DatagramSocket s = new DatagramSocket()) {
      byte[] b = text.getBytes(UTF_8);
      s.send(new DatagramPacket(b, b.length, InetAddress.getLoopbackAddress(), port));
    }
  }

  private static UdpReceiver.Settings udp(Set<String> senders, Duration window, int capacity) {
    return new UdpReceiver.Settings("radar", 0, List.of(), null, senders, window, capacity);
  }

  @Test
  void A01_a_datagram_that_comes_over_two_ways_is_taken_once() throws Exception {
    try (UdpReceiver r = new UdpReceiver(udp(Set.of(), Duration.ofSeconds(5), 100), Clock.systemUTC())) {
      r.open();
      r.start(this::take);
      send(r.port(), "one");
      send(r.port(), "one");
      send(r.port(), "two");
      await().untilAsserted(() -> assertThat(seen).containsExactly("one", "two"));
      assertThat(r.counters().duplicates()).isEqualTo(1);
      assertThat(r.counters().received()).isEqualTo(2);
    }
  }

  @Test
  void A02_a_sender_that_is_not_listed_is_refused_and_counted() throws Exception {
    try (UdpReceiver r = new UdpReceiver(udp(Set.of("192.0.2.1"), Duration.ZERO, 100), Clock.systemUTC())) {
      r.open();
      r.start(this::take);
      send(r.port(), "one");
      await().untilAsserted(() -> assertThat(r.counters().refused()).isEqualTo(1));
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void A03_a_slow_sink_loses_the_oldest_counted_and_a_failing_one_is_told() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    Pump pump = new Pump(3, Clock.systemUTC());
    CountDownLatch first = new CountDownLatch(1);
    pump.start("slow", m -> {
      first.countDown();
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      take(m);
      if (seen.size() == 2) {
        throw new IllegalStateException("full disk");
      }
    });
    pump.offer("0".getBytes(UTF_8), "x");
    assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
    for (int i = 1; i <= 9; i++) {
      pump.offer(Integer.toString(i).getBytes(UTF_8), "x");
    }
    open.countDown();
    await().untilAsserted(() -> assertThat(seen).containsExactly("0", "7", "8", "9"));
    assertThat(pump.counters().dropped()).isEqualTo(6);
    await().untilAsserted(() -> assertThat(pump.counters().failures()).isEqualTo(1));
    assertThat(pump.counters().problem()).contains("full disk");
    pump.close();
  }

  private static TcpReceiver.Settings tcp(int port, SSLContext tls) {
    return new TcpReceiver.Settings("beast", "localhost", port, tls, SHORT, LONG, Duration.ofSeconds(30), 100);
  }

  @Test
  void A04_a_stream_that_breaks_is_connected_again_and_can_be_answered() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("localhost"));
        TcpReceiver r = new TcpReceiver(tcp(server.getLocalPort(), null), Clock.systemUTC())) {
      r.start(this::take);
      for (String text : List.of("first", "second")) {
        try (Socket s = server.accept()) {
          s.getOutputStream().write(text.getBytes(UTF_8));
          await().untilAsserted(() -> assertThat(seen).contains(text));
          r.send("ok".getBytes(UTF_8));
          assertThat(s.getInputStream().readNBytes(2)).isEqualTo("ok".getBytes(UTF_8));
        }
      }
      assertThat(r.counters().connections()).isEqualTo(2);
    }
  }

  /** A key store with a fresh certificate for localhost, made by the JDK's own tool. */
  private static KeyStore keys(Path folder, String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process p =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", name, "-keyalg", "EC",
                "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(p.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, "changeit".toCharArray());
    }
    return keys;
  }

  private static SSLContext context(KeyStore own, KeyStore trusted, String alias) throws Exception {
    KeyManagerFactory km = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    km.init(own, "changeit".toCharArray());
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry(alias, trusted.getCertificate(alias));
    TrustManagerFactory tm = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    tm.init(anchors);
    SSLContext c = SSLContext.getInstance("TLS");
    c.init(km.getKeyManagers(), tm.getTrustManagers(), null);
    return c;
  }

  @Test
  void A05_a_server_with_the_wrong_certificate_is_refused_and_the_right_one_is_read(@TempDir Path folder) throws Exception {
    KeyStore server = keys(folder, "server");
    KeyStore client = keys(folder, "client");
    var sockets = context(server, client, "client").getServerSocketFactory();
    try (var listening = (SSLServerSocket) sockets.createServerSocket(0, 5, InetAddress.getByName("localhost"))) {
      listening.setNeedClientAuth(true);
      Thread.ofVirtual().start(() -> {
        while (!listening.isClosed()) {
          try (Socket s = listening.accept(); OutputStream out = s.getOutputStream()) {
            out.write("<event/>".getBytes(UTF_8));
          } catch (IOException refused) {
            continue;
          }
        }
      });
      try (TcpReceiver wrong = new TcpReceiver(tcp(listening.getLocalPort(), context(client, client, "client")), Clock.systemUTC())) {
        wrong.start(this::take);
        await().untilAsserted(() -> assertThat(wrong.counters().problem()).contains("certi"));
        assertThat(wrong.counters().connections()).isZero();
        assertThat(seen).isEmpty();
      }
      try (TcpReceiver right = new TcpReceiver(tcp(listening.getLocalPort(), context(client, server, "server")), Clock.systemUTC())) {
        right.start(this::take);
        await().untilAsserted(() -> assertThat(seen).contains("<event/>"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void A06_a_broker_that_goes_away_is_found_again_and_its_messages_are_taken(int version) throws Exception {
    Vertx vertx = Vertx.vertx();
    List<MqttEndpoint> clients = new CopyOnWriteArrayList<>();
    MqttServer broker = MqttServer.create(vertx);
    broker.endpointHandler(e -> {
      e.subscribeHandler(s -> {
        e.subscribeAcknowledge(s.messageId(), List.of(MqttQoS.AT_LEAST_ONCE));
        clients.add(e);
        e.publish("acoustic/m-1", Buffer.buffer("hello " + clients.size()), MqttQoS.AT_LEAST_ONCE, false, false);
      });
      e.accept(false);
    });
    int port = broker.listen(0, "localhost").toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS).actualPort();
    MqttReceiver.Settings settings =
        new MqttReceiver.Settings("net", "localhost", port, version, "tocsin", "u", "SECRET", null, "acoustic/#", SHORT, LONG, 100);
    assertThat(settings.toString()).doesNotContain("SECRET");
    try (MqttReceiver r = new MqttReceiver(settings, Clock.systemUTC())) {
      r.start(this::take);
      await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(seen).containsExactly("hello 1"));
      clients.getFirst().close();
      await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(seen).containsExactly("hello 1", "hello 2"));
      assertThat(r.counters().connections()).isEqualTo(2);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }
}

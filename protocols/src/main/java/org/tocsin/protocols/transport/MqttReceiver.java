package org.tocsin.protocols.transport;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber of an MQTT 3.1.1 broker at QoS 1 with a session that outlives the connection: what is sent while it is away
 * comes after it is back. It reconnects after pauses that double.
 */
public final class MqttReceiver implements Receiver {
  private static final int AT_LEAST_ONCE = MqttQoS.AT_LEAST_ONCE.value();

  private final Settings settings;
  private final Vertx vertx;
  private final Pump pump;
  private volatile boolean closed;
  private volatile @Nullable MqttClient client;

  /**
   * @param clientId stays the same over restarts, for the session
   * @param user null for none
   * @param trust certificates accepted; null for those of the platform
   * @param identity the client's certificate, or null
   * @param topic filter such as {@code acoustic/+/detection}
   * @param capacity messages kept for a slow sink
   */
  public record Settings(
      String name,
      String host,
      int port,
      String clientId,
      @Nullable String user,
      @Nullable String password,
      boolean tls,
      @Nullable TrustOptions trust,
      @Nullable KeyCertOptions identity,
      String topic,
      Duration firstPause,
      Duration longestPause,
      int capacity) {
    /** Without the password. */
    @Override
    public String toString() {
      return name + " mqtt://" + host + ":" + port + "/" + topic;
    }
  }

  public MqttReceiver(Settings settings, Vertx vertx, Clock clock) {
    this.settings = settings;
    this.vertx = vertx;
    this.pump = new Pump(settings.capacity, clock);
  }

  @Override
  public void start(Sink sink) {
    pump.start(settings.name, sink);
    connect(settings.firstPause);
  }

  private void connect(Duration pause) {
    if (closed) {
      return;
    }
    MqttClientOptions options = new MqttClientOptions().setClientId(settings.clientId).setCleanSession(false).setAutoAck(true);
    String user = settings.user;
    String password = settings.password;
    if (user != null) {
      options.setUsername(user);
    }
    if (password != null) {
      options.setPassword(password);
    }
    if (settings.tls) {
      options.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
      TrustOptions trust = settings.trust;
      if (trust != null) {
        options.setTrustOptions(trust);
      }
      KeyCertOptions identity = settings.identity;
      if (identity != null) {
        options.setKeyCertOptions(identity);
      }
    }
    MqttClient c = MqttClient.create(vertx, options);
    client = c;
    c.publishHandler(m -> pump.offer(m.payload().getBytes(), m.topicName()));
    c.closeHandler(v -> again(settings.firstPause, "the broker closed the connection"));
    c.connect(settings.port, settings.host)
        .compose(ok -> c.subscribe(settings.topic, AT_LEAST_ONCE))
        .onSuccess(id -> pump.connected())
        .onFailure(e -> again(pause, String.valueOf(e.getMessage())));
  }

  private void again(Duration pause, String why) {
    pump.problem(settings + ": " + why);
    if (!closed) {
      Duration twice = pause.multipliedBy(2);
      Duration next = twice.compareTo(settings.longestPause) > 0 ? settings.longestPause : twice;
      vertx.setTimer(Math.max(1, pause.toMillis()), t -> connect(next));
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
    MqttClient c = client;
    if (c != null && c.isConnected()) {
      c.disconnect();
    }
  }
}

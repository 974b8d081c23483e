package org.tocsin.protocols.transport;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber of a broker, MQTT 5 or 3.1.1, at QoS 1 with a session that outlives the connection. A message is acknowledged
 * only when it is safe, so what was not comes again after a breakdown of either side. It reconnects after pauses that double.
 */
public final class MqttReceiver implements Receiver {
  private static final long SESSION_SECONDS = 7 * 86_400;
  /** What a broker may send before it waits for acknowledgements (MQTT 5). */
  private static final int MOST_OPEN = 65_535;

  private final Settings settings;
  private final Pump pump;
  private volatile boolean closed;
  private @Nullable Runnable disconnect;

  /**
   * @param version 5 or 3 (3.1.1)
   * @param clientId stays the same over restarts, for the session
   * @param user null for none
   * @param tls null for none
   * @param topic filter such as {@code acoustic/+/detection}
   * @param capacity messages kept for a slow sink; with MQTT 5 the broker never sends more before some are acknowledged
   */
  public record Settings(
      String name,
      String host,
      int port,
      int version,
      String clientId,
      @Nullable String user,
      @Nullable String password,
      @Nullable Tls tls,
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

  public MqttReceiver(Settings settings, Clock clock) {
    this.settings = settings;
    this.pump = new Pump(settings.capacity, clock);
  }

  @Override
  public void start(Sink sink) {
    pump.start(settings.name, sink);
    MqttClientBuilder common =
        MqttClient.builder().identifier(settings.clientId).serverHost(settings.host).serverPort(settings.port);
    Tls tls = settings.tls;
    if (tls != null) {
      // Without a verifier of ours the client has the host's name checked in the handshake, as HTTPS does.
      common =
          common.sslConfig(
              MqttClientSslConfig.builder()
                  .keyManagerFactory(tls.identity())
                  .trustManagerFactory(tls.trust())
                  .build());
    }
    common =
        common
            .automaticReconnect()
            .initialDelay(settings.firstPause.toMillis(), TimeUnit.MILLISECONDS)
            .maxDelay(settings.longestPause.toMillis(), TimeUnit.MILLISECONDS)
            .applyAutomaticReconnect()
            .addDisconnectedListener(
                c -> {
                  pump.problem(settings + ": " + why(c.getCause()));
                  // A session begun before may hold messages for us: the first attempt is repeated like all later ones.
                  c.getReconnector().reconnect(!closed);
                });
    if (settings.version == 5) {
      five(common.useMqttVersion5().addConnectedListener(c -> pump.connected()).buildAsync());
    } else {
      three(common.useMqttVersion3().addConnectedListener(c -> pump.connected()).buildAsync());
    }
  }

  private static String why(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  private void five(Mqtt5AsyncClient client) {
    client.publishes(
        com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL,
        p -> pump.offer(p.getPayloadAsBytes(), p.getTopic().toString(), p::acknowledge),
        true);
    Mqtt5ConnectBuilder connect =
        com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect.builder()
            .cleanStart(false)
            .sessionExpiryInterval(SESSION_SECONDS)
            .restrictions()
            .receiveMaximum(Math.min(settings.capacity, MOST_OPEN))
            .applyRestrictions();
    String user = settings.user;
    String password = settings.password;
    if (user != null) {
      var auth = connect.simpleAuth().username(user);
      connect = password == null ? auth.applySimpleAuth() : auth.password(utf8(password)).applySimpleAuth();
    }
    client.connect(connect.build());
    client.subscribeWith().topicFilter(settings.topic).qos(MqttQos.AT_LEAST_ONCE).send();
    disconnect = client::disconnect;
  }

  private void three(Mqtt3AsyncClient client) {
    client.publishes(
        com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL,
        p -> pump.offer(p.getPayloadAsBytes(), p.getTopic().toString(), p::acknowledge),
        true);
    Mqtt3ConnectBuilder connect =
        com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect.builder().cleanSession(false);
    String user = settings.user;
    String password = settings.password;
    if (user != null) {
      var auth = connect.simpleAuth().username(user);
      connect = password == null ? auth.applySimpleAuth() : auth.password(utf8(password)).applySimpleAuth();
    }
    client.connect(connect.build());
    client.subscribeWith().topicFilter(settings.topic).qos(MqttQos.AT_LEAST_ONCE).send();
    disconnect = client::disconnect;
  }

  private static byte[] utf8(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Counters counters() {
    return pump.counters();
  }

  @Override
  public void close() {
    closed = true;
    pump.close();
    Runnable d = disconnect;
    if (d != null) {
      d.run();
    }
  }
}

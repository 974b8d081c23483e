package org.tocsin.server.sensor;

import java.time.Clock;
import java.time.Duration;
import org.tocsin.protocols.transport.HttpReceiver;
import org.tocsin.protocols.transport.MqttReceiver;
import org.tocsin.protocols.transport.Receiver;
import org.tocsin.protocols.transport.TcpReceiver;
import org.tocsin.protocols.transport.Tls;
import org.tocsin.protocols.transport.UdpReceiver;

/** Makes the receiver that a feed's settings ask for. */
final class Receivers {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private Receivers() {}

  static Receiver of(SensorSettings s) {
    Clock clock = Clock.systemUTC();
    return switch (s.way()) {
      case SensorSettings.Way.Udp u ->
          new UdpReceiver(
              new UdpReceiver.Settings(s.name(), u.port(), u.groups(), u.device(), u.senders(), u.window(), s.queue()), clock);
      case SensorSettings.Way.Tcp t -> {
        Tls tls = t.tls();
        yield new TcpReceiver(
            new TcpReceiver.Settings(
                s.name(), t.host(), t.port(), tls == null ? null : tls.context(), FIRST_PAUSE, LONGEST_PAUSE, t.silence(), s.queue()),
            clock);
      }
      case SensorSettings.Way.Mqtt m ->
          new MqttReceiver(
              new MqttReceiver.Settings(
                  s.name(), m.host(), m.port(), m.version(), m.client(), m.user(), m.password(), m.tls(), m.topic(), FIRST_PAUSE,
                  LONGEST_PAUSE, s.queue()),
              clock);
      case SensorSettings.Way.Http h ->
          new HttpReceiver(
              new HttpReceiver.Settings(s.name(), h.once(), h.index(), h.address(), h.headers(), h.every(), h.renewal(), s.queue()), clock);
    };
  }
}

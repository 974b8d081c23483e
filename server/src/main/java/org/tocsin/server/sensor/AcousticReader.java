package org.tocsin.server.sensor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tocsin.core.observation.Observation;
import org.tocsin.protocols.acoustic.AcousticNet;

/** Messages of a net of microphones. */
final class AcousticReader implements FeedReader {
  private static final int NAMED = 5;
  private static final double LOW = 15;

  private final AcousticNet net;

  AcousticReader(AcousticNet net) {
    this.net = net;
  }

  @Override
  public void read(byte[] b, Instant at, Consumer<Observation> out) {
    net.read(b, at).forEach(out);
  }

  @Override
  public void pass(Instant now, Consumer<Observation> out) {
    net.tick(now).forEach(out);
  }

  @Override
  public long decoded() {
    return net.messages();
  }

  @Override
  public Map<String, Long> rejected() {
    return net.refused();
  }

  @Override
  public List<String> hints() {
    List<String> out = new ArrayList<>();
    out.add(net.size() + " microphones, " + net.silent() + " silent");
    named(out, net.wrongClocks(), "wrong clock");
    named(out, net.lowBatteries(LOW), "battery below " + (int) LOW + " %");
    return out;
  }

  private static void named(List<String> out, List<String> sensors, String what) {
    if (!sensors.isEmpty()) {
      String some = String.join(", ", sensors.subList(0, Math.min(NAMED, sensors.size())));
      out.add(what + ": " + sensors.size() + " (" + some + (sensors.size() > NAMED ? ", …)" : ")"));
    }
  }
}

package org.tocsin.server.sensor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tocsin.core.observation.Observation;
import org.tocsin.protocols.asterix.AsterixObserver;

/** Datagrams of radars and trackers. */
final class AsterixReader implements FeedReader {
  private final AsterixObserver observer;

  AsterixReader(AsterixObserver observer) {
    this.observer = observer;
  }

  @Override
  public void read(byte[] b, Instant at, Consumer<Observation> out) {
    observer.read(b, 0, b.length, at, out);
  }

  @Override
  public long decoded() {
    return observer.records();
  }

  @Override
  public Map<String, Long> rejected() {
    return observer.rejected();
  }

  @Override
  public List<String> hints() {
    List<String> out = new ArrayList<>();
    observer.suggestion().ifPresent(out::add);
    observer.wrongClocks().forEach(name -> out.add("the clock of " + name + " is off by " + observer.clockOffsets().get(name) + " s"));
    return out;
  }

  @Override
  public double rotation(String sensor) {
    return observer.rotation(sensor);
  }
}

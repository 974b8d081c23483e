package org.tocsin.server.sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Source;
import org.tocsin.protocols.cot.CotObserver;
import org.tocsin.protocols.cot.CotXml;
import org.tocsin.protocols.cot.TakProtocol;
import org.tocsin.protocols.cot.TakStream;

/** Events of a TAK net: parts of a stream, or one event a datagram on the mesh. */
final class CotReader implements FeedReader {
  private static final int MAX_REASONS = 100;
  private static final Duration RENEWAL = Duration.ofSeconds(30);

  private final CotObserver observer;
  private final boolean mesh;
  private final TakStream stream = new TakStream();
  private final TakProtocol protocol = new TakProtocol();
  private final CotXml xml = new CotXml();
  private final TreeMap<String, Long> rejected = new TreeMap<>();
  private final Source spotters;
  private final List<String> areas;
  private Instant told = Instant.EPOCH;
  private long decoded;

  /**
   * @param spotters name under which it is said that somebody watches
   * @param areas codes of the areas watched; none to say nothing
   */
  CotReader(CotObserver observer, boolean mesh, Source spotters, List<String> areas) {
    this.observer = observer;
    this.mesh = mesh;
    this.spotters = spotters;
    this.areas = areas;
  }

  @Override
  public void read(byte[] b, Instant at, Consumer<Observation> out) {
    if (mesh) {
      take(TakProtocol.isMesh(b) ? protocol.readMesh(b) : xml.read(b), at, out);
    } else {
      stream.read(b, 0, b.length, r -> take(r, at, out));
    }
  }

  private void take(CotXml.Result r, Instant at, Consumer<Observation> out) {
    switch (r) {
      case CotXml.Result.Refused refused -> reject("unreadable: " + refused.reason());
      case CotXml.Result.Read read -> {
        decoded++;
        switch (observer.observe(read.event(), at)) {
          case CotObserver.Outcome.Observed o -> {
            if (!areas.isEmpty() && at.isAfter(told.plus(RENEWAL))) {
              told = at;
              out.accept(new SensorStatus(spotters, at, SensorStatus.Health.LOOKING, areas, "reports"));
            }
            out.accept(o.observation());
          }
          case CotObserver.Outcome.Ignored i -> reject(i.reason());
        }
      }
    }
  }

  private void reject(String reason) {
    rejected.merge(rejected.size() < MAX_REASONS || rejected.containsKey(reason) ? reason : "other", 1L, Long::sum);
  }

  @Override
  public long decoded() {
    return decoded;
  }

  @Override
  public Map<String, Long> rejected() {
    return new TreeMap<>(rejected);
  }
}

package org.tocsin.server.sensor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.place.Areas;
import org.tocsin.protocols.asterix.Definitions;
import org.tocsin.server.engine.Intake;
import org.tocsin.server.feed.AreaNames;
import org.tocsin.server.feed.Decoder;
import org.tocsin.server.feed.FeedHealth;

/** Receives and decodes one feed for a while as the service would, and records nothing. */
public final class FeedTrial {
  private final SensorFeed feed;
  private final SensorDecoder decoder;
  private final TreeMap<String, Long> kinds = new TreeMap<>();

  public FeedTrial(SensorSettings settings, Areas areas, Purpose purpose) {
    FeedReports reports = new FeedReports();
    feed = new SensorFeed(settings, reports);
    decoder = new SensorDecoder(List.of(settings), new Readers(areas, new AreaNames(areas), purpose, Definitions.load()), reports);
  }

  /**
   * What arrived.
   *
   * @param lines for a person
   */
  public record Result(long decoded, List<String> lines) {}

  /** @param each takes the first observations as lines */
  public Result run(Duration time, int show, Consumer<String> each) throws IOException, InterruptedException {
    feed.open();
    int[] shown = {0};
    Intake intake =
        d -> {
          Intake.Receipt receipt =
              switch (decode(d)) {
                case Decoder.Decoded.Refused r -> new Intake.Receipt.Rejected(0, r.reason());
                case Decoder.Decoded.Observations o -> {
                  for (Observation obs : o.observations()) {
                    kinds.merge(obs.getClass().getSimpleName(), 1L, Long::sum);
                    if (shown[0]++ < show) {
                      each.accept("  " + obs);
                    }
                  }
                  yield new Intake.Receipt.Recorded(0, o.observations().size());
                }
              };
          return CompletableFuture.completedFuture(receipt);
        };
    feed.start(intake);
    String problem;
    try {
      new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
      problem = feed.health().problem();
    } finally {
      feed.close();
    }
    synchronized (this) {
      decode(new Datagram(feed.name(), null, Instant.now().plusSeconds(1), SensorDecoder.FORM, org.tocsin.core.journal.Bytes.utf8("")));
      return result(problem);
    }
  }

  private synchronized Decoder.Decoded decode(Datagram d) {
    return decoder.decode(d);
  }

  private Result result(@Nullable String problem) {
    FeedHealth h = feed.health();
    FeedHealth.Reading r = h.reading();
    if (r == null) {
      throw new IllegalStateException("a sensor feed has a reading");
    }
    List<String> lines = new ArrayList<>();
    lines.add(h.received() + " messages, " + r.bytes() + " bytes, " + r.connections() + " connections; dropped or refused " + h.dropped() + ", duplicates " + h.duplicates());
    lines.add(r.decoded() + " decoded, " + r.observations() + " observations " + kinds + (r.lagS() == null ? "" : ", lag " + r.lagS() + " s, late " + r.late()));
    for (Map.Entry<String, Long> e : r.rejectedBy().entrySet()) {
      if (e.getValue() > 0) {
        lines.add("rejected " + e.getValue() + ": " + e.getKey());
      }
    }
    r.hints().forEach(x -> lines.add("note: " + x));
    feed.sensors().forEach(s -> lines.add("sensor " + s.name() + ": " + s.health() + ", " + s.detail()));
    if (problem != null) {
      lines.add("problem: " + problem);
    }
    return new Result(r.decoded(), lines);
  }
}

package org.tocsin.server.sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Bytes;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.observation.Observation;
import org.tocsin.server.feed.Decoder;

/**
 * Hop 2 for all sensor feeds. Each feed has a reader with a memory (halves of positions, clocks, who was heard when), which is
 * a function of the journal: silence, too, is recorded as empty parcels.
 */
public final class SensorDecoder implements Decoder {
  /** The form of a sensor feed's datagrams. */
  public static final String FORM = Datagram.SENSOR_TRAFFIC;

  /** Longer than readers remember what a restart may not lose: positions halves 10 s, clocks 64 messages, silences. */
  private static final Duration MEMORY = Duration.ofMinutes(5);

  private static final Duration LATE = Duration.ofSeconds(30);
  private static final int LONGEST_REASON = 300;
  private static final Bytes NOTHING = Bytes.utf8("");

  private final TreeMap<String, State> feeds = new TreeMap<>();
  private final FeedReports reports;
  private final RadarWitness witness;

  private static final class State {
    private final SensorSettings settings;
    private final FeedReader reader;
    private final SensorWatch watch;
    private long observations;
    private long late;
    private double lag = Double.NaN;
    private long rejected;
    private boolean faulty;
    private @Nullable Instant reported;

    State(SensorSettings settings, FeedReader reader) {
      this.settings = settings;
      this.reader = reader;
      List<SensorSettings.Site> sites =
          settings.language() instanceof SensorSettings.Language.Asterix a ? a.sensors() : List.of();
      this.watch = new SensorWatch(settings.name(), reader, sites);
    }
  }

  public SensorDecoder(List<SensorSettings> settings, Readers readers, FeedReports reports) {
    settings.forEach(s -> feeds.put(s.name(), new State(s, readers.of(s))));
    this.reports = reports;
    this.witness =
        new RadarWitness(
            settings.stream()
                .flatMap(s -> s.language() instanceof SensorSettings.Language.Asterix a ? a.sensors().stream() : Stream.of())
                .toList());
  }

  @Override
  public Duration memory() {
    return MEMORY;
  }

  @Override
  public Decoded decode(Datagram d) {
    State s = feeds.get(d.feed());
    if (s == null) {
      return new Decoded.Refused("no sensor feed is called " + d.feed());
    }
    List<Observation> out = new ArrayList<>();
    Instant last = d.receivedAt();
    for (Parcel.Part p : Parcel.open(d.body(), d.receivedAt())) {
      last = p.at();
      s.reader.read(p.bytes(), p.at(), o -> count(s, witness.hear(o), p.at(), out));
    }
    Instant now = last;
    s.reader.pass(now, o -> count(s, o, now, out));
    s.watch.pass(now, out::add);
    Map<String, Long> rejected = s.reader.rejected();
    long sum = rejected.values().stream().mapToLong(Long::longValue).sum();
    s.faulty = sum > s.rejected;
    s.rejected = sum;
    report(s, rejected, now);
    if (out.isEmpty() && s.faulty && s.reader.decoded() == 0) {
      return new Decoded.Refused(line(rejected));
    }
    return new Decoded.Observations(out);
  }

  private static String line(Map<String, Long> rejected) {
    String s = "nothing of it can be read: " + rejected;
    return s.length() > LONGEST_REASON ? s.substring(0, LONGEST_REASON) + "…" : s;
  }

  private static void count(State s, Observation o, Instant at, List<Observation> out) {
    s.observations++;
    Duration lag = Duration.between(o.time(), at);
    s.lag = lag.toMillis() / 1000.0;
    s.late += lag.compareTo(LATE) > 0 ? 1 : 0;
    s.watch.heard(o, at, out::add);
  }

  /** At most once a second: a report of a large net costs more than its messages. */
  private void report(State s, Map<String, Long> rejected, Instant now) {
    Instant before = s.reported;
    if (before != null && now.isBefore(before.plusSeconds(1)) && !now.isBefore(before)) {
      return;
    }
    s.reported = now;
    reports.put(
        s.settings.name(),
        new FeedReport(
            s.reader.decoded(),
            s.observations,
            rejected,
            s.late,
            Double.isNaN(s.lag) ? null : s.lag,
            hints(s),
            s.watch.states()));
  }

  private List<String> hints(State s) {
    List<String> contradicted = s.settings.language() instanceof SensorSettings.Language.Adsb ? witness.contradicted() : List.of();
    if (contradicted.isEmpty()) {
      return s.reader.hints();
    }
    List<String> hints = new ArrayList<>(s.reader.hints());
    hints.add(
        contradicted.size() + " aircraft where radar sees nothing, spoofed or jammed: "
            + String.join(" ", contradicted.subList(0, Math.min(5, contradicted.size()))));
    return hints;
  }

  @Override
  public Datagram kept(Datagram d) {
    State s = feeds.get(d.feed());
    boolean keep =
        s == null
            || switch (s.settings.raw()) {
              case ALL -> true;
              case FAULTS -> s.faulty;
              case NONE -> false;
            };
    return keep ? d : new Datagram(d.feed(), d.key(), d.receivedAt(), d.form(), NOTHING);
  }
}

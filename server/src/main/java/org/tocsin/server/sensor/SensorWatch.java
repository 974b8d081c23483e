package org.tocsin.server.sensor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.SensorStatus.Health;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;

/**
 * Notices when a configured sensor falls silent: after two turns of its antenna nobody looks at its areas, and that is said
 * once. Also speaks for sensors that send no word about their health: whoever sends, looks.
 */
final class SensorWatch {
  /** A sensor that goes on looking is renewed this often, well within the time after which silence counts as blindness. */
  private static final Duration RENEWAL = Duration.ofSeconds(30);

  /** Marks come a little early or late: the second turn is given this share more. */
  private static final double SLACK = 1.02;

  private final String feed;
  private final FeedReader reader;
  private final TreeMap<String, Watched> sensors = new TreeMap<>();

  private static final class Watched {
    private final SensorSettings.Site site;
    private @Nullable Instant heard;
    private @Nullable Health health;
    private Instant told = Instant.EPOCH;
    private String detail = "not heard yet";

    Watched(SensorSettings.Site site) {
      this.site = site;
    }
  }

  SensorWatch(String feed, FeedReader reader, List<SensorSettings.Site> sites) {
    this.feed = feed;
    this.reader = reader;
    sites.forEach(s -> sensors.put(s.name(), new Watched(s)));
  }

  /** Takes an observation on its way out. */
  void heard(Observation o, Instant at, Consumer<Observation> out) {
    Watched w = sensors.get(o.source().name());
    if (w == null) {
      out.accept(o);
      return;
    }
    w.heard = at;
    if (o instanceof SensorStatus s) {
      w.health = s.health();
      w.detail = s.detail();
      w.told = at;
    } else if (w.health == null || w.health == Health.BLIND && w.detail.startsWith("silent") || at.isAfter(w.told.plus(RENEWAL))) {
      w.health = w.health == null || w.health == Health.BLIND ? Health.LOOKING : w.health;
      w.detail = "sends";
      say(w, at, out);
    }
    out.accept(o);
  }

  /** Says which sensors have been silent for two turns. */
  void pass(Instant now, Consumer<Observation> out) {
    for (Watched w : sensors.values()) {
      Instant heard = w.heard;
      if (heard == null || w.health == Health.BLIND) {
        continue;
      }
      double silent = Duration.between(heard, now).toMillis() / 1000.0;
      if (silent > 2 * SLACK * period(w)) {
        w.health = Health.BLIND;
        w.detail = "silent since " + heard;
        say(w, now, out);
      }
    }
  }

  private double period(Watched w) {
    double told = reader.rotation(w.site.name());
    return told > 0 && told < 120 ? told : w.site.period();
  }

  private void say(Watched w, Instant at, Consumer<Observation> out) {
    Health health = w.health;
    if (health != null) {
      w.told = at;
      out.accept(new SensorStatus(new Source(feed, w.site.name(), Trust.TRUSTED), at, health, w.site.areas(), w.detail));
    }
  }

  List<FeedReport.SensorState> states() {
    List<FeedReport.SensorState> out = new ArrayList<>();
    for (Watched w : sensors.values()) {
      Health health = w.health == null ? Health.BLIND : w.health;
      Instant heard = w.heard == null ? Instant.EPOCH : w.heard;
      out.add(new FeedReport.SensorState(w.site.name(), health, w.site.areas(), heard, period(w), w.detail));
    }
    return out;
  }

  /** One line about the sensors that do not look, without saying which, or null. */
  static @Nullable String problem(List<FeedReport.SensorState> states) {
    long blind = states.stream().filter(s -> s.health() == Health.BLIND).count();
    return blind == 0 ? null : blind + " of " + states.size() + " sensors do not look";
  }
}

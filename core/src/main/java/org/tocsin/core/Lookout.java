package org.tocsin.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.Observation;
import org.tocsin.core.observation.SensorStatus;
import org.tocsin.core.observation.Sighting;
import org.tocsin.core.observation.Trust;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;

/**
 * Keeps who looks where. A feed looks at the areas its last status named, or at the whole country. Any message of it,
 * even one that says nothing about the air, shows that somebody is looking; the word of an unknown passer-by does not.
 */
final class Lookout {
  private final Areas areas;
  private final TreeMap<String, List<String>> areasOfFeed = new TreeMap<>();
  private @Nullable Instant everywhere;
  private @Nullable Instant lastAnywhere;
  private List<@Nullable Instant> regional;

  Lookout(Areas areas) {
    this.areas = areas;
    this.regional = Collections.unmodifiableList(Arrays.asList(new Instant[areas.communities().size()]));
  }

  /** All of it, for a snapshot. */
  record State(
      Map<String, List<String>> areasOfFeed,
      @Nullable Instant everywhere,
      @Nullable Instant lastAnywhere,
      List<@Nullable Instant> regional) {}

  State state() {
    return new State(new TreeMap<>(areasOfFeed), everywhere, lastAnywhere, regional);
  }

  void restore(State s) {
    areasOfFeed.clear();
    areasOfFeed.putAll(s.areasOfFeed());
    everywhere = s.everywhere();
    lastAnywhere = s.lastAnywhere();
    regional = Collections.unmodifiableList(new ArrayList<>(s.regional()));
  }

  void observe(Entry.Observed entry) {
    boolean looking = true;
    boolean onlyPassersBy = !entry.observations().isEmpty();
    for (Observation o : entry.observations()) {
      if (o instanceof SensorStatus s) {
        areasOfFeed.put(entry.datagram().feed(), s.areas());
        looking = s.health() != SensorStatus.Health.BLIND;
      }
      onlyPassersBy &= o instanceof Sighting && o.source().trust() == Trust.PUBLIC;
    }
    if (looking && !onlyPassersBy) {
      look(areasOfFeed.getOrDefault(entry.datagram().feed(), List.of()), entry.recordedAt());
    }
  }

  private void look(List<String> where, Instant now) {
    lastAnywhere = now;
    if (where.isEmpty()) {
      everywhere = now;
      return;
    }
    Instant[] next = regional.toArray(new Instant[0]);
    for (String code : where) {
      for (Community c : areas.listCommunitiesOf(code)) {
        next[c.index()] = now;
      }
    }
    regional = Collections.unmodifiableList(Arrays.asList(next));
  }

  /** When any feed last looked anywhere, {@code now} when none ever did: what is silent because nobody speaks is not gone. */
  Instant lastLooked(Instant now) {
    Instant last = lastAnywhere;
    return last == null ? now : last;
  }

  Coverage coverage() {
    return new Coverage(everywhere, regional);
  }
}

package org.tocsin.core.threat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Source;
import org.tocsin.core.observation.Trust;

/**
 * Who spoke of one threat, and how much their agreement is worth. Monitors repost each other, so a second channel
 * within seconds of the first is an echo and adds a quarter; one that comes later with words of its own adds half.
 */
final class Voices {
  private static final long ECHO_MILLIS = 25_000;
  private static final double ECHO = 0.25;
  private static final double OWN_WORDS = 0.5;

  record Voice(Trust trust, Instant last) {}

  /** All of it, for a snapshot. */
  record State(Map<String, Voice> voices, @Nullable Instant latest, double independent) {}

  private final TreeMap<String, Voice> voices = new TreeMap<>();
  private @Nullable Instant latest;
  private double independent;

  Voices() {}

  Voices(State s) {
    voices.putAll(s.voices());
    latest = s.latest();
    independent = s.independent();
  }

  State state() {
    return new State(new TreeMap<>(voices), latest, independent);
  }

  void hear(Source source, Instant at) {
    Voice before = voices.put(source.name(), new Voice(source.trust(), at));
    if (before == null) {
      independent += worth(source.trust(), at);
    }
    if (latest == null || at.isAfter(latest)) {
      latest = at;
    }
  }

  private double worth(Trust trust, Instant at) {
    return switch (trust) {
      case OFFICIAL -> 2;
      case TRUSTED -> 1;
      case PUBLIC -> ECHO;
      case MONITOR -> {
        boolean first = voices.size() == 1;
        boolean echo = latest != null && at.toEpochMilli() - latest.toEpochMilli() < ECHO_MILLIS;
        yield first ? 1 : echo ? ECHO : OWN_WORDS;
      }
    };
  }

  /** An echo counts as a fraction of a source. */
  double independent() {
    return independent;
  }

  boolean isOnly(String name) {
    return voices.size() == 1 && voices.containsKey(name);
  }

  /** When this source last spoke of it; null if it never did. */
  @Nullable Instant lastOf(String name) {
    Voice v = voices.get(name);
    return v == null ? null : v.last();
  }
}

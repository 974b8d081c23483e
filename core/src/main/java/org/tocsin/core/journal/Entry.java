package org.tocsin.core.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.observation.Observation;

/** Hop 3: one line of the journal. Everything that happens is one; the two machines see nothing else. */
public sealed interface Entry {
  /** 1, 2, 3 … without gaps over the life of a journal. */
  long number();

  /** The journal's clock: never goes back from one entry to the next. This is "now" for the core. */
  Instant recordedAt();

  /**
   * A message and what was read from it, in one piece, so that it is either wholly in the journal or not at all.
   *
   * @param observations none for a post that says nothing about the air; it still shows that its feed is alive
   */
  record Observed(long number, Instant recordedAt, Datagram datagram, List<Observation> observations)
      implements Entry {
    public Observed {
      observations = List.copyOf(observations);
    }
  }

  /** A message that could not be read, kept with the reason. */
  record Rejected(long number, Instant recordedAt, Datagram datagram, String reason) implements Entry {}

  /** The passing of a second: expiry works in silence and in replay. */
  record Tick(long number, Instant recordedAt) implements Entry {}

  /**
   * What an officer decided.
   *
   * @param area code of the area it is for
   * @param second the officer who confirmed it, where two keys are needed; else null
   * @param validFor how long it stands
   * @param why in words, shown with the alert
   */
  record Order(
      long number,
      Instant recordedAt,
      String officer,
      @Nullable String second,
      Action action,
      String area,
      Duration validFor,
      String why)
      implements Entry {
    public enum Action {
      /** Alarm now, whatever the machines think. */
      RAISE,
      /** Keep the present state from ending. */
      HOLD,
      /** End; needs a second officer while a threat stands. */
      END,
      /** Take back one's own order. */
      WITHDRAW
    }

    /** Whether it is in force at a time: it lapses by itself. */
    public boolean standsAt(Instant now) {
      return recordedAt.plus(validFor).isAfter(now);
    }

    /** Whether two officers turned their keys; one who confirms himself is one. */
    public boolean twoKeys() {
      return second != null && !second.equals(officer);
    }
  }

  /** A setting that takes effect from here on: areas edition, policy, tracker load level. */
  record Setting(long number, Instant recordedAt, String key, String value) implements Entry {}
}

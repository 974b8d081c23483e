package org.tocsin.server.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Datagram;

/**
 * A recording as the core sees it: its messages, and every second between the first and the last. Where nothing was
 * received for hours the seconds are left out, so that a history of years can be played.
 */
final class Timeline implements Iterator<Timeline.Step> {
  /** After this silence every threat has ended and every area has long become unknown. */
  static final Duration SILENCE = Duration.ofHours(2);

  private static final Duration LEAD_IN = Duration.ofMinutes(1);

  private final List<Datagram> messages;
  private int next;
  private Instant second;

  /** @param message null for the passing of a second */
  record Step(Instant at, @Nullable Datagram message) {}

  /**
   * @param after time of the last entry recorded so far: earlier steps are in the journal already. Messages of that very
   *     instant come again, and those recorded before are known by their keys.
   */
  Timeline(List<Datagram> messages, Instant after) {
    this.messages = messages;
    while (next < messages.size() && messages.get(next).receivedAt().isBefore(after)) {
      next++;
    }
    this.second = after.truncatedTo(ChronoUnit.SECONDS);
    pass();
  }

  /** Time of the first entry of a new journal. */
  static Instant start(List<Datagram> messages) {
    return messages.getFirst().receivedAt().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public boolean hasNext() {
    return next < messages.size();
  }

  @Override
  public Step next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Datagram message = messages.get(next);
    if (second.isAfter(message.receivedAt())) {
      next++;
      return new Step(message.receivedAt(), message);
    }
    Step step = new Step(second, null);
    pass();
    return step;
  }

  private void pass() {
    second = second.plusSeconds(1);
    if (next == 0 || next >= messages.size()) {
      return;
    }
    Instant silent = messages.get(next - 1).receivedAt().plus(SILENCE);
    Instant leadIn = messages.get(next).receivedAt().minus(LEAD_IN).truncatedTo(ChronoUnit.SECONDS);
    if (second.isAfter(silent) && second.isBefore(leadIn)) {
      second = leadIn;
    }
  }
}

package org.tocsin.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tocsin.core.journal.Entry.Order.Action;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Level;
import org.tocsin.server.engine.Orders;

/**
 * Orders that wait for a second officer: an early end, and an alarm for the whole country. A warning that costs no
 * seconds needs no second key. Not in the journal until both keys are turned; a restart forgets them. Safe for all threads.
 */
final class SecondKeys {
  /** More may not wait at once: whoever is asked to confirm must be able to read them. */
  static final int MOST = 50;

  static final Duration PATIENCE = Duration.ofMinutes(5);

  /** @param until when it is given up, by the edge's clock */
  record Waiting(String id, Orders.Draft draft, Instant until) {}

  private final LinkedHashMap<String, Waiting> waiting = new LinkedHashMap<>();
  private long last;

  static boolean needs(Action action, Area area) {
    return action == Action.END || (action == Action.RAISE && area.level() == Level.COUNTRY);
  }

  /** @return empty when too many wait */
  synchronized Optional<Waiting> add(Orders.Draft draft, Instant now) {
    forget(now);
    if (waiting.size() >= MOST) {
      return Optional.empty();
    }
    Waiting w = new Waiting(Long.toString(++last), draft, now.plus(PATIENCE));
    waiting.put(w.id(), w);
    return Optional.of(w);
  }

  synchronized Optional<Waiting> find(String id, Instant now) {
    forget(now);
    return Optional.ofNullable(waiting.get(id));
  }

  /** @return empty when somebody else was quicker */
  synchronized Optional<Waiting> take(String id) {
    return Optional.ofNullable(waiting.remove(id));
  }

  synchronized List<Waiting> list(Instant now) {
    forget(now);
    Collection<Waiting> all = waiting.values();
    return List.copyOf(all);
  }

  private void forget(Instant now) {
    waiting.values().removeIf(w -> !w.until().isAfter(now));
  }
}

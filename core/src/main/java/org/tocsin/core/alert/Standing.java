package org.tocsin.core.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.OfficialAlert;
import org.tocsin.core.threat.Evidence;

/** What the state and the officers say about one community. */
final class Standing {
  /** Siren by kind of danger: an end of the air alarm does not end an artillery alarm. */
  private final TreeMap<OfficialAlert.Kind, Evidence> sirens = new TreeMap<>();

  private final List<Entry.Order> orders = new ArrayList<>();
  private boolean officialEnd;

  /** All of it, for a snapshot. */
  record State(Map<OfficialAlert.Kind, Evidence> sirens, List<Entry.Order> orders, boolean officialEnd) {}

  State state() {
    return new State(new TreeMap<>(sirens), List.copyOf(orders), officialEnd);
  }

  void restore(State s) {
    sirens.clear();
    sirens.putAll(s.sirens());
    orders.clear();
    orders.addAll(s.orders());
    officialEnd = s.officialEnd();
  }

  void siren(OfficialAlert a, Evidence e) {
    switch (a.signal()) {
      case START, CONTINUES -> {
        sirens.putIfAbsent(a.kind(), e);
        officialEnd = false;
      }
      case END -> officialEnd = sirens.remove(a.kind()) != null && sirens.isEmpty();
      // No information leaves what was last known standing.
      case UNKNOWN -> {}
    }
  }

  /** The siren that sounds here, or null. */
  @Nullable Evidence sounding() {
    return sirens.isEmpty() ? null : sirens.firstEntry().getValue();
  }

  /** True when the last siren here has ended and none started since. */
  boolean officialEnd() {
    return officialEnd;
  }

  void order(Entry.Order o) {
    if (o.action() == Entry.Order.Action.WITHDRAW) {
      orders.removeIf(x -> x.officer().equals(o.officer()));
    } else {
      orders.add(o);
    }
  }

  void withdrawAll(Entry.Order.Action action) {
    orders.removeIf(o -> o.action() == action);
  }

  void expire(Instant now) {
    if (!orders.isEmpty()) {
      orders.removeIf(o -> !o.standsAt(now));
    }
  }

  /** The newest order of a kind that stands, or null. */
  Entry.@Nullable Order standing(Entry.Order.Action action) {
    for (int i = orders.size() - 1; i >= 0; i--) {
      if (orders.get(i).action() == action) {
        return orders.get(i);
      }
    }
    return null;
  }

  boolean quiet() {
    return sirens.isEmpty() && orders.isEmpty();
  }
}

package org.tocsin.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Community;

/** Which orders stand, for those who want to see them; the alert desk keeps its own account. A function of the journal. */
final class OrderBook {
  private final Areas areas;
  private List<Entry.Order> given = List.of();

  OrderBook(Areas areas) {
    this.areas = areas;
  }

  void take(Entry.Order order) {
    switch (order.action()) {
      case WITHDRAW -> drop(o -> o.officer().equals(order.officer()) && covers(order.area(), o.area()));
      case END -> {
        drop(o -> o.action() == Entry.Order.Action.RAISE && covers(order.area(), o.area()));
        add(order);
      }
      case RAISE, HOLD -> add(order);
    }
  }

  private void add(Entry.Order order) {
    // Those that have lapsed go here, so that the book is bounded by what stands.
    List<Entry.Order> out = standing(order.recordedAt());
    out.add(order);
    given = List.copyOf(out);
  }

  private void drop(Predicate<Entry.Order> which) {
    given = given.stream().filter(which.negate()).toList();
  }

  private boolean covers(String outer, String inner) {
    return outer.equals(inner) || communities(outer).containsAll(communities(inner));
  }

  private Set<String> communities(String area) {
    return areas.listCommunitiesOf(area).stream().map(Community::code).collect(Collectors.toSet());
  }

  List<Entry.Order> standing(Instant now) {
    List<Entry.Order> out = new ArrayList<>(given);
    out.removeIf(o -> !o.standsAt(now));
    return out;
  }

  /** All that were not withdrawn; safe to hand on. */
  List<Entry.Order> given() {
    return given;
  }
}

package org.tocsin.server.http;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tocsin.core.journal.Entry;
import org.tocsin.server.engine.Orders;

/** Keeps what is ordered; no engine acts on it here. */
final class StageOrders implements Orders {
  private final List<Entry.Order> given = new CopyOnWriteArrayList<>();

  @Override
  public CompletableFuture<OptionalLong> give(Draft d) {
    long number = given.size() + 1L;
    given.add(new Entry.Order(number, Stage.START, d.officer(), d.second(), d.action(), d.area(), d.validFor(), d.why()));
    return CompletableFuture.completedFuture(OptionalLong.of(number));
  }

  @Override
  public List<Entry.Order> standing() {
    return List.copyOf(given);
  }
}

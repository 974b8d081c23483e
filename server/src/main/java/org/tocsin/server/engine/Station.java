package org.tocsin.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.AlertDesk;
import org.tocsin.core.Coverage;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.Areas;

/** The engine of the moment: what readers and feeds hold on to while engines come and go. Safe for all threads. */
public final class Station implements Intake, Orders {
  private final Situation before;
  private volatile @Nullable Engine engine;

  /** Until the first engine runs, nobody looks anywhere. */
  public Station(Areas areas, AlertPolicy policy, Purpose purpose) {
    before =
        new Situation(
            "none", purpose, nothing(areas), new AlertDesk(areas, policy).current(), 0, Instant.now());
  }

  /** A picture of nothing, seen by nobody. */
  static Picture nothing(Areas areas) {
    List<@Nullable Instant> never = new ArrayList<>(Collections.nCopies(areas.communities().size(), null));
    Coverage nobody = new Coverage(null, Collections.unmodifiableList(never));
    return new Picture(0, Instant.EPOCH, List.of(), List.of(), List.of(), nobody);
  }

  public void use(Engine engine) {
    this.engine = engine;
  }

  public Situation situation() {
    Engine e = engine;
    return e == null ? before : e.situation();
  }

  /** See {@link Engine#startedFrom}. */
  public long startedFrom() {
    Engine e = engine;
    return e == null ? 0 : e.startedFrom();
  }

  public Load load() {
    Engine e = engine;
    return e == null ? Load.NONE : e.load();
  }

  @Override
  public CompletableFuture<Receipt> submit(Datagram datagram) {
    Engine e = engine;
    return e == null ? CompletableFuture.completedFuture(new Receipt.Overloaded()) : e.submit(datagram);
  }

  @Override
  public CompletableFuture<OptionalLong> give(Draft draft) {
    Engine e = engine;
    return e == null ? CompletableFuture.completedFuture(OptionalLong.empty()) : e.give(draft);
  }

  @Override
  public List<Entry.Order> standing() {
    Engine e = engine;
    return e == null ? List.of() : e.standing();
  }
}

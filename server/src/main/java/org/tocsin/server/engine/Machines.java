package org.tocsin.server.engine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tocsin.core.AirPicture;
import org.tocsin.core.AlertDesk;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.place.Areas;
import org.tocsin.server.journal.Snapshots.Snapshot;

/**
 * The two machines and where they stand. A bug in a step costs one entry: the machines are made again from the journal
 * without it, so that nothing half done remains. The same journal always sets the same entries aside.
 */
final class Machines {
  /** Beyond this many, a bug strikes too often to read the journal again each time. */
  static final int REBUILDS = 20;

  private final Supplier<Pair> fresh;
  private final History history;
  private final Consumer<String> report;
  private final TreeSet<Long> quarantined = new TreeSet<>();
  private Pair pair;
  private Picture picture;
  private long sequence;

  /** The entries recorded so far. */
  interface History {
    void read(Consumer<Entry> each) throws IOException;
  }

  /** The two machines at one point of the journal. */
  interface Pair {
    Picture look(Entry entry);

    List<Alert> decide(Entry entry, Picture picture);

    List<Alert> current();

    /** All they hold after an entry; empty while it cannot be saved. */
    Optional<Snapshot> state(long entry, long sequence, List<Long> quarantined);

    /** Takes the place of whatever they held. */
    void restore(Snapshot s);

    /** At the start of a journal. */
    static Pair of(Areas areas, AlertPolicy policy) {
      AirPicture airPicture = new AirPicture(areas);
      AlertDesk desk = new AlertDesk(areas, policy);
      return new Pair() {
        @Override
        public Picture look(Entry entry) {
          return airPicture.step(entry);
        }

        @Override
        public List<Alert> decide(Entry entry, Picture picture) {
          return desk.step(entry, picture);
        }

        @Override
        public List<Alert> current() {
          return desk.current();
        }

        @Override
        public Optional<Snapshot> state(long entry, long sequence, List<Long> quarantined) {
          return airPicture.snapshotable()
              ? Optional.of(new Snapshot(entry, sequence, quarantined, airPicture.state(), desk.state()))
              : Optional.empty();
        }

        @Override
        public void restore(Snapshot s) {
          airPicture.restore(s.air());
          desk.restore(s.desk());
        }
      };
    }
  }

  /**
   * @param fresh gives machines at the start of a journal
   * @param report takes one line for each entry set aside
   */
  Machines(Supplier<Pair> fresh, Picture nothing, History history, Consumer<String> report) {
    this.fresh = fresh;
    this.history = history;
    this.report = report;
    this.pair = fresh.get();
    this.picture = nothing;
  }

  /** Takes the next entry and gives the new alert revisions, in order of sequence. */
  List<Alert> step(Entry entry) {
    try {
      Picture next = pair.look(entry);
      List<Alert> alerts = pair.decide(entry, next);
      picture = next;
      if (!alerts.isEmpty()) {
        sequence = alerts.getLast().sequence();
      }
      return alerts;
    } catch (RuntimeException | StackOverflowError bug) {
      quarantined.add(entry.number());
      report.accept("entry " + entry.number() + " was set aside, a step failed on it: " + bug);
      rebuild(entry.number());
      return List.of();
    }
  }

  /** The state after the last entry; empty while it cannot be saved. */
  Optional<Snapshot> snapshot(long entry) {
    return pair.state(entry, sequence, List.copyOf(quarantined));
  }

  /** Goes on as the machines that were saved; {@link #picture} follows with the next step. */
  void restore(Snapshot s) {
    pair.restore(s);
    sequence = s.sequence();
    quarantined.addAll(s.quarantined());
  }

  Picture picture() {
    return picture;
  }

  /** Sequence of the last alert revision. */
  long sequence() {
    return sequence;
  }

  List<Alert> alerts() {
    return pair.current();
  }

  private void rebuild(long before) {
    if (quarantined.size() > REBUILDS) {
      report.accept("more than " + REBUILDS + " entries failed: the picture may be incomplete");
      return;
    }
    Pair again = fresh.get();
    try {
      history.read(
          e -> {
            if (e.number() < before && !quarantined.contains(e.number())) {
              again.decide(e, again.look(e));
            }
          });
      pair = again;
    } catch (IOException | RuntimeException e) {
      report.accept("the state before entry " + before + " could not be restored: " + e);
    }
  }
}

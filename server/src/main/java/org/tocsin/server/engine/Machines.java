package org.tocsin.server.engine;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.tocsin.core.AirPicture;
import org.tocsin.core.AlertDesk;
import org.tocsin.core.Picture;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.place.Areas;
import org.tocsin.server.outlet.Outlet;

/**
 * The two machines and where they stand. A bug in a step costs one entry: the machines are made again from the journal
 * without it, so that nothing half done remains. The same journal always sets the same entries aside.
 */
final class Machines {
  /** Beyond this many, a bug strikes too often to read the journal again each time. */
  static final int REBUILDS = 20;

  private final Areas areas;
  private final AlertPolicy policy;
  private final History history;
  private final Consumer<String> report;
  private final TreeSet<Long> quarantined = new TreeSet<>();
  private AirPicture airPicture;
  private AlertDesk desk;
  private Picture picture;
  private long sequence;

  /** The entries recorded so far. */
  interface History {
    void read(Consumer<Entry> each) throws IOException;
  }

  /** @param report takes one line for each entry set aside */
  Machines(Areas areas, AlertPolicy policy, History history, Consumer<String> report) {
    this.areas = areas;
    this.policy = policy;
    this.history = history;
    this.report = report;
    this.airPicture = new AirPicture(areas);
    this.desk = new AlertDesk(areas, policy);
    this.picture = Station.nothing(areas);
  }

  Outlet.Update step(Entry entry) {
    try {
      Picture next = airPicture.step(entry);
      List<Alert> alerts = desk.step(entry, next);
      picture = next;
      if (!alerts.isEmpty()) {
        sequence = alerts.getLast().sequence();
      }
      return new Outlet.Update(entry, next, alerts);
    } catch (RuntimeException | StackOverflowError bug) {
      quarantined.add(entry.number());
      report.accept("entry " + entry.number() + " was set aside, a step failed on it: " + bug);
      rebuild(entry.number());
      return new Outlet.Update(entry, picture, List.of());
    }
  }

  Picture picture() {
    return picture;
  }

  /** Sequence of the last alert revision. */
  long sequence() {
    return sequence;
  }

  List<Alert> alerts() {
    return desk.current();
  }

  private void rebuild(long before) {
    if (quarantined.size() > REBUILDS) {
      report.accept("more than " + REBUILDS + " entries failed: the picture may be incomplete");
      return;
    }
    AirPicture freshPicture = new AirPicture(areas);
    AlertDesk freshDesk = new AlertDesk(areas, policy);
    try {
      history.read(
          e -> {
            if (e.number() < before && !quarantined.contains(e.number())) {
              freshDesk.step(e, freshPicture.step(e));
            }
          });
      airPicture = freshPicture;
      desk = freshDesk;
    } catch (IOException | RuntimeException e) {
      report.accept("the state before entry " + before + " could not be restored: " + e);
    }
  }
}

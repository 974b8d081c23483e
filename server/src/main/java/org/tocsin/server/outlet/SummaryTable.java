package org.tocsin.server.outlet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.journal.Purpose;
import org.tocsin.core.place.Areas;

/** Keeps in memory what a replay warned of, for the table at its end. Counts a journal from its start each time. */
public final class SummaryTable implements Outlet {
  private final Areas areas;
  private final List<Span> spans = new ArrayList<>();
  private final TreeMap<String, Alert> open = new TreeMap<>();

  /** How long one revision stood. */
  record Span(Alert alert, Instant to) {}

  public SummaryTable(Areas areas) {
    this.areas = areas;
  }

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public synchronized void begin(String journal, Purpose purpose) {
    spans.clear();
    open.clear();
  }

  @Override
  public long delivered() {
    return 0;
  }

  @Override
  public synchronized void deliver(List<Notice> notices) {
    for (Notice n : notices) {
      Alert a = n.alert();
      Alert before = open.put(a.community(), a);
      if (before != null && danger(before.state())) {
        spans.add(new Span(before, a.at()));
      }
    }
  }

  static boolean danger(AlertState s) {
    return s == AlertState.WATCH || s == AlertState.ALARM || s == AlertState.HOLD;
  }

  /**
   * @param from start of what was played
   * @param to its end; alerts that still stand count until then
   */
  public synchronized Summary summary(Instant from, Instant to) {
    List<Span> all = new ArrayList<>(spans);
    for (Alert a : open.values()) {
      if (danger(a.state())) {
        all.add(new Span(a, to));
      }
    }
    return Summary.of(from, to, all, areas);
  }

  @Override
  public void close() {}
}

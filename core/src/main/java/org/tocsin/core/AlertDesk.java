package org.tocsin.core;

import java.util.List;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertPolicy;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.place.Areas;

/** The second machine: approaches to alerts, one small machine per community. Not thread-safe. */
public final class AlertDesk {
  public AlertDesk(Areas areas, AlertPolicy policy) {}

  /**
   * Takes the entry and the picture after it.
   *
   * @return the new revisions, in order of sequence
   */
  public List<Alert> step(Entry entry, Picture picture) {
    return List.of();
  }

  /** The latest revision for every community, in order of index. */
  public List<Alert> current() {
    return List.of();
  }
}

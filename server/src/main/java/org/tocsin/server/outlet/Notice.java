package org.tocsin.server.outlet;

import org.tocsin.core.alert.Alert;
import org.tocsin.core.journal.Purpose;

/**
 * Hop 8: one alert revision on its way to people. It is delivered, or reported as not delivered; repeating it is
 * harmless, since {@link #key()} stays the same.
 *
 * @param journal id of the journal the alert was decided from
 * @param purpose what that journal was opened for; an outlet refuses anything else than what it was started for
 */
public record Notice(String journal, Purpose purpose, Alert alert) {
  /** The same for every repetition of this notice, and for no other. */
  public String key() {
    return journal + '-' + alert.sequence();
  }
}

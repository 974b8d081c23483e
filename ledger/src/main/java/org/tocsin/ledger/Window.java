package org.tocsin.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When an attack was, as far as a source tells.
 *
 * @param from first local day (Kyiv), null when not known
 * @param to last local day, null when not known
 * @param start the minute it began, null when only the day is known
 * @param end the minute it was over, or the report of it was written; null when only the day is known
 */
public record Window(
    @Nullable LocalDate from, @Nullable LocalDate to, @Nullable Instant start, @Nullable Instant end) {
  /** Days are civil days there. */
  public static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

  public static final Window UNKNOWN = new Window(null, null, null, null);

  public Window {
    if ((from == null) != (to == null) || from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a window has two ends in order, or none: " + from + " to " + to);
    }
  }

  public static Window days(LocalDate from, LocalDate to) {
    return new Window(from, to, null, null);
  }

  /** The latest instant it may have lasted to; null when no day is known. */
  public @Nullable Instant over() {
    return end != null ? end : to == null ? null : to.plusDays(1).atStartOfDay(KYIV).toInstant();
  }
}

package org.tocsin.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A filed source, without its text. See {@link Filing.Document}. */
public record Source(
    long id,
    Filing.Kind kind,
    String name,
    @Nullable String title,
    @Nullable String outlet,
    @Nullable String uri,
    String language,
    @Nullable LocalDate published,
    Instant ingestedAt) {

  /** What to call it beside a figure: outlet and title as far as they are known. */
  public String label() {
    String t = title == null ? name : title;
    return outlet == null ? t : outlet + ": " + t;
  }
}

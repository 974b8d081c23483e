package org.tocsin.protocols.cap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** CAP's form of date and time: whole seconds, and for UTC {@code -00:00} instead of {@code Z}. */
public final class CapTime {
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'-00:00'", Locale.ROOT);
  private static final String STRICT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d";

  private CapTime() {}

  /** Fractions of a second are cut off. */
  public static String format(Instant t) {
    return FORM.format(t.atOffset(ZoneOffset.UTC));
  }

  /** True for the one form that CAP allows. */
  static boolean isStrict(String text) {
    return text.matches(STRICT);
  }

  /** Reads also what senders write against the standard: fractions, {@code Z}, and no zone at all, taken for UTC. */
  static Optional<Instant> parse(String text) {
    String t = text.strip();
    try {
      return Optional.of(OffsetDateTime.parse(t).toInstant());
    } catch (DateTimeException noOffset) {
      try {
        return Optional.of(LocalDateTime.parse(t).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }
}

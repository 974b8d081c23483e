package org.tocsin.language.reports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Time words of a sentence.
 *
 * @param kind what they name
 * @param start first local day, null when it hangs on an unknown day of publication
 * @param end last local day
 * @param partial {@code --MM-DD} of a day and month without a year
 * @param name what is compared where days are unknown: the weekday, or the words
 * @param from offset in the sentence
 * @param to offset after the last character
 */
record TimeMention(
    Kind kind,
    @Nullable LocalDate start,
    @Nullable LocalDate end,
    @Nullable String partial,
    String name,
    int from,
    int to) {
  enum Kind {
    DAY,
    NIGHT,
    /** The last 24 hours. */
    PAST_DAY,
    /** The day spoken of before. */
    SAME_DAY
  }
}

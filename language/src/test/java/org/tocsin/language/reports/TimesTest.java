package org.tocsin.language.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time words against a day of publication: Thursday, 16 May 2024. */
class TimesTest {
  private static final LocalDate PUBLISHED = LocalDate.of(2024, 5, 16);

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "on Sunday | 2024-05-12 | 2024-05-12", "on Thursday | 2024-05-16 | 2024-05-16", "overnight | 2024-05-15 | 2024-05-16",
    "overnight into Tuesday | 2024-05-13 | 2024-05-14", "Monday night | 2024-05-13 | 2024-05-14", "late on Monday | 2024-05-13 | 2024-05-13",
    "in the early hours of Wednesday | 2024-05-15 | 2024-05-15", "over the past 24 hours | 2024-05-15 | 2024-05-16", "today | 2024-05-16 | 2024-05-16",
    "on May 3 | 2024-05-03 | 2024-05-03", "on 30 December | 2023-12-30 | 2023-12-30", "у ніч на 15 травня | 2024-05-14 | 2024-05-15",
    "вночі | 2024-05-15 | 2024-05-16", "за минулу добу | 2024-05-15 | 2024-05-16", "14.05.24 | 2024-05-14 | 2024-05-14",
    "у понеділок | 2024-05-13 | 2024-05-13", "вчора | 2024-05-15 | 2024-05-15"
  })
  void resolved(String words, LocalDate start, LocalDate end) {
    TimeMention t = TimeFinder.find(words.strip(), PUBLISHED).getFirst();
    assertThat(t.start()).isEqualTo(start);
    assertThat(t.end()).isEqualTo(end);
  }

  @Test
  void withoutPublicationADayAndMonthStayPartial() {
    TimeMention t = TimeFinder.find("on August 24", null).getFirst();
    assertThat(t.end()).isNull();
    assertThat(t.partial()).isEqualTo("--08-24");
  }

  @Test
  void noDayThatTheCalendarLacks() {
    assertThat(TimeFinder.find("31.02.2024 and 99.99.24", PUBLISHED)).isEmpty();
    assertThat(TimeFinder.find("on 31 February 2024", PUBLISHED).getFirst().end()).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "date 2024-04-09 A town was hit. | 2024-04-09", "A headline\\nMar 29, 2024 - 07:01\\nText. | 2024-03-29", "Зведення станом на 18.00 18.11.2023 | 2023-11-18",
    "700 доба війни: ситуація станом на ранок 24 січня | 2024-01-24"
  })
  void publicationReadFromTheText(String text, LocalDate day) {
    assertThat(PublicationDate.find(text.replace("\\n", "\n"))).isEqualTo(day);
  }

  @Test
  void aDateInsideTheStoryIsNoPublication() {
    assertThat(PublicationDate.find("The war began on 24 February 2022, and on May 3 a house was hit.")).isNull();
  }
}

package org.tocsin.language.reports;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of months and weekdays in both languages, and what a day without a year or date means on a given day. */
final class Calendar {
  private static final List<String> MONTHS =
      List.of("january|jan|січня|січень", "february|feb|лютого|лютий", "march|mar|березня|березень", "april|apr|квітня|квітень",
          "may|травня|травень", "june|jun|червня|червень", "july|jul|липня|липень", "august|aug|серпня|серпень",
          "september|sept|sep|вересня|вересень", "october|oct|жовтня|жовтень", "november|nov|листопада|листопад",
          "december|dec|грудня|грудень");
  private static final List<String> WEEKDAYS =
      List.of("monday|понеділок|понеділка", "tuesday|вівторок|вівторка", "wednesday|середу|середа|середи", "thursday|четвер|четверга",
          "friday|п'ятницю|п'ятниця|п'ятниці|п’ятницю|п’ятниця|п’ятниці", "saturday|суботу|субота|суботи", "sunday|неділю|неділя|неділі");
  static final String MONTH = "(" + String.join("|", MONTHS) + ")";
  static final String WEEKDAY = "(" + String.join("|", WEEKDAYS) + ")";

  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    for (List<String> names : List.of(MONTHS, WEEKDAYS)) {
      for (int i = 0; i < names.size(); i++) {
        for (String n : names.get(i).split("\\|")) {
          NUMBERS.put(n, i + 1);
        }
      }
    }
  }

  private Calendar() {}

  static int month(String name) {
    return NUMBERS.getOrDefault(name, 0);
  }

  /** The last such weekday at or before a day. */
  static LocalDate weekday(String name, LocalDate day) {
    int want = NUMBERS.getOrDefault(name, 1);
    return day.minusDays(Math.floorMod(day.getDayOfWeek().getValue() - want, DayOfWeek.values().length));
  }

  /** A day, or null when the calendar has none such. Years of two digits are of this century. */
  static @Nullable LocalDate day(int year, int month, int day) {
    try {
      return LocalDate.of(year < 100 ? 2000 + year : year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Day and month, in the last year in which they do not lie after {@code published}. */
  static @Nullable LocalDate last(int month, int day, LocalDate published) {
    LocalDate d = day(published.getYear(), month, day);
    return d != null && d.isAfter(published) ? day(published.getYear() - 1, month, day) : d;
  }
}

package org.tocsin.language.posts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.text.Token;

/**
 * The period a summary speaks of, as stated, in Kyiv time.
 *
 * @param from {@code DD.MM} or {@code DD.MM HH:MM}, or null
 * @param to the same
 */
record SummaryWindow(@Nullable String from, @Nullable String to) {
  /** Any leap year: only day and month are stated. */
  private static final int YEAR = 2024;

  private record Stamp(int at, @Nullable String day, @Nullable String hour) {}

  static SummaryWindow of(List<Token> tokens, List<Mark> marks) {
    List<Stamp> days = new ArrayList<>();
    List<Stamp> hours = new ArrayList<>();
    int night = -1;
    int asOf = Integer.MAX_VALUE;
    for (Mark m : marks) {
      if (m.entry(Role.NIGHT) instanceof Lexicon.Entry e && e.argument().equals("eve") && night < 0) {
        night = m.to();
      }
      if (m.isAny(Role.AS_OF, Role.SITUATION) && asOf == Integer.MAX_VALUE) {
        asOf = m.to();
      }
      if (m.is(Role.MONTH) && m.from() > 0) {
        // "8 травня", "5-го листопада"
        int k = m.from() - 1;
        while (k > 0 && m.from() - k < 4 && !tokens.get(k).isNumber()) {
          k--;
        }
        if (tokens.get(k).isNumber() && tokens.get(k).norm().length() <= 2) {
          days.add(new Stamp(k, day(tokens.get(k).norm(), m.entries().stream().filter(e -> e.role() == Role.MONTH).findFirst().orElseThrow().argument()), null));
        }
      }
    }
    int skipTo = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (i < skipTo) {
        continue;
      }
      boolean pair = tokens.get(i).isNumber() && tokens.get(i + 2).isNumber() && tokens.get(i + 1).glued() && tokens.get(i + 2).glued();
      if (!pair || tokens.get(i).norm().length() > 2 || tokens.get(i + 2).norm().length() != 2) {
        continue;
      }
      int a = Integer.parseInt(tokens.get(i).norm());
      int b = Integer.parseInt(tokens.get(i + 2).norm());
      boolean colon = tokens.get(i + 1).is(":");
      boolean dot = tokens.get(i + 1).is(".");
      // "23.09" is a day where a month fits and an hour stands before it, "20.00" an hour.
      boolean date = dot && b >= 1 && b <= 12 && a >= 1 && a <= 31 && (afterHour(tokens, i) || i + 4 < tokens.size() && tokens.get(i + 3).is(".") && tokens.get(i + 4).isNumber());
      if (date) {
        days.add(new Stamp(i, day(tokens.get(i).norm(), tokens.get(i + 2).norm()), null));
        boolean year = i + 4 < tokens.size() && tokens.get(i + 3).is(".") && tokens.get(i + 3).glued() && tokens.get(i + 4).glued();
        skipTo = year ? i + 5 : i + 3;
      } else if ((colon || dot) && a < 24 && b < 60) {
        hours.add(new Stamp(i, null, String.format(Locale.ROOT, "%02d:%02d", a, b)));
      }
    }
    return assemble(days, hours, night, asOf);
  }

  private static boolean afterHour(List<Token> tokens, int i) {
    return i >= 3 && tokens.get(i - 1).isNumber() && (tokens.get(i - 2).is(".") || tokens.get(i - 2).is(":"));
  }

  private static @Nullable String day(String d, String month) {
    int n = Integer.parseInt(d);
    return n >= 1 && n <= 31 ? String.format(Locale.ROOT, "%02d.%s", n, month) : null;
  }

  private static SummaryWindow assemble(List<Stamp> days, List<Stamp> hours, int night, int asOf) {
    if (days.isEmpty()) {
      return new SummaryWindow(null, null);
    }
    String nightDay = days.getFirst().day();
    Stamp start = hours.stream().filter(h -> h.at() < asOf || asOf == Integer.MAX_VALUE).findFirst().orElse(null);
    Stamp asOfHour = hours.stream().filter(h -> h.at() >= asOf).findFirst().orElse(null);
    Stamp second = hours.stream().filter(h -> start != null && h.at() > start.at() && h.at() < asOf).findFirst().orElse(null);
    String from;
    if (start != null && start.at() < asOf) {
      // The day stands right after its hour: "з 18:00 2 липня".
      String startDay = days.stream().filter(d -> d.at() > start.at() && d.at() <= start.at() + 5).map(Stamp::day).findFirst().orElse(night >= 0 ? previous(nightDay) : nightDay);
      from = startDay + ' ' + start.hour();
    } else {
      from = night >= 0 && nightDay != null ? previous(nightDay) : nightDay;
    }
    String to = nightDay;
    if (second != null) {
      String endDay = days.stream().filter(d -> d.at() > second.at() && d.at() <= second.at() + 5).map(Stamp::day).findFirst().orElse(nightDay);
      to = endDay + ' ' + second.hour();
    } else if (asOfHour != null) {
      to = nightDay + ' ' + asOfHour.hour();
    }
    return new SummaryWindow(from, to);
  }

  private static @Nullable String previous(@Nullable String day) {
    if (day == null) {
      return null;
    }
    try {
      LocalDate d = LocalDate.of(YEAR, Integer.parseInt(day.substring(3)), Integer.parseInt(day.substring(0, 2))).minusDays(1);
      return String.format(Locale.ROOT, "%02d.%02d", d.getDayOfMonth(), d.getMonthValue());
    } catch (DateTimeException e) {
      return day;
    }
  }
}

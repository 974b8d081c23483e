package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Level;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.publish.Publication;
import org.tocsin.ledger.statistics.Statistics;
import org.tocsin.ledger.statistics.Statistics.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Sums over attacks on one place in one period, whole or by month or oblast: munitions, shares with their 95 % interval, casualties with bounds, alarms.",
    footer = {"", "Examples:", "  ./tocsin ledger query --place Kharkiv --from 2024-03-01 --to 2024-09-30", "  ./tocsin ledger query --from 2024-01-01 --to 2024-12-31 --by month"})
final class LedgerQueryCommand implements Callable<Integer> {
  enum By {
    ALL,
    MONTH,
    OBLAST
  }

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions options;

  @Option(names = "--place", paramLabel = "NAME|CODE", description = "A town or an area (default: the country).")
  private @Nullable String place;

  @Option(names = "--from", paramLabel = "DAY", required = true, description = "First day, as 2024-03-01.")
  private String from = "";

  @Option(names = "--to", paramLabel = "DAY", required = true, description = "Last day.")
  private String to = "";

  @Option(names = "--by", paramLabel = "WHAT", defaultValue = "ALL", description = "all, month or oblast (default: all).")
  private By by = By.ALL;

  private record Part(@Nullable String place, LocalDate from, LocalDate to) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    LocalDate first = LedgerOptions.day("--from", from);
    LocalDate last = LedgerOptions.day("--to", to);
    if (last.isBefore(first)) {
      throw new UserError("--to " + to + " is before --from " + from);
    }
    try (Ledger ledger = options.open()) {
      String code = place == null ? null : LedgerOptions.Filters.findPlace(ledger, place).code();
      Publication p = ledger.publication(Instant.now());
      for (Map.Entry<String, Part> e : parts(ledger, code, first, last).entrySet()) {
        print(e.getKey(), Statistics.of(p, e.getValue().place(), e.getValue().from(), e.getValue().to()), out);
      }
    }
    out.flush();
    return 0;
  }

  private Map<String, Part> parts(Ledger ledger, @Nullable String code, LocalDate first, LocalDate last) {
    Map<String, Part> out = new LinkedHashMap<>();
    switch (by) {
      case ALL -> out.put(place == null ? "Ukraine" : place, new Part(code, first, last));
      case MONTH -> {
        for (LocalDate m = first.withDayOfMonth(1); !m.isAfter(last); m = m.plusMonths(1)) {
          LocalDate end = m.plusMonths(1).minusDays(1);
          out.put(m.toString().substring(0, 7), new Part(code, m.isBefore(first) ? first : m, end.isAfter(last) ? last : end));
        }
      }
      case OBLAST -> {
        for (Area a : ledger.places().areas().areas()) {
          if (a.level() == Level.OBLAST) {
            out.put(a.nameEn(), new Part(a.code(), first, last));
          }
        }
      }
    }
    return out;
  }

  private static void print(String name, Statistics s, PrintWriter out) {
    StringBuilder b = new StringBuilder(String.format(Locale.ROOT, "%s: %d attacks (%.1f a week)", name, s.raids(), s.perWeek()));
    for (Fact f : s.casualties().keySet()) {
      if (s.casualties().get(f).attacks() > 0) {
        b.append(", ").append(s.casualties().get(f).text()).append(' ').append(f.key().replace('_', ' '));
      }
    }
    b.append(s.alarms().isEmpty() ? "" : ", " + s.underAlarm().toHours() + " h under alarm");
    out.println(b.append(s.shared() == 0 ? "" : ", " + s.shared() + " waves shared with other places"));
    for (Row r : s.munitions()) {
      out.println(String.format(Locale.ROOT, "  %-28s launched %-13s intercepted %-13s lost %-9s unaccounted %-5d %s", (r.family() ? "" : "  ") + r.munition(), r.launched().text(),
          r.intercepted().text(), r.lost().text(), r.unaccounted(),
          r.stopped().launched() == 0 ? "" : String.format(Locale.ROOT, "%.1f %% (%.1f–%.1f) of %d", 100 * r.stopped().share(), 100 * r.stopped().low(), 100 * r.stopped().high(), r.stopped().launched())));
    }
    s.effects().forEach((k, e) -> out.println("  " + k + ": " + e.attacks() + " attacks" + (e.most() == null ? "" : ", up to " + e.most())));
  }
}

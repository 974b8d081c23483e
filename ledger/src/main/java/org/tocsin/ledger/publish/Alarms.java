package org.tocsin.ledger.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.Window;
import org.tocsin.ledger.store.Siren;

/**
 * How long a place was under alarm, by one history of sirens. Alerts of the place and of the areas around it are joined,
 * because a siren over the oblast sounds in its towns.
 *
 * @param source the history
 * @param spans when it sounded, in order, not overlapping
 * @param assumedEnds how many ends are assumed
 * @param leftOut alerts longer than four days, which are faults of joining and are not counted
 */
public record Alarms(String place, String name, String source, List<Span> spans, int assumedEnds, int leftOut) {
  public record Span(Instant from, Instant to) {}

  public Duration total() {
    Duration d = Duration.ZERO;
    for (Span s : spans) {
      d = d.plus(Duration.between(s.from(), s.to()));
    }
    return d;
  }

  /** By history, for a place and a time; alerts that began before or ended after are cut to it. */
  public static List<Alarms> of(Publication p, String code, String name, Instant from, Instant to) {
    Map<String, List<Siren>> bySource = new LinkedHashMap<>();
    p.sirens(code, from, to).forEach(s -> bySource.computeIfAbsent(s.source(), _ -> new ArrayList<>()).add(s));
    List<Alarms> out = new ArrayList<>();
    bySource.forEach((source, sirens) -> {
      List<Span> spans = new ArrayList<>();
      int assumed = 0;
      int left = 0;
      sirens.sort(java.util.Comparator.comparing(Siren::start));
      for (Siren s : sirens) {
        if (s.flags().contains("x")) {
          left++;
          continue;
        }
        assumed += s.flags().contains("n") ? 1 : 0;
        Instant a = s.start().isBefore(from) ? from : s.start();
        Instant b = s.end().isAfter(to) ? to : s.end();
        if (!spans.isEmpty() && !a.isAfter(spans.getLast().to())) {
          Span last = spans.removeLast();
          spans.add(new Span(last.from(), b.isAfter(last.to()) ? b : last.to()));
        } else {
          spans.add(new Span(a, b));
        }
      }
      out.add(new Alarms(code, name, source, List.copyOf(spans), assumed, left));
    });
    return out;
  }

  /** The towns of an attack, or its oblasts where no town is told, on its days; none for one that is held back. */
  public static List<Alarms> of(Publication p, Attack a) {
    if (p.isHeldBack(a) || a.window().from() == null || a.window().to() == null) {
      return List.of();
    }
    Instant from = a.window().from().atStartOfDay(Window.KYIV).toInstant();
    Instant to = a.window().to().plusDays(1).atStartOfDay(Window.KYIV).toInstant();
    List<Attack.Place> towns = a.places().stream().filter(x -> x.exact() && (x.level().equals("city") || x.level().equals("village"))).toList();
    List<Attack.Place> asked = towns.isEmpty() ? a.places().stream().filter(x -> x.level().equals("oblast")).toList() : towns;
    List<Alarms> out = new ArrayList<>();
    asked.forEach(x -> out.addAll(of(p, x.code(), x.name(), from, to)));
    return out;
  }

  /** From the alarm in force at an instant, how long it had sounded; negative when none had. */
  public long minutesBefore(Instant impact) {
    for (Span s : spans) {
      if (!s.from().isAfter(impact) && s.to().isAfter(impact)) {
        return Duration.between(s.from(), impact).toMinutes();
      }
    }
    return -1;
  }
}

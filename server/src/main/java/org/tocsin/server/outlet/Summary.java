package org.tocsin.server.outlet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.core.alert.Alert;
import org.tocsin.core.alert.AlertState;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;

/**
 * What was warned of between two times.
 *
 * @param lines by community and threat class, in order of first warning
 */
public record Summary(Instant from, Instant to, List<Line> lines) {
  /**
   * @param residents of the community; 0 when not known
   * @param threatClass what the alert named, {@code -} where it named none (a siren, an order)
   * @param warnings alerts that reached WATCH or more with this class
   * @param alarms those that reached ALARM
   * @param first start of the first
   * @param watch time in WATCH
   * @param shelter time in ALARM and HOLD, in which people stay in shelter
   */
  public record Line(
      String community,
      String name,
      long residents,
      String threatClass,
      int warnings,
      int alarms,
      Instant first,
      Duration watch,
      Duration shelter) {

    /** Residents times hours in shelter: the price of the warning. */
    public double personHours() {
      return residents * (shelter.toSeconds() / 3600.0);
    }
  }

  public Summary {
    lines = List.copyOf(lines);
  }

  static Summary of(Instant from, Instant to, List<SummaryTable.Span> spans, Areas areas) {
    TreeMap<String, List<SummaryTable.Span>> groups = new TreeMap<>();
    for (SummaryTable.Span s : spans) {
      groups.computeIfAbsent(s.alert().community() + ' ' + threatClass(s.alert()), _ -> new ArrayList<>()).add(s);
    }
    List<Line> lines = new ArrayList<>();
    for (List<SummaryTable.Span> group : groups.values()) {
      lines.add(line(group, areas));
    }
    lines.sort(Comparator.comparing(Line::first).thenComparing(Line::community).thenComparing(Line::threatClass));
    return new Summary(from, to, lines);
  }

  private static Line line(List<SummaryTable.Span> group, Areas areas) {
    TreeSet<String> warnings = new TreeSet<>();
    TreeSet<String> alarms = new TreeSet<>();
    Duration watch = Duration.ZERO;
    Duration shelter = Duration.ZERO;
    Alert first = group.getFirst().alert();
    for (SummaryTable.Span s : group) {
      Alert a = s.alert();
      Duration lasted = Duration.between(a.at(), s.to());
      warnings.add(a.id());
      first = a.at().isBefore(first.at()) ? a : first;
      if (a.state() == AlertState.ALARM) {
        alarms.add(a.id());
      }
      if (a.state() == AlertState.WATCH) {
        watch = watch.plus(lasted);
      } else {
        shelter = shelter.plus(lasted);
      }
    }
    String code = first.community();
    return new Line(
        code,
        areas.findArea(code).map(Area::nameEn).orElse(code),
        areas.findArea(code).map(Area::population).orElse(0L),
        threatClass(first),
        warnings.size(),
        alarms.size(),
        first.at(),
        watch,
        shelter);
  }

  private static String threatClass(Alert a) {
    return a.threatClass() == null ? "-" : a.threatClass().name();
  }

  public double personHours() {
    double sum = 0;
    for (Line l : lines) {
      sum += l.personHours();
    }
    return sum;
  }

  public String csv() {
    StringBuilder out =
        new StringBuilder(
            "community,name,residents,threat_class,warnings,alarms,first_warning,watch_minutes,shelter_minutes,person_hours\n");
    for (Line l : lines) {
      out.append(
          String.format(
              Locale.ROOT,
              "%s,\"%s\",%d,%s,%d,%d,%s,%.1f,%.1f,%.0f%n",
              l.community(),
              l.name().replace("\"", "\"\""),
              l.residents(),
              l.threatClass(),
              l.warnings(),
              l.alarms(),
              l.first(),
              minutes(l.watch()),
              minutes(l.shelter()),
              l.personHours()));
    }
    return out.toString();
  }

  public String text() {
    StringBuilder out = new StringBuilder();
    out.append("From ").append(from).append(" to ").append(to).append(" (UTC)\n\n");
    String row = "%-28s %-22s %8s %6s  %-20s %9s %9s %13s%n";
    out.append(
        String.format(
            Locale.ROOT, row, "community", "class", "warnings", "alarms", "first warning", "watch", "shelter",
            "person-hours"));
    for (Line l : lines) {
      out.append(
          String.format(
              Locale.ROOT,
              row,
              l.name(),
              l.threatClass(),
              l.warnings(),
              l.alarms(),
              l.first(),
              String.format(Locale.ROOT, "%.0f min", minutes(l.watch())),
              String.format(Locale.ROOT, "%.0f min", minutes(l.shelter())),
              String.format(Locale.ROOT, "%,.0f", l.personHours())));
    }
    TreeSet<String> communities = new TreeSet<>();
    lines.forEach(l -> communities.add(l.community()));
    out.append(
        String.format(
            Locale.ROOT, "%n%d communities warned, %,.0f person-hours in shelter%n", communities.size(), personHours()));
    return out.toString();
  }

  private static double minutes(Duration d) {
    return d.toSeconds() / 60.0;
  }
}

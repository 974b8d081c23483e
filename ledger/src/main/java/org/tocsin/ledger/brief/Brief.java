package org.tocsin.ledger.brief;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Attack;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.publish.Alarms;
import org.tocsin.ledger.publish.AttackText;
import org.tocsin.ledger.publish.Publication;
import org.tocsin.ledger.statistics.Measure;
import org.tocsin.ledger.statistics.Share;
import org.tocsin.ledger.statistics.Statistics;
import org.tocsin.ledger.statistics.Statistics.Row;

/**
 * The brief: what one place went through in one period, on one page, with the oblast and the country beside it, and all
 * sentences behind the figures in an annex. HTML that stands alone: no script, nothing to fetch.
 */
public final class Brief {
  private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final Publication publication;
  private final Statistics here;
  private final @Nullable Statistics oblast;
  private final Statistics country;
  private final Notes notes;

  private Brief(Publication p, @Nullable String place, LocalDate from, LocalDate to) {
    this.publication = p;
    this.notes = new Notes(p);
    this.here = Statistics.of(p, place, from, to);
    String around = place == null ? null : p.places().listAround(place).getLast();
    this.oblast = around == null || around.equals(place) ? null : Statistics.of(p, around, from, to);
    this.country = place == null ? here : Statistics.of(p, null, from, to);
  }

  /** @param place code of a settlement or an area; null for the country */
  public static String html(Publication p, @Nullable String place, LocalDate from, LocalDate to) {
    return new Brief(p, place, from, to).page();
  }

  private String name(Statistics s) {
    return s.place() == null ? "Ukraine" : s.place().name();
  }

  private String page() {
    String title = name(here) + " under attack, " + here.from() + " to " + here.to();
    StringBuilder b = new StringBuilder();
    b.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><title>").append(Notes.escape(title)).append("</title><style>")
        .append(Style.CSS).append("</style></head><body><div class=\"page\"><h1>").append(Notes.escape(title)).append("</h1>");
    b.append("<p class=\"lead\">").append(lead()).append("</p>");
    b.append("<table class=\"two\"><tr><td>").append(weekly()).append("</td><td>").append(BriefMap.draw(publication.places(), here.place(), here.attacks(), 320, 150))
        .append("<p class=\"small\">Named towns and the number of attacks on each. Areas: ").append(Notes.escape(publication.places().areas().edition())).append("</p></td></tr></table>");
    b.append(people()).append(munitions()).append("<table class=\"two\"><tr><td>").append(stoppedChart()).append("</td><td>").append(alarmChart()).append("</td></tr></table>");
    b.append(gravest()).append(effects()).append(needs());
    b.append("<p class=\"small\">").append(limits()).append("</p></div>");
    b.append("<div class=\"annex\"><h2>Notes</h2>").append(notes.notesHtml()).append("<h2>What sources say</h2>").append(notes.sourcesHtml()).append("</div></body></html>\n");
    return b.toString();
  }

  private String lead() {
    Measure killed = here.casualties().get(Fact.KILLED);
    Measure injured = here.casualties().get(Fact.INJURED);
    String alarm = here.alarms().isEmpty() ? "" : " <a class=\"f\" href=\"#alarms\">" + hours(here.underAlarm()) + " hours</a> under alarm.";
    return raids(here, here.raids() + " attacks") + " on record (" + number(here.perWeek()) + " a week)"
        + (killed.attacks() == 0 ? "; no number of dead on record" : "; " + notes.figure(killed.text() + " people killed", "Killed", killed.claims()))
        + (injured.attacks() == 0 ? "" : ", " + notes.figure(injured.text() + " injured", "Injured", injured.claims())) + "." + alarm;
  }

  /** A number of attacks, leading to what says that each took place. */
  private String raids(Statistics s, String text) {
    List<Long> one = new ArrayList<>();
    s.attacks().forEach(a -> a.figures().stream().findFirst().ifPresent(f -> one.add(f.claims().getFirst())));
    return notes.figure(text, "Attacks counted, " + name(s) + " (one claim of each)", one);
  }

  private String weekly() {
    List<String> names = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    here.weeks().forEach((d, n) -> {
      names.add(MONTH_DAY.format(d));
      values.add((double) n);
    });
    return Charts.bars("Attacks on record, by week", "", names, Map.of("attacks", values), 350, 165);
  }

  private List<Statistics> columns() {
    List<Statistics> out = new ArrayList<>(List.of(here));
    if (oblast != null) {
      out.add(oblast);
    }
    if (country != here) {
      out.add(country);
    }
    return out;
  }

  private String people() {
    StringBuilder b = new StringBuilder("<h2>People and attacks</h2><table class=\"t\"><tr><th></th>");
    columns().forEach(s -> b.append("<th>").append(Notes.escape(name(s))).append("</th>"));
    b.append("</tr><tr><td>attacks (parts of a wave not counted again)</td>");
    columns().forEach(s -> b.append("<td>").append(raids(s, s.raids() + " (" + number(s.perWeek()) + " a week)")).append("</td>"));
    b.append("</tr>");
    for (Fact f : List.of(Fact.KILLED, Fact.INJURED, Fact.CHILDREN_KILLED, Fact.CHILDREN_INJURED)) {
      b.append("<tr><td>").append(f.key().replace('_', ' ')).append("</td>");
      columns().forEach(s -> b.append("<td>").append(measure(s, s.casualties().get(f), f.key().replace('_', ' '))).append("</td>"));
      b.append("</tr>");
    }
    return b.append("</table>").toString();
  }

  private String measure(Statistics s, Measure m, String what) {
    return m.attacks() == 0 ? "<span class=\"none\">not told</span>"
        : notes.figure(m.text(), what + ", " + name(s), m.claims()) + (m.disputed() == 0 ? "" : " <span class=\"small\">!" + m.disputed() + "</span>");
  }

  private String munitions() {
    StringBuilder b = new StringBuilder("<h2>Munitions</h2><table class=\"t m\"><tr><th></th><th>launched</th><th>intercepted</th><th>lost</th><th>unaccounted</th><th>share intercepted (95 %)</th></tr>");
    for (Statistics s : columns()) {
      b.append("<tr class=\"g\"><td colspan=\"6\">").append(Notes.escape(name(s)));
      if (s.shared() > 0 && s.place() != null) {
        b.append(" <span class=\"small\">(").append(s.shared()).append(" waves named it among other places and count with the country)</span>");
      }
      b.append(s.munitions().isEmpty() ? " <span class=\"small\">no source numbers the munitions of attacks on it alone</span></td></tr>" : "</td></tr>");
      for (Row r : s.munitions()) {
        if ((!r.family() || r.launched().low() < 3 && s == country) && s != here) {
          continue;
        }
        b.append(r.family() ? "<tr class=\"sum\"><td>" : "<tr><td class=\"in\">").append(Notes.escape(r.munition().replace('_', ' '))).append("</td><td>")
            .append(measure(s, r.launched(), r.munition() + " launched")).append("</td><td>").append(measure(s, r.intercepted(), r.munition() + " intercepted")).append("</td><td>")
            .append(measure(s, r.lost(), r.munition() + " lost")).append("</td><td>").append(r.stopped().launched() == 0 ? "" : derived(s, r, String.valueOf(r.unaccounted()), "unaccounted")).append("</td><td>")
            .append(r.stopped().launched() == 0 ? "" : derived(s, r, share(r.stopped()), "share intercepted")).append("</td></tr>");
      }
    }
    return b.append("</table>").toString();
  }

  /** Worked out from launched, intercepted, lost and still flying, whose sentences it leads to. */
  private String derived(Statistics s, Row r, String text, String what) {
    List<Long> claims = new ArrayList<>(r.launched().claims());
    for (Measure m : List.of(r.intercepted(), r.lost(), r.stillFlying())) {
      claims.addAll(m.claims());
    }
    return notes.figure(text, r.munition().replace('_', ' ') + " " + what + ", " + name(s), claims);
  }

  private static String share(Share s) {
    return String.format(Locale.ROOT, "%.0f %% (%.0f–%.0f), %d of %d, %d waves",
        100 * s.share(), 100 * s.low(), 100 * s.high(), s.stopped(), s.launched(), s.waves());
  }

  private String stoppedChart() {
    // One bar is no chart.
    Statistics s = columns().stream().filter(c -> c.munitions().stream().filter(r -> !r.family() && r.launched().low() > 0).count() > 1).findFirst().orElse(country);
    List<String> names = new ArrayList<>();
    Map<String, List<Double>> series = new LinkedHashMap<>();
    List<Double> stopped = new ArrayList<>();
    List<Double> lost = new ArrayList<>();
    List<Double> rest = new ArrayList<>();
    for (Row r : s.munitions()) {
      if (!r.family() && r.launched().low() > 0) {
        names.add(r.munition().replace("air_defence_missile_s300", "S-300").replace("_missile", "").replace('_', ' '));
        stopped.add((double) r.intercepted().low());
        lost.add((double) r.lost().low());
        rest.add((double) Math.max(0, r.launched().low() - r.intercepted().low() - r.lost().low()));
      }
    }
    if (names.isEmpty()) {
      return "<p class=\"small\">No munitions are numbered.</p>";
    }
    series.put("intercepted", stopped);
    series.put("lost", lost);
    series.put("unaccounted", rest);
    return Charts.bars("Munitions told launched, " + name(s), "", names, series, 350, 140);
  }

  private String alarmChart() {
    Map<String, Double> months = new TreeMap<>();
    Alarms most = here.alarms().stream().max(java.util.Comparator.comparing(Alarms::total)).orElse(null);
    if (most == null) {
      return "<p class=\"small\">No history of sirens covers this place and period.</p>";
    }
    for (LocalDate d = here.from().withDayOfMonth(1); !d.isAfter(here.to()); d = d.plusMonths(1)) {
      months.put(d.toString().substring(0, 7), 0.0);
    }
    for (Alarms.Span s : most.spans()) {
      months.merge(s.from().atZone(org.tocsin.ledger.Window.KYIV).toLocalDate().toString().substring(0, 7), Duration.between(s.from(), s.to()).toMinutes() / 60.0, Double::sum);
    }
    StringBuilder sources = new StringBuilder();
    here.alarms().forEach(a -> sources.append(Notes.escape(a.source().replaceFirst("\\.csv(\\.gz)?$", ""))).append(": ").append(hours(a.total())).append(" h, ").append(a.spans().size()).append(" alarms")
        .append(a.leftOut() == 0 ? "" : ", " + a.leftOut() + " longer than four days left out").append(". "));
    return Charts.bars("Hours under alarm, by month", "", List.copyOf(months.keySet()), Map.of("hours", List.copyOf(months.values())), 330, 120) + "<p class=\"small\" id=\"alarms\">" + sources + "</p>";
  }

  /** The attacks with most victims, so that names stand beside sums. */
  private String gravest() {
    List<Attack> worst = here.attacks().stream().filter(a -> a.role().equals("strike") && harm(a) > 0).sorted(java.util.Comparator.comparingLong(Brief::harm).reversed().thenComparing(Attack::id)).limit(4).toList();
    if (worst.isEmpty()) {
      return "";
    }
    StringBuilder b = new StringBuilder("<h2>Attacks with most victims</h2><table class=\"t\"><tr><th>day</th><th>place</th><th>killed</th><th>injured</th><th>hit</th></tr>");
    for (Attack a : worst) {
      b.append("<tr><td>").append(AttackText.days(a.window())).append("</td><td>").append(Notes.escape(AttackText.places(a))).append("</td>");
      for (Fact f : List.of(Fact.KILLED, Fact.INJURED)) {
        b.append("<td>");
        a.figures().stream().filter(x -> x.fact() == f).findFirst().ifPresent(x -> b.append(notes.figure(x.text() + (x.conflict() ? " (sources disagree)" : ""), f.key() + ", attack " + a.id(), x.claims())));
        b.append("</td>");
      }
      List<String> hit = new ArrayList<>();
      a.figures().stream().filter(x -> x.fact() == Fact.TARGET).forEach(x -> hit.add(notes.figure(x.subject(), "hit, attack " + a.id(), x.claims())));
      b.append("<td>").append(String.join(", ", hit)).append("</td></tr>");
    }
    return b.append("</table>").toString();
  }

  private static long harm(Attack a) {
    return a.figures().stream().filter(f -> f.fact() == Fact.KILLED || f.fact() == Fact.INJURED).mapToLong(f -> f.fact() == Fact.KILLED ? 10 * f.low() : f.low()).sum();
  }

  private String effects() {
    if (here.effects().isEmpty()) {
      return "";
    }
    List<String> out = new ArrayList<>();
    here.effects().forEach((kind, e) -> out.add(notes.figure(kind.replace('_', ' ') + " in " + e.attacks() + (e.attacks() == 1 ? " attack" : " attacks")
        + (e.most() == null ? "" : " (up to " + e.most() + ")"), kind.replace('_', ' '), e.claims())));
    return "<p><b>What came of it.</b> " + String.join("; ", out) + ".</p>";
  }

  private String needs() {
    Map<String, List<Long>> by = new TreeMap<>();
    for (FiledClaim c : here.needs()) {
      by.computeIfAbsent(c.subject().replace('_', ' ') + (c.by() == null ? "" : " (" + c.by() + ")"), _ -> new ArrayList<>()).add(c.id());
    }
    if (by.isEmpty()) {
      return "";
    }
    List<String> out = new ArrayList<>();
    by.forEach((what, ids) -> out.add(notes.figure(what + (ids.size() == 1 ? "" : " × " + ids.size()), "Asked for: " + what, ids)));
    return "<p><b>Stated needs</b> in reports of this period, for any place: " + String.join("; ", out) + ".</p>";
  }

  private String limits() {
    return "!n: sources contradict each other in n of these. ≥ and ranges are what the sources together allow; a number is never averaged, and a wave's total and its parts are never added. "
        + "Unaccounted is launched less intercepted, lost and still flying: neither told as stopped nor as a hit. Shares carry Wilson's 95 % interval, widened because munitions of one wave "
        + "are not independent. Figures are what was reported: attacks that no filed source tells of are missing" + (here.campaigns() == 0 ? "" : "; " + here.campaigns() + " reports over weeks are not added") + ". As of " + publication.now() + "; places still under embargo are told by oblast only. Each figure leads to its sentences.";
  }

  private static String hours(Duration d) {
    return String.valueOf(Math.round(d.toMinutes() / 60.0));
  }

  private static String number(double d) {
    return String.format(Locale.ROOT, "%.1f", d);
  }
}

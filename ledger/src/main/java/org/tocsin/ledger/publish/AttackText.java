package org.tocsin.ledger.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Attack;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.Figure;
import org.tocsin.ledger.Munition;
import org.tocsin.ledger.Window;
import org.tocsin.ledger.publish.Comparison.Cell;
import org.tocsin.ledger.publish.Publication.AccountFile;
import org.tocsin.ledger.publish.Publication.AttackFile;

/** Attacks for the screen. */
public final class AttackText {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(Window.KYIV);
  private static final int WIDEST_CELL = 22;
  private final Publication publication;

  public AttackText(Publication publication) {
    this.publication = publication;
  }

  public static String days(Window w) {
    return w.from() == null || w.to() == null ? "day unknown" : w.from().equals(w.to()) ? w.from().toString() : w.from() + "/" + w.to().toString().substring(8);
  }

  /** The places that sources name, the towns before the areas. */
  public static String places(Attack a) {
    List<String> names = a.places().stream().filter(Attack.Place::exact).filter(p -> !p.level().equals("country")).map(Attack.Place::name).toList();
    boolean country = a.places().stream().anyMatch(p -> p.exact() && p.level().equals("country"));
    String all = names.isEmpty() ? "Ukraine" : (country ? "Ukraine: " : "") + String.join(", ", names);
    return all.length() > 46 ? all.substring(0, 45) + "…" : all;
  }

  /** One line: id, days, role, places, the figures that matter most. */
  public static String line(Attack a) {
    List<String> figures = new ArrayList<>();
    for (String family : Munition.FAMILIES) {
      figure(a, Fact.LAUNCHED, family).ifPresent(f -> figures.add(f.text() + " " + family.replace('_', ' ')));
    }
    if (figures.isEmpty()) {
      a.figures().stream().filter(f -> f.fact() == Fact.INTERCEPTED && Munition.FAMILIES.contains(f.subject()))
          .forEach(f -> figures.add(f.text() + " " + f.subject() + " stopped"));
    }
    figure(a, Fact.KILLED, "").ifPresent(f -> figures.add(f.text() + " killed"));
    figure(a, Fact.INJURED, "").ifPresent(f -> figures.add(f.text() + " injured"));
    String marks = (a.conflicts() > 0 ? " !" + a.conflicts() : "") + (a.proposed() > 0 ? " ?" + a.proposed() : "");
    return String.format(Locale.ROOT, "%7d  %-13s %-11s %-46s %d src  %s%s%s", a.id(), days(a.window()), a.role(), places(a), a.sources(),
        String.join(", ", figures), marks, a.side().equals("ukraine_on_russia") ? "  [Ukraine on Russia]" : "");
  }

  static java.util.Optional<Figure> figure(Attack a, Fact fact, String subject) {
    return a.figures().stream().filter(f -> f.fact() == fact && f.subject().equals(subject)).findFirst();
  }

  /** Everything of one attack: accounts side by side, what was hit, sirens, sentences, history, decisions. */
  public List<String> file(AttackFile f, boolean sentences) {
    List<String> out = new ArrayList<>();
    Attack a = f.attack();
    out.add("ATTACK " + a.id() + "  " + days(a.window()) + "  " + a.role() + "  " + places(a) + "  (" + a.side().replace('_', ' ') + ")");
    if (f.heldBack()) {
      out.add("  Places, targets and sentences are held back until " + a.releaseAt() + ".");
    }
    if (!f.wholes().isEmpty() || !f.parts().isEmpty()) {
      out.add("  part of " + (f.wholes().isEmpty() ? "none" : f.wholes()) + "; holds " + (f.parts().isEmpty() ? "none" : f.parts()));
    }
    for (int i = 0; i < f.accounts().size(); i++) {
      AccountFile x = f.accounts().get(i);
      out.add("  [" + (char) ('A' + i % 26) + "] " + x.source().kind().key() + " " + x.source().id() + ": " + cut(x.source().label(), 80)
          + (x.source().published() == null ? "" : ", " + x.source().published()) + "; " + window(x.account().window()));
    }
    table(f, out);
    a.figures().stream().filter(x -> x.fact() == Fact.TARGET).map(Figure::subject).reduce((x, y) -> x + ", " + y).ifPresent(s -> out.add("  hit: " + s));
    a.figures().stream().filter(x -> x.fact() == Fact.EFFECT).map(x -> x.subject() + (x.amount() == null ? "" : " (" + x.text() + ")"))
        .reduce((x, y) -> x + ", " + y).ifPresent(s -> out.add("  effects: " + s));
    for (Alarms s : Alarms.of(publication, a)) {
      out.add("  sirens, " + s.name() + " (" + cut(s.source(), 50) + "): " + spans(s) + before(s, a.window().start()));
    }
    if (sentences) {
      for (int i = 0; i < f.accounts().size(); i++) {
        for (FiledClaim c : f.accounts().get(i).claims()) {
          out.add("  [" + (char) ('A' + i % 26) + "] claim " + c.id() + " " + claim(c) + ": “" + cut(c.passage(), 200) + "”");
        }
      }
      f.history().forEach(r -> out.add("  revision " + r.number() + " (" + r.cause() + "): " + String.join("; ", r.changes())));
      f.decisions().forEach(d -> out.add("  decision " + d.id() + " " + d.at() + " " + d.editor() + " " + d.kind().key() + " " + d.target() + " " + d.payload() + ": " + d.reason()));
    }
    return out;
  }

  private static void table(AttackFile f, List<String> out) {
    List<Comparison> rows = Comparison.of(f);
    if (rows.isEmpty()) {
      return;
    }
    StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "  %-30s", ""));
    for (int i = 0; i < f.accounts().size(); i++) {
      head.append(String.format(Locale.ROOT, "%-12s", "[" + (char) ('A' + i % 26) + "]"));
    }
    out.add(head.toString().stripTrailing());
    for (Comparison c : rows) {
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-30s", c.fact().key().replace('_', ' ') + " " + c.subject().replace('_', ' ')));
      for (Cell cell : c.cells()) {
        line.append(String.format(Locale.ROOT, "%-12s", cell == null ? "–" : cut(cell.amount().text(), WIDEST_CELL)));
      }
      line.append(switch (c.verdict()) {
        case ONE_SOURCE -> "";
        case AGREE -> "agree";
        case DISAGREE -> "DISAGREE";
      });
      out.add(line.toString().stripTrailing());
    }
  }

  private static String claim(FiledClaim c) {
    return c.fact().key() + (c.subject().isEmpty() ? "" : " " + c.subject()) + (c.name() == null ? "" : " «" + c.name() + "»")
        + (c.part().isEmpty() ? "" : " (part: " + c.part() + ")") + (c.amount() == null ? "" : " = " + c.amount().text()) + (c.scope() == null ? "" : " " + c.scope())
        + (c.by() == null ? "" : ", by " + c.by()) + (c.other() ? ", said by others" : "") + " [" + c.standing().name().toLowerCase(Locale.ROOT) + "]";
  }

  private static String window(Window w) {
    String minutes = w.start() == null && w.end() == null ? "" : " " + (w.start() == null ? "?" : CLOCK.format(w.start())) + "–" + (w.end() == null ? "?" : CLOCK.format(w.end()));
    return days(w) + minutes;
  }

  private static String spans(Alarms s) {
    List<String> out = new ArrayList<>();
    java.time.LocalDate day = null;
    for (Alarms.Span x : s.spans()) {
      java.time.LocalDate d = x.from().atZone(Window.KYIV).toLocalDate();
      out.add((d.equals(day) ? "" : d.toString().substring(5) + " ") + CLOCK.format(x.from()) + "–" + CLOCK.format(x.to()));
      day = d;
    }
    Duration t = s.total();
    String all = out.size() > 12 ? String.join(", ", out.subList(0, 12)) + " and " + (out.size() - 12) + " more" : String.join(", ", out);
    return (all.isEmpty() ? "none" : all) + "; " + t.toHours() + " h " + t.toMinutesPart() + " min under alarm"
        + (s.leftOut() == 0 ? "" : "; " + s.leftOut() + " longer than four days left out");
  }

  private static String before(Alarms s, @Nullable Instant start) {
    if (start == null) {
      return "";
    }
    long m = s.minutesBefore(start);
    return m < 0 ? "; no alarm yet at " + CLOCK.format(start) : "; alarm " + m + " min old at " + CLOCK.format(start);
  }

  private static String cut(String s, int most) {
    String line = s.replaceAll("\\s+", " ").strip();
    return line.length() > most ? line.substring(0, most - 1) + "…" : line;
  }
}

package org.tocsin.ledger.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim;
import org.tocsin.language.reports.ReadReport;
import org.tocsin.language.reports.Report;
import org.tocsin.language.reports.ReportedAttack;
import org.tocsin.language.reports.Span;
import org.tocsin.ledger.Amount;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Filing.Account;
import org.tocsin.ledger.Filing.Passage;
import org.tocsin.ledger.Filing.Statement;
import org.tocsin.ledger.PlaceName;
import org.tocsin.ledger.Window;

/** A report as it was read, ready to be filed: every claim with its sentence. */
public final class ReportFiling {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final String text;

  private ReportFiling(String text) {
    this.text = text;
  }

  /** SHA-256 of the words with blanks joined: the same report laid out otherwise is the same report. */
  public static String hash(String text) {
    return Report.hashOf(BLANKS.matcher(text).replaceAll(" ").strip());
  }

  public static Filing of(ReadReport read) {
    Report r = read.report();
    ReportFiling f = new ReportFiling(r.text());
    List<Account> accounts = new ArrayList<>();
    read.attacks().forEach(a -> accounts.add(f.account(a)));
    List<Statement> loose = new ArrayList<>();
    read.needs().forEach(c -> loose.add(f.statement(c, Fact.NEED, false)));
    for (ReadReport.BackgroundFigure b : read.background()) {
      Statement s = f.statement(b.claim(), Fact.BACKGROUND, false);
      String when = b.date() != null ? b.date() : b.words();
      loose.add(new Statement(
          Fact.BACKGROUND, b.claim().kind().key(), b.place(), "", when, s.amount(), s.by(), false, s.proposed(), s.confidence(), s.passage()));
    }
    String title = r.title() != null ? r.title() : firstLine(r.text());
    Filing.Document d =
        new Filing.Document(
            Filing.Kind.REPORT, hash(r.text()), r.id(), title, r.outlet(), r.source() == null ? null : r.source().toString(),
            r.language() == Report.Language.UKRAINIAN ? "uk" : "en", read.published(), r.text());
    return new Filing(d, accounts, loose, read.notes());
  }

  private static @Nullable String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip();
    return line.isEmpty() ? null : line.length() > 160 ? line.substring(0, 159) + "…" : line;
  }

  private Account account(ReportedAttack a) {
    List<Statement> statements = new ArrayList<>();
    a.facts().forEach(c -> statements.add(statement(c, c.kind(), false)));
    a.others().forEach(c -> statements.add(statement(c, c.kind(), true)));
    Window w = a.window().filter(x -> x.start() != null && x.end() != null).map(x -> Window.days(x.start(), x.end())).orElse(Window.UNKNOWN);
    Map<String, PlaceName> places = new LinkedHashMap<>();
    a.places().forEach(p -> places.putIfAbsent(p.name() + p.level(), new PlaceName(p.name(), p.level().key(), p.code())));
    return new Account(a.id(), a.partOf(), a.role().key(), a.side().key(), w, List.copyOf(places.values()), statements);
  }

  private Statement statement(Claim c, Fact fact, boolean other) {
    String subject = "";
    String name = null;
    String scope = null;
    Amount amount = c.quantity() == null ? null : Amount.of(c.quantity());
    switch (c.value()) {
      case Claim.Window w -> name = w.words();
      case Claim.Place p -> {
        subject = p.level().key();
        name = p.name();
      }
      case Claim.Weapon w -> {
        subject = w.type().key();
        name = w.model();
      }
      case Claim.Munitions m -> {
        subject = m.type().key();
        name = m.model();
        scope = m.scope();
      }
      case Claim.Figure _ -> { }
      case Claim.Target t -> {
        subject = t.kind().key();
        name = t.name();
      }
      case Claim.Effect e -> {
        subject = e.kind().key();
        name = e.place();
      }
      case Claim.Need n -> {
        subject = n.what().key();
        name = n.forWhom();
      }
      case Claim.Words w -> name = w.text();
    }
    return new Statement(fact, subject, name, "", scope, amount, c.by(), other, c.status() == Claim.Status.PROPOSED, c.confidence(), passage(c));
  }

  /** The sentence, with the place of the words in it; bounded by the text whatever a reader returned. */
  private Passage passage(Claim c) {
    Span s = c.sentence();
    int start = Math.clamp(s.start(), 0, text.length());
    int end = Math.clamp(s.end(), start, text.length());
    int from = Math.clamp(c.span().start() - (long) start, 0, end - start);
    int to = Math.clamp(c.span().end() - (long) start, from, end - start);
    return new Passage(start, text.substring(start, end), from, to);
  }
}

package org.tocsin.ledger.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.tocsin.core.observation.AttackSummary;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Amount;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Filing.Account;
import org.tocsin.ledger.Filing.Passage;
import org.tocsin.ledger.Filing.Statement;
import org.tocsin.ledger.PlaceName;
import org.tocsin.ledger.Window;

/** Summaries that the reader of posts wrote into a journal, as accounts of the attack of that night. */
public final class JournalSummaries {
  private JournalSummaries() {}

  /** Empty when it tells neither launches nor interceptions. */
  public static Optional<Filing> of(AttackSummary s) {
    LocalDate day = s.time().atZone(Window.KYIV).toLocalDate();
    String text = words(s);
    Passage all = Passage.whole(0, text);
    List<Statement> statements = new ArrayList<>();
    for (AttackSummary.Figure f : s.figures()) {
      Integer n = f.number();
      if (n != null) {
        statements.add(statement(f, n, all));
      }
    }
    if (statements.stream().noneMatch(x -> x.fact() == Fact.LAUNCHED || x.fact() == Fact.INTERCEPTED)) {
      return Optional.empty();
    }
    Account a = new Account("a1", null, "wave", "russia_on_ukraine", SummaryPosts.window(s.from(), s.to(), day), List.of(new PlaceName("Ukraine", "country", "UA")), statements);
    Filing.Document d =
        new Filing.Document(Filing.Kind.SUMMARY, ReportFiling.hash(s.messageId() + " " + text), s.messageId(), null, s.source().name(), null, "uk", day, text);
    return Optional.of(new Filing(d, List.of(a), List.of(), List.of()));
  }

  private static Statement statement(AttackSummary.Figure f, int n, Passage all) {
    Fact fact = switch (f.fact()) {
      case LAUNCHED -> Fact.LAUNCHED;
      case DESTROYED -> Fact.INTERCEPTED;
      case LOST -> Fact.LOST;
      case HIT, HIT_LOCATIONS -> Fact.HIT_LOCATIONS;
      case DEBRIS_LOCATIONS -> Fact.DEBRIS_LOCATIONS;
      case STILL_FLYING -> Fact.STILL_FLYING;
    };
    boolean places = fact == Fact.HIT_LOCATIONS || fact == Fact.DEBRIS_LOCATIONS;
    boolean total = f.what().equals("total");
    String subject = places ? "" : f.what().equals("uav") || fact == Fact.STILL_FLYING && f.what().isEmpty() ? "uav_unknown" : f.what();
    Statement s = Statement.of(fact, subject, null, Amount.exact(n), all);
    return total ? s.asPart("total of all classes") : s;
  }

  /** The journal keeps figures, not words: they are shown as they were read. */
  private static String words(AttackSummary s) {
    StringJoiner j = new StringJoiner("; ", "Read from " + s.messageId() + ": ", "");
    for (AttackSummary.Figure f : s.figures()) {
      j.add((f.fact().name().toLowerCase(java.util.Locale.ROOT) + " " + f.what() + " " + (f.number() == null ? "?" : f.number())).replaceAll(" +", " "));
    }
    return j.toString();
  }
}

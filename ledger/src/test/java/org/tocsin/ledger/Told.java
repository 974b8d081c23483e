package org.tocsin.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Filing.Account;
import org.tocsin.ledger.Filing.Document;
import org.tocsin.ledger.Filing.Passage;
import org.tocsin.ledger.Filing.Statement;
import org.tocsin.ledger.source.ReportFiling;

/** Made-up reports for tests, in a few words. */
final class Told {
  private Told() {}

  static Filing report(String name, String published, Account... accounts) {
    Document d = new Document(Filing.Kind.REPORT, ReportFiling.hash(name + published), name, "Report " + name, name, null, "en", LocalDate.parse(published), name);
    return new Filing(d, List.of(accounts), List.of(), List.of());
  }

  static Filing table(String name, Account... accounts) {
    Document d = new Document(Filing.Kind.TABLE, ReportFiling.hash(name), name, "Table " + name, null, null, "en", null, "");
    return new Filing(d, List.of(accounts), List.of(), List.of());
  }

  static Account strike(String id, String from, String to, String place, Statement... statements) {
    return account(id, null, "strike", from, to, place, statements);
  }

  static Account wave(String id, String from, String to, String place, Statement... statements) {
    return account(id, null, "wave", from, to, place, statements);
  }

  static Account account(String id, String partOf, String role, String from, String to, String place, Statement... statements) {
    List<PlaceName> places = new ArrayList<>();
    for (String p : place.split(", ")) {
      places.add(new PlaceName(p, p.endsWith("Oblast") ? "oblast" : p.equals("Ukraine") ? "country" : "city", null));
    }
    return new Account(id, partOf, role, "russia_on_ukraine", Window.days(LocalDate.parse(from), LocalDate.parse(to)), places, List.of(statements));
  }

  static Statement said(Fact fact, String subject, long value, String bound, String sentence) {
    Amount a = new Amount(value, null, bound, false, false, false);
    return Statement.of(fact, subject, null, a, Passage.whole(Math.abs(sentence.hashCode()), sentence));
  }

  static Statement hit(String kind, String name, String sentence) {
    return Statement.of(Fact.TARGET, kind, name, null, Passage.whole(1, sentence));
  }

  static Statement proposed(Fact fact, long value, String sentence) {
    return new Statement(fact, "", null, "", null, Amount.exact(value), null, false, true, 0.4, Passage.whole(2, sentence));
  }
}

package org.tocsin.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tocsin.core.place.Areas;
import org.tocsin.ledger.Amount;
import org.tocsin.ledger.Editors;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Filing.Passage;
import org.tocsin.ledger.Filing.Statement;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.PlaceName;
import org.tocsin.ledger.Window;
import org.tocsin.ledger.publish.EmbargoRule;
import org.tocsin.ledger.store.Database;

/** A ledger with one attack that two reports tell differently. */
final class StageLedger {
  private StageLedger() {}

  static Ledger open(Areas areas) throws IOException {
    Path folder = Files.createTempDirectory("tocsin-ledger");
    folder.toFile().deleteOnExit();
    Ledger ledger = new Ledger(Database.file(folder.resolve("ledger.db")), areas, new Editors(folder.resolve("editors")), EmbargoRule.STANDARD);
    Instant at = Instant.parse("2024-11-10T06:00:00Z");
    ledger.file(report("One <b>bold</b> outlet", 3, "exact", "Three people were hurt. <script>alert(1)</script>"), at);
    ledger.file(report("Two", 5, "at_least", "At least five people were hurt."), at);
    return ledger;
  }

  private static Filing report(String name, long injured, String bound, String sentence) {
    Statement s = Statement.of(Fact.INJURED, "", null, new Amount(injured, null, bound, false, false, false), Passage.whole(0, sentence));
    Filing.Account a =
        new Filing.Account("a1", null, "strike", "russia_on_ukraine", Window.days(LocalDate.parse("2024-11-09"), LocalDate.parse("2024-11-09")), List.of(new PlaceName("Ukraine", "country", "UA")), List.of(s));
    return new Filing(
        new Filing.Document(Filing.Kind.REPORT, name, name, name, name, "javascript:alert(1)", "en", LocalDate.parse("2024-11-09"), sentence), List.of(a), List.of(), List.of());
  }
}

package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.Selection;
import org.tocsin.ledger.publish.AttackText;
import org.tocsin.ledger.publish.NightText;
import org.tocsin.ledger.publish.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show one attack by its number, or all of one day: what each source says side by side, where they disagree, sirens, sentences.",
    footer = {"", "Examples:", "  ./tocsin ledger show 2024-03-22", "  ./tocsin ledger show 817"})
final class LedgerShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions options;

  @Parameters(paramLabel = "ID|DAY", description = "An attack's number, or a day.")
  private String what = "";

  @Option(names = "--place", paramLabel = "NAME|CODE", description = "Sirens of this place too, and only attacks that may concern it.")
  private String place = "";

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = options.open()) {
      Publication p = ledger.publication(Instant.now());
      if (what.matches("\\d{1,18}")) {
        Publication.AttackFile f =
            p.find(Long.parseLong(what)).orElseThrow(() -> new UserError("there is no attack " + what + "; './tocsin ledger list' lists them"));
        new AttackText(p).file(f, true).forEach(out::println);
      } else {
        LocalDate day = LedgerOptions.day("a day", what);
        String code = place.isBlank() ? null : LedgerOptions.Filters.findPlace(ledger, place).code();
        new NightText(p).day(day, code, Selection.MOST).forEach(out::println);
      }
    }
    out.flush();
    return 0;
  }
}

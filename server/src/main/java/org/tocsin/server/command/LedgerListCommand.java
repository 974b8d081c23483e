package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.Selection;
import org.tocsin.ledger.publish.AttackText;
import org.tocsin.ledger.publish.Publication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List attacks, latest first. !N: sources disagree on N figures; ?N: N claims wait for a person.",
    footer = {"", "Example:", "  ./tocsin ledger list --place \"Kharkiv Oblast\" --from 2024-03-01 --effect power_outage"})
final class LedgerListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions options;
  @Mixin private LedgerOptions.Filters filters;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit = 100;

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit > Selection.MOST) {
      throw new UserError("--limit must be 1 to " + Selection.MOST + ", not " + limit);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = options.open()) {
      Publication.Page page = ledger.publication(Instant.now()).list(filters.selection(ledger, limit));
      page.attacks().forEach(a -> out.println(AttackText.line(a)));
      out.println(page.attacks().size() + " attacks" + (page.next() == null ? "" : " shown; there are more, see --limit, --from and --to"));
    }
    out.flush();
    return 0;
  }
}

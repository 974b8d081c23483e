package org.tocsin.server.command;

import picocli.CommandLine.Command;

/** {@code tocsin ledger}: the record of attacks that did happen. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = "Keep the record of attacks: file reports, tables and summaries, join them, look them up.",
    subcommands = {
      LedgerIngestCommand.class,
      LedgerImportCommand.class,
      LedgerListCommand.class,
      LedgerShowCommand.class,
      LedgerQueryCommand.class,
      LedgerExportCommand.class,
      LedgerDecideCommand.Confirm.class,
      LedgerDecideCommand.Reject.class,
      LedgerDecideCommand.Correct.class,
      LedgerDecideCommand.Move.class,
      LedgerDecideCommand.Release.class,
      LedgerDecideCommand.Revert.class,
      LedgerExtractCommand.class,
      LedgerEvalCommand.class,
      LedgerVerifyCommand.class,
      LedgerRebuildCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  ./tocsin ledger import raids.csv",
      "  ./tocsin ledger ingest reports/",
      "  ./tocsin ledger list --place Kharkiv --from 2024-03-01 --to 2024-03-31",
      "  ./tocsin ledger show 2024-03-22"
    })
public final class LedgerCommand implements Runnable {
  @Override
  public void run() {
    throw new UserError("say what to do: ingest, import, list, show …");
  }
}

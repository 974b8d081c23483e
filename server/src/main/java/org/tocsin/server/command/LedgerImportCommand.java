package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.source.TableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Import tables: raids, histories of sirens (CSV, also .gz), or a journal's alerts.jsonl. docs/ledger.md names the columns.",
    footer = {"", "Examples:", "  ./tocsin ledger import raids.csv", "  ./tocsin ledger import sirens.csv.gz data/alerts.jsonl"})
final class LedgerImportCommand implements Callable<Integer> {
  private static final int SHOWN = 20;
  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions options;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Tables.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    for (Path f : files) {
      if (!Files.isRegularFile(f)) {
        throw new UserError("there is no file " + f);
      }
    }
    boolean whole = true;
    try (Ledger ledger = options.open()) {
      for (Path f : files) {
        TableFile.Result r = TableFile.importInto(ledger, f, Instant.now());
        out.println(f.getFileName() + ": " + r.what() + (r.left() == 0 ? "" : "; " + r.left() + " left out"));
        r.problems().stream().limit(SHOWN).forEach(p -> err.println(f.getFileName() + ", " + p));
        whole &= r.left() == 0;
      }
    }
    out.flush();
    return whole ? 0 : 1;
  }
}

package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tocsin.core.journal.Entry;
import org.tocsin.core.observation.AttackSummary;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.source.JournalSummaries;
import org.tocsin.ledger.source.TableFile;
import org.tocsin.server.journal.JournalReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Import tables: raids, histories of sirens (CSV, also .gz), a journal's alerts.jsonl, or the official summaries of a journal's folder. docs/ledger.md names the columns.",
    footer = {"", "Examples:", "  ./tocsin ledger import raids.csv", "  ./tocsin ledger import sirens.csv.gz data/alerts.jsonl data/journal"})
final class LedgerImportCommand implements Callable<Integer> {
  private static final int SHOWN = 20;
  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions options;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Tables, or the folder of a journal.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    for (Path f : files) {
      if (!Files.isRegularFile(f) && !Files.isDirectory(f)) {
        throw new UserError("there is no file " + f);
      }
    }
    boolean whole = true;
    try (Ledger ledger = options.open()) {
      for (Path f : files) {
        if (Files.isDirectory(f)) {
          out.println(f.getFileName() + ": " + journal(ledger, f));
          continue;
        }
        TableFile.Result r = TableFile.importInto(ledger, f, Instant.now());
        out.println(f.getFileName() + ": " + r.what() + (r.left() == 0 ? "" : "; " + r.left() + " left out"));
        r.problems().stream().limit(SHOWN).forEach(p -> err.println(f.getFileName() + ", " + p));
        whole &= r.left() == 0;
      }
    }
    out.flush();
    return whole ? 0 : 1;
  }

  /** Official summaries that were recorded among the posts of a journal. */
  private static String journal(Ledger ledger, Path folder) throws IOException {
    List<Filing> found = new ArrayList<>();
    JournalReader.findIdentity(folder).orElseThrow(() -> new UserError(folder + " is no journal"));
    JournalReader.read(folder, e -> {
      if (e instanceof Entry.Observed o) {
        o.observations().stream().filter(AttackSummary.class::isInstance).map(AttackSummary.class::cast).forEach(s -> JournalSummaries.of(s).ifPresent(found::add));
      }
    });
    int filed = 0;
    for (Filing f : found) {
      filed += ledger.file(f, Instant.now()) == Ledger.Receipt.FILED ? 1 : 0;
    }
    return found.size() + " official summaries, " + filed + " filed";
  }
}

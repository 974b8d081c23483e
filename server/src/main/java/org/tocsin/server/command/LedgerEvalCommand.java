package org.tocsin.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.GuideJson;
import org.tocsin.language.reports.Report;
import org.tocsin.language.reports.ReportEvaluation;
import org.tocsin.language.reports.ReportFolder;
import org.tocsin.language.reports.ReportReader;
import org.tocsin.language.reports.ReportTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the reading of reports against hand-made truth. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Measure the reading of reports against hand-made truth, field by field.",
    footer = {
      "",
      "DIR holds texts/, meta.jsonl and truth.jsonl. How attacks are matched: docs/ledger-extraction.md.",
      "",
      "Example:",
      "  ./tocsin ledger eval labelled/ --errors",
      "  ./tocsin ledger eval labelled/ --table seed-"
    })
public final class LedgerEvalCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder of reports with truth.jsonl.")
  private Path folder = Path.of("");

  @Option(names = "--errors", description = "List every difference.")
  private boolean errors;

  @Option(names = "--table", paramLabel = "ID", description = "Show the reports whose id begins so, field by field: true, read, missing.")
  private @Nullable String table;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "Data folder with imported areas (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Override
  public Integer call() throws IOException {
    CommandSpec s = spec;
    if (s == null) {
      throw new IllegalStateException("the command line was not parsed");
    }
    PrintWriter w = s.commandLine().getOut();
    ReportEvaluation e = evaluate(w);
    w.print(e.report());
    if (errors) {
      w.printf("%nevery difference%n");
      e.errors().forEach(x -> w.print(x + "\n"));
    }
    w.flush();
    return 0;
  }

  private ReportEvaluation evaluate(PrintWriter w) throws IOException {
    ReportEvaluation e = new ReportEvaluation();
    try {
      Map<String, JsonNode> truths = new ReportFolder(folder).truths();
      if (truths.isEmpty()) {
        throw new UserError(folder + " holds no truth.jsonl");
      }
      ReportReader reader = LedgerExtractCommand.reader(data);
      for (Report r : LedgerExtractCommand.reports(folder)) {
        JsonNode truth = truths.get(r.id());
        if (truth != null) {
          JsonNode read = GuideJson.of(reader.read(r));
          e.add(r.text(), truth, read);
          if (table != null && r.id().startsWith(table)) {
            ReportTable.of(truth, read).forEach(line -> w.print(line + "\n"));
          }
        }
      }
    } catch (IOException x) {
      throw new UserError(String.valueOf(x.getMessage()));
    }
    return e;
  }
}

package org.tocsin.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.geography.AreaStore;
import org.tocsin.language.reports.GuideJson;
import org.tocsin.language.reports.Report;
import org.tocsin.language.reports.ReportFolder;
import org.tocsin.language.reports.ReportReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what is read from a folder of reports, without keeping it. */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = "Read a folder of reports and write what they claim, one JSON object a report.",
    footer = {
      "",
      "DIR holds texts/ID.txt (or ID.txt) and, where known, meta.jsonl (doc_id, published_meta, lang).",
      "Nothing is stored. The shape is described in docs/ledger-extraction.md.",
      "",
      "Example:",
      "  ./tocsin ledger extract reports/ --out claims.jsonl"
    })
public final class LedgerExtractCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder of reports.")
  private Path folder = Path.of("");

  @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of to the screen.")
  private @Nullable Path out;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "Data folder with imported areas (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Override
  public Integer call() throws IOException {
    CommandSpec s = spec;
    if (s == null) {
      throw new IllegalStateException("the command line was not parsed");
    }
    List<Report> reports = reports(folder);
    ReportReader reader = reader(data);
    Path target = out;
    if (target == null) {
      write(reports, reader, s.commandLine().getOut());
      return 0;
    }
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UserError("--out: no folder " + parent);
    }
    try (PrintWriter w = new PrintWriter(Files.newBufferedWriter(target, StandardCharsets.UTF_8))) {
      write(reports, reader, w);
      if (w.checkError()) {
        throw new IOException("cannot write " + target);
      }
    }
    return 0;
  }

  private static void write(List<Report> reports, ReportReader reader, PrintWriter w) {
    for (Report r : reports) {
      w.print(GuideJson.of(reader.read(r)));
      w.print('\n');
    }
    w.flush();
  }

  static List<Report> reports(Path folder) throws IOException {
    try {
      if (!Files.isDirectory(folder)) {
        throw new NotDirectoryException(folder.toString());
      }
      List<Report> found = new ReportFolder(folder).list();
      if (found.isEmpty()) {
        throw new UserError(folder + " holds no report: texts/ID.txt is looked for");
      }
      return found;
    } catch (NotDirectoryException e) {
      throw new UserError("no folder " + folder);
    }
  }

  static ReportReader reader(Path data) {
    try {
      return new ReportReader(new AreaStore(data).load());
    } catch (UncheckedIOException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }
}

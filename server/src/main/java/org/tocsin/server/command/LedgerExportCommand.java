package org.tocsin.server.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.Selection;
import org.tocsin.ledger.export.Exports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Export attacks: csv and parquet a row a figure, geojson and jsonld an object an attack. Places under embargo stay coarse.",
    footer = {"", "Example:", "  ./tocsin ledger export csv --place \"Kharkiv Oblast\" --from 2024-03-01 --out kharkiv.csv"})
final class LedgerExportCommand implements Callable<Integer> {
  enum Format {
    CSV,
    PARQUET,
    GEOJSON,
    JSONLD
  }

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions options;
  @Mixin private LedgerOptions.Filters filters;

  @Parameters(paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}")
  private Format format = Format.CSV;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserError("--out: no folder " + folder);
    }
    PrintWriter screen = spec.commandLine().getOut();
    try (Ledger ledger = options.open()) {
      Exports e = new Exports(ledger.publication(Instant.now()), filters.selection(ledger, Selection.MOST));
      screen.println(write(e) + " attacks in " + out);
    }
    screen.flush();
    return 0;
  }

  private int write(Exports e) throws IOException {
    if (format == Format.PARQUET) {
      Files.deleteIfExists(out);
      return e.parquet(out);
    }
    try (OutputStream o = Files.newOutputStream(out)) {
      return switch (format) {
        case CSV -> e.csv(o);
        case GEOJSON -> e.geoJson(o);
        case JSONLD, PARQUET -> e.jsonLd(o);
      };
    }
  }
}

package org.tocsin.server.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.brief.Brief;
import org.tocsin.ledger.brief.BriefPdf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "brief",
    mixinStandardHelpOptions = true,
    description = "Write the evidence brief of a place and a period, every figure linked to its sentences; HTML, or PDF when FILE ends in .pdf.",
    footer = {"", "Example:", "  ./tocsin brief --place Kharkiv --from 2024-03-01 --to 2024-09-30 --out brief.html"})
public final class BriefCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions options;

  @Option(names = "--place", paramLabel = "NAME|CODE", description = "A town or an area (default: the country).")
  private @Nullable String place;

  @Option(names = "--from", paramLabel = "DAY", required = true, description = "First day, as 2024-03-01.")
  private String from = "";

  @Option(names = "--to", paramLabel = "DAY", required = true, description = "Last day.")
  private String to = "";

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write, .html or .pdf; give it twice for both.")
  private Path[] out = {};

  @Override
  public Integer call() throws IOException {
    System.setProperty("java.awt.headless", "true");
    PrintWriter screen = spec.commandLine().getOut();
    LocalDate first = LedgerOptions.day("--from", from);
    LocalDate last = LedgerOptions.day("--to", to);
    if (last.isBefore(first)) {
      throw new UserError("--to " + to + " is before --from " + from);
    }
    for (Path f : out) {
      Path folder = f.toAbsolutePath().getParent();
      if (!f.toString().matches("(?i).*\\.(html?|pdf)$") || folder == null || !Files.isDirectory(folder)) {
        throw new UserError("--out must be a file in an existing folder that ends in .html or .pdf, not " + f);
      }
    }
    try (Ledger ledger = options.open()) {
      String code = place == null ? null : LedgerOptions.Filters.findPlace(ledger, place).code();
      String html = Brief.html(ledger.publication(Instant.now()), code, first, last);
      for (Path f : out) {
        if (f.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".pdf")) {
          try (OutputStream o = Files.newOutputStream(f)) {
            if (!BriefPdf.write(html, o)) {
              screen.println("no font with Cyrillic letters was found (Debian: apt install fonts-dejavu-core); they are missing in " + f);
            }
          }
        } else {
          Files.writeString(f, html);
        }
        screen.println(f + ": " + Files.size(f) / 1024 + " kB");
      }
    }
    screen.flush();
    return 0;
  }
}

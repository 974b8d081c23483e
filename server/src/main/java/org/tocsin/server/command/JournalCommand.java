package org.tocsin.server.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.journal.Datagram;
import org.tocsin.core.journal.Entry;
import org.tocsin.server.feed.ExportedMessage;
import org.tocsin.server.journal.EntryCodec;
import org.tocsin.server.journal.JournalReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    description = "Look into a journal: verify, dump, export.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "DIR is the folder that holds the .journal files.",
      "",
      "Examples:",
      "  ./tocsin journal verify data/journal",
      "  ./tocsin journal dump data/journal --ticks | head",
      "  ./tocsin journal export data/journal > messages.jsonl"
    })
public final class JournalCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new UserError("say what to do: verify, dump or export");
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Check every byte; exit code 0 when all is as it was written, 1 when something is damaged.",
      footer = {"", "Example:", "  ./tocsin journal verify data/journal"})
  int verify(@Parameters(paramLabel = "DIR") Path folder) throws IOException {
    var identity = identity(folder);
    JournalReader.Verdict v = JournalReader.verify(folder);
    PrintWriter out = spec.commandLine().getOut();
    v.damage().forEach(d -> out.println("damaged: " + d));
    out.println(
        identity + ": " + v.entries() + " entries in " + v.files() + (v.files() == 1 ? " file" : " files")
            + (v.damage().isEmpty() ? ", all as written" : ", " + v.damage().size() + " damaged"));
    return v.damage().isEmpty() ? 0 : 1;
  }

  @Command(
      name = "dump",
      mixinStandardHelpOptions = true,
      description = "Print every entry as one line of JSON.",
      footer = {"", "Example:", "  ./tocsin journal dump data/journal --from 120 --to 130"})
  int dump(
      @Parameters(paramLabel = "DIR") Path folder,
      @Option(names = "--ticks", description = "Print the passing seconds too.") boolean ticks,
      @Option(names = "--from", paramLabel = "N", defaultValue = "1", description = "First entry.") long from,
      @Option(names = "--to", paramLabel = "N", defaultValue = "9223372036854775807", description = "Last entry.")
          long to)
      throws IOException {
    identity(folder);
    PrintWriter out = spec.commandLine().getOut();
    JournalReader.read(
        folder,
        e -> {
          if (e.number() >= from && e.number() <= to && (ticks || !(e instanceof Entry.Tick))) {
            out.println(new String(EntryCodec.encode(e), StandardCharsets.UTF_8));
          }
        });
    out.flush();
    return 0;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Print the messages of a journal as they were received, in a form that replay takes.",
      footer = {"", "Example:", "  ./tocsin journal export data/journal --out messages.jsonl"})
  int export(
      @Parameters(paramLabel = "DIR") Path folder,
      @Option(names = "--out", paramLabel = "FILE", description = "File instead of standard output.")
          @Nullable Path file)
      throws IOException {
    identity(folder);
    if (file == null) {
      export(folder, spec.commandLine().getOut());
      return 0;
    }
    try (OutputStream stream = Files.newOutputStream(file);
        PrintWriter out = new PrintWriter(stream, false, StandardCharsets.UTF_8)) {
      export(folder, out);
      if (out.checkError()) {
        throw new IOException(file + " could not be written to its end");
      }
    }
    return 0;
  }

  private static void export(Path folder, PrintWriter out) throws IOException {
    JournalReader.read(
        folder,
        e -> {
          Datagram d =
              switch (e) {
                case Entry.Observed o -> o.datagram();
                case Entry.Rejected r -> r.datagram();
                case Entry.Tick _, Entry.Order _, Entry.Setting _ -> null;
              };
          if (d != null) {
            out.println(ExportedMessage.line(d, at(e)));
          }
        });
    out.flush();
  }

  private static Instant at(Entry e) {
    return e.recordedAt();
  }

  private static String identity(Path folder) throws IOException {
    return JournalReader.findIdentity(folder)
        .map(i -> i.journal() + " (" + i.purpose() + ")")
        .orElseThrow(() -> new UserError("there is no journal in " + folder));
  }
}

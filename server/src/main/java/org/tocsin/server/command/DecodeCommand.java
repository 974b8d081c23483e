package org.tocsin.server.command;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.protocols.decode.Format;
import org.tocsin.protocols.decode.Formats;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is in a recorded file. */
@Command(
    name = "decode",
    mixinStandardHelpOptions = true,
    description = "Decode a recorded file: a table for people, or every message or the statistics as JSON.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tocsin decode radar.pcap",
      "  tocsin decode adsb.ast --edition 021=0.23 --jsonl --out adsb.jsonl",
      "  tocsin decode tracks.ff --facts",
      "  tocsin decode receiver.beast --format beast --jsonl",
      "",
      "Without --format the format is recognised by its content; without --edition the",
      "ASTERIX editions are those that read the data best. Faults in the data are counted",
      "and shown; the exit code is 2 only when the file or an option cannot be used."
    })
public final class DecodeCommand implements Callable<Integer> {
  private static final int UNUSABLE = 2;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The recorded file.")
  private @Nullable Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "asterix, beast, avr, sbs, aircraft-json, cot, or an ASTERIX framing: raw, pcap, oradis-pcap, final, oradis, gps, replay.")
  private @Nullable String format;

  @Option(
      names = "--edition",
      paramLabel = "CAT=EDITION,…",
      defaultValue = "",
      description = "ASTERIX editions, such as 048=1.27,021=0.23.")
  private String edition = "";

  @ArgGroup private @Nullable Shape shape;

  @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of to the screen.")
  private @Nullable Path out;

  /** What is written. */
  private static final class Shape {
    @Option(names = "--jsonl", description = "Every message as one line of JSON.")
    private boolean jsonl;

    @Option(names = "--facts", description = "Statistics of the whole file as JSON.")
    private boolean facts;
  }

  @Override
  public Integer call() {
    CommandSpec s = spec;
    Path f = file;
    if (s == null || f == null) {
      throw new IllegalStateException("the command line was not parsed");
    }
    PrintWriter err = s.commandLine().getErr();
    try {
      byte[] bytes = Files.readAllBytes(f);
      Format wanted = format == null ? Formats.recognise(bytes) : Formats.named(format);
      Path target = out;
      if (target == null) {
        PrintWriter screen = s.commandLine().getOut();
        write(wanted, f, bytes, new BufferedWriter(new Unclosed(screen)));
        screen.flush();
      } else {
        try (Writer w = Files.newBufferedWriter(target)) {
          write(wanted, f, bytes, w);
        }
      }
      return 0;
    } catch (NoSuchFileException e) {
      err.println("tocsin decode: no file " + e.getFile());
    } catch (IllegalArgumentException e) {
      err.println("tocsin decode: " + f.getFileName() + ": " + e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      err.println("tocsin decode: cannot read or write: " + e.getMessage());
    }
    return UNUSABLE;
  }

  private void write(Format wanted, Path f, byte[] bytes, Writer w) throws IOException {
    Shape s = shape;
    boolean jsonl = s != null && s.jsonl;
    Format.Report report = wanted.decode(bytes, edition, jsonl ? w : null);
    if (s != null && s.facts) {
      ObjectNode facts = Formats.headed(String.valueOf(f.getFileName()), bytes, report.facts());
      w.write(new ObjectMapper().writer(new DefaultPrettyPrinter()).writeValueAsString(facts));
      w.write('\n');
    } else if (!jsonl) {
      for (String line : report.summary()) {
        w.write(line);
        w.write('\n');
      }
    }
    w.flush();
  }

  /** The screen stays open. */
  private static final class Unclosed extends FilterWriter {
    Unclosed(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

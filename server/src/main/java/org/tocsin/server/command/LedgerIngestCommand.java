package org.tocsin.server.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.source.Intake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Read reports and file what they claim: text, HTML, RSS or Atom; or posts (JSON Lines), of which official summaries are taken.",
    footer = {
      "",
      "--meta FILE tells what is known of reports before they are read, one JSON object a line:",
      "  {\"doc_id\": \"name of the file without its ending\", \"published_meta\": \"2024-03-22\", \"outlet\": \"…\"}",
      "",
      "Examples:",
      "  ./tocsin ledger ingest reports/",
      "  ./tocsin ledger ingest feed.xml article.html --published 2024-11-13"
    })
final class LedgerIngestCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions options;

  @Parameters(paramLabel = "FILE|FOLDER", arity = "1..*", description = "Reports.")
  private List<Path> inputs = List.of();

  @Option(names = "--meta", paramLabel = "FILE", description = "What is known of the reports, JSON Lines.")
  private @Nullable Path meta;

  @Option(names = "--published", paramLabel = "DAY", description = "Day of publication, where a file does not say it.")
  private @Nullable String published;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<Path> files = new ArrayList<>();
    for (Path i : inputs) {
      if (!Files.exists(i)) {
        throw new UserError("there is no file or folder " + i);
      }
      files.addAll(Intake.listFiles(i));
    }
    if (meta != null) {
      files.remove(meta);
    }
    Areas areas = options.areas();
    try (Ledger ledger = options.open(areas);
        ProgressBar bar = new ProgressBarBuilder().setTaskName("reading").setInitialMax(files.size()).setStyle(ProgressBarStyle.ASCII).build()) {
      Intake intake = new Intake(ledger, areas, known(files));
      for (Path f : files) {
        intake.take(f, Instant.now());
        bar.step();
      }
      bar.close();
      intake.problems().forEach(err::println);
      out.println(intake.summary());
      out.flush();
      return intake.problems().isEmpty() ? 0 : 1;
    }
  }

  private Map<String, Intake.Meta> known(List<Path> files) throws IOException {
    Map<String, Intake.Meta> out = new TreeMap<>();
    LocalDate day = LedgerOptions.day("--published", published);
    if (day != null) {
      files.forEach(f -> out.put(String.valueOf(f.getFileName()).replaceFirst("\\.[A-Za-z0-9]{1,5}$", ""), new Intake.Meta(day, null)));
    }
    Path m = meta;
    if (m == null) {
      return out;
    }
    int number = 0;
    for (String line : Files.readAllLines(m)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode n = JSON.readTree(line);
        String when = n.path("published_meta").asText("");
        out.put(n.path("doc_id").asText(), new Intake.Meta(
            when.isBlank() || when.equals("null") ? null : LedgerOptions.day(m + ", line " + number + ": published_meta", when),
            n.path("outlet").isTextual() ? n.get("outlet").asText() : null));
      } catch (JsonProcessingException e) {
        throw new UserError(m + ", line " + number + ": not JSON");
      }
    }
    return out;
  }
}

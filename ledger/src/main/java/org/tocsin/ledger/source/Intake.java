package org.tocsin.ledger.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Areas;
import org.tocsin.language.reports.Report;
import org.tocsin.language.reports.ReportReader;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.Ledger.Receipt;

/** Files reports and posts: reads each, files what it claims, and counts. Not thread-safe. */
public final class Intake {
  private final Ledger ledger;
  private final ReportReader reports;
  private final Areas areas;
  private final Map<String, Meta> meta;
  private @Nullable SummaryPosts posts;
  private final List<String> problems = new ArrayList<>();
  private int filed;
  private int duplicates;
  private int withAttacks;
  private int skipped;

  /** What is known of a report before it is read. */
  public record Meta(@Nullable LocalDate published, @Nullable String outlet) {}

  /** @param meta by the file's name without its ending; may be empty */
  public Intake(Ledger ledger, Areas areas, Map<String, Meta> meta) {
    this.ledger = ledger;
    this.areas = areas;
    this.reports = new ReportReader(areas);
    this.meta = meta;
  }

  /** The files that a folder holds, or the file itself, in order of name. @throws IOException when there is none */
  public static List<Path> listFiles(Path fileOrFolder) throws IOException {
    if (!Files.isDirectory(fileOrFolder)) {
      if (!Files.exists(fileOrFolder)) {
        throw new IOException("there is no file " + fileOrFolder);
      }
      return List.of(fileOrFolder);
    }
    try (Stream<Path> all = Files.walk(fileOrFolder)) {
      return all.filter(Files::isRegularFile).filter(p -> p.toString().matches("(?i).*\\.(txt|md|html?|xhtml|xml|rss|atom|jsonl)$")).sorted().toList();
    }
  }

  /** Files all that one file holds; what cannot be read becomes a problem, and the rest goes on. */
  public void take(Path file, Instant now) {
    try {
      if (file.toString().endsWith(".jsonl")) {
        takePosts(file, now);
        return;
      }
      String name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
      Meta known = meta.getOrDefault(name, new Meta(null, null));
      List<Report> read = ReportFile.read(file, known.published());
      if (read.isEmpty()) {
        problems.add(file.getFileName() + ": holds no words");
      }
      for (Report r : read) {
        take(known.outlet() == null ? r : new Report(r.id(), r.title(), r.text(), r.language(), r.publishedAt(), known.outlet(), r.source(), r.hash()), now);
      }
    } catch (IOException | RuntimeException e) {
      // One file that a reader fails on must not lose the others.
      problems.add(file.getFileName() + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName()));
    }
  }

  public void take(Report report, Instant now) {
    if (ledger.holds(ReportFiling.hash(report.text()))) {
      duplicates++;
      return;
    }
    count(ReportFiling.of(reports.read(report)), now);
  }

  private void count(Filing f, Instant now) {
    if (ledger.file(f, now) == Receipt.DUPLICATE) {
      duplicates++;
      return;
    }
    filed++;
    withAttacks += f.accounts().isEmpty() ? 0 : 1;
  }

  private void takePosts(Path file, Instant now) throws IOException {
    SummaryPosts reader = posts == null ? new SummaryPosts(areas) : posts;
    posts = reader;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          Optional<Filing> f = reader.read(line);
          if (f.isPresent()) {
            count(f.get(), now);
          } else {
            skipped++;
          }
        } catch (IllegalArgumentException e) {
          problems.add(file.getFileName() + ", line " + number + ": " + e.getMessage());
        }
      }
    }
  }

  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** In one line. */
  public String summary() {
    return filed + " filed, " + withAttacks + " of them tell of attacks; " + duplicates + " were in the ledger already"
        + (skipped == 0 ? "" : "; " + skipped + " posts are no summaries") + (problems.isEmpty() ? "" : "; " + problems.size() + " problems");
  }
}

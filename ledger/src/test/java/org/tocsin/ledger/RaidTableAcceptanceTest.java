package org.tocsin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.language.reports.Fact;
import org.tocsin.ledger.source.TableFile;

/** FEATURE UNDER TEST: the published table of raids, imported whole, against a reading of the file that shares no code. */
class RaidTableAcceptanceTest {
  @TempDir Path folder;

  @Test
  void A01_everyRowIsImportedAndTheTotalsOfEachMonthAreThoseOfTheFile() throws IOException {
    Path file = Path.of(System.getProperty("tocsin.shared", "none"), "attacks", "missile_attacks_daily.csv.gz");
    Assumptions.assumeTrue(Files.exists(file), "skipped: the table of raids is not at " + file);
    try (Ledger ledger = Stores.sqlite(folder)) {
      TableFile.Result r = TableFile.importInto(ledger, file, Instant.parse("2026-07-01T00:00:00Z"));
      assertThat(r.rows()).isEqualTo(3768);
      assertThat(r.left()).isZero();

      Map<String, long[]> wanted = new TreeMap<>();
      long nulls = 0;
      for (List<String> row : rows(file).subList(1, 3769)) {
        long[] sums = wanted.computeIfAbsent(row.get(1).substring(0, 7), _ -> new long[4]);
        for (int i = 0; i < 4; i++) {
          String cell = row.get(11 + i);
          nulls += cell.isEmpty() ? 1 : 0;
          sums[i] += cell.isEmpty() ? 0 : Long.parseLong(cell);
        }
      }
      assertThat(nulls).isEqualTo(3 + 6 + (3768 - 701) + (3768 - 212));

      Map<String, long[]> got = new TreeMap<>();
      long filed = 0;
      List<Fact> facts = List.of(Fact.LAUNCHED, Fact.INTERCEPTED, Fact.LOST, Fact.STILL_FLYING);
      var publication = ledger.publication(Instant.parse("2026-07-01T00:00:00Z").plusSeconds(1_000_000));
      Selection.Cursor next = null;
      do {
        var page = publication.list(Selection.ALL.page(next, 500));
        for (Attack a : page.attacks()) {
          for (var account : publication.find(a.id()).orElseThrow().accounts()) {
            for (FiledClaim c : account.claims()) {
              if (facts.contains(c.fact()) && c.part().isEmpty()) {
                String start = rows(c.passage()).getFirst().get(1);
                got.computeIfAbsent(start.substring(0, 7), _ -> new long[4])[facts.indexOf(c.fact())] += c.amount().value();
                filed++;
              }
            }
          }
        }
        next = page.next();
      } while (next != null);
      assertThat(filed).isEqualTo(4L * 3768 - nulls);
      assertThat(got.keySet()).isEqualTo(wanted.keySet());
      wanted.forEach((month, sums) -> assertThat(got.get(month)).as(month).containsExactly(sums));

      assertThat(TableFile.importInto(ledger, file, Instant.parse("2026-07-02T00:00:00Z")).receipt()).isEqualTo(Ledger.Receipt.DUPLICATE);
    }
  }

  private static List<List<String>> rows(Path file) throws IOException {
    try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return rows(String.join("\n", in.lines().toList()));
    }
  }

  /** The grammar of RFC 4180, by hand. */
  private static List<List<String>> rows(String text) {
    List<List<String>> out = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '\n' : text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          out.add(row);
          row = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    return out;
  }
}

package org.tocsin.ledger.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.tocsin.ledger.Ledger;
import org.tocsin.ledger.Ledger.Receipt;

/** Imports a table, whichever of the known ones its first line shows it to be; {@code .gz} files as they are. */
public final class TableFile {
  private TableFile() {}

  /**
   * @param what in words, with the number of rows
   * @param problems rows left out, one line each
   */
  public record Result(Receipt receipt, String what, int rows, int left, List<String> problems) {}

  public static Result importInto(Ledger ledger, Path file, Instant now) throws IOException {
    String hash = hash(file);
    String name = String.valueOf(file.getFileName());
    String header;
    try (BufferedReader in = open(file)) {
      header = String.valueOf(in.readLine()).replace("\uFEFF", "");
    }
    if (ledger.holds(hash)) {
      return new Result(Receipt.DUPLICATE, name + " is in the ledger already", 0, 0, List.of());
    }
    try (BufferedReader in = open(file)) {
      if (RaidTable.isHeader(header)) {
        RaidTable.Result r = RaidTable.read(in, name, hash);
        Receipt receipt = ledger.file(r.filing(), now);
        return new Result(receipt, r.rows() + " rows of raids in " + r.filing().accounts().size() + " waves", r.rows(), r.problems().size(), r.problems());
      }
      if (SirenTable.isHeader(header)) {
        SirenTable.Result r = SirenTable.read(in, name, hash, ledger.places());
        Receipt receipt = ledger.fileSirens(r.head(), r.sirens(), now);
        return new Result(receipt, r.sirens().size() + " alerts of sirens", r.sirens().size(), r.left(), r.problems());
      }
      if (header.startsWith("{")) {
        AlertLines.Result r = AlertLines.read(in, name, hash);
        Receipt receipt = ledger.fileSirens(r.head(), r.alerts(), now);
        return new Result(receipt, r.alerts().size() + " alarms of a journal", r.alerts().size(), r.problems().size(), r.problems());
      }
    }
    throw new IOException(name + " is neither a table of raids, a history of sirens nor alerts.jsonl; docs/ledger.md names their columns");
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    return new BufferedReader(new InputStreamReader(file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8), 1 << 16);
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[1 << 16];
      MessageDigest d = ((DigestInputStream) in).getMessageDigest();
      while (in.read(buffer) >= 0) {
        // Reading is what digests.
      }
      return HexFormat.of().formatHex(d.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package org.tocsin.protocols.asterix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tocsin.protocols.decode.Format;
import org.tocsin.protocols.decode.Formats;

/**
 * A capture decoded and held against its golden statistics and records, value by value. {@code GoldenComparison FOLDER} prints the
 * result for every capture of a folder, each difference and each named exception.
 */
final class GoldenComparison {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COMPARED =
      List.of(
          "file",
          "sha256",
          "bytes",
          "frames",
          "frames_with_several_blocks",
          "channels",
          "capture_time",
          "editions_used",
          "blocks",
          "records",
          "sources",
          "trailing_bytes_after_last_block",
          "errors",
          "error_count",
          "items",
          "leaves");

  private GoldenComparison() {}

  /**
   * @param values single values compared: of the statistics and of the records that the golden file lists
   * @param differences each with what was found and what was wanted
   * @param exceptions what could not be compared as the other captures are, and what was done instead
   */
  record Result(long values, int records, List<String> differences, List<String> exceptions) {}

  public static void main(String[] args) throws IOException {
    long values = 0;
    int equal = 0;
    List<Path> files = captures(Path.of(args[0]));
    for (Path file : files) {
      Result r = of(file);
      values += r.values();
      equal += r.differences().isEmpty() ? 1 : 0;
      System.out.printf(
          Locale.ROOT, "%-30s %7d records %9d values %5d different%n",
          file.getFileName(), r.records(), r.values(), r.differences().size());
      r.differences().stream().limit(20).forEach(d -> System.out.println("  different: " + d));
      r.exceptions().forEach(e -> System.out.println("  exception: " + e));
    }
    System.out.printf(Locale.ROOT, "%d of %d captures equal, %d values%n", equal, files.size(), values);
    System.exit(equal == files.size() ? 0 : 1);
  }

  static List<Path> captures(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isRegularFile).filter(p -> !p.toString().endsWith(".md")).sorted().toList();
    }
  }

  static Result of(Path file) throws IOException {
    String name = file.getFileName().toString();
    byte[] bytes = Files.readAllBytes(file);
    StringWriter lines = new StringWriter();
    Format.Report report = Formats.recognise(bytes).decode(bytes, "", lines);
    List<JsonNode> records = new ArrayList<>();
    for (String line : lines.toString().split("\n")) {
      records.add(JSON.readTree(line));
    }
    JsonNode facts = JSON.readTree(Formats.headed(name, bytes, report.facts()).toString());
    JsonNode wanted = JSON.readTree(file.resolveSibling("golden").resolve(name + ".facts.json").toFile());

    Comparison c = new Comparison();
    Path goldenRecords = file.resolveSibling("golden").resolve(name + ".golden.jsonl.gz");
    for (String key : COMPARED) {
      if (wanted.has(key) || Files.exists(goldenRecords)) {
        c.compare(key, facts.path(key), wanted.path(key));
      } else {
        c.except("the golden statistics say nothing of '" + key + "'");
      }
    }
    if (Files.exists(goldenRecords)) {
      Map<Integer, JsonNode> golden = new HashMap<>();
      read(goldenRecords).forEach(r -> golden.put(r.get("i").asInt(), r));
      for (JsonNode r : records) {
        JsonNode w = golden.remove(r.get("i").asInt());
        if (w != null) {
          c.compare("record " + r.get("i"), r, w);
        }
      }
      golden.keySet().forEach(i -> c.differences.add("record " + i + " was not found"));
    } else {
      Path peer = OldEditionPeer.file(file);
      c.except("no golden records (their decoder lacks this edition): held against another decoder's, " + peer.getFileName());
      OldEditionPeer.compare(records, read(peer), c);
    }
    return new Result(c.values, records.size(), c.differences, c.exceptions);
  }

  private static List<JsonNode> read(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }

  /** Walks two trees and keeps what differs. */
  static final class Comparison {
    private final List<String> differences = new ArrayList<>();
    private final List<String> exceptions = new ArrayList<>();
    private long values;

    void except(String what) {
      exceptions.add(what);
    }

    void compare(String path, JsonNode got, JsonNode want) {
      if (got.isObject() && want.isObject()) {
        TreeMap<String, JsonNode> all = new TreeMap<>();
        got.properties().forEach(e -> all.put(e.getKey(), e.getValue()));
        want.properties().forEach(e -> all.put(e.getKey(), e.getValue()));
        all.keySet().forEach(k -> compare(path + '/' + k, got.path(k), want.path(k)));
      } else if (got.isArray() && want.isArray() && got.size() == want.size()) {
        for (int i = 0; i < got.size(); i++) {
          compare(path + '/' + i, got.get(i), want.get(i));
        }
      } else {
        values++;
        if (!same(got, want)) {
          differences.add(path + ": " + (got.isMissingNode() ? "nothing" : got) + " instead of " + (want.isMissingNode() ? "nothing" : want));
        }
      }
    }

    void compare(String path, double got, double want) {
      compare(path, JsonNodeFactory.instance.numberNode(got), JsonNodeFactory.instance.numberNode(want));
    }

    private static boolean same(JsonNode got, JsonNode want) {
      if (got.isNumber() && want.isNumber()) {
        double a = got.asDouble();
        double b = want.asDouble();
        return Math.abs(a - b) <= 1e-11 * Math.max(Math.abs(a), Math.abs(b));
      }
      return got.equals(want);
    }
  }
}

package org.tocsin.protocols.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tocsin.protocols.decode.Format;
import org.tocsin.protocols.decode.Formats;

/** Every recorded capture against its golden statistics and records, with no edition told. */
class CapturesAcceptanceTest {
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

  @TestFactory
  Stream<DynamicTest> A01_every_capture_decodes_to_its_golden_facts_and_records() throws IOException {
    Path folder = Path.of(System.getProperty("tocsin.shared", "absent"), "wire", "asterix");
    assumeTrue(Files.isDirectory(folder), "skipped: the recorded captures are not here (system property tocsin.shared)");
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> files = list.filter(Files::isRegularFile).filter(p -> !p.toString().endsWith(".md")).sorted().toList();
      assertThat(files).hasSizeGreaterThan(20);
      return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compare(f)));
    }
  }

  private static void compare(Path file) throws IOException {
    String name = file.getFileName().toString();
    Path golden = file.resolveSibling("golden");
    byte[] bytes = Files.readAllBytes(file);
    StringWriter lines = new StringWriter();
    Format.Report report = Formats.recognise(bytes).decode(bytes, "", lines);
    Map<Integer, JsonNode> expected = goldenRecords(golden.resolve(name + ".golden.jsonl.gz"));
    List<String> wrong = new ArrayList<>();
    for (String line : lines.toString().split("\n")) {
      JsonNode record = parse(line);
      JsonNode wanted = expected.remove(record.get("i").asInt());
      if (wanted != null && !same(record, wanted)) {
        wrong.add("got " + record + " want " + wanted);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(expected).as("records that were not found").isEmpty();
    ObjectNode got = (ObjectNode) parse(Formats.headed(name, bytes, report.facts()).toString());
    JsonNode want = JSON.readTree(golden.resolve(name + ".facts.json").toFile());
    if (name.startsWith("cat062_old_edition")) {
      // Its golden file has no values, for the decoder that made it lacks edition 0.17.
      assertThat(got.get("error_count").asInt()).isZero();
      assertThat(got.get("editions_used").get("062").asText()).isEqualTo("0.17");
      assertThat(got.get("records")).isEqualTo(want.get("records"));
      assertThat(got.get("sources")).isEqualTo(want.get("sources"));
      return;
    }
    for (String key : COMPARED) {
      assertThat(same(got.path(key), want.path(key)))
          .as("%s: got %s want %s", key, difference(got.path(key), want.path(key)), "")
          .isTrue();
    }
  }

  private static String difference(JsonNode got, JsonNode want) {
    if (!got.isObject() || !want.isObject()) {
      return got + " instead of " + want;
    }
    List<String> d = new ArrayList<>();
    want.properties().forEach(e -> {
      if (!same(got.path(e.getKey()), e.getValue())) {
        d.add(e.getKey() + ": " + got.path(e.getKey()) + " instead of " + e.getValue());
      }
    });
    got.properties().forEach(e -> {
      if (!want.has(e.getKey())) {
        d.add(e.getKey() + " should not be there");
      }
    });
    return d.toString();
  }

  private static boolean same(JsonNode got, JsonNode want) {
    if (got.isNumber() && want.isNumber()) {
      double a = got.asDouble();
      double b = want.asDouble();
      return Math.abs(a - b) <= 1e-11 * Math.max(Math.abs(a), Math.abs(b));
    }
    if (got.isObject() && want.isObject()) {
      if (got.size() != want.size()) {
        return false;
      }
      return want.properties().stream().allMatch(e -> same(got.path(e.getKey()), e.getValue()));
    }
    if (got.isArray() && want.isArray()) {
      if (got.size() != want.size()) {
        return false;
      }
      for (int i = 0; i < got.size(); i++) {
        if (!same(got.get(i), want.get(i))) {
          return false;
        }
      }
      return true;
    }
    return got.equals(want);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  private static Map<Integer, JsonNode> goldenRecords(Path file) throws IOException {
    Map<Integer, JsonNode> records = new HashMap<>();
    if (!Files.exists(file)) {
      return records;
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode r = parse(line);
        records.put(r.get("i").asInt(), r);
      }
    }
    return records;
  }
}

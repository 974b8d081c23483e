package org.tocsin.language.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of stored reports: {@code texts/ID.txt} (or {@code ID.txt} beside nothing else), with {@code meta.jsonl}
 * (doc_id, published_meta, lang) and {@code truth.jsonl} where there are any.
 */
public final class ReportFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer files are not read to their end: a character more than the reader looks at is enough to say so. */
  private static final int MAX_BYTES = 4 * SentenceSplitter.MAX_TEXT + 4;

  private final Path folder;

  public ReportFolder(Path folder) {
    this.folder = folder;
  }

  /** All reports in order of their ids; what is not UTF-8 is read with replacement characters. */
  public List<Report> list() throws IOException {
    Map<String, JsonNode> meta = lines("meta.jsonl", "doc_id");
    Path texts = Files.isDirectory(folder.resolve("texts")) ? folder.resolve("texts") : folder;
    List<Report> out = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(texts)) {
      files = all.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
    for (Path f : files) {
      String name = f.getFileName().toString();
      String id = name.substring(0, name.length() - 4);
      out.add(report(id, text(f), meta.get(id)));
    }
    return out;
  }

  private static Report report(String id, String text, @Nullable JsonNode meta) throws IOException {
    Report plain = Report.of(id, text, null);
    if (meta == null) {
      return plain;
    }
    String day = meta.path("published_meta").asText("null");
    LocalDate published = null;
    if (!day.equals("null") && !day.isBlank()) {
      try {
        published = LocalDate.parse(day);
      } catch (DateTimeException e) {
        throw new IOException("meta.jsonl: " + id + ": published_meta is no date: " + day, e);
      }
    }
    Report.Language language = switch (meta.path("lang").asText("")) {
      case "uk" -> Report.Language.UKRAINIAN;
      case "en" -> Report.Language.ENGLISH;
      default -> plain.language();
    };
    return new Report(id, null, text, language, published, null, null, plain.hash());
  }

  static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** The true readings by report, empty without {@code truth.jsonl}. */
  public Map<String, JsonNode> truths() throws IOException {
    return lines("truth.jsonl", "doc_id");
  }

  private Map<String, JsonNode> lines(String name, String key) throws IOException {
    Map<String, JsonNode> out = new LinkedHashMap<>();
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return out;
    }
    try (BufferedReader r = Files.newBufferedReader(file)) {
      int number = 0;
      for (String s = r.readLine(); s != null; s = r.readLine()) {
        number++;
        if (s.isBlank()) {
          continue;
        }
        try {
          JsonNode n = JSON.readTree(s);
          if (!n.path(key).isTextual()) {
            throw new IOException(file + ":" + number + ": no \"" + key + "\"");
          }
          out.put(n.get(key).asText(), n);
        } catch (JsonProcessingException e) {
          throw new IOException(file + ":" + number + ": not JSON: " + e.getOriginalMessage(), e);
        }
      }
    }
    return out;
  }
}

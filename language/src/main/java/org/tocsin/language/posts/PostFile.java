package org.tocsin.language.posts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Posts as JSON Lines: {@code id}, {@code text}, optional {@code labels}. */
public final class PostFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PostFile() {}

  /** @param labels the true labels, a missing node where there are none */
  public record Line(String id, String text, JsonNode labels) {}

  /** @throws IOException with file and line number when a line is no such object */
  public static List<Line> read(Path file) throws IOException {
    return read(file, true);
  }

  /** @param withText whether a line without {@code text} is refused; else its text is empty */
  public static List<Line> read(Path file, boolean withText) throws IOException {
    List<Line> out = new ArrayList<>();
    try (BufferedReader r = Files.newBufferedReader(file)) {
      int number = 0;
      for (String s = r.readLine(); s != null; s = r.readLine()) {
        number++;
        if (!s.isBlank()) {
          out.add(line(file, number, s, withText));
        }
      }
    }
    return out;
  }

  private static Line line(Path file, int number, String s, boolean withText) throws IOException {
    JsonNode n;
    try {
      n = JSON.readTree(s);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ":" + number + ": not JSON: " + e.getOriginalMessage(), e);
    }
    if (!n.path("id").isTextual() || withText && !n.path("text").isTextual()) {
      throw new IOException(file + ":" + number + ": a post needs \"id\"" + (withText ? " and \"text\"" : ""));
    }
    return new Line(n.get("id").asText(), n.path("text").asText(), n.path("labels"));
  }
}

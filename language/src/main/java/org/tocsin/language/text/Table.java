package org.tocsin.language.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tab-separated tables shipped with the program. Lines that start with {@code #} are remarks. */
public final class Table {
  private Table() {}

  /** @param line number in the file, from 1 */
  public record Row(int line, List<String> cells) {
    /** A cell without surrounding blanks; empty beyond the last. */
    public String get(int i) {
      return i < cells.size() ? cells.get(i).strip() : "";
    }
  }

  /** @throws IllegalStateException when the program was built without the file */
  public static List<Row> resource(Class<?> near, String path) {
    try (InputStream in = near.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing in the program: " + path);
      }
      BufferedReader r = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<Row> out = new ArrayList<>();
      int line = 0;
      for (String s = r.readLine(); s != null; s = r.readLine()) {
        line++;
        if (!s.isBlank() && s.charAt(0) != '#') {
          out.add(new Row(line, List.of(s.split("\t", -1))));
        }
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

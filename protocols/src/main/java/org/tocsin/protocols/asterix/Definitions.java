package org.tocsin.protocols.asterix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The definitions shipped with Tocsin. */
public final class Definitions {
  private final TreeMap<Integer, List<Definition>> byCategory;

  private Definitions(TreeMap<Integer, List<Definition>> byCategory) {
    this.byCategory = byCategory;
  }

  /** Reads all tables; a few milliseconds, once at start-up. */
  public static Definitions load() {
    TreeMap<Integer, List<Definition>> all = new TreeMap<>();
    for (String line : resource("editions.txt").split("\n")) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split("\\s+");
      List<Definition> editions = new ArrayList<>();
      for (int i = 1; i < words.length; i++) {
        String text = resource("cat" + words[0] + "-" + words[i] + ".txt");
        editions.add(DefinitionText.parse(text, base(text, editions)));
      }
      all.put(Integer.parseInt(words[0]), List.copyOf(editions));
    }
    return new Definitions(all);
  }

  private static @Nullable Definition base(String text, List<Definition> before) {
    for (String line : text.split("\n")) {
      if (line.startsWith("like ")) {
        String edition = line.substring(5).strip();
        return before.stream().filter(d -> d.edition().equals(edition)).findFirst().orElseThrow();
      }
    }
    return null;
  }

  private static String resource(String name) {
    try (InputStream in = Definitions.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("definition table " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Editions of a category, oldest first; empty for a category without definition. */
  public List<Definition> editions(int category) {
    return byCategory.getOrDefault(category, List.of());
  }

  public Optional<Definition> find(int category, String edition) {
    return editions(category).stream().filter(d -> d.edition().equals(edition)).findFirst();
  }

  /** Categories that have a definition, ascending. */
  public List<Integer> categories() {
    return List.copyOf(byCategory.keySet());
  }

  /** The newest edition of every category. */
  public Editions newest() {
    Definition[] chosen = new Definition[256];
    byCategory.forEach((category, editions) -> chosen[category] = editions.getLast());
    return new Editions(chosen);
  }

  /**
   * The newest editions with some replaced.
   *
   * @param wanted such as {@code 048=1.27,021=0.23}
   * @throws IllegalArgumentException with one line that says what is wrong and what there is
   */
  public Editions with(String wanted) {
    Editions result = newest();
    for (String pair : wanted.split(",")) {
      String[] parts = pair.strip().split("=");
      if (parts.length != 2 || !parts[0].matches("\\d{1,3}")) {
        throw new IllegalArgumentException("an edition is written like 048=1.32, not '" + pair.strip() + "'");
      }
      int category = Integer.parseInt(parts[0]);
      Definition d =
          find(category, parts[1])
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          String.format(
                              Locale.ROOT,
                              "category %03d has no edition %s; there are %s",
                              category,
                              parts[1],
                              editions(category).stream().map(Definition::edition).toList())));
      result = result.with(d);
    }
    return result;
  }
}

package org.tocsin.protocols.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Our tables against the public machine-readable definitions, value by value: place, width, coding, lsb. What differs must be
 * named here.
 */
class SpecificationOracleTest {
  /** The public definition has a sixteenth where the stated ranges, category 020 and the recordings say a quarter. */
  private static final Set<String> KNOWN_MISTAKES =
      Set.of("010 202/VX", "010 202/VY", "010 210/AX", "010 210/AY");

  @TestFactory
  Stream<DynamicTest> A01_our_tables_say_what_the_public_definitions_say() throws IOException {
    Path folder = Path.of(System.getProperty("tocsin.shared", "absent"), "wire", "asterix", "specs");
    assumeTrue(Files.isDirectory(folder), "skipped: the public definitions are not here (system property tocsin.shared)");
    Definitions ours = Definitions.load();
    List<DynamicTest> tests = new ArrayList<>();
    for (int category : ours.categories()) {
      for (Definition d : ours.editions(category)) {
        Path file = folder.resolve("cat%03d/cat-%s.ast".formatted(category, d.edition()));
        if (Files.exists(file)) {
          tests.add(DynamicTest.dynamicTest(d.toString(), () -> compare(d, file)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(15);
    return tests.stream();
  }

  private static void compare(Definition d, Path file) throws IOException {
    SpecificationText spec = SpecificationText.read(file);
    TreeMap<String, String> ours = new TreeMap<>();
    d.items().forEach((name, item) -> describe(name, item.shape(), ours));
    TreeMap<String, String> theirs = spec.leaves();
    KNOWN_MISTAKES.stream()
        .filter(m -> m.startsWith("%03d ".formatted(d.category())))
        .forEach(
            m -> {
              String path = m.substring(4);
              assertThat(theirs.get(path)).isNotEqualTo(ours.get(path));
              ours.remove(path);
              theirs.remove(path);
            });
    assertThat(ours).isEqualTo(theirs);
    List<List<String>> profiles = new ArrayList<>();
    for (Layout l : d.layouts()) {
      List<String> slots = new ArrayList<>();
      for (int i = 0; i < l.slots(); i++) {
        Item item = l.item(i);
        slots.add(item == null ? "-" : item.name());
      }
      profiles.add(slots);
    }
    assertThat(profiles).isEqualTo(spec.profiles());
  }

  private static void describe(String path, Shape shape, TreeMap<String, String> into) {
    switch (shape) {
      case Shape.Fixed f -> part(path, "", f.part(), into);
      case Shape.Extended e -> {
        for (int i = 0; i < e.parts().length; i++) {
          part(path, "part" + i + (e.parts()[i].fx() ? "fx " : " "), e.parts()[i], into);
        }
      }
      case Shape.Counted c -> part(path, "counted ", c.part(), into);
      case Shape.Chained c -> part(path, "chained ", c.part(), into);
      case Shape.Compound c -> {
        for (int i = 0; i < c.children().length; i++) {
          Item child = c.children()[i];
          if (child != null) {
            into.put(path + "/" + child.name() + "#", "child " + i);
            describe(path + "/" + child.name(), child.shape(), into);
          }
        }
      }
      case Shape.Explicit x -> into.put(path, "explicit");
      case Shape.Scattered s -> throw new AssertionError("not an item of its own");
    }
  }

  private static void part(String path, String where, Shape.Part p, TreeMap<String, String> into) {
    nodes(path, where, p.nodes(), into);
  }

  private static void nodes(String path, String where, List<Node> nodes, TreeMap<String, String> into) {
    for (Node n : nodes) {
      String inner = n.name().isEmpty() ? path : path + "/" + n.name();
      switch (n) {
        case Node.Group g -> nodes(inner, where, g.nodes(), into);
        case Node.Leaf l -> into.put(inner, where + l.bit() + "+" + l.bits() + " " + meaning(l));
      }
    }
  }

  private static String meaning(Node.Leaf l) {
    Node.Choice c = l.choice();
    if (c != null) {
      StringBuilder s = new StringBuilder("case");
      c.alternatives().forEach(a -> s.append(' ').append(meaning(a)));
      return s.toString();
    }
    return switch (l.coding()) {
      case UNSIGNED, SIGNED -> l.coding() + " " + l.lsb();
      default -> l.coding().toString();
    };
  }
}

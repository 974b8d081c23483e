package org.tocsin.protocols.asterix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Reads the public indentation-tree definitions as far as the comparison needs them. */
final class SpecificationText {
  private static final Set<String> PROSE = Set.of("definition", "description", "remark", "preamble");

  private record Line(int indent, String text, List<Line> children) {
    String[] words() {
      return text.split("\\s+");
    }

    List<Line> content() {
      return children.stream().filter(c -> !PROSE.contains(c.words()[0])).toList();
    }
  }

  private final Line root;
  private final TreeMap<String, String> leaves = new TreeMap<>();

  private SpecificationText(Line root) {
    this.root = root;
    for (Line item : section("items").children()) {
      variation(item.words()[0], "", item.content().getFirst());
    }
  }

  static SpecificationText read(Path file) throws IOException {
    Line root = new Line(-1, "", new ArrayList<>());
    List<Line> open = new ArrayList<>(List.of(root));
    for (String raw : Files.readAllLines(file)) {
      if (raw.isBlank()) {
        continue;
      }
      int indent = raw.length() - raw.stripLeading().length();
      while (open.getLast().indent() >= indent) {
        open.removeLast();
      }
      Line line = new Line(indent, raw.strip(), new ArrayList<>());
      open.getLast().children().add(line);
      open.add(line);
    }
    return new SpecificationText(root);
  }

  private Line section(String name) {
    return root.children().stream().filter(l -> l.words()[0].equals(name)).findFirst().orElseThrow();
  }

  TreeMap<String, String> leaves() {
    return leaves;
  }

  List<List<String>> profiles() {
    List<List<String>> result = new ArrayList<>();
    Line single = root.children().stream().filter(l -> l.text().equals("uap")).findFirst().orElse(null);
    if (single != null) {
      return List.of(slots(single));
    }
    section("uaps").children().getFirst().children().forEach(p -> result.add(slots(p)));
    return result;
  }

  private static List<String> slots(Line l) {
    return l.children().stream().map(c -> c.text().equals("rfs") ? "RFS" : c.text()).toList();
  }

  private int variation(String path, String where, Line v) {
    return variation(path, where, 0, v);
  }

  /** Returns the bit after it. */
  private int variation(String path, String where, int bit, Line v) {
    String[] w = v.words();
    switch (w[0]) {
      case "element" -> {
        int bits = Integer.parseInt(w[1]);
        leaves.put(path, where + bit + "+" + bits + " " + meaning(v.children().getFirst()));
        return bit + bits;
      }
      case "group" -> {
        int at = bit;
        for (Line c : v.content()) {
          at = member(path, where, at, c);
        }
        return at;
      }
      case "extended" -> extended(path, v);
      case "repetitive" -> variation(path, w[1].equals("fx") ? "chained " : "counted ", 0, v.content().getFirst());
      case "compound" -> {
        int i = 0;
        for (Line c : v.content()) {
          if (!c.text().equals("-")) {
            String inner = path + "/" + c.words()[0];
            leaves.put(inner + "#", "child " + i);
            variation(inner, "", c.content().getFirst());
          }
          i++;
        }
      }
      case "explicit" -> leaves.put(path, "explicit");
      default -> throw new IllegalArgumentException(v.text());
    }
    return bit;
  }

  private void extended(String path, Line v) {
    List<List<Line>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    List<Boolean> fx = new ArrayList<>();
    for (Line c : v.content()) {
      if (c.text().equals("-")) {
        fx.add(true);
        parts.add(new ArrayList<>());
      } else {
        parts.getLast().add(c);
      }
    }
    fx.add(false);
    for (int p = 0; p < parts.size(); p++) {
      int at = 0;
      for (Line c : parts.get(p)) {
        at = member(path, "part" + p + (fx.get(p) ? "fx " : " "), at, c);
      }
    }
  }

  private int member(String path, String where, int bit, Line c) {
    String[] w = c.words();
    return w[0].equals("spare")
        ? bit + Integer.parseInt(w[1])
        : variation(path + "/" + w[0], where, bit, c.content().getFirst());
  }

  private static String meaning(Line content) {
    String[] w = content.words();
    return switch (w[0]) {
      case "raw", "table", "bds" -> "RAW";
      case "string" ->
          switch (w[1]) {
            case "octal" -> "OCTAL";
            case "icao" -> "ICAO";
            default -> "ASCII";
          };
      case "unsigned" -> w[1].equals("integer") ? "COUNT" : "UNSIGNED " + quotient(w[2]);
      case "signed" -> w[1].equals("integer") ? "INTEGER" : "SIGNED " + quotient(w[2]);
      case "case" -> {
        StringBuilder s = new StringBuilder("case");
        content.children().stream()
            .filter(c -> !c.text().startsWith("default"))
            .forEach(c -> s.append(' ').append(meaning(c.children().getFirst())));
        yield s.toString();
      }
      default -> throw new IllegalArgumentException(content.text());
    };
  }

  private static double quotient(String text) {
    String[] f = text.split("/");
    return f.length == 1 ? power(f[0]) : power(f[0]) / power(f[1]);
  }

  private static double power(String text) {
    return text.startsWith("2^") ? Math.pow(2, Integer.parseInt(text.substring(2))) : Double.parseDouble(text);
  }
}

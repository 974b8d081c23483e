package org.tocsin.protocols.asterix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a definition text. One line an item:
 *
 * <pre>
 * 040 = RHO:16u:1/256:NM:0..256 THETA:16u:360/2^16:deg
 * </pre>
 *
 * A value is {@code name:bits+coding:lsb:unit:range}; the coding letter is none (as it is), u or s (quantity), n or i
 * (number), o (octal), c (six-bit characters) or a (ASCII). {@code name:=} repeats the value before it, {@code -4} skips
 * bits, {@code |} is an extension bit, {@code NAME( … )} a group or subfield. Before the values stands {@code ext} (extended),
 * {@code rep 1} (counted), {@code rep fx} (chained), {@code comp} (compound, {@code -} for an absent child) or {@code
 * explicit}. {@code AS:15?IM?u:…?u:…} lists what the value means for IM 0, 1 and so on.
 */
final class DefinitionText {
  private final List<String> tokens;
  private int next;
  private Node.@Nullable Leaf previous;

  private DefinitionText(String text) {
    tokens = List.of(text.trim().split("\\s+"));
  }

  /** @param base the edition named by {@code like}, or null */
  static Definition parse(String text, @Nullable Definition base) {
    Map<String, String> lines = new LinkedHashMap<>();
    Map<String, List<String>> profiles = new LinkedHashMap<>();
    int category = 0;
    String edition = "";
    String choose = null;
    if (base != null) {
      lines.putAll(base.lines());
      for (Layout l : base.layouts()) {
        profiles.put(l.name(), slotNames(l));
      }
    }
    for (String raw : text.split("\n")) {
      String line = raw.strip();
      String[] words = line.split("\\s+");
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (words.length > 2 && words[1].equals("=")) {
        lines.put(words[0], line.substring(line.indexOf('=') + 1));
        continue;
      }
      switch (words[0]) {
        case "category" -> category = Integer.parseInt(words[1]);
        case "edition" -> edition = words[1];
        case "like" -> {}
        case "choose" -> choose = words[1];
        case "uap" -> {
          boolean named = choose != null;
          profiles.put(named ? words[1] : "", Arrays.asList(words).subList(named ? 2 : 1, words.length));
        }
        default -> throw new IllegalArgumentException("not a definition line: " + line);
      }
    }
    Map<String, Item> items = new LinkedHashMap<>();
    lines.forEach((name, line) -> items.put(name, new Item(name, new DefinitionText(line).shape())));
    List<Layout> layouts = new ArrayList<>();
    profiles.forEach((name, slots) -> layouts.add(layout(name, slots, items)));
    return new Definition(category, edition, items, lines, layouts, choose);
  }

  private static List<String> slotNames(Layout l) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < l.slots(); i++) {
      Item item = l.item(i);
      names.add(item == null ? "-" : item.name());
    }
    return names;
  }

  private static Layout layout(String name, List<String> slots, Map<String, Item> items) {
    Layout layout = new Layout(name, slots.size());
    List<@Nullable Item> found = new ArrayList<>();
    for (String slot : slots) {
      Item item = slot.equals("RFS") ? new Item("RFS", new Shape.Scattered(layout)) : items.get(slot);
      if (item == null && !slot.equals("-")) {
        throw new IllegalArgumentException("the profile names item " + slot + ", which is not defined");
      }
      found.add(item);
    }
    return layout.fill(found);
  }

  private boolean take(String word) {
    if (next < tokens.size() && tokens.get(next).equals(word)) {
      next++;
      return true;
    }
    return false;
  }

  private Shape shape() {
    if (take("explicit")) {
      return new Shape.Explicit();
    }
    if (take("comp")) {
      return new Shape.Compound(children());
    }
    if (take("rep")) {
      boolean chained = take("fx");
      if (!chained && !take("1")) {
        throw new IllegalArgumentException("rep needs 1 or fx: " + tokens);
      }
      Shape.Part part = parts(chained ? 1 : 0).getFirst();
      return chained ? new Shape.Chained(part) : new Shape.Counted(part);
    }
    if (take("ext")) {
      return new Shape.Extended(parts(0).toArray(new Shape.Part[0]));
    }
    return new Shape.Fixed(parts(0).getFirst());
  }

  private @Nullable Item[] children() {
    List<@Nullable Item> children = new ArrayList<>();
    while (next < tokens.size() && !tokens.get(next).equals(")")) {
      String token = tokens.get(next);
      if (take("-")) {
        children.add(null);
      } else if (token.endsWith("(")) {
        next++;
        Shape inner = shape();
        expectClose();
        children.add(new Item(token.substring(0, token.length() - 1), inner));
      } else {
        next++;
        Node.Leaf leaf = leaf(token, 0, List.of());
        // Named once, as the child: its only value carries no name of its own.
        Node.Leaf bare =
            new Node.Leaf(
                "", 0, leaf.bits(), leaf.coding(), leaf.lsb(), leaf.unit(), leaf.min(), leaf.max(), null);
        children.add(new Item(leaf.name(), new Shape.Fixed(new Shape.Part(leaf.bits() / 8, false, List.of(bare)))));
      }
    }
    return children.toArray(new Item[0]);
  }

  private void expectClose() {
    if (!take(")")) {
      throw new IllegalArgumentException("a bracket is not closed: " + tokens);
    }
  }

  /** @param hidden bits at the end that the text does not write (the extension bit of a chained item) */
  private List<Shape.Part> parts(int hidden) {
    List<Shape.Part> parts = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    int bit = 0;
    while (next < tokens.size() && !tokens.get(next).equals(")")) {
      if (take("|")) {
        parts.add(part(bit + 1, true, nodes));
        nodes = new ArrayList<>();
        bit = 0;
      } else {
        bit = node(bit, nodes);
      }
    }
    if (bit > 0) {
      parts.add(part(bit + hidden, false, nodes));
    }
    return parts;
  }

  private Shape.Part part(int bits, boolean fx, List<Node> nodes) {
    if (bits % 8 != 0) {
      throw new IllegalArgumentException(bits + " bits are not whole octets: " + tokens);
    }
    return new Shape.Part(bits / 8, fx, List.copyOf(nodes));
  }

  /** Reads one value, group or gap; returns the bit after it. */
  private int node(int bit, List<Node> into) {
    String token = tokens.get(next++);
    if (token.startsWith("-")) {
      return bit + Integer.parseInt(token.substring(1));
    }
    if (token.endsWith("(")) {
      List<Node> inner = new ArrayList<>();
      int at = bit;
      while (next < tokens.size() && !tokens.get(next).equals(")")) {
        at = node(at, inner);
      }
      expectClose();
      into.add(new Node.Group(token.substring(0, token.length() - 1), List.copyOf(inner)));
      return at;
    }
    Node.Leaf leaf = leaf(token, bit, into);
    into.add(leaf);
    return bit + leaf.bits();
  }

  private Node.Leaf leaf(String token, int bit, List<Node> siblings) {
    int colon = token.indexOf(':');
    String name = token.substring(0, colon);
    String[] alternatives = token.substring(colon + 1).split("\\?");
    Node.Leaf last = previous;
    Node.Leaf leaf;
    if (alternatives[0].equals("=") && last != null) {
      leaf =
          new Node.Leaf(
              name, bit, last.bits(), last.coding(), last.lsb(), last.unit(), last.min(), last.max(), null);
    } else {
      leaf = value(name, bit, alternatives[0], null);
      if (alternatives.length > 1) {
        leaf = value(name, bit, alternatives[0], choice(leaf, alternatives, siblings));
      }
    }
    previous = leaf;
    return leaf;
  }

  private static Node.Choice choice(Node.Leaf leaf, String[] alternatives, List<Node> siblings) {
    Node.Leaf by =
        siblings.stream()
            .filter(n -> n.name().equals(alternatives[1]))
            .map(Node.Leaf.class::cast)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(leaf.name() + " hangs on " + alternatives[1]));
    List<Node.Leaf> meanings = new ArrayList<>();
    for (int i = 2; i < alternatives.length; i++) {
      meanings.add(value(leaf.name(), leaf.bit(), leaf.bits() + alternatives[i], null));
    }
    return new Node.Choice(by.bit(), by.bits(), meanings);
  }

  private static Node.Leaf value(String name, int bit, String text, Node.@Nullable Choice choice) {
    String[] f = text.split(":");
    char letter = f[0].charAt(f[0].length() - 1);
    boolean plain = Character.isDigit(letter);
    int bits = Integer.parseInt(plain ? f[0] : f[0].substring(0, f[0].length() - 1));
    Node.Coding coding =
        switch (plain ? ' ' : letter) {
          case ' ' -> Node.Coding.RAW;
          case 'u' -> Node.Coding.UNSIGNED;
          case 's' -> Node.Coding.SIGNED;
          case 'n' -> Node.Coding.COUNT;
          case 'i' -> Node.Coding.INTEGER;
          case 'o' -> Node.Coding.OCTAL;
          case 'c' -> Node.Coding.ICAO;
          case 'a' -> Node.Coding.ASCII;
          default -> throw new IllegalArgumentException("unknown coding " + letter + " in " + text);
        };
    double lsb = f.length > 1 ? quotient(f[1]) : 1;
    String unit = f.length > 2 && !f[2].equals("-") ? f[2] : "";
    String[] range = f.length > 3 ? f[3].split("\\.\\.", -1) : new String[] {"", ""};
    return new Node.Leaf(name, bit, bits, coding, lsb, unit, bound(range[0]), bound(range[1]), choice);
  }

  private static double bound(String text) {
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static double quotient(String text) {
    int slash = text.indexOf('/');
    return slash < 0 ? power(text) : power(text.substring(0, slash)) / power(text.substring(slash + 1));
  }

  private static double power(String text) {
    return text.startsWith("2^") ? 1L << Integer.parseInt(text.substring(2)) : Double.parseDouble(text);
  }
}

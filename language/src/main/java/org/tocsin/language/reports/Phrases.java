package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.text.Table;
import org.tocsin.language.text.Token;
import org.tocsin.language.text.Tokens;

/**
 * Phrases of a lexicon, found in the tokens of a sentence. A word that ends in a star is a stem. Hyphens inside words
 * count as nothing. Where phrases overlap, the longest from the left wins; a phrase may bear several tags.
 */
final class Phrases {
  private static final class Node {
    final Map<String, Node> words = new HashMap<>();
    final Map<String, List<Stem>> stems = new HashMap<>();
    final List<Sense> senses = new ArrayList<>();
  }

  private record Stem(String prefix, Node node) {}

  private record Sense(Tag tag, String arg) {}

  private static final int KEY = 2;
  private final Node root = new Node();

  private Phrases() {}

  /** @throws IllegalStateException when a row names no tag */
  static Phrases of(String... resources) {
    Phrases p = new Phrases();
    for (String resource : resources) {
      for (Table.Row r : Table.resource(Phrases.class, resource)) {
        for (String phrase : r.get(2).split(",")) {
          if (!phrase.isBlank()) {
            p.add(tag(resource, r), r.get(1), phrase.strip());
          }
        }
      }
    }
    return p;
  }

  private static Tag tag(String resource, Table.Row r) {
    try {
      return Tag.valueOf(r.get(0));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(resource + ":" + r.line() + ": no tag " + r.get(0), e);
    }
  }

  private void add(Tag tag, String arg, String phrase) {
    Node n = root;
    List<Token> tokens = Tokens.of(phrase);
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      if (t.is("-") || t.is("*")) {
        continue;
      }
      boolean stem = i + 1 < tokens.size() && tokens.get(i + 1).is("*") && tokens.get(i + 1).glued();
      n = stem ? stem(n, t.norm()) : n.words.computeIfAbsent(t.norm(), _ -> new Node());
    }
    n.senses.add(new Sense(tag, arg));
  }

  private static Node stem(Node n, String prefix) {
    List<Stem> list = n.stems.computeIfAbsent(prefix.substring(0, Math.min(KEY, prefix.length())), _ -> new ArrayList<>());
    for (Stem s : list) {
      if (s.prefix.equals(prefix)) {
        return s.node;
      }
    }
    Stem s = new Stem(prefix, new Node());
    list.add(s);
    list.sort((a, b) -> b.prefix.length() - a.prefix.length());
    return s.node;
  }

  List<Mark> find(Sentence s) {
    List<Mark> out = new ArrayList<>();
    for (int i = 0; i < s.size(); ) {
      Found f = longest(s, i, i, root);
      if (f == null) {
        i++;
        continue;
      }
      for (Sense sense : f.node.senses) {
        out.add(new Mark(sense.tag, sense.arg, i, f.end));
      }
      i = f.end;
    }
    return out;
  }

  private record Found(Node node, int end) {}

  private static @Nullable Found longest(Sentence s, int at, int end, Node n) {
    Found best = n.senses.isEmpty() ? null : new Found(n, end);
    int i = at;
    while (s.isJoint(i)) {
      i++;
    }
    if (i >= s.size()) {
      return best;
    }
    String w = s.norm(i);
    Node exact = n.words.get(w);
    if (exact != null) {
      best = longer(best, longest(s, i + 1, i + 1, exact));
    }
    if (w.length() >= KEY) {
      for (Stem stem : n.stems.getOrDefault(w.substring(0, KEY), List.of())) {
        if (w.startsWith(stem.prefix)) {
          best = longer(best, longest(s, i + 1, i + 1, stem.node));
        }
      }
    }
    return best;
  }

  private static @Nullable Found longer(@Nullable Found a, @Nullable Found b) {
    return b == null || a != null && a.end >= b.end ? a : b;
  }
}

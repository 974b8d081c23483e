package org.tocsin.language.posts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tocsin.language.gazetteer.Match.Reading;
import org.tocsin.language.gazetteer.PlaceName;
import org.tocsin.language.gazetteer.Site;
import org.tocsin.language.text.Token;

/**
 * Why a post was read as it was: each stretch of the text with what it was taken for, then what was made of it.
 *
 * @param spans stretches that mean something, in the order of the text
 */
public record Explanation(String text, List<Span> spans, Parsed parsed) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_SITES = 4;

  /**
   * @param from offset of the first character
   * @param to offset after the last
   * @param meaning roles of the words, a number, or a place name with what it may stand for
   */
  public record Span(int from, int to, String words, String meaning) {}

  public Explanation {
    spans = List.copyOf(spans);
  }

  static Explanation of(String text, List<Token> tokens, List<Mark> marks, Parsed parsed) {
    List<Span> out = new ArrayList<>();
    for (Mark m : marks) {
      if (m.sign().isEmpty()) {
        int from = tokens.get(m.from()).start();
        int to = tokens.get(m.to() - 1).end();
        out.add(new Span(from, to, text.substring(from, to), meaning(m)));
      }
    }
    return new Explanation(text, out, parsed);
  }

  private static String meaning(Mark m) {
    if (m.place() != null) {
      List<String> names = new ArrayList<>();
      for (Reading r : m.place().readings()) {
        names.add(describe(r));
      }
      return "place " + String.join(" or ", names);
    }
    if (m.number() >= 0) {
      return "number " + m.number();
    }
    List<String> roles = new ArrayList<>();
    for (Lexicon.Entry e : m.entries()) {
      String w = e.weapon() == null ? "" : " " + e.weapon().kind().label() + (e.weapon().model().isEmpty() ? "" : " " + e.weapon().model());
      String role = e.role().name().toLowerCase(Locale.ROOT).replace('_', ' ') + w + (e.argument().isEmpty() ? "" : " " + e.argument());
      if (!roles.contains(role)) {
        roles.add(role);
      }
    }
    return String.join(", ", roles);
  }

  private static String describe(Reading r) {
    PlaceName n = r.name();
    StringBuilder s = new StringBuilder(n.label()).append(" (").append(n.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (r.slip()) {
      s.append(", one letter mended");
    }
    int shown = 0;
    for (Site site : n.sites()) {
      if (shown++ == MAX_SITES) {
        s.append(", and ").append(n.sites().size() - MAX_SITES).append(" more");
        break;
      }
      s.append(", ").append(site.code() == null ? String.format(Locale.ROOT, "%.2f %.2f", site.point().lat(), site.point().lon()) : site.code());
    }
    return s.append(')').toString();
  }

  /** For people, several lines. */
  public String toText() {
    StringBuilder s = new StringBuilder();
    for (String line : text.split("\n")) {
      s.append("> ").append(line).append('\n');
    }
    for (Span x : spans) {
      s.append(String.format(Locale.ROOT, "  %4d-%-4d %-24s %s%n", x.from(), x.to(), x.words().replace('\n', ' '), x.meaning()));
    }
    s.append("kind ").append(parsed.kind().label());
    if (!parsed.tags().isEmpty()) {
      s.append(" (").append(String.join(", ", parsed.tags())).append(')');
    }
    s.append('\n');
    ObjectNode labels = Labels.of(parsed);
    labels.path("items").forEach(i -> s.append("  item ").append(i).append('\n'));
    if (labels.has("summary")) {
      s.append("  summary ").append(labels.get("summary")).append('\n');
    }
    return s.toString();
  }

  public ObjectNode toJson() {
    ObjectNode o = JSON.createObjectNode();
    o.put("text", text);
    ArrayNode a = o.putArray("spans");
    for (Span x : spans) {
      a.addObject().put("from", x.from()).put("to", x.to()).put("words", x.words()).put("meaning", x.meaning());
    }
    o.set("labels", Labels.of(parsed));
    return o;
  }
}

package org.tocsin.ledger.brief;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.ledger.FiledClaim;
import org.tocsin.ledger.Filing;
import org.tocsin.ledger.Source;
import org.tocsin.ledger.publish.Publication;

/** Footnotes: each figure of the page has one, which leads to every sentence that the figure rests on. */
final class Notes {
  /** A sentence is quoted up to here; the source has the rest. */
  private static final int LONGEST = 420;

  private final Publication publication;
  private final List<String> notes = new ArrayList<>();
  private final Map<Long, FiledClaim> claims = new TreeMap<>();
  private final Map<String, Integer> passages = new LinkedHashMap<>();
  private final List<FiledClaim> passageOf = new ArrayList<>();
  private final Map<Integer, TreeSet<Integer>> notesOfPassage = new TreeMap<>();

  Notes(Publication publication) {
    this.publication = publication;
  }

  static String escape(String s) {
    StringBuilder out = new StringBuilder(s.length() + 16);
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        // Characters that XML does not have, and lone halves of pairs.
        default -> out.append(c < ' ' && c != '\n' && c != '\t' && c != '\r' || Character.isSurrogate(c) && !paired(s, i) || c >= '\uFFFE' ? ' ' : c);
      }
    }
    return out.toString();
  }

  private static boolean paired(String s, int i) {
    return Character.isHighSurrogate(s.charAt(i)) ? i + 1 < s.length() && Character.isLowSurrogate(s.charAt(i + 1)) : i > 0 && Character.isHighSurrogate(s.charAt(i - 1));
  }

  /** A figure as a link to its note; bare where it rests on nothing that can be quoted. */
  String figure(String text, String what, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return escape(text);
    }
    int n = notes.size() + 1;
    LinkedHashSet<Integer> rests = new LinkedHashSet<>();
    for (FiledClaim c : load(ids)) {
      rests.add(passage(c));
    }
    rests.forEach(p -> notesOfPassage.computeIfAbsent(p, _ -> new TreeSet<>()).add(n));
    StringBuilder note = new StringBuilder("<li id=\"n" + n + "\" value=\"" + n + "\">" + escape(what) + ": ");
    note.append(String.join(" ", rests.stream().map(p -> "<a href=\"#s" + p + "\">s" + p + "</a>").toList()));
    notes.add(note.append("</li>").toString());
    return "<a class=\"f\" href=\"" + (rests.size() == 1 ? "#s" + rests.getFirst() : "#n" + n) + "\">" + escape(text) + "<sup>" + n + "</sup></a>";
  }

  private List<FiledClaim> load(Collection<Long> ids) {
    List<Long> missing = ids.stream().filter(i -> !claims.containsKey(i)).distinct().toList();
    publication.claims(missing).forEach(c -> claims.put(c.id(), c));
    return ids.stream().filter(claims::containsKey).map(claims::get).toList();
  }

  private int passage(FiledClaim c) {
    return passages.computeIfAbsent(c.source() + "\n" + c.passage(), _ -> {
      passageOf.add(c);
      return passageOf.size();
    });
  }

  String notesHtml() {
    return "<ol class=\"notes\">" + String.join("\n", notes) + "</ol>";
  }

  String sourcesHtml() {
    Map<Long, Source> sources = new TreeMap<>();
    publication.sources(passageOf.stream().map(FiledClaim::source).distinct().toList()).forEach(s -> sources.put(s.id(), s));
    StringBuilder out = new StringBuilder("<table class=\"sources\">\n");
    for (int i = 0; i < passageOf.size(); i++) {
      FiledClaim c = passageOf.get(i);
      Source s = sources.get(c.source());
      out.append("<tr id=\"s").append(i + 1).append("\"><td>s").append(i + 1).append("</td><td>").append(quote(c, s.kind())).append("</td><td>")
          .append(source(s)).append("</td><td>")
          .append(String.join(" ", notesOfPassage.getOrDefault(i + 1, new TreeSet<>()).stream().map(n -> "<a href=\"#n" + n + "\">" + n + "</a>").toList()))
          .append("</td></tr>\n");
    }
    return out.append("</table>").toString();
  }

  private static String quote(FiledClaim c, Filing.Kind kind) {
    String p = c.passage();
    if (kind == Filing.Kind.TABLE || p.length() > LONGEST) {
      return "<code>" + escape(p.length() > LONGEST ? p.substring(0, LONGEST) + " …" : p) + "</code>";
    }
    int from = Math.clamp(c.from(), 0, p.length());
    int to = Math.clamp(c.to(), from, p.length());
    boolean whole = from == 0 && to == p.length();
    return "“" + escape(p.substring(0, from)) + (whole ? "" : "<mark>") + escape(p.substring(from, to)) + (whole ? "" : "</mark>") + escape(p.substring(to)) + "”";
  }

  private static String source(Source s) {
    String label = escape(s.label()) + (s.published() == null ? "" : ", " + s.published());
    return s.uri() != null && s.uri().matches("https?://.*") ? "<a href=\"" + escape(s.uri()) + "\" rel=\"noreferrer\">" + label + "</a>" : label;
  }

  int count() {
    return notes.size();
  }
}

package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.Gazetteer;
import org.tocsin.language.gazetteer.Match;
import org.tocsin.language.morphology.Case;
import org.tocsin.language.morphology.Dictionary;
import org.tocsin.language.text.Token;

/** Finds what means something in the tokens of a post: words of the lexicon, numbers, place names, signs. */
final class Marker {
  private static final String SIGNS = ":,/-()+.!?;~";

  private final Lexicon lexicon;
  private final Gazetteer gazetteer;
  private final NumberMarker numbers;
  private final NameMarker names;

  Marker(Lexicon lexicon, Gazetteer gazetteer, Dictionary dictionary) {
    this.lexicon = lexicon;
    this.gazetteer = gazetteer;
    numbers = new NumberMarker(lexicon, gazetteer, dictionary);
    names = new NameMarker(lexicon, gazetteer, dictionary);
  }

  List<Mark> mark(List<Token> tokens) {
    List<Mark> out = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); ) {
      Token t = tokens.get(i);
      int next =
          switch (t.kind()) {
            case LINE_BREAK -> sign(out, i, "\n");
            case NUMBER -> numbers.mark(tokens, i, out);
            case SIGN -> signAt(tokens, i, out);
            case EMOJI, WORD -> word(tokens, i, out);
          };
      i = next;
    }
    return out;
  }

  private static int sign(List<Mark> out, int i, String s) {
    out.add(Mark.sign(i, s));
    return i + 1;
  }

  private static int signAt(List<Token> tokens, int i, List<Mark> out) {
    Token t = tokens.get(i);
    boolean inner = t.glued() && i + 1 < tokens.size() && tokens.get(i + 1).glued();
    if (t.is("…")) {
      return sign(out, i, ".");
    }
    if (t.norm().length() == 1 && SIGNS.indexOf(t.norm()) >= 0 && !(t.is(".") && inner && !tokens.get(i + 1).capitalised())) {
      return sign(out, i, t.norm());
    }
    if (t.is("•") || t.is("·") || t.is("*")) {
      return t.is("*") ? i + 1 : sign(out, i, ";");
    }
    return i + 1;
  }

  private int word(List<Token> tokens, int i, List<Mark> out) {
    Token t = tokens.get(i);
    Lexicon.@Nullable Found words = lexicon.find(tokens, i);
    if (!t.isWord()) {
      if (words != null) {
        out.add(Mark.words(i, i + words.tokens(), words.entries()));
        return i + words.tokens();
      }
      return t.is("➡") ? sign(out, i, "➡") : i + 1;
    }
    Match name = names.find(tokens, i, words, out);
    if (name != null) {
      out.add(Mark.place(i, i + name.tokens(), name));
      return i + name.tokens();
    }
    return words == null ? i + 1 : words(tokens, i, words, out);
  }

  static boolean has(List<Lexicon.Entry> entries, Role role) {
    return entries.stream().anyMatch(e -> e.role() == role);
  }

  private int words(List<Token> tokens, int i, Lexicon.Found words, List<Mark> out) {
    int end = i + words.tokens();
    List<Lexicon.Entry> entries = words.entries();
    if (isSlipForOn(tokens, i, words, out)) {
      out.add(Mark.words(i, end, List.of(new Lexicon.Entry(Role.ON, "", null, false))));
      return end;
    }
    boolean infinitive = end < tokens.size() && (tokens.get(end).norm().endsWith("ти") || tokens.get(end).norm().endsWith("тися") || tokens.get(end).norm().endsWith("тись"));
    if (words.tokens() == 1 && has(entries, Role.MODAL) && has(entries, Role.WEAPON)) {
      // "Міг" before an infinitive is a verb, else an aircraft.
      Role other = infinitive ? Role.WEAPON : Role.MODAL;
      entries = entries.stream().filter(e -> e.role() != other).toList();
    }
    Mark made = Mark.words(i, end, entries);
    if (made.is(Role.COUNT) && !out.isEmpty() && out.getLast().is(Role.COUNT) && out.getLast().to() == i && out.getLast().count() >= 20 && out.getLast().count() % 10 == 0 && made.count() < 10) {
      // "тридцять п'ять"
      made = Mark.number(out.getLast().from(), end, out.removeLast().count() + made.count());
    }
    if (made.is(Role.COUNT) && !out.isEmpty() && out.getLast().isCount() && out.getLast().to() == i && tokens.get(i).norm().startsWith("пар") && out.getLast().count() <= 10) {
      // "дві пари"
      made = Mark.number(out.getLast().from(), end, out.removeLast().count() * made.count());
    }
    out.add(made);
    // The full stop of an abbreviation ends no sentence: н. п. Богодухів.
    boolean abbreviation = has(entries, Role.NP) && tokens.get(end - 1).norm().length() <= 3;
    return abbreviation && end < tokens.size() && tokens.get(end).is(".") && tokens.get(end).glued() ? end + 1 : end;
  }

  /** "БпЛА не Стоянку": a name in the accusative alone is not denied but headed for; one letter of the preposition slipped. */
  private boolean isSlipForOn(List<Token> tokens, int i, Lexicon.Found words, List<Mark> out) {
    Lexicon.Entry first = words.entries().getFirst();
    boolean object = !out.isEmpty() && (out.getLast().place() != null || out.getLast().is(Role.WEAPON) || out.getLast().isCount());
    if (first.role() != Role.NOT || !first.argument().equals("on") || !object || i + 1 >= tokens.size()) {
      return false;
    }
    return gazetteer.find(tokens, i + 1).stream().flatMap(m -> m.readings().stream()).anyMatch(r -> !r.adjective() && (r.cases() & Case.ACCUSATIVE) != 0 && (r.cases() & (Case.NOMINATIVE | Case.GENITIVE)) == 0);
  }
}

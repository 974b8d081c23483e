package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.morphology.Dictionary;
import org.tocsin.language.text.Table;
import org.tocsin.language.text.Token;
import org.tocsin.language.text.Tokens;

/** Words and phrases with their roles, read from the tables of weapons and of each language. Not thread-safe. */
final class Lexicon {
  private static final List<List<String>> ALIKE = List.of(List.of("в", "у"), List.of("з", "із", "зі"));
  private static final int MAX_REMEMBERED = 50_000;
  private static final int LONGEST = 40;
  /** Languages that posts of this country are written in. */
  static final List<String> LANGUAGES = List.of("uk", "ru", "en");

  /**
   * @param weapon for {@link Role#WEAPON}
   * @param one whether the form means a single weapon
   */
  record Entry(Role role, String argument, @Nullable WeaponName weapon, boolean one) {}

  /** What begins at a token: the roles of the longest phrase; exact unless a stem matched. */
  record Found(int tokens, List<Entry> entries, boolean exact) {}

  private record Phrase(String[] words, boolean exact, Entry entry) {
    boolean matchesWord(int i, String norm) {
      String w = words[i];
      int last = w.length() - 1;
      return w.charAt(last) == '*' ? norm.regionMatches(0, w, 0, last) : w.equals(norm);
    }
  }

  private final Map<String, List<Phrase>> byFirst = new HashMap<>();
  private final Map<String, List<Phrase>> byFirstStem = new HashMap<>();
  private final Map<String, List<Phrase>> remembered = new HashMap<>();
  private final Verbs verbs;
  private int longestStem;

  /** @param languages each with a table {@code lexicon-X.tsv} and, if its weapons have names of their own, {@code weapons-X.tsv} */
  Lexicon(Dictionary dictionary, List<String> languages) {
    verbs = new Verbs(dictionary);
    for (String language : languages) {
      for (Table.Row r : Table.resource(Lexicon.class, "/org/tocsin/language/lexicon-" + language + ".tsv")) {
        Entry e = new Entry(Role.valueOf(r.get(0)), r.get(1), null, false);
        for (String phrase : r.get(2).split(",")) {
          add(phrase, e);
        }
      }
    }
    weapons("/org/tocsin/language/weapons.tsv");
    for (String language : languages) {
      String own = "/org/tocsin/language/weapons-" + language + ".tsv";
      if (Lexicon.class.getResource(own) != null) {
        weapons(own);
      }
    }
  }

  private void weapons(String table) {
    for (Table.Row r : Table.resource(Lexicon.class, table)) {
      WeaponName w = new WeaponName(WeaponKind.of(r.get(0)), r.get(1));
      for (String phrase : r.get(2).split(",")) {
        add(phrase, new Entry(Role.WEAPON, "", w, true));
      }
      for (String phrase : r.get(3).split(",")) {
        add(phrase, new Entry(Role.WEAPON, "", w, false));
      }
    }
  }

  /** "В" and "у", "з", "із" and "зі" stand for each other, by sound. */
  private void add(String phrase, Entry e) {
    String p = phrase.strip();
    int space = p.indexOf(' ');
    String first = space < 0 ? "" : p.substring(0, space);
    for (List<String> alike : ALIKE) {
      if (alike.contains(first)) {
        for (String other : alike) {
          addOne(other + p.substring(space), e);
        }
        return;
      }
    }
    if (!p.isEmpty()) {
      addOne(p, e);
    }
  }

  private void addOne(String p, Entry e) {
    // Cut phrases as posts are cut, so that "Ту-95мс" and "ту 95мс" meet; a star stays with its word.
    List<String> words = new ArrayList<>();
    for (Token t : Tokens.of(p)) {
      if (t.is("*")) {
        words.set(words.size() - 1, words.getLast() + "*");
      } else {
        words.add(t.norm());
      }
    }
    Phrase made = new Phrase(words.toArray(String[]::new), p.indexOf('*') < 0, e);
    String first = words.getFirst();
    if (first.endsWith("*")) {
      String stem = first.substring(0, first.length() - 1);
      byFirstStem.computeIfAbsent(stem, _ -> new ArrayList<>()).add(made);
      longestStem = Math.max(longestStem, stem.length());
    } else {
      byFirst.computeIfAbsent(first, _ -> new ArrayList<>()).add(made);
    }
  }

  @Nullable Found find(List<Token> tokens, int at) {
    Search s = new Search(tokens, at);
    s.tryAll(beginning(tokens.get(at).norm()));
    if (s.entries != null) {
      return new Found(s.length, s.entries, s.exact);
    }
    List<Entry> verb = tokens.get(at).isWord() ? verbs.find(tokens.get(at).norm()) : List.of();
    return verb.isEmpty() ? null : new Found(1, verb, true);
  }

  /** Phrases that may begin with a word: remembered, for a night's posts use few words. */
  private List<Phrase> beginning(String norm) {
    List<Phrase> known = remembered.get(norm);
    if (known != null) {
      return known;
    }
    List<Phrase> found = new ArrayList<>(byFirst.getOrDefault(norm, List.of()));
    for (int n = Math.min(norm.length(), longestStem); n >= 2; n--) {
      found.addAll(byFirstStem.getOrDefault(norm.substring(0, n), List.of()));
    }
    List<Phrase> kept = List.copyOf(found);
    if (remembered.size() < MAX_REMEMBERED && norm.length() <= LONGEST) {
      remembered.put(norm, kept);
    }
    return kept;
  }

  private static final class Search {
    private final List<Token> tokens;
    private final int at;
    private int words;
    private int length;
    private boolean exact;
    private @Nullable List<Entry> entries;

    Search(List<Token> tokens, int at) {
      this.tokens = tokens;
      this.at = at;
    }

    void tryAll(@Nullable List<Phrase> phrases) {
      if (phrases == null) {
        return;
      }
      for (Phrase p : phrases) {
        if (p.words.length < words || p.words.length == words && exact && !p.exact) {
          continue;
        }
        int end = match(p);
        if (end < 0) {
          continue;
        }
        if (p.words.length > words || p.exact && !exact || entries == null) {
          entries = new ArrayList<>(2);
        }
        words = p.words.length;
        exact = p.exact;
        length = end - at;
        if (!entries.contains(p.entry)) {
          entries.add(p.entry);
        }
      }
    }

    private int match(Phrase p) {
      int i = at;
      for (int w = 0; w < p.words.length; w++) {
        if (w > 0) {
          // Hyphens, full stops of abbreviations and quotation marks inside do not part a phrase.
          while (i < tokens.size() && (tokens.get(i).glued() && (tokens.get(i).is("-") || tokens.get(i).is("."))
              || tokens.get(i).is("/") && tokens.get(i).glued() && p.words.length <= 3
              || tokens.get(i).is("\""))) {
            i++;
          }
        }
        if (i >= tokens.size() || !p.matchesWord(w, tokens.get(i).norm())) {
          return -1;
        }
        i++;
      }
      return i;
    }
  }
}

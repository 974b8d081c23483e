package org.tocsin.geography.make;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import morfologik.fsa.FSA;
import morfologik.fsa.FSATraversal;
import morfologik.fsa.MatchResult;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import org.tocsin.geography.Romanisation;

/**
 * Ukrainian spellings of romanised place names: a geographic name of the dictionary with the same romanisation; else,
 * word by word ({@code Velyka Bahachka}), the likeliest back-transliteration, where words of the dictionary come first.
 */
final class UkrainianNames {
  private static final String DICTIONARY = "/org/languagetool/resource/uk/ukrainian.dict";
  private static final String CAPITALS = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ";

  private final TreeMap<String, List<String>> names = new TreeMap<>();
  private final LetterModel model;
  private final BackTransliteration guess;

  UkrainianNames() throws IOException {
    Dictionary dictionary = Dictionary.read(UkrainianNames.class.getResource(DICTIONARY));
    TreeSet<String> inLowerCase = new TreeSet<>();
    for (String name : geographicNames(dictionary)) {
      inLowerCase.add(name.toLowerCase(Locale.ROOT));
      names.computeIfAbsent(key(Romanisation.of(name)), _ -> new ArrayList<>(1)).add(name);
    }
    model = new LetterModel(inLowerCase);
    DictionaryLookup words = new DictionaryLookup(dictionary);
    guess = new BackTransliteration(model, w -> inLowerCase.contains(w) || !words.lookup(w).isEmpty());
  }

  /**
   * All names of places in the nominative. The automaton is entered at the capital letters only: seven million forms of
   * other words are passed over. An entry is the form, the coded stem and the tag, parted by a separator.
   */
  private static TreeSet<String> geographicNames(Dictionary dictionary) {
    Charset charset = Charset.forName(dictionary.metadata.getEncoding());
    FSA fsa = dictionary.fsa;
    TreeSet<String> out = new TreeSet<>();
    for (int i = 0; i < CAPITALS.length(); i++) {
      String capital = CAPITALS.substring(i, i + 1);
      MatchResult match = new FSATraversal(fsa).match(capital.getBytes(charset));
      if (match.kind != MatchResult.SEQUENCE_IS_A_PREFIX) {
        continue;
      }
      for (ByteBuffer entry : fsa.getSequences(match.node)) {
        String rest = charset.decode(entry.duplicate()).toString();
        String tag = rest.substring(rest.lastIndexOf(dictionary.metadata.getSeparatorAsChar()) + 1);
        if (tag.contains("prop:geo") && tag.contains(":v_naz") && !tag.matches(".*:(bad|arch|abbr|slang).*")) {
          out.add(capital + rest.substring(0, rest.indexOf(dictionary.metadata.getSeparatorAsChar())));
        }
      }
    }
    return out;
  }

  String of(String latin) {
    List<String> whole = names.get(key(latin));
    if (whole != null) {
      return likeliest(whole);
    }
    StringBuilder out = new StringBuilder();
    for (String part : latin.split("(?<=[ -])")) {
      boolean separated = part.endsWith(" ") || part.endsWith("-");
      out.append(word(separated ? part.substring(0, part.length() - 1) : part, out.toString()));
      out.append(separated ? part.substring(part.length() - 1) : "");
    }
    return out.toString();
  }

  private String word(String latin, String before) {
    List<String> found = names.get(key(latin));
    // "Зелений Гай", but "Великі Гаї": the romanisation is the same, the adjective decides.
    if (found != null && before.endsWith("ий ")) {
      List<String> singular = found.stream().filter(w -> !w.endsWith("ї")).toList();
      found = singular.isEmpty() ? found : singular;
    } else if (found != null && before.endsWith("і ")) {
      List<String> plural = found.stream().filter(w -> !w.endsWith("й")).toList();
      found = plural.isEmpty() ? found : plural;
    }
    String word = found == null ? guess.spell(clean(latin)) : likeliest(found);
    boolean capital = !latin.isEmpty() && Character.isUpperCase(latin.charAt(0));
    return capital && !word.isEmpty() ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
  }

  private String likeliest(List<String> spellings) {
    return spellings.stream()
        .max(
            Comparator.comparingDouble((String s) -> model.score(s.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** Lower-case letters and hyphens. */
  private static String key(String latin) {
    return clean(latin).replaceAll("[^a-z-]", "");
  }

  private static String clean(String latin) {
    return latin.toLowerCase(Locale.ROOT).replaceAll("[’ʹʼ`´]", "'");
  }
}

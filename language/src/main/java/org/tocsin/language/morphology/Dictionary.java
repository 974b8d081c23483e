package org.tocsin.language.morphology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.jspecify.annotations.Nullable;

/** What the Ukrainian dictionary knows of a word. Not thread-safe; remembers a bounded number of answers. */
public final class Dictionary {
  private static final int MAX_REMEMBERED = 20_000;
  private final DictionaryLookup lookup;
  private final Map<String, Boolean> common = new HashMap<>();
  private final Map<String, Boolean> nouns = new HashMap<>();
  private final Map<String, Optional<Verb>> verbs = new HashMap<>();

  /**
   * @param singular whether the form speaks of one
   * @param past whether it tells of what was done ("літав", "збито")
   */
  public record Verb(String infinitive, boolean singular, boolean past) {}

  public Dictionary() {
    URL url = Dictionary.class.getResource("/org/languagetool/resource/uk/ukrainian.dict");
    if (url == null) {
      throw new IllegalStateException("the Ukrainian dictionary is not on the class path");
    }
    try {
      lookup = new DictionaryLookup(morfologik.stemming.Dictionary.read(url));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a word in lower case is an ordinary word (not only a proper name). */
  public boolean isCommon(String norm) {
    Boolean known = common.get(norm);
    if (known == null) {
      known = false;
      for (WordData d : lookup.lookup(norm)) {
        known |= !isProper(d);
      }
      if (common.size() < MAX_REMEMBERED) {
        common.put(norm, known);
      }
    }
    return known;
  }

  /** Whether a word in lower case can only be a thing or a person: a noun that is no name. */
  public boolean isNoun(String norm) {
    Boolean known = nouns.get(norm);
    if (known == null) {
      List<WordData> all = lookup.lookup(norm);
      known = !all.isEmpty();
      for (WordData d : all) {
        CharSequence tag = d.getTag();
        known &= tag != null && tag.toString().startsWith("noun") && !isProper(d);
      }
      if (nouns.size() < MAX_REMEMBERED) {
        nouns.put(norm, known);
      }
    }
    return known;
  }

  /** The verb of which a word in lower case is a form, if it can be nothing else; commands ("fly!") and infinitives are left out. */
  public Optional<Verb> findVerb(String norm) {
    Optional<Verb> known = verbs.get(norm);
    if (known == null) {
      known = Optional.empty();
      for (WordData d : lookup.lookup(norm)) {
        String tag = String.valueOf(d.getTag());
        if (!tag.startsWith("verb") || tag.contains(":impr") || tag.contains(":inf")) {
          known = Optional.empty();
          break;
        }
        boolean singular = tag.contains(":s:") || tag.contains(":past:m") || tag.contains(":past:f") || tag.contains(":past:n");
        known = Optional.of(new Verb(d.getStem().toString(), singular, tag.contains(":past") || tag.contains(":impers")));
      }
      if (verbs.size() < MAX_REMEMBERED) {
        verbs.put(norm, known);
      }
    }
    return known;
  }

  /** The nominative of a capitalised place name, or null when the dictionary does not have it. */
  public @Nullable String findPlaceLemma(String capitalised) {
    String found = null;
    for (WordData d : lookup.lookup(capitalised)) {
      CharSequence tag = d.getTag();
      if (tag != null && tag.toString().contains("prop:geo") && found == null) {
        found = d.getStem().toString();
      }
    }
    return found;
  }

  private static boolean isProper(WordData d) {
    CharSequence tag = d.getTag();
    return tag != null && tag.toString().contains("prop");
  }
}

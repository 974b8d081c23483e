package org.tocsin.language.posts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.language.morphology.Dictionary;
import org.tocsin.language.text.Table;

/** Verbs by their infinitive: every form that the dictionary knows bears the role, and its number tells one object from several. */
final class Verbs {
  /** The roles of a singular and of a plural form. */
  private record Roles(List<Lexicon.Entry> one, List<Lexicon.Entry> several) {}

  private static final List<String> PREFIXES = List.of("до", "за", "об", "під", "від", "пере", "при", "про", "на", "роз", "ви", "по", "з", "у", "в");
  private static final int SHORTEST = 6;
  private static final List<Lexicon.Entry> TOLD = entry("TOLD");

  private final Map<String, Roles> byInfinitive = new HashMap<>();
  private final Dictionary dictionary;

  Verbs(Dictionary dictionary) {
    this.dictionary = dictionary;
    for (Table.Row r : Table.resource(Verbs.class, "/org/tocsin/language/verbs-uk.tsv")) {
      String[] roles = r.get(0).split("/");
      Roles made = new Roles(entry(roles[0]), entry(roles[roles.length - 1]));
      for (String v : r.get(1).split(",")) {
        byInfinitive.put(v.strip(), made);
      }
    }
  }

  /** A verb of the dictionary, or one with a prefix more than the dictionary has: "довертає". */
  private Optional<Dictionary.Verb> known(String norm) {
    Optional<Dictionary.Verb> whole = dictionary.findVerb(norm);
    if (whole.isPresent() || norm.length() < SHORTEST || dictionary.isCommon(norm)) {
      return whole;
    }
    for (String prefix : PREFIXES) {
      if (norm.startsWith(prefix)) {
        Optional<Dictionary.Verb> rest = dictionary.findVerb(norm.substring(prefix.length())).filter(v -> byInfinitive.containsKey(v.infinitive()));
        if (rest.isPresent()) {
          return rest;
        }
      }
    }
    return Optional.empty();
  }

  private static List<Lexicon.Entry> entry(String role) {
    return Arrays.stream(role.split("\\+")).map(r -> new Lexicon.Entry(Role.valueOf(r), "", null, false)).toList();
  }

  /** The roles of a form; of a verb in no table only that it is in the past. */
  List<Lexicon.Entry> find(String norm) {
    return known(norm)
        .map(
            v -> {
              Roles r = byInfinitive.get(v.infinitive());
              if (r == null) {
                return v.past() ? TOLD : List.<Lexicon.Entry>of();
              }
              return v.singular() ? r.one : r.several;
            })
        .orElse(List.of());
  }
}

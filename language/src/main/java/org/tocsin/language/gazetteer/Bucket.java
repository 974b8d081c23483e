package org.tocsin.language.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.language.gazetteer.Match.Reading;

/** All forms of the names that begin alike. */
final class Bucket {
  static final Bucket EMPTY = new Bucket(List.of());
  static final Comparator<Reading> LIKELIEST =
      Comparator.comparing(Reading::adjective).thenComparing((Reading r) -> -r.name().rank());

  private final Map<String, List<Reading>> forms = new HashMap<>();
  private final Set<String> firstWords = new HashSet<>();

  Bucket(List<Entry> entries) {
    for (Entry e : entries) {
      e.inflect(this::add);
    }
    forms.replaceAll((_, list) -> {
      list.sort(LIKELIEST);
      return List.copyOf(list);
    });
  }

  private void add(PlaceName name, String form, int cases, boolean adjective) {
    int space = form.indexOf(' ');
    if (space > 0) {
      firstWords.add(form.substring(0, space));
    }
    List<Reading> list = forms.computeIfAbsent(form, _ -> new ArrayList<>(1));
    for (int i = 0; i < list.size(); i++) {
      Reading r = list.get(i);
      if (r.name() == name && r.adjective() == adjective) {
        list.set(i, new Reading(name, r.cases() | cases, adjective, false));
        return;
      }
    }
    list.add(new Reading(name, cases, adjective, false));
  }

  List<Reading> find(String form) {
    return forms.getOrDefault(form, List.of());
  }

  boolean beginsLonger(String word) {
    return firstWords.contains(word);
  }
}

package org.tocsin.language.morphology;

import java.util.LinkedHashMap;
import java.util.Map;

/** Inflected forms of one word or name with the cases each may stand for. */
public final class Forms {
  private final Map<String, Integer> byForm = new LinkedHashMap<>();

  Forms add(int cases, String... forms) {
    for (String f : forms) {
      byForm.merge(f, cases, (a, b) -> a | b);
    }
    return this;
  }

  /** Form to bits of {@link Case}, in the order in which they were found. */
  public Map<String, Integer> all() {
    return byForm;
  }
}

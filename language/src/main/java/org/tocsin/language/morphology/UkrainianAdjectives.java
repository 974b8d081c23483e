package org.tocsin.language.morphology;

import static org.tocsin.language.morphology.Case.ACCUSATIVE;
import static org.tocsin.language.morphology.Case.DATIVE;
import static org.tocsin.language.morphology.Case.GENITIVE;
import static org.tocsin.language.morphology.Case.INSTRUMENTAL;
import static org.tocsin.language.morphology.Case.LOCATIVE;
import static org.tocsin.language.morphology.Case.NOMINATIVE;

/** Adjectives made from place names: Харківський район, Сумська область. */
public final class UkrainianAdjectives {
  private UkrainianAdjectives() {}

  public static boolean isMasculine(String word) {
    return word.endsWith("ський") || word.endsWith("цький") || word.endsWith("зький");
  }

  /** Forms of a masculine adjective given in the nominative, in normal form. */
  public static Forms masculine(String nominative) {
    String stem = nominative.substring(0, nominative.length() - 2);
    return new Forms()
        .add(NOMINATIVE | ACCUSATIVE, nominative)
        .add(GENITIVE, stem + "ого")
        .add(DATIVE | LOCATIVE, stem + "ому")
        .add(INSTRUMENTAL | DATIVE, stem + "им")
        .add(LOCATIVE, stem + "ім")
        .add(NOMINATIVE | ACCUSATIVE, stem + "і")
        .add(GENITIVE | LOCATIVE, stem + "их");
  }

  /** Forms of a feminine adjective given in the nominative, in normal form. */
  public static Forms feminine(String nominative) {
    String stem = nominative.substring(0, nominative.length() - 1);
    return new Forms()
        .add(NOMINATIVE, nominative)
        .add(GENITIVE, stem + "ої")
        .add(DATIVE | LOCATIVE, stem + "ій")
        .add(ACCUSATIVE, stem + "у")
        .add(INSTRUMENTAL, stem + "ою")
        .add(NOMINATIVE | ACCUSATIVE, stem + "і")
        .add(GENITIVE | LOCATIVE, stem + "их");
  }
}

package org.tocsin.language.morphology;

/** Grammatical cases as bits, since one form often serves several. */
public final class Case {
  public static final int NOMINATIVE = 1;
  public static final int GENITIVE = 2;
  public static final int DATIVE = 4;
  public static final int ACCUSATIVE = 8;
  public static final int INSTRUMENTAL = 16;
  public static final int LOCATIVE = 32;
  public static final int ANY = 63;

  private Case() {}
}

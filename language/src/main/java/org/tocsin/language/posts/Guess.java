package org.tocsin.language.posts;

/** The nominative of a name that no list holds, from its ending and the preposition before it. */
final class Guess {
  private Guess() {}

  static String nominative(String word, Mark preposition) {
    int n = word.length();
    String stem = word.substring(0, n - 1);
    boolean accusative = preposition.is(Role.ON);
    if (word.endsWith("ку") || accusative && word.endsWith("у")) {
      return stem + "а";
    }
    if (accusative && word.endsWith("ю")) {
      return stem + "я";
    }
    if (word.endsWith("івки") || word.endsWith("овки") || word.endsWith("ївки")) {
      return stem + "а";
    }
    if (word.endsWith("івкою") || word.endsWith("ївкою")) {
      return word.substring(0, n - 2) + "а";
    }
    if (word.endsWith("івці") || word.endsWith("ївці")) {
      return word.substring(0, n - 2) + "ка";
    }
    if (word.endsWith("ого") || word.endsWith("ому")) {
      return word.substring(0, n - 3) + "е";
    }
    return word;
  }
}

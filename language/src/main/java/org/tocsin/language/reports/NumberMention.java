package org.tocsin.language.reports;

/**
 * A number in a sentence.
 *
 * @param from its first token, a bound before it included
 * @param digits the first token of the number itself
 * @param to after its last token
 * @param bounded the text bounds it in its own words
 */
record NumberMention(Quantity quantity, int from, int digits, int to, boolean bounded) {
  NumberMention with(Quantity q) {
    return new NumberMention(q, from, digits, to, bounded);
  }
}

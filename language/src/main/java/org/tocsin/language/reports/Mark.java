package org.tocsin.language.reports;

/**
 * Tokens {@code from} to {@code to} (exclusive) of a sentence are a phrase of the lexicon.
 *
 * @param arg what the tag needs to be told beside itself, or empty
 */
record Mark(Tag tag, String arg, int from, int to) {}

package org.tocsin.language.reports;

import org.jspecify.annotations.Nullable;

/**
 * People spoken of in a sentence: "at least six other people", "a 52-year-old woman", a bare "three".
 *
 * @param quantity how many; some where no number is said
 * @param kind who they are; null for a bare number
 * @param other the rest of a split total: six other people
 * @param part named after "including": a part of another group
 */
record Group(Quantity quantity, @Nullable Who kind, boolean other, boolean part, boolean bounded, int from, int to) {
  enum Who {
    PEOPLE,
    CHILDREN,
    TROOPS
  }

  boolean isBare() {
    return kind == null;
  }

  Group with(Quantity q) {
    return new Group(q, kind, other, part, bounded, from, to);
  }
}

package org.tocsin.protocols.asterix;

import org.jspecify.annotations.Nullable;

/** The edition to read each category with. It is not on the wire, so it is configured for every source. */
public final class Editions {
  private final @Nullable Definition[] byCategory;

  Editions(@Nullable Definition[] byCategory) {
    this.byCategory = byCategory;
  }

  /** Null for a category without definition. */
  public @Nullable Definition of(int category) {
    return byCategory[category & 0xFF];
  }

  /** A copy with the category of {@code d} read by it. */
  public Editions with(Definition d) {
    @Nullable Definition[] copy = byCategory.clone();
    copy[d.category()] = d;
    return new Editions(copy);
  }
}

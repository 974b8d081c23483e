package org.tocsin.language.posts;

import java.util.Locale;

/** What became of an object, by the labelling guide. */
public enum Status {
  ACTIVE,
  LOST,
  DESTROYED,
  PASSED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

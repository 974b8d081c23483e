package org.tocsin.language.posts;

import java.util.Locale;

/** What a post is about as a whole, by the labelling guide; where several apply, the first declared wins. */
public enum PostKind {
  SUMMARY,
  LAUNCH,
  SIGHTING,
  ALERT_ON,
  ALERT_OFF,
  ALL_CLEAR,
  NOISE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

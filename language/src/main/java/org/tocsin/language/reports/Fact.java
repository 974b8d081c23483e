package org.tocsin.language.reports;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a claim states, whether it was read from a report or filed from a table. */
public enum Fact {
  WINDOW,
  PLACE,
  WEAPON,
  LAUNCHED,
  /** Destroyed in the air. Where a source counts the jammed among them, so does this figure. */
  INTERCEPTED,
  /** Tracked and then lost, jammed or fallen short, where the source parts them from the destroyed. */
  LOST,
  /** Still in the air when the source was written. */
  STILL_FLYING,
  /** Blows, not munitions: seven air strikes. */
  STRIKES,
  HIT_LOCATIONS,
  DEBRIS_LOCATIONS,
  EXPLOSIONS,
  KILLED,
  INJURED,
  CHILDREN_KILLED,
  CHILDREN_INJURED,
  TARGET,
  EFFECT,
  NEED,
  /** Who did it, or who denies it. */
  RESPONSIBILITY,
  /** A figure of another attack or of a longer time, kept apart from what is reported. */
  BACKGROUND;

  /** Counted by class of munition. */
  public static final Set<Fact> MUNITIONS = EnumSet.of(LAUNCHED, INTERCEPTED, LOST, STILL_FLYING, STRIKES);

  /** One number for a whole attack. */
  public static final Set<Fact> COUNTS =
      EnumSet.of(
          EXPLOSIONS, KILLED, INJURED, CHILDREN_KILLED, CHILDREN_INJURED, HIT_LOCATIONS, DEBRIS_LOCATIONS);

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Fact of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}

package org.tocsin.language.posts;

/** What a word does in a post, whatever the language. The words of each language are in {@code lexicon-*.tsv}. */
public enum Role {
  /** Preposition that means motion or place by the case of what follows: "на". */
  ON,
  /** The same for "в". */
  IN,
  /** "по": place, or target of a strike. */
  BY,
  FROM,
  TO,
  /** By way of; a position. */
  VIA,
  AT,
  /** The noun "course". */
  COURSE,
  /** Along a border: the first area named counts. */
  BORDER,
  /** Part or outskirts of what follows. */
  PART,
  /** Comes from a compass direction; the argument is the course that results, degrees. */
  COMPASS_FROM,
  COMPASS_TO,
  /** In or off the north of something: a position. */
  COMPASS_AT,
  /** North of something and outside it: a position. */
  COMPASS_OFF,
  /** The argument is a distance in kilometres. */
  DISTANCE,
  COMPASS_ADJ,
  /** The bare noun: a course after "course", else a part of a place. */
  COMPASS,
  COUNT,
  ORDINAL,
  /** A word that means one object: "the last", "it". */
  SINGLE,
  /** The others of those just named: another object. */
  REST,
  APPROX,
  /** Several, without a number. */
  MANY,
  TIMES,
  GROUP,
  MORE,
  SNAPSHOT,
  /** Unit of time or distance: the number before it counts no objects. */
  UNIT,
  /** "Speed", "height": the number after it counts no objects. */
  MEASURE,
  MOTION_ONE,
  MOTION,
  /** "To us": a destination that only the channel knows. */
  HERE,
  /** "The city": refers back. */
  BACK,
  ALERT,
  THREAT,
  SIREN,
  OFF,
  CONTINUES,
  CLEAR,
  LANDING,
  LOST,
  DESTROYED,
  LAUNCH,
  EXIT,
  DESCENT,
  TAKEOFF,
  AIRBORNE,
  MANOEUVRE,
  LAUNCH_AREA,
  MODAL,
  HAPPENED,
  LATER,
  /** Tonight, tomorrow: a threat then is a forecast. */
  HOURS_AHEAD,
  /** Speaks of what is over: news. */
  PAST,
  /** A verb of the past that no table knows: told after the fact. */
  TOLD,
  /** Traffic, goods, weather, pictures: its sentence speaks of other things than the sky. */
  OTHER,
  EXPLOSION,
  DEFENCE,
  NOT,
  /** What follows is said against what went before, of another object. */
  BUT,
  NOISE,
  /** Money is asked for. */
  DONATION,
  QUESTION,
  ACOUSTIC,
  MAP,
  /** A board of how things stand. */
  SITUATION,
  /** "City of", "village": stands before a name. */
  NP,
  RAION_WORD,
  AND,
  /** Verb of an attack that is over. */
  ATTACK,
  HIT,
  DEBRIS,
  LOCATIONS,
  NIGHT,
  AS_OF,
  UNTIL,
  INCLUDING,
  TOTAL,
  JAMMED,
  /** The argument is the number of the month. */
  MONTH,
  WEAPON
}

package org.tocsin.language.reports;

/** What a word or phrase of a report does in the story of an attack. */
enum Tag {
  /** People who may be hurt; argument {@code one} or {@code many}. */
  PERSON,
  /** People under age; argument {@code one} or {@code many}. */
  CHILD,
  /** Fighting men: their losses are no attack's casualties. */
  TROOPS,
  /** other, another, more: a part of a split total. */
  OTHER,
  /** Death; argument: {@code pp} participle or past, {@code ger}, {@code noun}, {@code adj}. */
  KILL,
  INJURE,
  /** Killed or wounded, not told apart: casualties, victims. */
  CASUALTIES,
  NONE,
  DOWN,
  /** Gone from the radar: neither stopped nor a hit. */
  LOST,
  LAUNCH,
  HIT,
  DAMAGE,
  /** strike, attack, shelling as nouns. */
  ATTACK,
  EXPLOSION,
  /** Argument: type|model|strikes. */
  WEAPON,
  TARGET,
  EFFECT,
  RUSSIAN,
  UKRAINIAN,
  /** Another war's land or party. */
  FOREIGN,
  SAY,
  /** mayor, governor: the place before or after tells whose. */
  TITLE,
  /** A stretch of time that reaches beyond one attack. */
  PERIOD,
  /** Weeks of attacks without a date. */
  RECENT,
  NATIONWIDE,
  /** The front, its lines and assaults. */
  FRONT,
  /** One that tells totals of a night: an air force, a general staff. */
  STAFF,
  DAY_SUM,
  /** would, may, threatened: no fact. */
  IRREAL,
  /** give, supply, permission: weapons spoken of are no attack's. */
  AID,
  ASK,
  NEED,
  INCLUDING,
  /** A longer phrase that only looks like one of the others. */
  IGNORE
}

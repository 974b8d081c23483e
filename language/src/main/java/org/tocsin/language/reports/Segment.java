package org.tocsin.language.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.PlaceMention.Where;

/**
 * A clause or sentence with what it tells of an attack.
 *
 * @param from first token of the sentence that belongs to it
 * @param to after the last
 * @param explosions how many were heard; null when none are told
 * @param side whose attack it is by its own words; null when it does not say
 * @param time when it happened by its own words, or null
 * @param part a figure of one place inside a total told in the same sentence
 */
record Segment(
    Read read,
    int from,
    int to,
    List<Toll> tolls,
    List<Arms> arms,
    @Nullable Counted explosions,
    @Nullable Counted blows,
    List<Mark> targets,
    List<Mark> effects,
    ReportedAttack.@Nullable Side side,
    @Nullable TimeMention time,
    boolean part) {

  /** A number and where it stands. */
  record Counted(Quantity quantity, int from, int to) {}

  Sentence sentence() {
    return read.sentence();
  }

  List<PlaceMention> there() {
    return read.places().stream().filter(p -> p.where() == Where.THERE && p.from() >= from && p.from() < to).toList();
  }

  /** Places attacked, but for countries and those in other lands. */
  List<PlaceMention> attacked() {
    return there().stream().filter(p -> !p.isCountry() && p.territory() != PlaceMention.Territory.FOREIGN).toList();
  }

  boolean has(Tag tag) {
    return read.has(tag, from, to);
  }

  /** Whether it tells a figure, a blow, or something that was hit or came of it. */
  boolean isEventful() {
    boolean counted = arms.stream().anyMatch(Arms::isCounted);
    boolean people = tolls.stream().anyMatch(t -> !t.troops());
    return counted || people || explosions != null || blows != null || !targets.isEmpty() || !effects.isEmpty();
  }
}

package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing a post says of one object, group or danger: what the grammar gives, before names are resolved to places.
 *
 * @param count objects, or null when not stated
 * @param groups the number counts groups, which do not say how many objects
 * @param area region heading, qualifier or region it is in; or null
 * @param within oblast around {@code area} when the post names it, or null
 * @param places where it is
 * @param toward where it heads for
 * @param course degrees clockwise from north, or NaN
 * @param roles everything said in its sentence
 * @param from offset of its first character in the text
 * @param to offset after its last character
 * @param emoji the weapon is known from an emoji alone
 * @param chatter how many words of its sentence have no role: talk rather than report
 */
public record Statement(
    WeaponName weapon,
    @Nullable Integer count,
    boolean groups,
    @Nullable Named area,
    @Nullable Named within,
    List<Named> places,
    List<Named> toward,
    double course,
    Status status,
    Set<Role> roles,
    int from,
    int to,
    boolean emoji,
    int chatter) {
  public Statement {
    places = List.copyOf(places);
    toward = List.copyOf(toward);
  }

  boolean hasPosition() {
    return area != null || !places.isEmpty() || !toward.isEmpty() || !Double.isNaN(course);
  }

  /** Whether all it names lies outside the country. */
  boolean isAbroad() {
    List<Named> all = new ArrayList<>(places);
    if (area != null) {
      all.add(area);
    }
    return toward.isEmpty() && !all.isEmpty() && all.stream().allMatch(Named::isAbroad);
  }

  Statement with(WeaponName w) {
    return new Statement(w, count, groups, area, within, places, toward, course, status, roles, from, to, emoji, chatter);
  }

  Statement with(Status s) {
    return new Statement(weapon, count, groups, area, within, places, toward, course, s, roles, from, to, emoji, chatter);
  }
}

package org.tocsin.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which attacks are asked for; null and empty mean any.
 *
 * @param place code of a settlement or an area
 * @param from first day on which an attack may begin
 * @param to last day on which it may begin
 * @param munition a class or a family of munitions of which a figure is known
 * @param target kind of what was hit
 * @param effect kind of what came of it
 * @param disputed only those with figures that no one number satisfies
 * @param waiting only those with claims that wait for a person
 * @param after where the page before ended, or null for the first
 * @param limit at most so many, 1 to 1000
 */
public record Selection(
    @Nullable String place,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    String side,
    String role,
    String munition,
    String target,
    String effect,
    boolean disputed,
    boolean waiting,
    @Nullable Cursor after,
    int limit) {
  public static final int MOST = 1000;

  /** A place in the list, which runs from the latest day back. */
  public record Cursor(String day, long id) {
    public String text() {
      return day + "." + id;
    }

    /** @throws IllegalArgumentException when it is no cursor */
    public static Cursor parse(String text) {
      int dot = text.lastIndexOf('.');
      String day = dot < 0 ? "" : text.substring(0, dot);
      if (dot < 0 || !day.matches("|\\d{4}-\\d\\d-\\d\\d")) {
        throw new IllegalArgumentException("'" + text + "' is no place in the list");
      }
      return new Cursor(day, Long.parseLong(text.substring(dot + 1)));
    }
  }

  public static final Selection ALL =
      new Selection(null, null, null, "", "", "", "", "", false, false, null, 100);

  public Selection {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
    }
  }

  public Selection at(@Nullable String code) {
    return new Selection(code, from, to, side, role, munition, target, effect, disputed, waiting, after, limit);
  }

  public Selection between(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new Selection(place, first, last, side, role, munition, target, effect, disputed, waiting, after, limit);
  }

  public Selection of(String otherSide, String otherRole) {
    return new Selection(place, from, to, otherSide, otherRole, munition, target, effect, disputed, waiting, after, limit);
  }

  public Selection page(@Nullable Cursor start, int size) {
    return new Selection(place, from, to, side, role, munition, target, effect, disputed, waiting, start, size);
  }
}

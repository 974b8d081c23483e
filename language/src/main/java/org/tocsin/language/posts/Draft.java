package org.tocsin.language.posts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.PlaceName.Kind;

/** A statement being collected. Mutable, local to {@link Grammar}. */
final class Draft {
  /** A weapon with the number that belongs to it. */
  static final class Use {
    WeaponName name;
    boolean one;
    @Nullable Integer count;

    Use(WeaponName name, boolean one, @Nullable Integer count) {
      this.name = name;
      this.one = one;
      this.count = count;
    }
  }

  final List<Use> weapons = new ArrayList<>(2);
  final List<Named> areas = new ArrayList<>(2);
  final List<Named> places = new ArrayList<>(4);
  final List<Named> toward = new ArrayList<>(4);
  final EnumSet<Role> roles;
  @Nullable Integer count;
  @Nullable Named within;
  @Nullable Named qualifier;
  /** A region that a nearer destination replaced. */
  @Nullable Named towardRegion;
  /** Oblast around a unit, by the unit's label. */
  final Map<String, Named> inside = new TreeMap<>();
  boolean single;
  boolean many;
  boolean groups;
  boolean border;
  /** The number holds for each of its places. */
  boolean each;
  boolean passing;
  boolean openCourse;
  /** "на/через X": a destination unless another follows. */
  boolean through;
  /** Its areas are where it comes from. */
  boolean origins;
  /** Its place was given by a compass word: a place named more closely replaces it. */
  boolean roughPlace;
  boolean framed;
  @Nullable Named heading;
  @Nullable WeaponName emoji;
  @Nullable WeaponName lineWeapon;
  double course = Double.NaN;
  Status status = Status.ACTIVE;
  int from = Integer.MAX_VALUE;
  int to = -1;

  Draft(EnumSet<Role> roles) {
    this.roles = roles;
  }

  void take(Mark m) {
    from = Math.min(from, m.from());
    to = Math.max(to, m.to());
  }

  boolean isPositioned() {
    return !areas.isEmpty() || !places.isEmpty() || !toward.isEmpty() || !Double.isNaN(course);
  }

  boolean isSubject() {
    return !weapons.isEmpty() || count != null;
  }

  boolean isEmpty() {
    return !isPositioned() && !isSubject() && status == Status.ACTIVE && !single;
  }

  /** A city with one of its quarters: the city is the area. */
  void liftCity() {
    for (List<Named> list : List.of(places, toward)) {
      for (Named n : list) {
        if (n.name().kind() == Kind.QUARTER || n.name().kind() == Kind.CITY_DISTRICT || n.name().kind() == Kind.LANDMARK) {
          String city = n.name().sites().isEmpty() ? null : n.name().sites().getFirst().within();
          if (city != null && lift(city, n, list == places)) {
            return;
          }
        }
      }
    }
  }

  /** "Повз Борщагівку на Київ" goes from the quarter to the city, and stays as it is. */
  private boolean lift(String city, Named quarter, boolean at) {
    for (List<Named> list : at ? List.of(places) : List.of(places, toward)) {
      for (Named n : list) {
        boolean same = n != quarter && n.name().kind() == Kind.SETTLEMENT && (n.label().equals(city) || n.name().sites().stream().anyMatch(s -> quarter.name().sites().getFirst().oblast().equals(s.code())));
        if (same) {
          list.remove(n);
          if (areas.isEmpty() || areas.getFirst().name().isRegion()) {
            areas.addFirst(n);
          }
          return true;
        }
      }
    }
    return false;
  }
}

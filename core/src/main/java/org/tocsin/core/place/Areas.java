package org.tocsin.core.place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * One edition of the country's areas: immutable, safe to share. Communities are the areas that are warned: hromadas
 * where they are loaded, else raions. They are numbered 0 to n-1 in order of code, for use in flat arrays.
 */
public final class Areas {
  private final String edition;
  private final String approximation;
  private final Level communityLevel;
  private final TreeMap<String, Area> byCode = new TreeMap<>();
  private final TreeMap<String, List<Area>> children = new TreeMap<>();
  private final List<Community> communities;
  private final TreeMap<String, Community> communityByCode = new TreeMap<>();
  private final List<Settlement> settlements;
  private final TreeMap<String, Settlement> settlementByCode = new TreeMap<>();
  private final TreeMap<String, List<Settlement>> settlementsByArea = new TreeMap<>();
  private final STRtree index = new STRtree();

  private record Located(Community community, IndexedPointInAreaLocator locator) {}

  /**
   * @param edition names this set of areas; recorded in the journal so that a replay knows what it was run with
   * @param approximation what a reader must know of the limits of this set; empty when the outlines are true
   * @param communityLevel areas of this level become communities; an area of a higher level that has no descendant of
   *     this level (a city that is its own raion, say) becomes a community itself
   * @throws IllegalArgumentException on a duplicate code or a parent that does not exist
   */
  public Areas(
      String edition,
      String approximation,
      Level communityLevel,
      List<Area> areas,
      List<Settlement> settlements) {
    this.edition = edition;
    this.approximation = approximation;
    this.communityLevel = communityLevel;
    for (Area a : areas) {
      if (byCode.put(a.code(), a) != null) {
        throw new IllegalArgumentException("area code " + a.code() + " occurs twice");
      }
    }
    for (Area a : byCode.values()) {
      String parent = a.parent();
      if (parent == null) {
        continue;
      }
      if (!byCode.containsKey(parent)) {
        throw new IllegalArgumentException("area " + a.code() + " has the unknown parent " + parent);
      }
      children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(a);
    }
    List<Community> found = new ArrayList<>();
    for (Area a : byCode.values()) {
      boolean finest = a.level() == communityLevel;
      boolean leafAbove = a.level().compareTo(communityLevel) < 0 && !children.containsKey(a.code());
      if (finest || leafAbove) {
        found.add(new Community(found.size(), a));
      }
    }
    communities = Collections.unmodifiableList(found);
    for (Community c : communities) {
      communityByCode.put(c.code(), c);
      index.insert(
          c.area().outline().getEnvelopeInternal(),
          new Located(c, new IndexedPointInAreaLocator(c.area().outline())));
    }
    index.build();
    this.settlements = List.copyOf(settlements);
    for (Settlement s : this.settlements) {
      settlementByCode.put(s.code(), s);
      settlementsByArea.computeIfAbsent(s.area(), _ -> new ArrayList<>()).add(s);
    }
  }

  public String edition() {
    return edition;
  }

  /** What to say wherever these outlines are shown; empty when they are true. */
  public String approximation() {
    return approximation;
  }

  /** The level that is warned where it exists. */
  public Level communityLevel() {
    return communityLevel;
  }

  /** All areas in order of code. */
  public Iterable<Area> areas() {
    return Collections.unmodifiableCollection(byCode.values());
  }

  public Optional<Area> findArea(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The areas directly inside {@code code}, in order of code. */
  public List<Area> listChildren(String code) {
    return Collections.unmodifiableList(children.getOrDefault(code, List.of()));
  }

  public List<Community> communities() {
    return communities;
  }

  public Optional<Community> findCommunity(String code) {
    return Optional.ofNullable(communityByCode.get(code));
  }

  /** The community that holds a point; empty over the sea and abroad. Takes a few microseconds. */
  public Optional<Community> findCommunityAt(GeoPoint p) {
    Coordinate c = new Coordinate(p.lon(), p.lat());
    Community best = null;
    for (Object o : index.query(new Envelope(c))) {
      Located l = (Located) o;
      // On a shared edge the lower code wins, so that the answer does not depend on the index's order.
      if (l.locator().locate(c) != Location.EXTERIOR
          && (best == null || l.community().index() < best.index())) {
        best = l.community();
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The communities an area stands for: itself, those inside it, or, for a code below the communities (a hromada while
   * only raions are loaded, a settlement), the one around it. Empty for an unknown code.
   */
  public List<Community> listCommunitiesOf(String code) {
    Community self = communityByCode.get(code);
    if (self != null) {
      return List.of(self);
    }
    if (byCode.containsKey(code)) {
      List<Community> out = new ArrayList<>();
      collect(code, out);
      return out.isEmpty() ? around(byCode.get(code).parent()) : out;
    }
    Settlement s = settlementByCode.get(code);
    return s == null ? List.of() : around(s.area());
  }

  private void collect(String code, List<Community> out) {
    for (Area a : children.getOrDefault(code, List.of())) {
      Community c = communityByCode.get(a.code());
      if (c != null) {
        out.add(c);
      } else {
        collect(a.code(), out);
      }
    }
  }

  private List<Community> around(@Nullable String code) {
    for (String at = code; at != null; ) {
      Community c = communityByCode.get(at);
      if (c != null) {
        return List.of(c);
      }
      Area a = byCode.get(at);
      at = a == null ? null : a.parent();
    }
    return List.of();
  }

  public List<Settlement> settlements() {
    return settlements;
  }

  public Optional<Settlement> findSettlement(String code) {
    return Optional.ofNullable(settlementByCode.get(code));
  }

  /** The settlements whose smallest loaded area is {@code areaCode}. */
  public List<Settlement> listSettlementsOf(String areaCode) {
    return Collections.unmodifiableList(settlementsByArea.getOrDefault(areaCode, List.of()));
  }

  /** The nearest enclosing area of a level, starting with the area itself; empty if there is none. */
  public Optional<Area> findEnclosing(String code, Level level) {
    Settlement s = settlementByCode.get(code);
    for (Area a = byCode.get(s == null ? code : s.area()); a != null; ) {
      if (a.level() == level) {
        return Optional.of(a);
      }
      a = a.parent() == null ? null : byCode.get(a.parent());
    }
    return Optional.empty();
  }
}

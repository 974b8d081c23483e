package org.tocsin.geography;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;

/** Puts the features of all files into one tree: a code once, every parent there and of a higher level. */
final class Nesting {
  private static final String UKRAINE = "UA";
  private static final String UKRAINIAN_CODE = "UA\\d{17}(-R\\d+)?";

  private final Problems problems;
  private final Register register = Register.load();
  private final TreeMap<String, FeatureFile.Feature> byCode = new TreeMap<>();
  private final TreeMap<Level, List<Located>> byLevel = new TreeMap<>();

  private record Located(String code, IndexedPointInAreaLocator locator) {}

  private Nesting(Problems problems) {
    this.problems = problems;
  }

  /** @param files features level by level, the highest first */
  static List<Area> build(List<List<FeatureFile.Feature>> files, Problems problems) {
    Nesting n = new Nesting(problems);
    files.forEach(n::add);
    files.stream().filter(f -> !f.isEmpty()).forEach(n::compareWithRegister);
    return n.areas();
  }

  private void add(List<FeatureFile.Feature> features) {
    for (FeatureFile.Feature f : features) {
      FeatureFile.Feature before = byCode.putIfAbsent(f.code(), f);
      if (before == null) {
        var locator = new IndexedPointInAreaLocator(f.outline());
        byLevel.computeIfAbsent(f.level(), _ -> new ArrayList<>()).add(new Located(f.code(), locator));
      } else if (before.level() == f.level()) {
        String first = before.file().equals(f.file()) ? "line " + before.line() : before.file() + ":" + before.line();
        problems.error(f.file(), f.line(), f.code() + " occurs twice, first in " + first);
      }
      // Else a city that is a unit of two levels: it stands once, at the higher one.
    }
  }

  /** A reform may be newer than this build, so nothing here forbids the import. */
  private void compareWithRegister(List<FeatureFile.Feature> features) {
    Level level = features.getFirst().level();
    String file = features.getFirst().file();
    boolean ukrainian = false;
    for (FeatureFile.Feature f : features) {
      if (!f.code().startsWith(UKRAINE)) {
        continue;
      }
      ukrainian = true;
      if (!f.code().matches(UKRAINIAN_CODE)) {
        problems.warn(f.file(), f.line(), f.code() + " is not written as a KATOTTG code (UA and 17 digits)");
      } else if (level != Level.HROMADA && register.findCode(f.code()).isEmpty()) {
        problems.warn(f.file(), f.line(), f.code() + " " + f.nameUk() + " is not in the register of this build");
      }
      int digits = level == Level.RAION ? 4 : 6;
      String parent = f.parent();
      if (level != Level.OBLAST && parent != null && parent.length() > digits && f.code().length() > digits
          && !f.code().equals(parent) && !f.code().startsWith(parent.substring(0, digits))) {
        problems.warn(f.file(), f.line(), f.code() + " does not begin as its parent " + parent + " does");
      }
    }
    List<Register.Unit> missing =
        register.units().stream().filter(u -> u.level() == level && !byCode.containsKey(u.code())).toList();
    if (ukrainian && !missing.isEmpty()) {
      String first = missing.stream().limit(3).map(Register.Unit::nameUk).collect(Collectors.joining(", "));
      problems.warn(file, 0, missing.size() + " units of the register are missing: " + first
          + (missing.size() > 3 ? ", …" : ""));
    }
  }

  private List<Area> areas() {
    List<Area> out = new ArrayList<>();
    TreeMap<String, List<Area>> countries = new TreeMap<>();
    for (FeatureFile.Feature f : byCode.values()) {
      String parent = f.level() == Level.OBLAST ? country(f) : parent(f);
      Area area =
          new Area(f.code(), f.level(), f.nameUk(), f.nameEn(), parent, f.population(), centre(f), f.outline());
      out.add(area);
      if (f.level() == Level.OBLAST && parent != null) {
        countries.computeIfAbsent(parent, _ -> new ArrayList<>()).add(area);
      }
    }
    if (problems.errorCount() == 0) {
      for (Map.Entry<String, List<Area>> c : countries.entrySet()) {
        out.add(country(c.getKey(), c.getValue()));
      }
    }
    return out;
  }

  private static @Nullable String country(FeatureFile.Feature oblast) {
    return oblast.parent() != null ? oblast.parent() : oblast.code().startsWith(UKRAINE) ? UKRAINE : null;
  }

  private static Area country(String code, List<Area> oblasts) {
    Geometry outline = OverlayNGRobust.union(oblasts.stream().map(Area::outline).toList()).norm();
    long population = oblasts.stream().mapToLong(Area::population).sum();
    boolean ukraine = code.equals(UKRAINE);
    String nameUk = ukraine ? "Україна" : code;
    return new Area(
        code, Level.COUNTRY, nameUk, ukraine ? "Ukraine" : code, null, population, inside(outline), outline);
  }

  private @Nullable String parent(FeatureFile.Feature f) {
    String stated = f.parent();
    if (stated == null) {
      return found(f);
    }
    FeatureFile.Feature parent = byCode.get(stated);
    if (parent == null) {
      problems.error(f.file(), f.line(), f.code() + " has the parent " + stated + ", which no file has");
    } else if (parent.level().compareTo(f.level()) >= 0) {
      problems.error(f.file(), f.line(), f.code() + " has the parent " + stated + ", which is not of a higher level");
    }
    return stated;
  }

  /** Where no parent is stated: the smallest loaded area of a higher level around a point inside. */
  private @Nullable String found(FeatureFile.Feature f) {
    Coordinate c = f.outline().getInteriorPoint().getCoordinate();
    boolean any = false;
    for (List<Located> level : byLevel.headMap(f.level(), false).descendingMap().values()) {
      any = true;
      for (Located l : level) {
        if (l.locator().locate(c) != Location.EXTERIOR) {
          return l.code();
        }
      }
    }
    if (any) {
      problems.warn(f.file(), f.line(), f.code() + " names no parent and lies in none");
    }
    return null;
  }

  private static GeoPoint centre(FeatureFile.Feature f) {
    Coordinate label = f.label();
    boolean fits = label != null && SimplePointInAreaLocator.locate(label, f.outline()) == Location.INTERIOR;
    return fits && label != null ? new GeoPoint(label.y, label.x) : inside(f.outline());
  }

  private static GeoPoint inside(Geometry outline) {
    Coordinate c = outline.getInteriorPoint().getCoordinate();
    return new GeoPoint(c.y, c.x);
  }
}

package org.tocsin.ledger.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;
import org.tocsin.geography.Romanisation;
import org.tocsin.ledger.Attack;
import org.tocsin.ledger.PlaceName;

/**
 * Places that sources name, found in the areas in use. A name that several settlements bear means the one with most
 * residents; what is not found keeps its name, with a code made of it, so that equal names still meet.
 */
public final class PlaceIndex {
  /** Starts the code of a place that the areas do not hold: abroad, a facility, a direction. */
  public static final String UNKNOWN = "x:";

  public static final String COUNTRY = "UA";

  private final Areas areas;
  private final Map<String, Area> units = new TreeMap<>();
  private final Map<String, Settlement> settlements = new TreeMap<>();

  public PlaceIndex(Areas areas) {
    this.areas = areas;
    for (Area a : areas.areas()) {
      if (a.level() == Level.OBLAST || a.level() == Level.RAION || a.level() == Level.COUNTRY) {
        for (String n : names(a.nameEn(), a.nameUk(), null)) {
          units.putIfAbsent(n, a);
        }
      }
    }
    Area crimea = units.get("autonomous republic of crimea");
    if (crimea != null) {
      units.put("crimea", crimea);
      units.put("крим", crimea);
    }
    List<Settlement> sorted = new ArrayList<>(areas.settlements());
    // A part of a city has the letter B in the register and often the city's residents in data sets.
    sorted.sort(
        Comparator.comparing((Settlement s) -> s.category() == 'B')
            .thenComparing(Comparator.comparingLong(Settlement::population).reversed())
            .thenComparing(Settlement::code));
    for (Settlement s : sorted) {
      for (String n : names(s.nameEn(), s.nameUk(), s.oldNameUk())) {
        settlements.putIfAbsent(n, s);
      }
    }
  }

  private static List<String> names(String en, String uk, @Nullable String old) {
    List<String> out = new ArrayList<>(List.of(key(en), key(uk), key(Romanisation.of(uk))));
    if (old != null) {
      out.add(key(old));
      out.add(key(Romanisation.of(old)));
    }
    return out;
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("['’ʼ`ʹ]", "").replace("region", "oblast").replaceAll("[-\\s]+", " ");
  }

  /** A place and the areas around it, the place first. */
  public List<Attack.Place> resolve(PlaceName name) {
    String code = name.code() != null ? name.code() : findCode(name).orElse(null);
    if (code == null) {
      return List.of(new Attack.Place(UNKNOWN + key(name.name()), name.name(), name.level(), true));
    }
    return around(code, name.name());
  }

  private List<Attack.Place> around(String code, String named) {
    List<Attack.Place> out = new ArrayList<>();
    Optional<Settlement> s = areas.findSettlement(code);
    String at = code;
    if (s.isPresent()) {
      String level = s.get().category() == 'C' || s.get().category() == 'X' ? "village" : "city";
      out.add(new Attack.Place(code, english(s.get()), level, true));
      at = s.get().area();
    }
    while (at != null && !at.equals(COUNTRY)) {
      Area a = areas.findArea(at).orElse(null);
      if (a == null) {
        break;
      }
      // A city that is an oblast of its own: one place, not two.
      boolean same = !out.isEmpty() && a.nameUk().equals(s.map(Settlement::nameUk).orElse(""));
      if (!same || a.level() == Level.OBLAST) {
        out.add(new Attack.Place(a.code(), a.nameEn(), a.level().name().toLowerCase(Locale.ROOT), out.isEmpty()));
      }
      at = a.parent();
    }
    if (out.isEmpty() && !code.equals(COUNTRY)) {
      return List.of(new Attack.Place(code, named, "facility", true));
    }
    out.add(new Attack.Place(COUNTRY, "Ukraine", "country", out.isEmpty()));
    return out;
  }

  /** In English after the Ukrainian: the register's romanisation, whatever a data set writes. */
  private static String english(Settlement s) {
    return Romanisation.of(s.nameUk());
  }

  /** The code of a place by its name in English or Ukrainian: Kharkiv, Kharkiv oblast, Харків, Kharkivska oblast. */
  public Optional<String> findCode(PlaceName name) {
    String k = key(name.name());
    if (k.equals("ukraine") || k.equals("україна")) {
      return Optional.of(COUNTRY);
    }
    boolean unit = name.level().equals("oblast") || name.level().equals("raion") || name.level().equals("country");
    Optional<String> area = findUnit(k, name.level());
    if (unit) {
      return area;
    }
    if (name.level().equals("facility") || name.level().equals("direction") || name.level().equals("district")) {
      return Optional.empty();
    }
    Settlement s = settlements.get(k.endsWith(" city") ? k.substring(0, k.length() - 5) : k);
    return s != null ? Optional.of(s.code()) : area;
  }

  private Optional<String> findUnit(String k, String level) {
    Area a = units.get(k);
    if (a == null && level.equals("oblast")) {
      a = units.get(k + " oblast");
    }
    return Optional.ofNullable(a).map(Area::code);
  }

  /** Any place by what a person types: a code, or a name of a town or an area. */
  public Optional<Attack.Place> find(String typed) {
    String t = typed.strip();
    if (areas.findArea(t).isPresent() || areas.findSettlement(t).isPresent()) {
      return Optional.of(around(t, t).getFirst());
    }
    return findCode(new PlaceName(t, "", null)).map(c -> around(c, t).getFirst());
  }

  public Optional<GeoPoint> pointOf(String code) {
    Optional<GeoPoint> s = areas.findSettlement(code).map(Settlement::point);
    return s.isPresent() ? s : areas.findArea(code).map(Area::centre);
  }

  /** Codes of the place and of the areas around it, the country left out. */
  public List<String> listAround(String code) {
    return around(code, code).stream().map(Attack.Place::code).filter(c -> !c.equals(COUNTRY)).toList();
  }

  public Areas areas() {
    return areas;
  }
}

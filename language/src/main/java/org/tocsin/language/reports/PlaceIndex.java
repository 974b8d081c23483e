package org.tocsin.language.reports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;
import org.tocsin.geography.Romanisation;
import org.tocsin.language.reports.Claim.PlaceLevel;
import org.tocsin.language.reports.PlaceMention.Territory;
import org.tocsin.language.text.Table;

/**
 * Names of places in English: the register's own forms, other spellings, Russia, occupied places. Keys are lower case
 * with spaces for hyphens. Of namesakes the best known is meant; its code is given only when it has no equal.
 */
final class PlaceIndex {
  /** @param within code of the oblast around it */
  record Known(String name, PlaceLevel level, @Nullable String code, Territory territory, @Nullable String within) {}

  private static final String CRIMEA = "UA01";
  private static final String SEVASTOPOL = "UA85";

  private final Areas areas;
  private final Map<String, Known> settlements = new HashMap<>();
  private final Map<String, Known> oblasts = new HashMap<>();
  private final Map<String, Known> others = new HashMap<>();
  private final Map<String, String> cities = new HashMap<>();
  private final Set<String> occupied = new HashSet<>();
  private final Map<String, Known> oblastStems = new HashMap<>();
  private final Map<String, Known> raionStems = new HashMap<>();
  private static final java.util.regex.Pattern ADJECTIVE = java.util.regex.Pattern.compile("(.*[сцз]ьк)(?:ий|а|е|ої|ого|ій|ому|у|им|их|і|ою)");

  PlaceIndex(Areas areas) {
    this.areas = areas;
    Table.resource(PlaceIndex.class, "occupied.tsv").forEach(r -> occupied.add(r.get(0)));
    for (Area a : areas.areas()) {
      if (a.level() == Level.OBLAST && a.nameEn().endsWith(" Oblast")) {
        String stem = a.nameEn().substring(0, a.nameEn().length() - 7);
        Known k = new Known(a.nameEn(), PlaceLevel.OBLAST, a.code(), ofOblast(a.code()), null);
        oblasts.put(key(stem), k);
        oblasts.putIfAbsent(key(Romanisation.of(a.nameUk().split(" ")[0])), k);
      }
    }
    Map<String, Long> best = new HashMap<>();
    for (Settlement s : areas.settlements()) {
      if (s.category() == 'B') {
        continue;
      }
      for (String key : List.of(key(name(s)), key(s.nameEn()))) {
        long rank = rank(s);
        Long old = best.get(key);
        Known known = settlements.get(key);
        if (old == null || rank > old) {
          best.put(key, rank);
          settlements.put(key, known(s, s.code()));
        } else if (rank == old && known != null && !s.code().equals(known.code())) {
          settlements.put(key, new Known(known.name(), known.level(), null, Territory.UKRAINE, null));
        }
      }
    }
    spellings();
    abroad();
    slips();
    stems();
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', ' ').replace("’", "'").replace("'", "").strip();
  }

  private static long rank(Settlement s) {
    return switch (s.category()) {
          case 'K' -> 3_000_000_000L;
          case 'M' -> 1_000_000_000L;
          case 'X' -> 100_000_000L;
          default -> 0;
        }
        + s.population();
  }

  /** The name by the national romanisation: what the register calls English differs from edition to edition. */
  private static String name(Settlement s) {
    return Romanisation.of(s.nameUk());
  }

  Known known(Settlement s, @Nullable String code) {
    String oblast = areas.findEnclosing(s.area(), Level.OBLAST).map(Area::code).orElse(null);
    boolean held = occupied.contains(name(s)) && (s.category() == 'M' || s.category() == 'K') || oblast != null && ofOblast(oblast) == Territory.OCCUPIED;
    PlaceLevel level = s.category() == 'M' || s.category() == 'K' ? PlaceLevel.CITY : PlaceLevel.VILLAGE;
    return new Known(name(s), level, code, held ? Territory.OCCUPIED : Territory.UKRAINE, oblast);
  }

  static Territory ofOblast(String code) {
    return code.startsWith(CRIMEA) || code.startsWith(SEVASTOPOL) ? Territory.OCCUPIED : Territory.UKRAINE;
  }

  private void spellings() {
    for (Table.Row r : Table.resource(PlaceIndex.class, "exonyms.tsv")) {
      String key = key(r.get(0));
      for (String other : r.get(1).split(",")) {
        if (!other.isBlank()) {
          Known s = settlements.get(key);
          Known o = oblasts.get(key);
          if (s != null) {
            settlements.putIfAbsent(key(other), s);
          }
          if (o != null) {
            oblasts.putIfAbsent(key(other), o);
          }
        }
      }
    }
  }

  private void abroad() {
    for (Table.Row r : Table.resource(PlaceIndex.class, "places-abroad.tsv")) {
      Known k = new Known(r.get(2), PlaceLevel.valueOf(r.get(1).toUpperCase(Locale.ROOT)), null, PlaceMention.territory(r.get(0)), null);
      for (String name : r.get(3).split(",")) {
        String key = key(name);
        // A namesake city in Ukraine stays; a village gives way.
        Known own = settlements.get(key);
        if (own == null || own.level() != PlaceLevel.CITY || k.name().equals(own.name())) {
          others.putIfAbsent(key, k);
        }
      }
    }
  }

  /** One letter of a city's name written wrong. */
  private void slips() {
    settlements.forEach((key, k) -> {
      if (k.level() == PlaceLevel.CITY && k.code() != null && key.length() >= 6 && key.indexOf(' ') < 0) {
        cities.put(key, key);
      }
    });
  }

  @Nullable Known find(String key) {
    Known k = others.get(key);
    return k == null ? settlements.get(key) : k;
  }

  /** The oblast or raion that a Ukrainian adjective names, by its stem: кіровоградськ. */
  @Nullable Known findStem(String stem, Level level) {
    return (level == Level.OBLAST ? oblastStems : raionStems).get(stem);
  }

  /** The stem of an adjective in -ський, -цький, or null. */
  static @Nullable String stem(String word) {
    java.util.regex.Matcher m = ADJECTIVE.matcher(word);
    return m.matches() ? m.group(1) : null;
  }

  private void stems() {
    for (Area a : areas.areas()) {
      String[] words = a.nameUk().toLowerCase(Locale.ROOT).replace('’', '\'').split(" ");
      String stem = words.length == 2 ? stem(words[0]) : null;
      if (stem != null && (a.level() == Level.OBLAST || a.level() == Level.RAION)) {
        Known k = findByCode(a.code());
        if (k != null) {
          (a.level() == Level.OBLAST ? oblastStems : raionStems).putIfAbsent(stem, k);
        }
      }
    }
  }

  @Nullable Known findOblast(String key) {
    return oblasts.get(key);
  }

  /** The one city whose name differs in one letter, if exactly one does. */
  @Nullable Known findSlip(String key) {
    if (key.length() < 6) {
      return null;
    }
    String found = null;
    for (String c : cities.keySet()) {
      if (c.length() == key.length() && c.charAt(0) == key.charAt(0) && differs(c, key) == 1) {
        if (found != null) {
          return null;
        }
        found = c;
      }
    }
    return found == null ? null : settlements.get(found);
  }

  private static int differs(String a, String b) {
    int n = 0;
    for (int i = 0; i < a.length() && n < 2; i++) {
      n += a.charAt(i) == b.charAt(i) ? 0 : 1;
    }
    return n;
  }

  @Nullable Known findByCode(String code) {
    Settlement s = areas.findSettlement(code).orElse(null);
    if (s != null) {
      return known(s, code);
    }
    Area a = areas.findArea(code).orElse(null);
    if (a == null) {
      return null;
    }
    String oblast = areas.findEnclosing(code, Level.OBLAST).map(Area::code).orElse(code);
    return switch (a.level()) {
      case OBLAST -> new Known(a.nameEn(), a.nameEn().endsWith(" Oblast") ? PlaceLevel.OBLAST : PlaceLevel.CITY, code, ofOblast(code), null);
      case RAION -> new Known(a.nameEn().replace("Raion", "raion"), PlaceLevel.RAION, code, ofOblast(oblast), oblast);
      case HROMADA -> new Known(hromada(a.nameEn()), PlaceLevel.RAION, code, ofOblast(oblast), oblast);
      case DISTRICT -> new Known(a.nameEn().replaceAll("(?i) (raion|district)$", "") + " district", PlaceLevel.DISTRICT, code, ofOblast(oblast), oblast);
      case COUNTRY -> new Known("Ukraine", PlaceLevel.COUNTRY, code, Territory.UKRAINE, null);
      case SETTLEMENT -> null;
    };
  }

  private static String hromada(String name) {
    return name.replaceAll("(?i) hromada$", "") + " hromada";
  }

  static List<String> heads() {
    return List.of("region", "oblast", "province");
  }
}

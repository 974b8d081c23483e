package org.tocsin.language.gazetteer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.GeoPoint;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;
import org.tocsin.geography.Romanisation;
import org.tocsin.language.gazetteer.Entry.Style;
import org.tocsin.language.gazetteer.PlaceName.Kind;
import org.tocsin.language.morphology.UkrainianAdjectives;
import org.tocsin.language.text.Table;

/** Collects names from areas and from the table of other names. */
final class GazetteerBuilder {
  /** Half the radius of a disc of this area is a fair standard deviation of a point within an area of unknown shape. */
  private static final double OBLAST_SIGMA = 60_000;

  private static final double RAION_SIGMA = 25_000;
  private static final double HROMADA_SIGMA = 9_000;

  private final Areas areas;
  private static final int SHORT = 5;
  private static final Pattern ABBREVIATED = Pattern.compile("(.* )?\\p{Lu}{2,}[\\d-]*");

  private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
  private final Map<String, List<PlaceName>> tags = new LinkedHashMap<>();
  private final Map<String, List<Site>> settlements = new TreeMap<>();
  private final Map<String, Double> ranks = new TreeMap<>();

  GazetteerBuilder(Areas areas) {
    this.areas = areas;
    units();
    settlements();
    table();
  }

  /** Entries by {@link Entry#bucket}. */
  Map<String, List<Entry>> entries() {
    return entries;
  }

  Map<String, List<PlaceName>> tags() {
    return tags;
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('’', '\'').replace('ʼ', '\'').replace('-', ' ').replace(".", "").strip();
  }

  static String tagKey(String tag) {
    return tag.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
  }

  private void decline(PlaceName name, String written) {
    String k = key(written);
    if (k.isEmpty()) {
      return;
    }
    if (ABBREVIATED.matcher(written).matches()) {
      int head = k.lastIndexOf(' ');
      k = head < 0 ? '\t' + k : k.substring(0, head) + '\t' + k.substring(head + 1);
    }
    entry(name, k, Style.NAME);
  }

  private void entry(PlaceName name, String key, Style style) {
    Entry e = new Entry(name, key, style);
    Set<String> buckets = new LinkedHashSet<>();
    buckets.add(Entry.bucket(key.replace("\t", "")));
    if (key.length() <= SHORT && style == Style.NAME) {
      // Short names may lose a vowel among their first letters: Орел, Орла.
      e.inflect((_, form, _, _) -> buckets.add(Entry.bucket(form)));
    }
    for (String b : buckets) {
      entries.computeIfAbsent(b, _ -> new ArrayList<>()).add(e);
    }
  }

  private void units() {
    Map<String, List<Site>> raions = new TreeMap<>();
    Map<String, List<Site>> hromadas = new TreeMap<>();
    Map<String, List<Site>> districts = new TreeMap<>();
    for (Area a : areas.areas()) {
      String adjective = a.nameUk().split(" ")[0].replace('’', '\'');
      switch (a.level()) {
        case OBLAST -> oblast(a);
        case RAION -> {
          if (a.nameUk().endsWith("район") || UkrainianAdjectives.isMasculine(adjective)) {
            raions.computeIfAbsent(adjective, _ -> new ArrayList<>()).add(site(a, RAION_SIGMA));
          }
        }
        case HROMADA -> hromadas.computeIfAbsent(adjective, _ -> new ArrayList<>()).add(site(a, HROMADA_SIGMA));
        case DISTRICT -> districts.computeIfAbsent(adjective, _ -> new ArrayList<>()).add(site(a, 3_000));
        default -> {}
      }
    }
    raions.forEach((adj, sites) -> masculineUnit(new PlaceName(adj + " район", Kind.RAION, sites, 3.5), adj));
    districts.forEach((adj, sites) -> masculineUnit(new PlaceName(adj + " район", Kind.CITY_DISTRICT, sites, 3.2), adj));
    hromadas.forEach((adj, sites) -> hromada(new PlaceName(adj + " територіальна громада", Kind.HROMADA, sites, 2), adj));
  }

  private Site site(Area a, double sigma) {
    String oblast = areas.findEnclosing(a.code(), Level.OBLAST).map(Area::code).orElse("");
    String raion = areas.findEnclosing(a.code(), Level.RAION).map(Area::code).orElse("");
    return new Site(a.code(), null, oblast, raion, a.centre(), sigma, 1 + a.population() / 1e4);
  }

  private void oblast(Area a) {
    if (!a.nameUk().contains("ська") && !a.nameUk().contains("цька") && !a.nameUk().contains("зька")) {
      return;
    }
    String adjective = a.nameUk().split(" ")[0];
    PlaceName name = new PlaceName(a.nameUk(), Kind.OBLAST, List.of(site(a, OBLAST_SIGMA)), 4.5);
    tag(name, adjective + "область");
    entry(name, key(adjective), Style.OBLAST);
    for (String en : List.of("oblast", "region")) {
      entry(name, key(a.nameEn().replace(" Oblast", "")) + ' ' + en, Style.FIXED);
    }
  }

  private void masculineUnit(PlaceName name, String adjective) {
    tag(name, adjective + "район");
    entry(name, key(adjective), Style.RAION);
  }

  private void hromada(PlaceName name, String adjective) {
    tag(name, adjective + "територіальнагромада");
    entry(name, key(adjective), Style.HROMADA);
  }

  private void tag(PlaceName name, String tag) {
    tags.computeIfAbsent(tagKey(tag), _ -> new ArrayList<>()).add(name);
  }

  private void settlements() {
    Map<String, String> english = new TreeMap<>();
    for (Settlement s : areas.settlements()) {
      String oblast = areas.findEnclosing(s.code(), Level.OBLAST).map(Area::code).orElse("");
      String raion = areas.findEnclosing(s.code(), Level.RAION).map(Area::code).orElse("");
      double rank = rank(s);
      double sigma = s.population() > 500_000 ? 6_000 : s.population() > 50_000 ? 3_500 : s.population() > 5_000 ? 2_000 : 1_200;
      Site site = new Site(s.code(), null, oblast, raion, s.point(), sigma, StrictMath.pow(4, rank));
      settlement(s.nameUk(), site, rank);
      if (s.oldNameUk() != null && !s.oldNameUk().isBlank()) {
        settlement(s.oldNameUk(), site, rank - 0.5);
      }
      if (rank >= 2.5) {
        english.putIfAbsent(key(s.nameEn()), s.nameUk());
        // Registers write some names otherwise than road signs do.
        english.putIfAbsent(key(Romanisation.of(s.nameUk())), s.nameUk());
      }
    }
    Map<String, PlaceName> names = new TreeMap<>();
    settlements.forEach((label, sites) -> {
      PlaceName name = new PlaceName(label, Kind.SETTLEMENT, sites, ranks.get(label));
      names.put(label, name);
      decline(name, label);
      if (name.rank() >= 3) {
        tag(name, "м" + label);
      }
    });
    english.forEach((en, label) -> entry(names.get(label.replace('’', '\'')), en, Style.FIXED));
  }

  private void settlement(String label, Site site, double rank) {
    String clean = label.replace('’', '\'').replace('ʼ', '\'');
    settlements.computeIfAbsent(clean, _ -> new ArrayList<>()).add(site);
    ranks.merge(clean, rank, Math::max);
  }

  private static double rank(Settlement s) {
    double size = s.population() > 0 ? StrictMath.log10(s.population()) / 1.3 : 0;
    double standing = switch (s.category()) {
      case 'K' -> 4;
      case 'M' -> 3;
      case 'X' -> 1.5;
      default -> 0.5;
    };
    return standing + size / 2;
  }

  private void table() {
    for (Table.Row row : Table.resource(Gazetteer.class, "/org/tocsin/language/places.tsv")) {
      String kind = row.get(0);
      String label = row.get(1);
      PlaceName name = kind.equals("oblast") ? oblastAlias(row) : kind.equals("raion") ? raionAlias(row) : entry(kind, label, row);
      if (name == null) {
        continue;
      }
      if (kind.equals("cityraion") || kind.equals("raion")) {
        masculineUnit(name, label);
        continue;
      }
      decline(name, label);
      String[] others = row.get(2).split(";");
      for (String other : others[0].split(",")) {
        PlaceName own = name.isRegion() || other.isBlank() ? name : new PlaceName(other.strip(), name.kind(), name.sites(), name.rank());
        decline(own, other);
      }
      for (String spelling : others.length > 1 ? others[1].split(",") : new String[0]) {
        decline(name, spelling);
      }
      for (String english : others.length > 2 ? others[2].split(",") : new String[0]) {
        entry(name, key(english), Style.FIXED);
      }
      if (kind.equals("other") && label.endsWith("область")) {
        entry(name, key(label.split(" ")[0]), Style.OBLAST);
      }
    }
  }

  private @Nullable PlaceName oblastAlias(Table.Row row) {
    for (Area a : areas.areas()) {
      if (a.level() == Level.OBLAST && a.code().startsWith(row.get(3))) {
        return new PlaceName(a.nameUk(), Kind.OBLAST, List.of(site(a, OBLAST_SIGMA)), 4.6);
      }
    }
    return null;
  }

  private @Nullable PlaceName raionAlias(Table.Row row) {
    for (Area a : areas.areas()) {
      if (a.level() == Level.RAION && a.code().startsWith(row.get(3))) {
        return new PlaceName(row.get(1) + " район", Kind.RAION, List.of(site(a, RAION_SIGMA)), 3.4);
      }
    }
    return null;
  }

  private @Nullable PlaceName entry(String kind, String label, Table.Row row) {
    Kind k = switch (kind) {
      case "other" -> Kind.OTHER;
      case "sea" -> Kind.SEA;
      case "landmark" -> Kind.LANDMARK;
      case "airfield" -> Kind.AIRFIELD;
      case "nickname" -> Kind.SETTLEMENT;
      case "district" -> Kind.QUARTER;
      case "cityraion" -> Kind.CITY_DISTRICT;
      default -> throw new IllegalStateException("places.tsv: unknown kind " + kind);
    };
    String shown = k == Kind.CITY_DISTRICT ? label + " район" : label;
    double rank = switch (k) {
      case SETTLEMENT -> 4.4;
      case QUARTER -> 3.4;
      case AIRFIELD -> 3.3;
      default -> 3.2;
    };
    String[] ref = row.get(3).split("@");
    List<Site> sites = new ArrayList<>();
    if (ref.length == 2) {
      for (Site s : settlements.getOrDefault(ref[0].replace('’', '\''), List.of())) {
        if (s.oblast().startsWith(ref[1]) || s.code() != null && s.code().startsWith(ref[1])) {
          sites.add(k == Kind.SETTLEMENT ? s : new Site(null, ref[0], s.oblast(), s.raion(), point(row, s.point()), sigma(row), 10));
        }
      }
      if (sites.size() > 1) {
        sites.sort((a, b) -> Double.compare(b.weight(), a.weight()));
        sites = new ArrayList<>(sites.subList(0, 1));
      }
    } else {
      sites.add(new Site(null, null, "", "", point(row, new GeoPoint(0, 0)), sigma(row), 10));
    }
    return sites.isEmpty() ? null : new PlaceName(shown, k, sites, rank);
  }

  private static GeoPoint point(Table.Row row, GeoPoint otherwise) {
    return row.get(4).isEmpty() ? otherwise : new GeoPoint(Double.parseDouble(row.get(4)), Double.parseDouble(row.get(5)));
  }

  private static double sigma(Table.Row row) {
    return row.get(6).isEmpty() ? 2_000 : Double.parseDouble(row.get(6));
  }
}

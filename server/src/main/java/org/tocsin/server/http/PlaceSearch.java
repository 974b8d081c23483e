package org.tocsin.server.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.core.place.Level;
import org.tocsin.core.place.Settlement;

/** Finds settlements by the beginning of their name, in Ukrainian, English or as it was before a renaming. */
final class PlaceSearch {
  private static final int MOST = 20;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 60;

  private final Areas areas;
  private final TreeMap<String, List<Settlement>> byName = new TreeMap<>();

  PlaceSearch(Areas areas) {
    this.areas = areas;
    for (Settlement s : areas.settlements()) {
      add(s.nameUk(), s);
      add(s.nameEn(), s);
      if (s.oldNameUk() != null) {
        add(s.oldNameUk(), s);
      }
    }
  }

  private void add(String name, Settlement s) {
    if (!name.isBlank()) {
      byName.computeIfAbsent(folded(name), _ -> new ArrayList<>(1)).add(s);
    }
  }

  /** Full matches first, then the more people the earlier; at most {@value #MOST}. */
  Views.Places find(String query) {
    String q = folded(query);
    if (q.length() < SHORTEST || q.length() > LONGEST) {
      throw Refusal.badRequest("bad_query", "q takes " + SHORTEST + " to " + LONGEST + " characters of a name");
    }
    Comparator<Settlement> larger = Comparator.comparingLong(Settlement::population).reversed();
    SequencedSet<Settlement> found = new LinkedHashSet<>();
    byName.getOrDefault(q, List.of()).stream().sorted(larger).forEach(found::add);
    byName.subMap(q, q + '\uFFFF').values().stream().flatMap(List::stream).sorted(larger).limit(MOST).forEach(found::add);
    return new Views.Places(found.stream().limit(MOST).map(this::view).toList());
  }

  private Views.Place view(Settlement s) {
    Optional<Area> raion = areas.findEnclosing(s.code(), Level.RAION);
    Optional<Area> oblast = areas.findEnclosing(s.code(), Level.OBLAST);
    var community = areas.listCommunitiesOf(s.code());
    return new Views.Place(
        s.code(),
        s.nameUk(),
        s.nameEn(),
        community.isEmpty() ? "" : community.getFirst().code(),
        s.point().lat(),
        s.point().lon(),
        raion.map(Area::nameUk).orElse(""),
        raion.map(Area::nameEn).orElse(""),
        oblast.map(Area::nameUk).orElse(""),
        oblast.map(Area::nameEn).orElse(""));
  }

  /** Apostrophes come in three forms and are often left out. */
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("['’ʼ`\"]", "").strip();
  }
}

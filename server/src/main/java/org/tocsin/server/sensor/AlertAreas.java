package org.tocsin.server.sensor;

import java.util.List;
import java.util.Optional;
import org.tocsin.core.place.Area;
import org.tocsin.core.place.Areas;
import org.tocsin.protocols.alertsapi.AreaAlert;
import org.tocsin.server.feed.AreaNames;

/**
 * Areas that alert services name. A name is looked for inside the oblast that the service gives with it: raions and hromadas
 * of different oblasts share names, and an alert in the wrong place is worse than one that is counted as not placed.
 */
final class AlertAreas {
  private final Areas areas;
  private final AreaNames names;

  AlertAreas(Areas areas, AreaNames names) {
    this.areas = areas;
    this.names = names;
  }

  /** Codes of the area of an alert; empty where it cannot be told. */
  List<String> codes(AreaAlert a) {
    if (a.within().isEmpty()) {
      return names.findOblast(a.area()).map(o -> List.of(o.code())).orElse(List.of());
    }
    return find(a.within(), a.area());
  }

  private List<String> find(List<String> within, String name) {
    Optional<Area> at = names.findOblast(within.getFirst());
    for (int i = 1; i < within.size() && at.isPresent(); i++) {
      at = names.findInside(at.get(), within.get(i));
    }
    if (at.isEmpty()) {
      return List.of();
    }
    Optional<Area> inside = names.findInside(at.get(), name);
    if (inside.isPresent()) {
      return List.of(inside.get().code());
    }
    // Where hromadas are not loaded, the alert of one is that of the raion around it; of an oblast it would be too much.
    boolean raion = within.size() > 1 && !names.hasHromadas();
    return raion && !areas.listCommunitiesOf(at.get().code()).isEmpty() ? List.of(at.get().code()) : List.of();
  }
}

package org.tocsin.language.posts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.PlaceName;

/** Readings in the shape of the labelling guide for posts, so that any scorer can judge them. */
public final class Labels {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Labels() {}

  /** The {@code labels} object of a post. */
  public static ObjectNode of(Parsed p) {
    ObjectNode o = JSON.createObjectNode();
    o.put("kind", p.kind().label());
    ArrayNode items = o.putArray("items");
    if (p.kind() != PostKind.SUMMARY && p.kind() != PostKind.NOISE) {
      for (Statement s : p.statements()) {
        items.add(item(s));
      }
    }
    if (!p.tags().isEmpty()) {
      ArrayNode tags = o.putArray("tags");
      p.tags().forEach(tags::add);
    }
    if (p.summary() != null) {
      o.set("summary", summary(p.summary()));
    }
    return o;
  }

  private static ObjectNode item(Statement s) {
    ObjectNode o = JSON.createObjectNode();
    o.put("threat", s.weapon().kind().label());
    o.put("count", s.count());
    if (s.area() == null) {
      o.putNull("area");
    } else {
      ObjectNode a = o.putObject("area");
      a.put("name_uk", s.area().label());
      a.put("level", level(s.area().name()));
      if (s.within() != null) {
        a.put("oblast_uk", s.within().label());
      }
    }
    o.put("place", joined(s.places()));
    o.put("toward", joined(s.toward()));
    if (Double.isNaN(s.course())) {
      o.putNull("heading_deg");
    } else {
      o.put("heading_deg", (int) s.course());
    }
    o.put("status", s.status().label());
    return o;
  }

  static String level(PlaceName n) {
    return switch (n.kind()) {
      case OBLAST -> "oblast";
      case RAION, CITY_DISTRICT -> "raion";
      case HROMADA -> "hromada";
      case SETTLEMENT, QUARTER, LANDMARK, AIRFIELD -> "settlement";
      case SEA -> "sea";
      case OTHER -> "other";
    };
  }

  private static @Nullable String joined(List<Named> names) {
    return names.isEmpty() ? null : names.stream().map(Named::label).collect(Collectors.joining("/"));
  }

  private static ObjectNode summary(Summary s) {
    ObjectNode o = JSON.createObjectNode();
    o.set("launched", figures(s.launched()));
    o.set("destroyed", figures(s.destroyed()));
    if (s.from() == null && s.to() == null) {
      o.putNull("window");
    } else {
      ObjectNode w = o.putObject("window");
      w.put("from", s.from());
      w.put("to", s.to());
    }
    if (!s.lost().isEmpty()) {
      o.set("lost", figures(s.lost()));
    }
    if (!s.hits().isEmpty()) {
      o.set("hits", figures(s.hits()));
    }
    if (s.hitLocations() != null) {
      o.put("hit_locations", s.hitLocations());
    }
    if (s.debrisLocations() != null) {
      o.put("debris_locations", s.debrisLocations());
    }
    return o;
  }

  private static ObjectNode figures(Map<String, @Nullable Integer> figures) {
    ObjectNode o = JSON.createObjectNode();
    figures.forEach(o::put);
    return o;
  }
}

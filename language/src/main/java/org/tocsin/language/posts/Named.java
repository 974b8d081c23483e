package org.tocsin.language.posts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.gazetteer.Match.Reading;
import org.tocsin.language.gazetteer.PlaceName;

/**
 * A place as named in a post.
 *
 * @param name the likeliest name
 * @param readings every name it may be a form of
 * @param aside where in relation to it, or null for at it
 */
public record Named(PlaceName name, List<Reading> readings, @Nullable Aside aside) {
  public Named {
    readings = List.copyOf(readings);
  }

  Named(PlaceName name, List<Reading> readings) {
    this(name, readings, null);
  }

  Named with(Aside there) {
    return new Named(name, readings, there);
  }

  public String label() {
    return name.label();
  }

  /** No place of the country has this name; seas and quarters lie in it or beside it. */
  boolean isAbroad() {
    boolean can = name.kind() == PlaceName.Kind.OTHER || name.kind() == PlaceName.Kind.AIRFIELD || name.kind() == PlaceName.Kind.SETTLEMENT;
    return can && !name.sites().isEmpty() && name.sites().stream().allMatch(s -> s.code() == null && s.oblast().isEmpty());
  }

  boolean isOblast() {
    return name.kind() == PlaceName.Kind.OBLAST;
  }
}

package org.tocsin.language.posts;

import java.util.List;
import org.tocsin.language.gazetteer.Match.Reading;
import org.tocsin.language.gazetteer.PlaceName;

/**
 * A place as named in a post.
 *
 * @param name the likeliest name
 * @param readings every name it may be a form of
 */
public record Named(PlaceName name, List<Reading> readings) {
  public Named {
    readings = List.copyOf(readings);
  }

  public String label() {
    return name.label();
  }

  boolean isOblast() {
    return name.kind() == PlaceName.Kind.OBLAST;
  }
}

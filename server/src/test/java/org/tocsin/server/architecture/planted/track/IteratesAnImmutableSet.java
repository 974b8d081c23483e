package org.tocsin.server.architecture.planted.track;

import java.util.Set;

public final class IteratesAnImmutableSet {
  public String first() {
    return Set.of("a", "b", "c").iterator().next();
  }
}

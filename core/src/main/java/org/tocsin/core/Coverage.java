package org.tocsin.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a working feed last looked at each community. Immutable.
 *
 * @param everywhere when a feed that covers the whole country last spoke; null before the first
 * @param regional by community index: when a regional feed last spoke; null where none ever did
 */
public record Coverage(@Nullable Instant everywhere, List<@Nullable Instant> regional) {
  public Optional<Instant> findLastLooked(int community) {
    Instant local = regional.get(community);
    if (local == null || (everywhere != null && everywhere.isAfter(local))) {
      return Optional.ofNullable(everywhere);
    }
    return Optional.of(local);
  }
}

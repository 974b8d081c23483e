package org.tocsin.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For each community, when a working feed last looked at it. Immutable.
 *
 * @param lastLooked by community index; null where nobody ever looked
 */
public record Coverage(List<@Nullable Instant> lastLooked) {
  public Optional<Instant> findLastLooked(int community) {
    return Optional.ofNullable(lastLooked.get(community));
  }
}

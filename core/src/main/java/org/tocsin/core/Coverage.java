package org.tocsin.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When somebody last looked at each community. Immutable.
 *
 * @param everywhere when a feed that covers the whole country last spoke; null before the first
 * @param regional by community index: when a regional feed last spoke; null where none ever did
 * @param watched by community index: whether a radar looks at it now; empty when none looks anywhere
 * @param at the "now" of {@code watched}; null when none looks anywhere
 */
public record Coverage(
    @Nullable Instant everywhere,
    List<@Nullable Instant> regional,
    List<Boolean> watched,
    @Nullable Instant at) {
  public Coverage(@Nullable Instant everywhere, List<@Nullable Instant> regional) {
    this(everywhere, regional, List.of(), null);
  }

  public Optional<Instant> findLastLooked(int community) {
    if (!watched.isEmpty() && watched.get(community)) {
      return Optional.ofNullable(at);
    }
    Instant local = regional.get(community);
    if (local == null || (everywhere != null && everywhere.isAfter(local))) {
      return Optional.ofNullable(everywhere);
    }
    return Optional.of(local);
  }
}

package org.tocsin.language.posts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a finished attack as the state gives them. Keys are {@code total}, {@code uav} (all kinds together) and the
 * labels of {@link WeaponKind}; the value is null where something is named without a number. No figure is computed from
 * others.
 *
 * @param lost tracked and then lost, jammed among them, where the text parts them from the destroyed
 * @param stillFlying named as still in the air when the text was written, or null
 * @param from start of the period as {@code DD.MM} or {@code DD.MM HH:MM}, Kyiv time, or null
 * @param to its end
 */
public record Summary(
    Map<String, @Nullable Integer> launched,
    Map<String, @Nullable Integer> destroyed,
    Map<String, @Nullable Integer> lost,
    Map<String, @Nullable Integer> hits,
    @Nullable Integer hitLocations,
    @Nullable Integer debrisLocations,
    @Nullable Integer stillFlying,
    @Nullable String from,
    @Nullable String to) {}

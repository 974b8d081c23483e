package org.tocsin.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A place as a source names it.
 *
 * @param level city, village, district, raion, oblast, country, facility or direction
 * @param code register code, where the source's reader found one
 */
public record PlaceName(String name, String level, @Nullable String code) {}

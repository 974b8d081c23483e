package org.tocsin.core.place;

import org.jspecify.annotations.Nullable;

/**
 * A city, town or village.
 *
 * @param code KATOTTG code, or the data set's own id
 * @param oldNameUk the name before a renaming, if any
 * @param category register letter: K special city, M city, X selyshche, C village
 * @param area code of the smallest area that holds it (hromada, or raion where hromadas are not loaded)
 * @param population residents; 0 when not known
 */
public record Settlement(
    String code,
    String nameUk,
    String nameEn,
    @Nullable String oldNameUk,
    char category,
    GeoPoint point,
    String area,
    long population) {}

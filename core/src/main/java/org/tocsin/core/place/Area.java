package org.tocsin.core.place;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A unit of the country, or an operator's own polygon.
 *
 * @param code KATOTTG code (or the operator's), unique
 * @param parent code of the unit around it; null for the country
 * @param population residents; 0 when not known
 * @param centre a point inside, fit for a label
 * @param outline polygon or multipolygon, WGS-84, x = longitude, y = latitude; treat as immutable
 */
public record Area(
    String code,
    Level level,
    String nameUk,
    String nameEn,
    @Nullable String parent,
    long population,
    GeoPoint centre,
    Geometry outline) {}

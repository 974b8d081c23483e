package org.tocsin.language.gazetteer;

import org.jspecify.annotations.Nullable;
import org.tocsin.core.place.GeoPoint;

/**
 * One place that a name may stand for.
 *
 * @param code code of the area or settlement, or null for what the register does not hold
 * @param within name of the city that holds a quarter or city district, or null
 * @param oblast code of the oblast-level unit around it, or empty
 * @param raion code of the raion around it, or empty
 * @param sigma standard deviation in metres of where within it something is
 * @param weight prior weight among namesakes: population and standing
 */
public record Site(
    @Nullable String code,
    @Nullable String within,
    String oblast,
    String raion,
    GeoPoint point,
    double sigma,
    double weight) {}

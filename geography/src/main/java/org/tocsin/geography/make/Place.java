package org.tocsin.geography.make;

import org.tocsin.core.place.GeoPoint;

/**
 * A populated place of GeoNames.
 *
 * @param name as GeoNames writes it in Latin letters
 * @param unit number of its raion, or of its city with the rank of an oblast; empty when none is known near
 * @param oblast number of its oblast-level unit; empty when GeoNames names none
 */
record Place(String name, GeoPoint point, String unit, String oblast) {}

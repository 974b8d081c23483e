package org.tocsin.core.approach;

import java.time.Instant;

/**
 * Hop 6: one threat seen from one community.
 *
 * @param threat id of the threat
 * @param community index in {@code Areas.communities()}
 * @param probability that it comes within its danger radius of the community, 0 to 1
 * @param earliest 10 % quantile of the time of arrival, given that it comes
 * @param likely median
 * @param latest 90 % quantile
 */
public record Approach(
    String threat, int community, double probability, Instant earliest, Instant likely, Instant latest) {}

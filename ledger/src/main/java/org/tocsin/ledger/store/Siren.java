package org.tocsin.ledger.store;

import java.time.Instant;

/**
 * One alert of the state's sirens, or of Tocsin's own journal.
 *
 * @param area code of the area
 * @param level oblast, raion, hromada or city
 * @param flags {@code n}: the end is assumed, {@code m}: alerts of smaller areas joined into a larger one, {@code j}: of
 *     Tocsin's journal
 * @param source name of the history it stands in; empty before it is filed
 */
public record Siren(String area, String name, String level, Instant start, Instant end, String flags, String source) {}

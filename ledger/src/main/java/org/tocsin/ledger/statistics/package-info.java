/** Sums over released attacks that never add a whole and its parts, each with the claims it rests on. */
@NullMarked
package org.tocsin.ledger.statistics;

import org.jspecify.annotations.NullMarked;

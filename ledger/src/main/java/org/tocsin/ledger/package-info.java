/**
 * Attacks that did happen: what sources claim, filed unchanged; the attacks that their claims join into; and what may be
 * told of them.
 */
@NullMarked
package org.tocsin.ledger;

import org.jspecify.annotations.NullMarked;

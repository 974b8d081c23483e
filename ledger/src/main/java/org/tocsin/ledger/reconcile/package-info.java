/** Accounts of many sources to attacks, and claims to figures with their bounds and disagreements. */
@NullMarked
package org.tocsin.ledger.reconcile;

import org.jspecify.annotations.NullMarked;

/** The one way out: everything an output shows has passed the embargo here. */
@NullMarked
package org.tocsin.ledger.publish;

import org.jspecify.annotations.NullMarked;

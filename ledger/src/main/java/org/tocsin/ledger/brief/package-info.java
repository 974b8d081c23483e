/** One page for a partner or a newsroom, every figure footnoted to its sentence. */
@NullMarked
package org.tocsin.ledger.brief;

import org.jspecify.annotations.NullMarked;

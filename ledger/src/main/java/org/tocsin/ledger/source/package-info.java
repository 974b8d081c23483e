/** What the ledger takes in: reports, tables of raids, official summaries, histories of sirens. */
@NullMarked
package org.tocsin.ledger.source;

import org.jspecify.annotations.NullMarked;

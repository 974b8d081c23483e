/** Where the ledger is kept: SQLite or PostgreSQL, by plain SQL. */
@NullMarked
package org.tocsin.ledger.store;

import org.jspecify.annotations.NullMarked;

/** Released attacks as files of other formats. */
@NullMarked
package org.tocsin.ledger.export;

import org.jspecify.annotations.NullMarked;

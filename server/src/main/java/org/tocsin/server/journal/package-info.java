/** The journal on disk: one append-only, checksummed file per UTC day. */
@NullMarked
package org.tocsin.server.journal;

import org.jspecify.annotations.NullMarked;

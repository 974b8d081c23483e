/** Cursor on Target: events as XML and as TAK protocol version 1, stream and mesh framing, negotiation. */
@NullMarked
package org.tocsin.protocols.cot;

import org.jspecify.annotations.NullMarked;

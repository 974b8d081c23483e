/** Nets of microphones: a JSON message with a published schema, a compact form for GSM links, and the state of the net. */
@NullMarked
package org.tocsin.protocols.acoustic;

import org.jspecify.annotations.NullMarked;

/** Recordings: pcap and pcapng with their UDP payloads, and the framings in which ASTERIX is stored. */
@NullMarked
package org.tocsin.protocols.capture;

import org.jspecify.annotations.NullMarked;

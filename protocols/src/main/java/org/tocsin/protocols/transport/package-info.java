/** How messages come in: UDP unicast and multicast, TCP and TLS streams, MQTT. Every receiver counts, bounds and reconnects. */
@NullMarked
package org.tocsin.protocols.transport;

import org.jspecify.annotations.NullMarked;

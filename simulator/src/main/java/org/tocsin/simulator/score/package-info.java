/** How good tracks are: GOSPA, identity, latency, consistency, by the definitions of the field. */
@NullMarked
package org.tocsin.simulator.score;

import org.jspecify.annotations.NullMarked;

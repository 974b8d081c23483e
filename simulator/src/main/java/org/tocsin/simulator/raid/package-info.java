/** Raids that never happened: seeded truth, with the people it endangers. Physics and public figures are named where used. */
@NullMarked
package org.tocsin.simulator.raid;

import org.jspecify.annotations.NullMarked;

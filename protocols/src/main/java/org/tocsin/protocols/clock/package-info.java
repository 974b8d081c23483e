/** Clocks of sources: dated, watched, corrected when they cannot be right. */
@NullMarked
package org.tocsin.protocols.clock;

import org.jspecify.annotations.NullMarked;

/** Hop 2: what a feed says about the world, in SI units and WGS-84, always with its uncertainty. */
@NullMarked
package org.tocsin.core.observation;

import org.jspecify.annotations.NullMarked;

/** Judges warnings: the same raids and the same observations under our policy and under the rules in use. */
@NullMarked
package org.tocsin.simulator.study;

import org.jspecify.annotations.NullMarked;

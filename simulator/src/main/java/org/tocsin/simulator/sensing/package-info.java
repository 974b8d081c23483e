/** The same truth as people, sensors and the state see and say it: late, vague, echoed, sometimes wrong. */
@NullMarked
package org.tocsin.simulator.sensing;

import org.jspecify.annotations.NullMarked;

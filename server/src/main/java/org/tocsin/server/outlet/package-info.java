/** Hop 8: outlets carry alerts to people and machines, each from a bounded queue of its own. */
@NullMarked
package org.tocsin.server.outlet;

import org.jspecify.annotations.NullMarked;

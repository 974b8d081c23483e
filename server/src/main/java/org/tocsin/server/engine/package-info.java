/** The core thread: takes datagrams in order, records them, steps the two machines, hands updates to the outlets. */
@NullMarked
package org.tocsin.server.engine;

import org.jspecify.annotations.NullMarked;

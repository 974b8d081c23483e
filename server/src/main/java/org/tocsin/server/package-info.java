/** The one process: what it listens to, the two machines, and where it speaks, wired in {@code Assembly}. */
@NullMarked
package org.tocsin.server;

import org.jspecify.annotations.NullMarked;

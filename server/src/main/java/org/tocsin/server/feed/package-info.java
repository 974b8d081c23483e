/** Hop 1: feeds receive datagrams from outside; decoders turn them into observations. */
@NullMarked
package org.tocsin.server.feed;

import org.jspecify.annotations.NullMarked;

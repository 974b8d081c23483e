/**
 * EUROCONTROL ASTERIX: definition tables of our own (text, one file per category and edition), a first pass that finds
 * item offsets without allocating, typed access on demand, mapping to observations, and an encoder.
 */
@NullMarked
package org.tocsin.protocols.asterix;

import org.jspecify.annotations.NullMarked;

/**
 * The two pure machines. {@code AirPicture} turns journal entries into tracks, threats and approaches;
 * {@code AlertDesk} turns those into alerts. Neither does I/O, reads a clock, starts a thread or draws an
 * unseeded number, so the same journal gives the same alerts, byte for byte, on every host.
 */
@NullMarked
package org.tocsin.core;

import org.jspecify.annotations.NullMarked;

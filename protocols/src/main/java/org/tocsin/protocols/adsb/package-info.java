/**
 * What aircraft say of themselves: Beast and AVR framing, Mode S downlink formats and 1090 MHz extended squitter (ICAO Annex 10
 * vol. IV, ICAO Doc 9871, RTCA DO-260B), SBS-1 lines and {@code aircraft.json}.
 */
@NullMarked
package org.tocsin.protocols.adsb;

import org.jspecify.annotations.NullMarked;

/** Sensor feeds: what is configured of them, how their traffic becomes datagrams, and how datagrams become observations. */
@NullMarked
package org.tocsin.server.sensor;

import org.jspecify.annotations.NullMarked;

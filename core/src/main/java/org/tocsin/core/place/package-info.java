/** Where things are: points, areas, communities and position densities. Frames: WGS-84, degrees; distances in metres. */
@NullMarked
package org.tocsin.core.place;

import org.jspecify.annotations.NullMarked;

/** Tracking scenarios as folders: sensors, detections, truth; reading, running, writing and making them. */
@NullMarked
package org.tocsin.simulator.scenario;

import org.jspecify.annotations.NullMarked;

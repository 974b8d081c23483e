/** Hop 5: threats with class probabilities, and the estimator of reported groups. */
@NullMarked
package org.tocsin.core.threat;

import org.jspecify.annotations.NullMarked;

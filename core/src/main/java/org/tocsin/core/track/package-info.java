/** Hop 4: sensor scans to tracks. */
@NullMarked
package org.tocsin.core.track;

import org.jspecify.annotations.NullMarked;

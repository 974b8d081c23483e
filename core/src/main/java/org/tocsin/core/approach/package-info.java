/** Hop 6: which communities a threat can reach, how likely, and when. */
@NullMarked
package org.tocsin.core.approach;

import org.jspecify.annotations.NullMarked;

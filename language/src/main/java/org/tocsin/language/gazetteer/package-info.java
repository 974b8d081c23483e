/** Names of places in every inflected form, and what they may stand for. */
@NullMarked
package org.tocsin.language.gazetteer;

import org.jspecify.annotations.NullMarked;

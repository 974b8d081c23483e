/** Inflected forms of names, and what a dictionary knows of a word. */
@NullMarked
package org.tocsin.language.morphology;

import org.jspecify.annotations.NullMarked;

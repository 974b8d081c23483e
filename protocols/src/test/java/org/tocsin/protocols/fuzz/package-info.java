/** Coverage-guided fuzzing of every decoder, with Jazzer. */
@NullMarked
package org.tocsin.protocols.fuzz;

import org.jspecify.annotations.NullMarked;

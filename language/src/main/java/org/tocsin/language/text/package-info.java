/** Posts and articles cut into tokens, the same way for every language. */
@NullMarked
package org.tocsin.language.text;

import org.jspecify.annotations.NullMarked;

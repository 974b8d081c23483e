/** Files of any format here, decoded for a person or a scorer: recognised by content, as lines of JSON or statistics. */
@NullMarked
package org.tocsin.protocols.decode;

import org.jspecify.annotations.NullMarked;

/** Hop 3: entries of the one ordered journal, with the datagrams they were decoded from. */
@NullMarked
package org.tocsin.core.journal;

import org.jspecify.annotations.NullMarked;

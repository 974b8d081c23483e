/** The commands of {@code ./tocsin}. */
@NullMarked
package org.tocsin.server.command;

import org.jspecify.annotations.NullMarked;

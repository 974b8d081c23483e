/** The published API. */
@NullMarked
package org.tocsin.server.http;

import org.jspecify.annotations.NullMarked;

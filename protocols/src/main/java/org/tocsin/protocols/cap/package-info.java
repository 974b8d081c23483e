/**
 * OASIS Common Alerting Protocol: model, reader for versions 1.0 to 1.2, writer and checks for 1.2. Lenient in what is
 * read, strict in what is written.
 */
@NullMarked
package org.tocsin.protocols.cap;

import org.jspecify.annotations.NullMarked;

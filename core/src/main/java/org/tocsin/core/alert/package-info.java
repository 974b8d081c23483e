/** Hop 7: alerts, their states, reasons and policy. */
@NullMarked
package org.tocsin.core.alert;

import org.jspecify.annotations.NullMarked;

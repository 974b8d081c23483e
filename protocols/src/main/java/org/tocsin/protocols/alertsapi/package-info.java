/** Web services that repeat the state's siren: alerts.in.ua, ukrainealarm, Pikud HaOref. Informational; never the only source. */
@NullMarked
package org.tocsin.protocols.alertsapi;

import org.jspecify.annotations.NullMarked;

package org.tocsin.language.reports;

import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.WeaponType;

/**
 * Munitions named in a sentence.
 *
 * @param launched how many, or null
 * @param intercepted how many, or null
 * @param strikes blows struck with them, or null
 * @param all all of those told before were intercepted
 * @param used somebody used them, no count told
 */
record Arms(
    WeaponType type,
    @Nullable String model,
    @Nullable Quantity launched,
    @Nullable Quantity intercepted,
    @Nullable Quantity strikes,
    boolean all,
    boolean used,
    int from,
    int to) {
  boolean isCounted() {
    return launched != null || intercepted != null || strikes != null;
  }

  boolean isTotal() {
    return launched != null || intercepted != null;
  }
}

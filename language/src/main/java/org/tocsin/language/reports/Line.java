package org.tocsin.language.reports;

import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.WeaponType;

/** One weapon of an attack while it is put together. */
final class Line {
  final WeaponType type;
  final @Nullable String model;
  final Claim named;
  @Nullable Claim launched;
  @Nullable Claim intercepted;
  @Nullable Claim strikes;

  Line(WeaponType type, @Nullable String model, Claim named) {
    this.type = type;
    this.model = model;
    this.named = named;
  }

  boolean isCounted() {
    return launched != null || intercepted != null || strikes != null;
  }

  boolean isMissile() {
    return switch (type) {
      case CRUISE_MISSILE, BALLISTIC_MISSILE, AEROBALLISTIC, AIR_DEFENCE_MISSILE_S300 -> true;
      default -> false;
    };
  }

  /** The greater of two counts of one thing: the later and wider. */
  static Claim wider(@Nullable Claim old, Claim now) {
    Quantity a = old == null ? null : old.quantity();
    Quantity b = now.quantity();
    if (old == null || a == null || a.value() == null) {
      return now;
    }
    return b != null && b.value() != null && b.value() > a.value() ? now : old;
  }
}

package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.WeaponType;

/** Munitions that were neither stopped nor seen to hit: "68 more were lost from radars". */
final class Losses {
  private static final int REACH = 6;

  /** So many of a weapon were lost; tokens {@code from} to {@code to}. */
  record Loss(WeaponType type, @Nullable String model, Quantity quantity, int from, int to) {}

  private Losses() {}

  static List<Loss> find(Read r, int from, int to) {
    List<Loss> out = new ArrayList<>();
    for (Mark m : r.list(Tag.LOST)) {
      NumberMention n = m.from() >= from && m.to() <= to ? before(r, from, m.from()) : null;
      if (n != null) {
        Mark weapon = r.last(Tag.WEAPON, 0, m.from());
        String[] arg = weapon == null ? new String[] {"uav_strike", ""} : weapon.arg().split("\\|", -1);
        out.add(new Loss(WeaponType.valueOf(arg[0].toUpperCase(Locale.ROOT)), arg[1].isEmpty() ? null : arg[1], n.quantity(), n.from(), m.to()));
      }
    }
    return out;
  }

  private static @Nullable NumberMention before(Read r, int from, int at) {
    NumberMention found = null;
    for (NumberMention n : r.numbers()) {
      boolean near = n.from() >= from && n.to() <= at && at - n.to() <= REACH;
      boolean other = r.has(Tag.DOWN, n.to(), at) || r.has(Tag.LAUNCH, n.to(), at);
      found = near && !other ? n : found;
    }
    return found;
  }
}

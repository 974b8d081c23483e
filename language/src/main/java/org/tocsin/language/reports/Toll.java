package org.tocsin.language.reports;

import org.jspecify.annotations.Nullable;

/**
 * People killed or injured, as one clause tells it.
 *
 * @param killed killed, else injured
 * @param children of them, children only
 * @param other adds to what was told before: "six other people were killed"
 * @param troops fighting men: no attack's casualties
 * @param single one named or described person, not a sum
 */
record Toll(
    boolean killed, boolean children, Quantity quantity, boolean other, boolean troops, boolean single, int from, int to, int trigger) {
  static Toll of(boolean killed, Group g, Mark trigger) {
    boolean single = g.quantity().value() != null && g.quantity().value() == 1 && !g.isBare();
    return new Toll(killed, false, g.quantity(), g.other(), g.kind() == Group.Who.TROOPS, single, Math.min(g.from(), trigger.from()), Math.max(g.to(), trigger.to()), trigger.from());
  }

  static Toll children(boolean killed, Group g, int trigger) {
    return new Toll(killed, true, g.quantity(), false, false, false, g.from(), g.to(), trigger);
  }

  static Toll none(boolean killed, boolean prelim, Mark none, Mark trigger) {
    Quantity zero = Quantity.exact(0);
    int from = Math.min(none.from(), trigger.from());
    int to = Math.max(none.to(), trigger.to());
    return new Toll(killed, false, prelim ? zero.asPrelim() : zero, false, false, false, from, to, trigger.from());
  }

  @Nullable Integer value() {
    return quantity.value();
  }
}

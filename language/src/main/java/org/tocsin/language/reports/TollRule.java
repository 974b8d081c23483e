package org.tocsin.language.reports;

import org.tocsin.language.reports.Quantity.Bound;

/** Which of two figures of one attack a report stands behind: the latest and widest; parts of a split total are added up. */
final class TollRule {
  private TollRule() {}

  static Claim keep(Claim old, Toll before, Claim now, Toll t, boolean headline) {
    Quantity a = before.quantity();
    Quantity b = t.quantity();
    Integer va = a.value();
    Integer vb = b.value();
    if (va == null) {
      return vb == null || vb == 0 ? old : now;
    }
    if (vb == null || vb == 0 && va > 0) {
      return old;
    }
    if (va == 0) {
      return now;
    }
    if (t.other() && before.single() && !headline) {
      Bound bound = a.bound() == Bound.AT_LEAST || b.bound() == Bound.AT_LEAST ? Bound.AT_LEAST : b.bound();
      Quantity sum = new Quantity(va + vb, bound == Bound.RANGE ? Bound.AT_LEAST : bound, null, b.vague(), false, true);
      return new Claim(now.kind(), new Claim.Figure(sum), old.span().join(now.span()), old.sentence().join(now.sentence()), now.by(), now.status(), now.confidence());
    }
    if (vb > va) {
      return t.single() ? old : now;
    }
    boolean settled = old.sentence().start() == 0 && !headline && a.bound() != b.bound() && !t.single();
    return vb.equals(va) && (a.bound() == Bound.EXACT && b.bound() != Bound.EXACT || settled) ? now : old;
  }
}

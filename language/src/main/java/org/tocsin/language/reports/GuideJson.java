package org.tocsin.language.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a report as one JSON object in the shape of hand-made truth, so that any scorer can judge it. The
 * shape is documented in {@code docs/ledger-extraction.md}.
 */
public final class GuideJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GuideJson() {}

  public static ObjectNode of(ReadReport r) {
    ObjectNode o = JSON.createObjectNode();
    o.put("doc_id", r.report().id());
    o.put("published", r.published() == null ? null : r.published().toString());
    o.put("lang", r.report().language() == Report.Language.UKRAINIAN ? "uk" : "en");
    o.put("is_attack_report", r.isAttackReport());
    ArrayNode attacks = o.putArray("attacks");
    r.attacks().forEach(a -> attacks.add(attack(a)));
    ArrayNode needs = o.putArray("needs");
    for (Claim c : r.needs()) {
      Claim.Need n = (Claim.Need) c.value();
      needs.addObject().put("by", c.by()).put("what", n.what().key()).put("for", n.forWhom());
    }
    ArrayNode background = o.putArray("background_figures");
    for (ReadReport.BackgroundFigure f : r.background()) {
      ObjectNode b = background.addObject().put("about", f.claim().kind().key());
      b.set("value", quantity(f.claim().quantity()));
      b.put("date", f.date()).put("place", f.place()).put("date_text", f.words());
    }
    return o;
  }

  private static ObjectNode attack(ReportedAttack a) {
    ObjectNode o = JSON.createObjectNode();
    o.put("id", a.id()).put("role", a.role().key());
    if (a.partOf() != null) {
      o.put("part_of", a.partOf());
    }
    Claim.Window w = a.window().orElse(null);
    o.put("date_start", w == null || w.start() == null ? null : w.start().toString());
    o.put("date_end", w == null || w.end() == null ? null : w.end().toString());
    if (w != null && w.words() != null) {
      o.put("date_text", w.words());
    }
    if (w != null && w.partial() != null) {
      o.put("date_partial", w.partial());
    }
    o.put("side", a.side().key());
    ArrayNode places = o.putArray("places");
    for (Claim.Place p : a.places()) {
      ObjectNode n = places.addObject().put("name", p.name()).put("level", p.level().key());
      if (!p.source().equals(p.name())) {
        n.put("src", p.source());
      }
    }
    weapons(a, o.putArray("weapons"));
    for (Fact k : List.of(Fact.EXPLOSIONS, Fact.KILLED, Fact.INJURED, Fact.CHILDREN_KILLED, Fact.CHILDREN_INJURED)) {
      o.set(k.key(), quantity(a.find(k).map(Claim::quantity).orElse(null)));
    }
    ArrayNode targets = o.putArray("targets");
    for (Claim c : a.list(Fact.TARGET)) {
      Claim.Target t = (Claim.Target) c.value();
      targets.addObject().put("kind", t.kind().key()).put("name", t.name());
    }
    effects(a, o.putArray("effects"));
    claims(a, o.putArray("claims"));
    return o;
  }

  private static void weapons(ReportedAttack a, ArrayNode out) {
    for (Claim c : a.list(Fact.WEAPON)) {
      Claim.Weapon w = (Claim.Weapon) c.value();
      ObjectNode n = out.addObject().put("type", w.type().key()).put("name", w.model());
      Claim.Munitions intercepted = munitions(a, Fact.INTERCEPTED, w);
      Claim.Munitions launched = munitions(a, Fact.LAUNCHED, w);
      Claim.Munitions strikes = munitions(a, Fact.STRIKES, w);
      n.set("launched", quantity(launched == null ? null : launched.quantity()));
      n.set("intercepted", quantity(intercepted == null ? null : intercepted.quantity()));
      n.put("intercept_scope", intercepted == null ? null : intercepted.scope());
      if (strikes != null) {
        n.set("strikes", quantity(strikes.quantity()));
      }
    }
  }

  private static Claim.@Nullable Munitions munitions(ReportedAttack a, Fact kind, Claim.Weapon w) {
    for (Claim c : a.list(kind)) {
      Claim.Munitions m = (Claim.Munitions) c.value();
      if (m.type() == w.type() && Objects.equals(m.model(), w.model())) {
        return m;
      }
    }
    return null;
  }

  private static void effects(ReportedAttack a, ArrayNode out) {
    for (Claim c : a.list(Fact.EFFECT)) {
      Claim.Effect e = (Claim.Effect) c.value();
      ObjectNode n = out.addObject().put("kind", e.kind().key()).put("place", e.place());
      if (e.count() != null) {
        n.set("count", quantity(e.count()));
      }
    }
  }

  private static void claims(ReportedAttack a, ArrayNode out) {
    List<Claim> said = new ArrayList<>(a.facts());
    said.addAll(a.others());
    for (Claim c : said) {
      Quantity q = c.quantity();
      if (c.by() != null && q != null) {
        out.addObject().put("by", c.by()).put("about", c.kind().key()).set("value", quantity(q));
      }
    }
  }

  private static @Nullable ObjectNode quantity(@Nullable Quantity q) {
    if (q == null) {
      return null;
    }
    ObjectNode o = JSON.createObjectNode();
    o.put("value", q.value()).put("bound", q.bound().key());
    if (q.max() != null) {
      o.put("max", q.max());
    }
    if (q.vague()) {
      o.put("vague", true);
    }
    if (q.prelim()) {
      o.put("prelim", true);
    }
    if (q.derived()) {
      o.put("derived", true);
    }
    return o;
  }
}

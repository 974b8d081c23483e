package org.tocsin.language.reports;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.PlaceMention.Territory;
import org.tocsin.language.reports.PlaceMention.Where;
import org.tocsin.language.reports.ReportedAttack.Side;

/** Whose attack a stretch of a sentence tells of. */
final class Sides {
  private static final Set<String> BE = Set.of("was", "were", "been", "being");
  private static final Set<String> PREPOSITIONS = Set.of("on", "in", "against", "at", "by", "over", "of", "from", "near", "to");
  private static final Set<String> TARGETED = Set.of("on", "against");
  private static final Set<String> WALLS = Set.of("said", "says", "that", "when", "after", "while", "as");
  /** What follows a headline's participle: "terminals hit in second night". */
  private static final Set<String> AFTER_PASSIVE = Set.of("in", "by", "as", "after", "amid", "overnight", "again", "during", "for", ",");
  private static final int ADJECTIVE = 4;
  private static final int SUBJECT = 9;

  private Sides() {}

  static @Nullable Side of(Read r, int from, int to, boolean ukrainian) {
    Side by = attacker(r, from, to, ukrainian);
    Side where = where(r, from, to, by);
    if (where != null) {
      return where;
    }
    if (by != null) {
      return by;
    }
    return defender(r, from, to);
  }

  /** The land that was hit tells; occupied places may be hit by both, so there words go first. */
  private static @Nullable Side where(Read r, int from, int to, @Nullable Side by) {
    Side found = null;
    for (PlaceMention p : r.places()) {
      boolean there = p.where() == Where.THERE && p.from() >= from && p.from() < to;
      boolean unknown = p.place().level() == Claim.PlaceLevel.FACILITY || p.place().level() == Claim.PlaceLevel.DISTRICT;
      if (!there || unknown || p.territory() == Territory.FOREIGN || p.isCountry() && found != null) {
        continue;
      }
      if (p.territory() == Territory.OCCUPIED) {
        found = found == null ? by == null ? Side.UKRAINE_ON_RUSSIA : by : found;
      } else if (found == null) {
        found = p.territory() == Territory.RUSSIA ? Side.UKRAINE_ON_RUSSIA : Side.RUSSIA_ON_UKRAINE;
        if (p.isCountry() && by != null) {
          found = by;
        }
      }
    }
    return found;
  }

  /** "a Russian missile strike", "Moscow launched", "drones launched by Russia". */
  private static @Nullable Side attacker(Read r, int from, int to, boolean ukrainian) {
    Sentence s = r.sentence();
    if (ukrainian) {
      if (r.has(Tag.UKRAINIAN, from, to) && r.has(Tag.HIT, from, to) || r.has(Tag.UKRAINIAN, from, to) && r.has(Tag.LAUNCH, from, to)) {
        return Side.UKRAINE_ON_RUSSIA;
      }
      return r.has(Tag.RUSSIAN, from, to) && (r.has(Tag.HIT, from, to) || r.has(Tag.LAUNCH, from, to) || r.has(Tag.ATTACK, from, to)) ? Side.RUSSIA_ON_UKRAINE : null;
    }
    for (Mark m : r.marks()) {
      if (m.from() < from || m.to() > to || m.tag() != Tag.ATTACK && m.tag() != Tag.WEAPON && m.tag() != Tag.HIT && m.tag() != Tag.LAUNCH) {
        continue;
      }
      boolean verb = m.tag() == Tag.HIT || m.tag() == Tag.LAUNCH;
      boolean told = s.headline() && (AFTER_PASSIVE.contains(s.norm(m.to())) || m.to() >= to);
      boolean passive = verb && (BE.contains(s.norm(m.from() - 1)) || told);
      if (s.norm(m.to()).equals("by") || s.norm(m.to()).equals("blamed")) {
        Side by = nation(r, m.to(), Math.min(to, m.to() + 4));
        if (by != null) {
          return by;
        }
      }
      int reach = verb ? SUBJECT : ADJECTIVE;
      Side by = passive ? null : nationBefore(r, Math.max(from, m.from() - reach), m.from(), verb);
      if (by != null) {
        return by;
      }
    }
    return null;
  }

  private static @Nullable Side nationBefore(Read r, int from, int to, boolean verb) {
    Sentence s = r.sentence();
    for (int i = to - 1; i >= from; i--) {
      String w = s.norm(i);
      boolean names = i + 1 == to || r.at(Tag.WEAPON, i + 1) != null || r.at(Tag.ATTACK, i + 1) != null;
      boolean on = !names && PREPOSITIONS.contains(s.norm(i - 1)) || TARGETED.contains(w);
      boolean wall = WALLS.contains(w) || w.equals(",") && !verb || r.at(Tag.SAY, i) != null || r.at(Tag.DOWN, i) != null && r.at(Tag.DAMAGE, i) == null;
      if (wall) {
        return null;
      }
      Side side = nation(w);
      if (side != null && !on) {
        PlaceMention p = r.placeAt(i);
        boolean there = p != null && p.where() == Where.THERE;
        boolean office = r.at(Tag.TITLE, i + 1) != null || r.at(Tag.STAFF, i + 1) != null || r.at(Tag.SAY, i + 1) != null;
        if (!there && !office && r.at(Tag.IGNORE, i) == null) {
          return side;
        }
      }
    }
    return null;
  }

  private static @Nullable Side nation(Read r, int from, int to) {
    for (int i = from; i < to && !r.sentence().norm(i).equals(",") && r.at(Tag.SAY, i) == null; i++) {
      Side side = nation(r.sentence().norm(i));
      if (side != null) {
        return side;
      }
    }
    return null;
  }

  private static @Nullable Side nation(String w) {
    return switch (w) {
      case "russian", "russia", "moscow", "kremlin", "russians", "enemy", "invaders", "occupiers", "occupier", "putin" -> Side.RUSSIA_ON_UKRAINE;
      case "ukrainian", "ukraine", "kyiv", "kiev", "ukrainians" -> Side.UKRAINE_ON_RUSSIA;
      default -> null;
    };
  }

  /** Who shot them down was attacked: "Russia's defence ministry said it intercepted 20 drones". */
  private static @Nullable Side defender(Read r, int from, int to) {
    Mark down = r.first(Tag.DOWN, from, to);
    if (down == null) {
      return null;
    }
    for (int i = down.from() - 1; i >= from; i--) {
      Side n = nation(r.sentence().norm(i));
      if (n != null) {
        return n == Side.RUSSIA_ON_UKRAINE ? Side.UKRAINE_ON_RUSSIA : Side.RUSSIA_ON_UKRAINE;
      }
    }
    return null;
  }
}

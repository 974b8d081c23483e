package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Claim.WeaponType;

/** Finds what was launched, what was intercepted and what blows were struck, in one stretch of a sentence. */
final class ArmsFinder {
  private static final Set<String> ARTICLES = Set.of("a", "an", "чергову", "одну");
  private static final Set<String> CLAUSE = Set.of("that", "while", "but", "when");
  private static final Set<String> BREAKS = Set.of(",", "that", "and", "by", "were", "was", "on", "in");
  private static final Set<String> GLUE = Set.of("type", "типу", "тип", "\"", "attack", "strike", "-", "combat", "of", "the", "модифікації", "імовірно", ",");
  private static final Set<String> BE = Set.of("was", "were", "been", "be", "being", "are", "is", "have", "had", "has", "було");
  private static final Set<String> PREPOSITIONS =
      Set.of("in", "at", "on", "of", "capable", "which", "by", "to", "for", "from", "with", "and", "over", "after", "were", "was", ",", ".", "(", "по", "на", "у", "в", "з", "та", "і", "над", "із", ":", "that", "who");
  private static final Set<String> OF_THEM = Set.of("of", "them", "those", "which", "з", "із", "них");
  private static final Set<String> OUT_OF = Set.of("of", "out", "the", "з", "із", "зі", "all");
  private static final Set<String> AMOUNTS = Set.of("at", "to", "was", "as", "reached", "stood", "is");
  private static final Set<String> SITES = Set.of("locations", "location", "sites", "places", "targets");
  private static final Set<String> REDUCED = Set.of("by", "at", "on", "against", "from", "overnight", "towards", "toward", "over", "during", "in", ",");
  private static final Set<String> LISTED = Set.of(",", "and", "or", "as", "well", "various", "types", "of", "type", "different", "attack", "the");
  private static final int LIST = 14;
  private static final int NEAR = 8;
  private static final Set<String> ALL = Set.of("all", "всі", "усі", "всіх", "усіх", "each", "both", "обидва", "обидві");

  /** A weapon as named: one or several marks. */
  private record Named(WeaponType type, @Nullable String model, int from, int to) {}

  private enum Fate {
    LAUNCHED,
    INTERCEPTED,
    UNKNOWN
  }

  private final Read r;
  private final Sentence s;
  private final int start;
  private final int end;
  private final boolean ukrainian;

  private ArmsFinder(Read r, int start, int end, boolean ukrainian) {
    this.r = r;
    this.s = r.sentence();
    this.start = start;
    this.end = end;
    this.ukrainian = ukrainian;
  }

  /** @param last the weapon last counted before, for "71 were shot down" */
  static List<Arms> find(Read r, int start, int end, boolean ukrainian, @Nullable Arms last) {
    if (!r.has(Tag.WEAPON) && (last == null || !r.has(Tag.DOWN))) {
      return List.of();
    }
    return new ArmsFinder(r, start, end, ukrainian).run(last);
  }

  private List<Arms> run(@Nullable Arms last) {
    List<Arms> out = new ArrayList<>();
    List<Named> named = named();
    for (int i = 0; i < named.size(); i++) {
      out.add(arms(named.get(i), i == 0 ? start : named.get(i - 1).to));
    }
    for (NumberMention n : r.numbers()) {
      if (n.from() >= start && n.to() <= end && free(n, named)) {
        bare(n, out, last);
      }
    }
    return out;
  }

  private List<Named> named() {
    List<Named> out = new ArrayList<>();
    for (Mark m : r.list(Tag.WEAPON)) {
      if (m.from() < start || m.to() > end) {
        continue;
      }
      String[] a = m.arg().split("\\|", -1);
      Named n = new Named(WeaponType.valueOf(a[0].toUpperCase(Locale.ROOT)), a[1].isEmpty() ? null : a[1], m.from(), m.to());
      Named before = out.isEmpty() ? null : out.getLast();
      if (before != null && n.from >= before.to && glued(before.to, n.from) && (before.model == null || n.model == null)) {
        boolean first = before.model != null || n.model == null && !isVague(before.type);
        out.set(out.size() - 1, new Named(first ? before.type : n.type, before.model != null ? before.model : n.model, before.from, n.to));
      } else {
        out.add(n);
      }
    }
    return out;
  }

  private static boolean isVague(WeaponType t) {
    return t == WeaponType.MISSILE_UNKNOWN || t == WeaponType.AIRSTRIKE_UNKNOWN;
  }

  private boolean glued(int from, int to) {
    boolean comma = false;
    for (int i = from; i < to; i++) {
      comma |= s.norm(i).equals(",");
      if (!GLUE.contains(s.norm(i))) {
        return false;
      }
    }
    return to - from <= (comma ? 0 : 3);
  }

  private Arms arms(Named w, int after) {
    NumberMention n = number(w, after);
    boolean blows = isBlows(w, n);
    if (n == null) {
      boolean all = ALL.contains(s.norm(w.from - 1)) || ALL.contains(s.norm(w.from - 2));
      boolean the = s.norm(w.from - 1).equals("the") || s.norm(w.from - 2).equals("the");
      Fate f = fate(w, w.from);
      NumberMention some = someOf(w);
      if (some != null && !blows) {
        boolean down = f == Fate.INTERCEPTED;
        return new Arms(w.type, w.model, down ? null : some.quantity(), down ? some.quantity() : null, null, false, true, some.from(), w.to);
      }
      boolean whole = f == Fate.INTERCEPTED && (all || the && passive(w) == Fate.INTERCEPTED);
      Quantity one = !blows && f == Fate.LAUNCHED && single(w) && counted(w) ? Quantity.exact(1) : null;
      return new Arms(w.type, w.model, one, null, null, whole, true, w.from, w.to);
    }
    if (blows || dashed(n, w)) {
      return new Arms(w.type, w.model, null, null, n.quantity(), false, true, n.from(), w.to);
    }
    NumberMention part = outOf(n);
    if (part != null) {
      return new Arms(w.type, w.model, n.quantity(), part.quantity(), null, false, true, part.from(), w.to);
    }
    Fate f = lost(w) ? Fate.UNKNOWN : fate(w, n.from());
    boolean all = ALL.contains(s.norm(n.from() - 1)) || ALL.contains(s.norm(n.from() - 2));
    Quantity q = n.quantity();
    return switch (f) {
      case INTERCEPTED -> new Arms(w.type, w.model, all ? q : null, q, null, false, true, n.from(), w.to);
      case LAUNCHED -> new Arms(w.type, w.model, q, null, null, false, true, n.from(), w.to);
      case UNKNOWN -> new Arms(w.type, w.model, ukrainian && isListed(n) && !lost(w) ? q : null, null, null, false, true, n.from(), w.to);
    };
  }

  /** "30 of the missiles were shot down", "the number of drones shot down at 47". */
  private @Nullable NumberMention someOf(Named w) {
    for (NumberMention n : r.numbers()) {
      boolean before = n.to() < w.from && w.from - n.to() <= 3 && (s.norm(n.to()).equals("of") && !s.norm(n.to() + 1).equals("which") || s.norm(n.to()).equals("з") || s.norm(n.to()).equals("із"));
      Mark down = r.first(Tag.DOWN, w.to, Math.min(end, w.to + 2));
      boolean counted = down != null && n.from() - down.to() <= 3 && n.from() > down.to() && AMOUNTS.contains(s.norm(n.from() - 1)) && s.norm(w.from - 1).equals("of") && s.norm(w.from - 2).equals("number");
      if (n.from() >= start && n.to() <= end && (before || counted)) {
        return n;
      }
    }
    return null;
  }

  /** "another 68 drones were lost from radars". */
  private boolean lost(Named w) {
    Mark m = r.first(Tag.LOST, w.to, Math.min(end, w.to + 6));
    return m != null && r.first(Tag.WEAPON, w.to, m.from()) == null && r.first(Tag.DOWN, w.to, m.from()) == null;
  }

  /** A line of a list: a number and a weapon, and nothing before. */
  private boolean isListed(NumberMention n) {
    for (int i = start; i < n.from(); i++) {
      if (s.token(i).isWord()) {
        return false;
      }
    }
    return true;
  }

  /** "a missile" counts as one where munitions are counted: in a staff's account, or after "launched" and "fired". */
  private boolean counted(Named w) {
    Mark launch = r.first(Tag.LAUNCH, start, end);
    return r.has(Tag.STAFF, start, end) || launch != null && launch.arg().equals("pp") && Math.abs(launch.from() - w.from) <= NEAR;
  }

  private boolean single(Named w) {
    for (int i = w.from - 1; i >= Math.max(start, w.from - 3); i--) {
      if (ARTICLES.contains(s.norm(i))) {
        return s.norm(i).startsWith("a") && !s.norm(w.to - 1).endsWith("s");
      }
    }
    return false;
  }

  /** The number that counts a weapon: before it, with nothing between but what describes. */
  private @Nullable NumberMention number(Named w, int after) {
    NumberMention found = null;
    for (NumberMention n : r.numbers()) {
      if (n.to() <= w.from && n.from() >= after && w.from - n.to() <= 6) {
        found = n;
      }
    }
    if (found == null) {
      return null;
    }
    for (int i = found.to(); i < w.from; i++) {
      boolean dash = ukrainian && dashed(found, w);
      boolean other = !dash && PREPOSITIONS.contains(s.norm(i)) || r.at(Tag.PERSON, i) != null || r.at(Tag.TARGET, i) != null || r.at(Tag.KILL, i) != null || r.at(Tag.INJURE, i) != null || !ukrainian && r.at(Tag.HIT, i) != null;
      boolean many = found.quantity().vague() && (s.norm(i).equals("of") || s.norm(i).equals("\""));
      boolean withBlow = many || r.at(Tag.ATTACK, i) != null;
      if (other && !(withBlow || s.norm(i).equals("з") && r.at(Tag.ATTACK, i - 1) != null)) {
        return null;
      }
    }
    return found;
  }

  /** "121 удар, з них 85 — артилерією, 20 — із РСЗВ": blows by their weapon. */
  private boolean dashed(NumberMention n, Named w) {
    boolean blows = ukrainian && r.has(Tag.ATTACK, start, n.from()) && r.has(Tag.INCLUDING, start, n.from()) && s.norm(n.to()).equals("-");
    for (int i = n.to(); i < w.from && blows; i++) {
      blows = s.norm(i).equals("-") || s.norm(i).equals("із") || s.norm(i).equals("з");
    }
    return blows;
  }

  private boolean isBlows(Named w, @Nullable NumberMention n) {
    if (w.type == WeaponType.AIRSTRIKE_UNKNOWN && !s.norm(w.to - 1).matches("bombs?|авіабомб\\p{L}*|бомб\\p{L}*")) {
      return true;
    }
    boolean adjective = s.norm(w.from).startsWith("ракетн") || s.norm(w.from).startsWith("авіаційн") || s.norm(w.from).startsWith("артилерійськ") || s.norm(w.from).startsWith("мінометн");
    boolean after = r.at(Tag.ATTACK, w.to) != null || r.at(Tag.ATTACK, w.to + 1) != null && s.norm(w.to).equals("and");
    boolean before = n != null && r.has(Tag.ATTACK, n.to(), w.from);
    return adjective || after || before || w.type == WeaponType.ARTILLERY;
  }

  /** "38 out of 46 drones": the part. */
  private @Nullable NumberMention outOf(NumberMention n) {
    for (NumberMention p : r.numbers()) {
      if (p.to() < n.from() && n.from() - p.to() <= 4) {
        boolean linked = true;
        for (int i = p.to(); i < n.from(); i++) {
          linked &= OUT_OF.contains(s.norm(i));
        }
        if (linked) {
          return p;
        }
      }
    }
    return null;
  }

  private Fate passive(Named w) {
    for (Mark m : r.marks()) {
      boolean near = m.from() >= w.to && m.from() - w.to <= 9 && (!r.has(Tag.WEAPON, w.to, m.from()) || s.norm(w.to).equals("and") || s.norm(w.to).equals(","));
      boolean verb = m.tag() == Tag.DOWN || m.tag() == Tag.LAUNCH;
      boolean others = false;
      for (NumberMention n : r.numbers()) {
        others |= n.from() >= w.to && m.from() >= n.to() && m.from() - n.to() <= 2 && BE.contains(s.norm(n.to()));
      }
      if (near && verb && !others && (BE.contains(s.norm(m.from() - 1)) || BE.contains(s.norm(m.from() - 2)))) {
        boolean clause = false;
        for (int i = w.to; i < m.from(); i++) {
          clause |= CLAUSE.contains(s.norm(i));
        }
        return clause ? Fate.UNKNOWN : m.tag() == Tag.DOWN ? Fate.INTERCEPTED : Fate.LAUNCHED;
      }
    }
    return Fate.UNKNOWN;
  }

  /** "the 93 drones and two missiles fired by Russia": a participle without "were", with the doer, the time or the aim behind it. */
  private boolean reduced(Named w) {
    Mark m = r.first(Tag.LAUNCH, w.to, Math.min(end, w.to + LIST));
    if (m == null || !m.arg().equals("pp") || !REDUCED.contains(s.norm(m.to())) || r.last(Tag.DOWN, start, w.from) != null) {
      return false;
    }
    for (int i = w.to; i < m.from(); i++) {
      boolean listed = LISTED.contains(s.norm(i)) || s.isJoint(i) || r.at(Tag.WEAPON, i) != null || r.numberAt(i) != null;
      if (!listed) {
        return false;
      }
    }
    return true;
  }

  /** "was hit by three guided bombs": what struck is what was launched. */
  private boolean struckBy(int numberFrom) {
    Mark m = r.last(Tag.HIT, start, numberFrom);
    return m != null && !ukrainian && s.norm(m.to()).equals("by") && numberFrom - m.to() <= 2;
  }

  private Fate fate(Named w, int numberFrom) {
    Fate passive = passive(w);
    if (passive != Fate.UNKNOWN) {
      return passive;
    }
    if (reduced(w) || struckBy(numberFrom)) {
      return Fate.LAUNCHED;
    }
    for (Mark m : r.marks()) {
      if (m.tag() != Tag.HIT && (m.tag() != Tag.DAMAGE || r.at(Tag.DOWN, m.from()) != null)) {
        continue;
      }
      boolean active = m.from() >= w.to && m.from() - w.to <= 6 && !ukrainian && !BE.contains(s.norm(m.from() - 1).replace("had", "")) && plain(w.to, m.from());
      NumberMention sites = r.numberAt(m.to());
      if (active && sites != null && SITES.contains(s.norm(sites.to()))) {
        return Fate.UNKNOWN;
      }
      if (active) {
        return Fate.LAUNCHED;
      }
    }
    Mark left = null;
    Mark right = null;
    for (Mark m : r.marks()) {
      boolean verb = m.tag() == Tag.DOWN || m.tag() == Tag.LAUNCH || m.tag() == Tag.HIT;
      if (verb && m.from() >= start && m.to() <= numberFrom && !(m.tag() == Tag.HIT && !with(m.to(), numberFrom) && !instrument(w))) {
        left = m;
      }
      if (verb && m.from() >= w.to && m.to() <= end && right == null && m.from() - w.to <= 3 && (m.tag() != Tag.HIT || ukrainian)) {
        right = m;
      }
    }
    if (ukrainian && left != null && right != null && right.from() - w.to < numberFrom - left.to()) {
      left = null;
    }
    Mark m = left != null ? left : right;
    return m == null ? Fate.UNKNOWN : m.tag() == Tag.DOWN ? Fate.INTERCEPTED : Fate.LAUNCHED;
  }

  private boolean plain(int from, int to) {
    for (int i = from; i < to; i++) {
      if (BREAKS.contains(s.norm(i)) || r.numberAt(i) != null) {
        return false;
      }
    }
    return true;
  }

  /** "struck the city with five bombs", "поцілили шість ракет". */
  private boolean with(int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.norm(i).equals("with") || s.norm(i).equals("using")) {
        return true;
      }
    }
    return ukrainian && to - from <= 2;
  }

  /** "атакував 109 ударними БпЛА та п'ятьма ракетами". */
  private boolean instrument(Named w) {
    boolean form = false;
    for (int i = w.from; i < w.to; i++) {
      form |= s.norm(i).endsWith("ами") || s.norm(i).endsWith("ими");
    }
    return ukrainian && form;
  }

  private boolean free(NumberMention n, List<Named> named) {
    for (Named w : named) {
      NumberMention own = number(w, start);
      if (n.equals(own) || own != null && n.equals(outOf(own))) {
        return false;
      }
    }
    return true;
  }

  /** "71 were destroyed", "(2 збито)": of the weapon told last. */
  private void bare(NumberMention n, List<Arms> out, @Nullable Arms last) {
    boolean whole = s.norm(n.from() - 1).equals("of") && s.norm(n.from() - 2).equals("out");
    if (whole && !out.isEmpty() && out.getLast().launched() == null) {
      Arms a = out.getLast();
      out.set(out.size() - 1, new Arms(a.type(), a.model(), n.quantity(), a.intercepted(), null, false, true, a.from(), n.to()));
      return;
    }
    Mark down = r.first(Tag.DOWN, n.to(), Math.min(end, n.to() + 3));
    boolean words = false;
    for (int i = n.to(); down != null && i < down.from(); i++) {
      words |= s.token(i).isWord() && !BE.contains(s.norm(i)) && !OF_THEM.contains(s.norm(i));
    }
    Mark before = r.last(Tag.DOWN, Math.max(start, n.from() - 1), n.from());
    boolean ends = !s.token(Math.min(n.to(), s.size() - 1)).isWord() || n.to() >= end;
    if (down == null && (before == null || !ends) || words) {
      return;
    }
    Arms of = last;
    int at = -1;
    for (int i = 0; i < out.size(); i++) {
      if (out.get(i).from() < n.from()) {
        of = out.get(i);
        at = i;
      }
    }
    // "Of 158 missiles and drones launched, 114 were destroyed": of what was counted, and was no less.
    for (int i = at; i >= 0; i--) {
      Quantity whole0 = out.get(i).launched();
      Integer most = whole0 == null ? null : whole0.value();
      Integer part = n.quantity().value();
      if (out.get(i).intercepted() == null && most != null && part != null && most >= part) {
        of = out.get(i);
        at = i;
        break;
      }
    }
    if (of == null || of.intercepted() != null) {
      return;
    }
    Arms with = new Arms(of.type(), of.model(), at >= 0 ? of.launched() : null, n.quantity(), null, false, true, at >= 0 ? of.from() : n.from(), Math.max(n.to(), at >= 0 ? of.to() : 0));
    if (at >= 0) {
      out.set(at, with);
    } else {
      out.add(with);
    }
  }
}

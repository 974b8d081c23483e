package org.tocsin.language.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tocsin.language.reports.Group.Who;
import org.tocsin.language.reports.Quantity.Bound;

/** Finds how many were killed and injured, in one stretch of a sentence. */
final class Tolls {
  private static final Set<String> CLAUSE = Set.of(",", "-", "\"", "that", "said", "says", "and", "where", "when");
  private static final Set<String> ARTICLES = Set.of("a", "an");
  private static final Set<String> BREAKS = Set.of("in", "of", "to", "were", "was", "and", "at", "by");
  private static final Set<String> BEFORE_PEOPLE = Set.of("to", "of", "the", "its", "a", ":", "-", "as", "many", "other", "at", "least", "щонайменше", "ще", "її", "їх", "місцевого", "місцеву", "одного", "цивільного", "двох");
  private static final Set<String> RISES = Set.of("to", "at", "of", "до", ":", "-", "is", "was", "stands");
  private static final Set<String> UNSURE = Set.of("reports", "report", "reported", "immediate", "immediately", "надходило", "надходила", "попередньо", "попередніми", "інформації", "preliminary", "preliminarily");
  private static final Set<String> SOME_UK = Set.of("загиблі", "поранені", "постраждалі", "травмовані", "вбивають");
  private static final Set<String> BE = Set.of("was", "were", "been", "be", "being", "is", "are", "left", "leaving", "leave", "leaves", "got");
  private static final Set<String> ADVERBS = Set.of("also", "reportedly", "have", "has", "had", "not", "seriously", "fatally", "badly", "severely", "already", "later", "people", "others", "critically", "either", "slightly", "confirmed");
  private static final Set<String> LINKS = Set.of(",", "and", "or", "та", "і", "й", "а", "-", "ще");
  private static final int FAR = 24;

  private final Read r;
  private final Sentence s;
  private final boolean ukrainian;
  private final List<Group> groups;
  private final List<Mark> triggers = new ArrayList<>();
  private final List<Toll> out = new ArrayList<>();
  /** For each trigger the group it took, by index; null for none. */
  private final List<@Nullable Group> taken = new ArrayList<>();

  private Tolls(Read r, int from, int to, boolean ukrainian) {
    this.r = r;
    this.s = r.sentence();
    this.ukrainian = ukrainian;
    groups = Groups.find(r).stream().filter(g -> g.from() >= from && g.to() <= to).toList();
    for (Mark m : r.marks()) {
      boolean casualty = m.tag() == Tag.KILL || m.tag() == Tag.INJURE || m.tag() == Tag.CASUALTIES;
      boolean inside = groups.stream().anyMatch(g -> g.from() <= m.from() && m.to() < g.to());
      if (casualty && !inside && m.from() >= from && m.to() <= to) {
        triggers.add(m);
      }
    }
  }

  static List<Toll> find(Read r, int from, int to, boolean ukrainian) {
    if (!r.has(Tag.KILL) && !r.has(Tag.INJURE) && !r.has(Tag.CASUALTIES)) {
      return List.of();
    }
    Tolls t = new Tolls(r, from, to, ukrainian);
    t.run();
    return t.out;
  }

  private void run() {
    for (int i = 0; i < triggers.size(); i++) {
      Mark t = triggers.get(i);
      Mark none = none(t);
      Group g = null;
      if (none != null) {
        zero(t, none);
      } else if (t.tag() != Tag.CASUALTIES) {
        g = ukrainian ? ukrainian(t) : english(t);
        if (g != null) {
          add(i, t, g);
        } else {
          some(t);
        }
      }
      taken.add(g);
    }
    children();
  }

  private void add(int i, Mark t, Group found) {
    Group g = found;
    Mark before = i > 0 ? triggers.get(i - 1) : null;
    Group prev = i > 0 ? taken.get(i - 1) : null;
    boolean shared = prev != null && prev.equals(g);
    if (shared && !LINKS.contains(s.norm(t.from() - 1))) {
      return;
    }
    if (prev != null && before != null && inherits(prev, before, g, t)) {
      g = g.with(g.quantity().withBound(prev.quantity().bound()));
    }
    if (prev != null && before != null && g.isBare() && prev.kind() == Who.CHILDREN && linked(before.to(), g.from())) {
      // "Nine children were killed and 76 injured"
      g = new Group(g.quantity(), Who.CHILDREN, false, false, g.bounded(), g.from(), g.to());
    }
    Group also = joined(g, t);
    boolean killed = t.tag() == Tag.KILL;
    if (also != null) {
      for (Group x : List.of(g, also)) {
        if (x.kind() == Who.CHILDREN) {
          out.add(Toll.children(killed, x, t.from()));
        }
      }
      out.add(Toll.of(killed, sum(g, also), t));
      return;
    }
    boolean among = g.kind() == Who.CHILDREN && r.has(Tag.INCLUDING, g.to(), t.from());
    if (g.kind() == Who.CHILDREN) {
      out.add(Toll.children(killed, g, t.from()));
    }
    if (!among) {
      out.add(Toll.of(killed, g, t));
    }
  }

  /** "A man and two women were killed": the group beside this one that the same verb tells of, or null. */
  private @Nullable Group joined(Group g, Mark t) {
    for (Group o : groups) {
      boolean before = o.to() < g.from() && g.to() <= t.from() && s.norm(o.to()).equals("and") && g.from() == o.to() + 1;
      boolean after = o.from() == g.to() + 1 && t.to() <= g.from() && s.norm(g.to()).equals("and") && !taken(o);
      boolean people = !o.isBare() && !g.isBare() && o.kind() != Who.TROOPS && g.kind() != Who.TROOPS && !o.other() && !g.other() && !o.part() && !g.part();
      boolean counted = people && o.quantity().value() != null && g.quantity().value() != null;
      if (counted && (before || after) && this.taken.stream().noneMatch(o::equals)) {
        return o;
      }
    }
    return null;
  }

  /** Whether a verb of its own follows a group. */
  private boolean taken(Group g) {
    return triggers.stream().anyMatch(m -> m.from() >= g.to() && m.from() - g.to() <= 4);
  }

  private static Group sum(Group a, Group b) {
    Quantity qa = a.quantity();
    Quantity qb = b.quantity();
    int value = (qa.value() == null ? 0 : qa.value()) + (qb.value() == null ? 0 : qb.value());
    Bound bound = qa.bound() == Bound.AT_LEAST || qb.bound() == Bound.AT_LEAST ? Bound.AT_LEAST : Bound.EXACT;
    Quantity q = new Quantity(value, bound, null, false, false, true);
    return new Group(q, Who.PEOPLE, false, false, a.bounded() || b.bounded(), Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
  }

  /** "At least 51 killed and 271 injured": the bound covers both, unless a new verb begins. */
  private boolean inherits(Group prev, Mark before, Group g, Mark t) {
    boolean open = !g.bounded() && g.quantity().bound() == Bound.EXACT && prev.bounded() && prev.quantity().bound() != Bound.RANGE;
    boolean bare = g.to() <= t.from() && t.from() - g.to() <= 1 && !BE.contains(s.norm(t.from() - 1));
    return open && bare && linked(before.to(), g.from()) && prev.to() <= before.from();
  }

  private boolean linked(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!LINKS.contains(s.norm(i))) {
        return false;
      }
    }
    return to > from;
  }

  private @Nullable Group english(Mark t) {
    switch (t.arg()) {
      case "ger" -> {
        return right(t, 2);
      }
      case "inf" -> {
        boolean plural = s.headline() && t.from() > 0 && !s.norm(t.from() - 1).equals("to") && !r.has(Tag.IRREAL, 0, t.from());
        return s.norm(t.from()).endsWith("s") || plural ? right(t, 1) : null;
      }
      case "noun" -> {
        Group left = left(t, 2, true);
        return left != null ? left : toll(t);
      }
      default -> {}
    }
    int aux = auxiliary(t.from());
    if (aux >= 0 && aux < t.from()) {
      Group g = left(t, FAR, false);
      g = g == null ? subject(aux) : g;
      if (g != null) {
        return g;
      }
    }
    Group right = right(t, 1);
    if (right != null && aux < 0) {
      return right;
    }
    // "five people, including a child, injured", "leaving nine people dead and 59 hurt"
    return left(t, 3, false);
  }

  /** "A safety adviser for an agency was killed": one person of any calling, where the clause begins with an article. */
  private @Nullable Group subject(int aux) {
    for (int i = aux - 1; i >= Math.max(0, aux - 9); i--) {
      boolean begins = i == 0 || CLAUSE.contains(s.norm(i - 1));
      if (ARTICLES.contains(s.norm(i)) && begins) {
        boolean thing = r.has(Tag.WEAPON, i, aux) || r.has(Tag.TARGET, i, i + 4) || r.has(Tag.TROOPS, i, aux) || r.has(Tag.ATTACK, i, aux);
        return thing ? null : new Group(Quantity.exact(1), Who.PEOPLE, false, false, false, i, aux);
      }
    }
    return null;
  }

  /** The token of the auxiliary verb before a participle, or -1. */
  private int auxiliary(int at) {
    for (int i = at - 1; i >= Math.max(0, at - 4); i--) {
      if (BE.contains(s.norm(i))) {
        return i;
      }
      boolean between = ADVERBS.contains(s.norm(i)) || r.at(Tag.KILL, i) != null || r.at(Tag.INJURE, i) != null || s.norm(i).equals("and") || s.norm(i).equals("or") || r.at(Tag.INCLUDING, i) != null || s.norm(i).endsWith("ly") || s.norm(i).equals("those");
      if (!between) {
        return -1;
      }
    }
    return -1;
  }

  private @Nullable Group left(Mark t, int reach, boolean close) {
    for (int k = groups.size() - 1; k >= 0; k--) {
      Group g = groups.get(k);
      if (g.to() > t.from() || g.part() && t.from() - g.to() > 0 && hasWhole(g)) {
        continue;
      }
      int gap = gap(afterParts(g.to(), t.from()), t.from());
      if (gap > reach || close && !plain(g.to(), t.from())) {
        return null;
      }
      boolean direct = gap <= 1 || auxiliary(t.from()) == g.to() || auxiliary(t.from()) == g.to() + 1;
      if (g.isBare() && !direct) {
        continue;
      }
      // Another trigger between takes it, unless both share it: "two people were killed or injured".
      for (Mark m : triggers) {
        boolean between = m.from() >= g.to() && m.to() <= t.from() && m != t;
        if (between && !LINKS.contains(s.norm(t.from() - 1))) {
          return null;
        }
      }
      return g;
    }
    return null;
  }

  /** The end of "including several children" where it stands between. */
  private int afterParts(int from, int to) {
    int at = from;
    for (Group p : groups) {
      at = p.part() && p.from() >= from && p.to() <= to && p.from() - from <= 4 ? p.to() : at;
    }
    return at;
  }

  /** Whether another group stands before the "including" that this one follows. */
  private boolean hasWhole(Group part) {
    for (Group g : groups) {
      if (g.to() <= part.from() && !g.part() && part.from() - g.to() <= 8) {
        return true;
      }
    }
    return false;
  }

  private int gap(int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      boolean person = r.at(Tag.PERSON, i) != null || r.at(Tag.OTHER, i) != null || s.isJoint(i);
      n += person ? 0 : 1;
    }
    return n;
  }

  private boolean plain(int from, int to) {
    for (int i = from; i < to; i++) {
      boolean dash = ukrainian && s.norm(i).equals("-");
      if (!s.token(i).isWord() && !dash || BREAKS.contains(s.norm(i))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Group right(Mark t, int reach) {
    for (Group g : groups) {
      if (g.from() < t.to()) {
        continue;
      }
      int gap = g.from() - t.to();
      for (int i = t.to(); i < g.from(); i++) {
        boolean ok = BEFORE_PEOPLE.contains(s.norm(i)) || r.at(Tag.OTHER, i) != null || s.norm(i).matches("\\p{IsCyrillic}+(?:ого|ий|ій|ну|на|річна|річну|ської|ську|ька|ькі|ьких|их|і)") || s.token(i).isNumber() && s.norm(i + 2).startsWith("річн") || s.isJoint(i) || r.at(Tag.INJURE, i) != null || r.at(Tag.KILL, i) != null;
        if (!ok) {
          return null;
        }
      }
      return gap <= reach + (ukrainian ? 3 : 0) ? g : null;
    }
    return null;
  }

  /** "the death toll rose to 25", "injuries to 11 people", "кількість загиблих зросла до 12". */
  private @Nullable Group toll(Mark t) {
    for (Group g : groups) {
      boolean after = g.from() >= t.to() && g.from() - t.to() <= 9;
      int to = g.from() - 1;
      if (after && RISES.contains(s.norm(to))) {
        boolean other = false;
        for (Mark m : triggers) {
          other |= m.from() > t.from() && m.from() < g.from();
        }
        return other ? null : g;
      }
    }
    return null;
  }

  private @Nullable Group ukrainian(Mark t) {
    boolean noun = t.arg().equals("noun");
    boolean impersonal = s.norm(t.from()).endsWith("но") || s.norm(t.from()).endsWith("то");
    Group left = left(t, noun ? 1 : 6, noun);
    Group right = noun ? null : right(t, 2);
    if (noun) {
      return left != null ? left : toll(t);
    }
    if (left != null && right != null) {
      int gl = t.from() - left.to();
      int gr = right.from() - t.to();
      boolean taken = this.taken.contains(left);
      return !taken && (gl < gr || gl == gr && !impersonal) ? left : right;
    }
    return left != null ? left : right;
  }

  private @Nullable Mark none(Mark t) {
    Mark none = null;
    for (Mark m : r.marks()) {
      boolean before = m.tag() == Tag.NONE && m.to() <= t.from() && t.from() - m.to() <= (ukrainian ? 4 : 7);
      boolean after = ukrainian && m.tag() == Tag.NONE && m.from() >= t.to() && m.from() - t.to() <= 5;
      if ((before || after) && clear(Math.min(m.to(), t.to()), Math.max(m.from(), t.from()))) {
        none = m;
      }
    }
    return none;
  }

  private boolean clear(int from, int to) {
    for (int i = from; i < to; i++) {
      if (r.numberAt(i) != null || s.norm(i).equals("but") || s.norm(i).equals("але") || s.norm(i).equals(";")) {
        return false;
      }
    }
    return true;
  }

  private void zero(Mark t, Mark none) {
    int from = Math.max(0, Math.min(none.from(), t.from()) - 5);
    int to = Math.min(s.size(), Math.max(none.to(), t.to()) + 6);
    boolean prelim = false;
    for (int i = from; i < to; i++) {
      prelim |= UNSURE.contains(s.norm(i));
    }
    boolean both = t.tag() == Tag.CASUALTIES || ukrainian && s.norm(t.from()).startsWith("постражда");
    if (both || t.tag() == Tag.KILL) {
      out.add(Toll.none(true, prelim, none, t));
    }
    if (both || t.tag() == Tag.INJURE) {
      out.add(Toll.none(false, prelim, none, t));
    }
  }

  /** "others were wounded", "є загиблі та поранені": some. */
  private void some(Mark t) {
    boolean told = ukrainian
        ? SOME_UK.contains(s.norm(t.from())) && !t.arg().isEmpty()
        : s.norm(t.from() - 1).equals("were") && r.at(Tag.PERSON, t.from() - 2) != null && s.norm(t.from() - 2).equals("others");
    boolean is = ukrainian && (s.norm(t.from() - 1).equals("є") || s.norm(t.from() - 2).equals("є") || s.norm(t.from() - 1).equals("та") || s.norm(t.from()).equals("вбивають") || s.norm(t.to()).equals("є") || s.norm(t.from() - 1).equals("також"));
    if (told && (is || !ukrainian)) {
      Group g = new Group(Quantity.some(), Who.PEOPLE, false, false, false, t.from(), t.to());
      out.add(Toll.of(t.tag() == Tag.KILL, g, t));
    }
  }

  /** "injured, including five children", "of which three are dead children". */
  private void children() {
    for (Group g : groups) {
      if (g.kind() != Who.CHILDREN || taken.contains(g) || !g.part()) {
        continue;
      }
      Mark of = null;
      for (int i = 0; i < triggers.size(); i++) {
        Mark t = triggers.get(i);
        Group whole = taken.get(i);
        boolean before = t.to() <= g.from();
        boolean wholeBefore = whole != null && whole.to() <= g.from();
        if (before && (whole != null || of == null) || wholeBefore && t.from() >= g.to() && (of == null || whole.from() > groupOf(of))) {
          of = t;
        }
      }
      if (of != null && of.tag() != Tag.CASUALTIES) {
        out.add(Toll.children(of.tag() == Tag.KILL, g, of.from()));
      }
    }
  }

  private int groupOf(Mark t) {
    Group g = taken.get(triggers.indexOf(t));
    return g == null ? -1 : g.from();
  }
}
